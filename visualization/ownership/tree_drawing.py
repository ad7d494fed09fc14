"""The drawing of a customer tree or penetration chart as a pyvis network: shapes, colours, labels, positions."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from domain.ownership.control import ControlCertainty
from domain.ownership.records import PartyKind
from visualization.ownership.tree_layout import Layout, lay_out
from visualization.ownership.tree_page import Language, TreePage, TreeParty, TreeStake
from visualization.ownership.tree_words import KINDS, WORDS, certainty_word, percentage, share_text

if TYPE_CHECKING:
    from pyvis.network import Network

_LINE_COLUMNS, _LINES, _BOX_WIDTH = 28, 2, 252
_EDGE, _SECOND_EDGE, _INK = "#486581", "#7c3aa3", "#1f2933"

_FILLS: Mapping[ControlCertainty | None, tuple[str, str]] = {
    ControlCertainty.CERTAIN: ("#d3ebf2", "#14607a"),
    ControlCertainty.POSSIBLE: ("#eef6f9", "#14607a"),
    None: ("#fff", _EDGE),
}
_MARKS: Mapping[ControlCertainty | None, str] = {
    ControlCertainty.CERTAIN: "✔ ",
    ControlCertainty.POSSIBLE: "? ",
    None: "",
}

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 150, "selectConnectedEdges": True, "dragNodes": True},
    "nodes": {
        "font": {"size": 14, "face": "system-ui, sans-serif"},
        "widthConstraint": {"minimum": _BOX_WIDTH, "maximum": _BOX_WIDTH},
        "margin": 7,
    },
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.6}}, "selectionWidth": 2},
}


def draw(page: TreePage, language: Language) -> tuple["Network", Layout]:
    """The network of all that is on the page; nodes are numbered in the order of the page's table.

    Every stake is an edge of its own: cross-holdings, self-holdings and parallel stakes stay apart. pyvis is imported
    here and not above because it brings IPython along, which takes a second.
    """
    from pyvis.network import Network  # noqa: PLC0415

    network = Network(directed=True)
    layout = lay_out(page)
    numbers = {party.id: number for number, party in enumerate(page.ordered)}
    for party in page.ordered:
        x, y = layout.positions[party.id]
        network.add_node(numbers[party.id], x=x, y=y, **_node(party, language, root=party.id == page.root))
    seen: dict[tuple[str, str], int] = {}
    for number, one in enumerate(page.stakes):
        pair = (one.stake.holder, one.stake.company)
        seen[pair] = seen.get(pair, 0) + 1
        style = _edge(one, language) | _curve(one, layout, number, repeated=seen[pair])
        network.add_edge(numbers[pair[0]], numbers[pair[1]], id=f"s{number}", **style)
    network.set_options(json.dumps(_OPTIONS))
    return network, layout


def wrapped(text: str, columns: int = _LINE_COLUMNS, lines: int = _LINES) -> str:
    """The text broken into lines of a width at which a Chinese character counts two; what is left becomes ``…``."""
    broken, line, width = list[str](), "", 0
    for word in _pieces(text):
        size = _width(word)
        if width + size > columns and line:
            broken.append(line.strip())
            line, width = "", 0
        line, width = line + word, width + size
    broken.append(line.strip())
    if len(broken) > lines:
        broken = [*broken[: lines - 1], broken[lines - 1] + "…"]
    return "\n".join(part if len(part) <= columns + 1 else part[:columns] + "…" for part in broken)


def _pieces(text: str) -> list[str]:
    """Latin words with the space behind them; wide characters one by one, since a line may break after each."""
    pieces, word = list[str](), ""
    for character in text:
        if _width(character) == 2:
            pieces += [word, character] if word else [character]
            word = ""
        else:
            word += character
            if character.isspace():
                pieces.append(word)
                word = ""
    return [*pieces, word] if word else pieces


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _node(party: TreeParty, language: Language, *, root: bool) -> dict[str, object]:
    name, registered = party.names(language)
    words = WORDS[language]
    fill, border = ("#0b3d4f", "#0b3d4f") if root else _FILLS[party.certainty]
    interest = percentage(party.interest_percent)
    above = "_above" if party.depth < 0 else ""
    control = f"{words['controlled' + above]}: {words[certainty_word(party.certainty)]}"
    tags = [KINDS[language][party.kind], *([words["fictional_tag"]] if party.fictional else [])]
    figures = [f"{words['interest' + above]}: {interest}", control]
    facts = [name, registered, " · ".join(tags), *([] if root else figures)]
    return {
        "label": wrapped(f"★ {name}" if party.account else name)
        + ("" if root else f"\n{_MARKS[party.certainty]}{interest}"),
        "title": "\n".join(fact for fact in facts if fact),
        "shape": "ellipse" if party.kind is PartyKind.PERSON else "box",
        "color": {
            "background": fill,
            "border": border,
            "highlight": {"background": fill if root else "#fdf3d6", "border": "#b7791f"},
            "hover": {"background": fill, "border": "#b7791f"},
        },
        "font": {"color": "#fff" if root else _INK},
        "borderWidth": 4 if party.kind is PartyKind.PUBLIC_BODY else 1.5,
        "shapeProperties": {
            "borderRadius": 18 if party.kind is PartyKind.FUND else 3,
            "borderDashes": [6, 4] if party.kind in {PartyKind.NOMINEE, PartyKind.UNKNOWN} else False,
        },
    }


def _edge(one: TreeStake, language: Language) -> dict[str, object]:
    share = share_text(one.stake, language)
    words = WORDS[language]
    since = [f"{words['since']} {one.valid_from.isoformat()}"] if one.valid_from else []
    return {
        "label": share,
        "title": "\n".join([share, *since, *([f"{words['source']}: {', '.join(one.sources)}"] if one.sources else [])]),
        "dashes": one.stake.percent is None,
        "width": 1.6,
    }


def _curve(one: TreeStake, layout: Layout, number: int, *, repeated: int) -> dict[str, object]:
    """Layout-carrying stakes run straight down the layers; all others bend, so that no two lie on each other."""
    (left, top), (right, below) = layout.positions[one.stake.holder], layout.positions[one.stake.company]
    spanning = number in layout.spanning
    colour = _EDGE if spanning else _SECOND_EDGE
    forward = below > top if layout.downward else right > left
    font = {"size": 12, "color": colour, "strokeWidth": 4, "strokeColor": "#fcfdfe"}
    smooth: dict[str, object] = {"enabled": True, "type": "curvedCW", "roundness": 0.15 + 0.12 * repeated}
    if spanning or (forward and repeated == 1):
        direction = "vertical" if layout.downward else "horizontal"
        smooth = {"enabled": True, "type": "cubicBezier", "forceDirection": direction, "roundness": 0.75}
    return {"color": {"color": colour, "highlight": "#b7791f", "hover": "#b7791f"}, "font": font, "smooth": smooth}
