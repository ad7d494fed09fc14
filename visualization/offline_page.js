"use strict";
(function () {
  const page = JSON.parse(document.getElementById("page-data").textContent);
  const container = document.getElementById("drawing");
  const nodes = new vis.DataSet(page.nodes);
  const network = new vis.Network(container, { nodes: nodes, edges: new vis.DataSet(page.edges) }, JSON.parse(page.options));
  const rows = new Map(Array.from(document.querySelectorAll("tr[data-node]"), (row) => [Number(row.dataset.node), row]));
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const animation = still ? false : { duration: 250, easingFunction: "easeInOutQuad" };

  function backToStart() {
    const xs = page.nodes.map((node) => node.x);
    const ys = page.nodes.map((node) => node.y);
    const [left, right, top, bottom] = [Math.min(...xs) - 160, Math.max(...xs) + 160, Math.min(...ys) - 50, Math.max(...ys) + 50];
    const byWidth = container.clientWidth / (right - left);
    const scale = Math.max(0.35, Math.min(1.1, page.downward ? Math.min(byWidth, container.clientHeight / (bottom - top)) : byWidth));
    const shownHeight = container.clientHeight / scale;
    const y = bottom - top <= shownHeight ? (top + bottom) / 2 : top + shownHeight / 2;
    network.moveTo({ position: { x: (left + right) / 2, y: y }, scale: scale });
  }

  function mark(id) {
    rows.forEach((row, key) => row.classList.toggle("chosen", key === id));
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.max(0.05, Math.min(4, network.getScale() * factor)), animation: animation });
  }

  const acts = {
    fit: () => network.fit({ animation: animation }),
    top: backToStart,
    in: () => zoom(1.3),
    out: () => zoom(1 / 1.3),
  };
  document.querySelectorAll("button[data-act]").forEach((button) => button.addEventListener("click", acts[button.dataset.act]));

  rows.forEach((row, id) => row.querySelector("button").addEventListener("click", () => {
    mark(id);
    network.selectNodes([id]);
    network.focus(id, { scale: Math.max(0.8, network.getScale()), animation: animation });
    container.scrollIntoView({ block: "nearest" });
  }));

  network.on("selectNode", (event) => {
    mark(event.nodes[0]);
    rows.get(event.nodes[0]).scrollIntoView({ block: "nearest" });
  });
  network.on("deselectNode", () => mark(null));

  document.getElementById("find").addEventListener("input", (event) => {
    const wanted = event.target.value.trim().toLowerCase();
    const found = [];
    rows.forEach((row, id) => {
      const hit = row.querySelector("th").textContent.toLowerCase().includes(wanted);
      row.hidden = !hit;
      if (wanted && hit) { found.push(id); }
    });
    network.selectNodes(found);
    if (found.length) { network.focus(found[0], { scale: Math.max(0.6, network.getScale()), animation: false }); }
  });

  backToStart();
})();
