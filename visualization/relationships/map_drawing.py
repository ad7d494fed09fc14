"""The drawing of a power map as a pyvis network: cards, lines, places."""

import json
from typing import TYPE_CHECKING

from domain.relationships.power_map import PoliticalStatus, Support
from visualization.ownership.tree_drawing import wrapped
from visualization.relationships.map_layout import bosses, lay_out
from visualization.relationships.map_page import MapPage, MapPerson
from visualization.relationships.map_words import WORDS, Language, word

if TYPE_CHECKING:
    from pyvis.network import Network

_INK, _BOX_WIDTH = "#1f2933", 210
_FILLS = {
    Support.MENTOR: ("#e2eefa", "#0b4f8a"),
    Support.SUPPORTER: ("#e8f4ec", "#1f6b3a"),
    Support.NEUTRAL: ("#f3f6f5", "#52625f"),
    Support.NON_SUPPORTER: ("#fdf1e3", "#a3470c"),
    Support.ENEMY: ("#fdeceb", "#a01d16"),
    Support.UNKNOWN: ("#fff", "#66746f"),
}
_WIDTHS = {PoliticalStatus.INNER_CIRCLE: 4.0, PoliticalStatus.POLITICAL_STRUCTURE: 2.5}
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 150, "selectConnectedEdges": True, "dragNodes": True},
    "nodes": {
        "font": {"size": 14, "face": "system-ui, sans-serif", "color": _INK},
        "widthConstraint": {"minimum": _BOX_WIDTH, "maximum": _BOX_WIDTH},
        "margin": 9,
        "shape": "box",
    },
}


def draw(page: MapPage, language: Language) -> "Network":
    """The network of all that is on the page; nodes are numbered in the order of its people.

    pyvis is imported here and not above because it brings IPython along, which takes a second.
    """
    from pyvis.network import Network  # noqa: PLC0415

    network = Network(directed=True)
    places = lay_out(page)
    numbers = {person.id: number for number, person in enumerate(page.people)}
    for person in page.people:
        x, y = places[person.id]
        network.add_node(numbers[person.id], x=x, y=y, **_node(person, language))
    for below, above in bosses(page).items():
        network.add_edge(numbers[above], numbers[below], id=f"r{numbers[below]}", **_reporting())
    for number, line in enumerate(page.lines):
        if line.start in numbers and line.end in numbers:
            style = _conflict(language) if line.conflict else _influence(line.strength, language)
            network.add_edge(numbers[line.start], numbers[line.end], id=f"l{number}", **style)
    network.set_options(json.dumps(_OPTIONS))
    return network


def roles_of(person: MapPerson, language: Language) -> str:
    """The parts in the decision, as one text."""
    comma = "、" if language == "zh" else ", "
    return comma.join(word("buyingRoles", role, language) for role in person.buying_roles)


def _node(person: MapPerson, language: Language) -> dict[str, object]:
    judgement = person.judgement
    fill, border = _FILLS[Support.UNKNOWN if judgement is None else judgement.support]
    second = WORDS[language]["placeholder"] if person.placeholder else person.title
    stance = "" if judgement is None else word("support", judgement.support, language)
    lines = [wrapped(person.name), second, roles_of(person, language), stance]
    return {
        "label": "\n".join(line for line in lines if line),
        "title": person.name,
        "color": {
            "background": fill,
            "border": border,
            "highlight": {"background": "#fdf3d6", "border": "#b7791f"},
            "hover": {"background": fill, "border": "#b7791f"},
        },
        "borderWidth": 1.5 if judgement is None else _WIDTHS.get(judgement.political_status, 1.5),
        "shapeProperties": {"borderRadius": 8, "borderDashes": [6, 4] if person.placeholder else False},
    }


def _reporting() -> dict[str, object]:
    smooth = {"enabled": True, "type": "cubicBezier", "forceDirection": "vertical", "roundness": 0.6}
    return {"color": {"color": "#7f918d"}, "width": 1.6, "arrows": "", "smooth": smooth}


def _influence(strength: float, language: Language) -> dict[str, object]:
    smooth = {"enabled": True, "type": "curvedCW", "roundness": 0.25}
    title = f"{WORDS[language]['influences']} {strength:.0%}"
    colour = {"color": "#4a5f9c"}
    return {
        "color": colour,
        "width": 1 + 2 * strength,
        "dashes": [2, 6],
        "arrows": "to",
        "smooth": smooth,
        "title": title,
    }


def _conflict(language: Language) -> dict[str, object]:
    smooth = {"enabled": True, "type": "curvedCCW", "roundness": 0.25}
    words = WORDS[language]["legend_conflict"]
    font = {"size": 12, "color": "#a01d16", "strokeWidth": 4, "strokeColor": "#fcfdfe"}
    line = {"color": {"color": "#a01d16"}, "width": 2, "arrows": "", "smooth": smooth}
    return {**line, "label": f"✕ {words}", "font": font}
