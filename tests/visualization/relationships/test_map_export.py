import json
import re
from datetime import date
from html import unescape

import pytest

from domain.relationships.power_map import (
    BuyingRole,
    ContactCoverage,
    PoliticalStatus,
    RelationshipStatus,
    StatusReason,
    Support,
)
from visualization.relationships.map_export import export_map
from visualization.relationships.map_page import Judgement, MapLine, MapPage, MapPerson

HOSTILE = (
    '<img src=x onerror="window.hacked=1">',
    "</script><script>window.hacked=1</script>",
    "{{ 7*7 }}",
    "'\"&<!--",
)
WON = Judgement(Support.MENTOR, PoliticalStatus.INNER_CIRCLE, ContactCoverage.IN_DEPTH, champion=True)
PAGE = MapPage(
    "甲厂",
    date(2026, 3, 1),
    (
        MapPerson("a", "Anselm Rowarth", "General manager", buying_roles=(BuyingRole.APPROVER,), judgement=WON),
        MapPerson("b", "Plant engineer", placeholder=True, judgement=Judgement()),
    ),
    reporting=(("b", "a"),),
    lines=(MapLine("b", "a", 0.5, conflict=False), MapLine("a", "b", 1, conflict=True)),
    status=RelationshipStatus.GREEN,
    reason=StatusReason.SUPPORTIVE_DECIDER,
)


def shown(html: bytes) -> str:
    """The page without its library and style: what was made of the map."""
    return re.sub(r"<style>.*?</style>|<script>.*?</script>|<pre>.*?</pre>", "", html.decode(), flags=re.DOTALL)


def drawing(html: bytes) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'id="page-data">(.*?)</script>', html.decode(), re.DOTALL)
    assert found
    drawn: dict[str, list[dict[str, object]]] = json.loads(found[1])
    return drawn


@pytest.mark.parametrize("language", ["zh", "en"])
def test_opinions_of_persons_are_left_out_unless_asked_for(language: str) -> None:
    plain = shown(export_map(PAGE, "zh" if language == "zh" else "en"))
    for word in ("导师", "Mentor", "核心圈", "Inner circle", "绿灯", "Green", "#0b4f8a", "内部拥护者", "Champion"):
        assert word not in plain
    assert "Anselm Rowarth" in plain
    assert ("批准者" if language == "zh" else "Approver") in plain
    assert len(drawing(export_map(PAGE))["edges"]) == 1  # the reporting line alone


def test_asked_for_they_are_there_with_a_warning() -> None:
    html = export_map(PAGE, "en", judgements=True)
    for word in ("★ Mentor", "Inner circle", "In depth", "Champion", "Green", "influences Anselm Rowarth (50%)"):
        assert word in shown(html)
    assert "personal data" in shown(html)
    assert len(drawing(html)["edges"]) == 3


def test_names_are_text_wherever_they_stand() -> None:
    people = tuple(MapPerson(str(n), name, title=name, judgement=WON) for n, name in enumerate(HOSTILE))
    html = export_map(MapPage(HOSTILE[0], date(2026, 3, 1), people), "en", judgements=True)
    made = shown(html)
    assert "<img" not in made
    assert "49" not in made.split("<tbody>")[1].split("</tbody>")[0]
    assert made.count("<script") == 1  # the data; library and behaviour are taken out above
    assert [node["title"] for node in drawing(html)["nodes"]] == list(HOSTILE)


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = unescape(shown(export_map(PAGE)))
    assert "default-src 'none'" in page
    assert not re.search(r'(?:src|href)="(?!#)', page)
