import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from domain.ownership.control import ControlCertainty
from domain.ownership.customer_tree import TreeSummary
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from visualization.ownership.tree_export import MAX_ELEMENTS, export_page
from visualization.ownership.tree_page import TreePage, TreeParty, TreeStake

HOSTILE = (
    '<img src=x onerror="window.hacked=1">',
    "</script><script>window.hacked=1</script>",
    '<a href="https://example.invalid/">href</a>',
    "{{ 7*7 }}{% raw %}",
    "\u2028'\"&<!--",
)


def company(id_: str, name: str, depth: int, *, controlled: bool = True, interest: float = 100) -> TreeParty:
    return TreeParty(id_, name, PartyKind.COMPANY, depth, ControlCertainty.CERTAIN if controlled else None, interest)


def stake(holder: str, held: str, percent: float | None = 60, id_: str = "") -> TreeStake:
    return TreeStake(Stake(holder, held, percent, percent, id=id_), ("demo",), date(2020, 1, 1))


def page(names: tuple[str, ...], stakes: tuple[TreeStake, ...] = (), *, truncated: bool = False) -> TreePage:
    parties = (company("0", names[0], 0), *(company(str(n), name, 1) for n, name in enumerate(names[1:], 1)))
    return TreePage("0", date(2026, 9, 1), parties, stakes, truncated)


class Reader(HTMLParser):
    """Collects what a browser would see: elements with attributes, and the text of each script and style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.content: list[tuple[str, str]] = []
        self.text: list[str] = []
        self._open = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in {"script", "style"}:
            self.content.append((self._open, data))
        else:
            self.text.append(data)

    @property
    def data(self) -> dict[str, list[dict[str, object]]]:
        return json.loads(next(text for tag, text in self.content if text.startswith('{"')))


def read(exported: bytes) -> Reader:
    return Reader(exported.decode("utf-8"))


def test_page_refers_to_nothing_outside_itself() -> None:
    seen = read(export_page(page(("根公司", *HOSTILE)), "zh"))
    loading = {"src", "href", "srcset", "action", "formaction", "data", "poster", "background", "style", "ping"}
    assert [(tag, name) for tag, attrs in seen.elements for name in attrs if name in loading] == []
    assert not {tag for tag, _ in seen.elements} & {"link", "iframe", "object", "embed", "base", "img", "a", "form"}
    assert not re.search(r"@import|url\(", next(text for tag, text in seen.content if tag == "style"))
    assert not any("sourceMappingURL" in text for _, text in seen.content)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_names_stay_text_whatever_they_contain(language: str) -> None:
    seen = read(export_page(page(HOSTILE, tuple(stake("0", str(n)) for n in range(1, 5))), language))
    harmless = read(
        export_page(page(("a", "b", "c", "d", "e"), tuple(stake("0", str(n)) for n in range(1, 5))), language)
    )
    assert [tag for tag, _ in seen.elements] == [tag for tag, _ in harmless.elements]
    assert not any(name.startswith("on") for _, attrs in seen.elements for name in attrs)
    scripts = [text for tag, text in seen.content if tag == "script"]
    assert scripts[1:] == [text for tag, text in harmless.content if tag == "script"][1:]  # library and behaviour
    shown = "".join(seen.text)
    assert all(name in shown for name in HOSTILE)
    titles = [str(node["title"]) for node in seen.data["nodes"]]
    assert all(any(name in title for title in titles) for name in HOSTILE)


def test_policy_names_exactly_the_scripts_and_style_of_the_page() -> None:
    seen = read(export_page(page(("根公司", *HOSTILE))))
    policy = next(a["content"] or "" for tag, a in seen.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    running = [text for tag, text in seen.content if not text.startswith('{"')]
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in running}
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == hashes
    assert len(hashes) == 3


def test_every_stake_is_drawn_cross_holdings_self_holdings_and_parallel_ones_too() -> None:
    stakes = (stake("0", "1"), stake("1", "2", 16.43), stake("2", "1", 3.64), stake("1", "2", 5), stake("2", "2", 1.8))
    drawn = read(export_page(page(("Root", "A", "B"), stakes))).data["edges"]
    assert [(edge["from"], edge["to"], edge["label"]) for edge in drawn] == [
        (0, 1, "60%"),
        (1, 2, "16.43%"),
        (2, 1, "3.64%"),
        (1, 2, "5%"),
        (2, 2, "1.8%"),
    ]
    assert len({edge["id"] for edge in drawn}) == 5
    assert all(edge["arrows"] == "to" for edge in drawn)
    assert drawn[1]["smooth"] != drawn[3]["smooth"]  # parallel stakes do not lie on each other


def test_undisclosed_and_banded_shares_are_said_as_such() -> None:
    band = TreeStake(Stake("0", "1", 25, 50, low_open=True))
    drawn = read(export_page(page(("Root", "One"), (band, stake("0", "1", None))), "en")).data["edges"]
    assert [edge["label"] for edge in drawn] == [">25–50%", "size not disclosed"]
    assert all(edge["dashes"] for edge in drawn)


def test_large_tree_is_cut_to_the_cap_and_says_so() -> None:
    names = tuple(f"公司{n}" for n in range(1_501))
    seen = read(export_page(page(names, tuple(stake("0", str(n)) for n in range(1, 1_501))), "zh"))
    elements = len(seen.data["nodes"]) + len(seen.data["edges"])
    assert MAX_ELEMENTS - 2 < elements <= MAX_ELEMENTS
    shown = "".join(seen.text)
    assert "只包含离根最近的 1000 个主体（共 1501 个）" in shown
    assert "1501 个主体" in shown


def test_query_truncation_is_said() -> None:
    shown = "".join(read(export_page(page(("Root",), truncated=True), "en")).text)
    assert "cut this tree off" in shown
    assert "cut this tree off" not in "".join(read(export_page(page(("Root",)), "en")).text)


@pytest.mark.parametrize(("language", "lang", "words"), [
    ("zh", "zh-CN", ("客户树：寰岳", "图例", "截至日期", "虚构", "第三方声明")),
    ("en", "en", ("Customer tree: Huanyue", "Third-party notices", "As of", "fictional", "vis-network 9.1.2")),
])  # fmt: skip
def test_page_has_language_title_date_legend_and_notices(language: str, lang: str, words: tuple[str, ...]) -> None:
    root = TreeParty("0", "寰岳", PartyKind.COMPANY, 0, certainty=None, interest_percent=0,
                     other_names=("Huanyue",), fictional=True)  # fmt: skip
    seen = read(export_page(TreePage("0", date(2026, 9, 1), (root,), ()), language))
    assert dict(seen.elements)["html"]["lang"] == lang
    assert {tag for tag, _ in seen.elements} >= {"title", "table", "caption", "ul", "details"}
    assert all(word in "".join(seen.text) for word in (*words, "2026-09-01"))


def test_table_has_a_row_for_every_node_and_all_its_holders() -> None:
    seen = read(export_page(page(("根", "甲", "乙"), (stake("0", "1"), stake("1", "2", 40), stake("0", "2", 15)))))
    rows = [attrs["data-node"] for tag, attrs in seen.elements if tag == "tr" and "data-node" in attrs]
    assert rows == [str(node["id"]) for node in seen.data["nodes"]] == ["0", "1", "2"]
    assert {"40%", "15%"} <= set(seen.text)


def test_nothing_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    export_page(page(("根", "甲"), (stake("0", "1"),)))
    assert list(tmp_path.iterdir()) == []


def test_summary_of_the_whole_tree_and_hidden_stakes_are_said() -> None:
    whole = replace(page(("Root",)), summary=TreeSummary(62, 56, 11, 9), hidden_stakes=4, min_percent=5, max_depth=3)
    shown = "".join(read(export_page(whole, "en")).text)
    assert "62 companies with the root, 56 controlled, 11 accounts" in shown
    assert "direct stakes of 5% or more, at most 3 levels; 4 smaller stakes hidden" in shown


def test_same_page_gives_the_same_bytes() -> None:
    made = page(("根", "甲"), (stake("0", "1"),))
    assert export_page(made) == export_page(made)
