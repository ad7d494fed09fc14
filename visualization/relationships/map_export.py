"""A power map as one HTML file that opens offline: drawing, legend and a table that says the same."""

from visualization.offline_page import offline_page
from visualization.relationships.map_drawing import draw, roles_of
from visualization.relationships.map_layout import bosses
from visualization.relationships.map_page import MapPage, MapPerson
from visualization.relationships.map_words import REASONS, STATUS, WORDS, Language, scale_name, word

_JUDGED = ("support", "politicalStatus", "coverage")


def export_map(page: MapPage, language: Language = "zh", *, judgements: bool = False) -> bytes:
    """The page as UTF-8 HTML, without any reference to another file or address.

    What colleagues think of people is personal data: it is on the page only with ``judgements``.
    """
    shown = page if judgements else page.without_judgements()
    words = WORDS[language]
    facts: dict[str, object] = {
        "lang": "zh-CN" if language == "zh" else "en",
        "title": words["title"].format(name=page.account),
        "as_of": page.as_of.isoformat(),
        "counts": words["counts"].format(people=len(page.people)),
        "status": _status(shown, language),
        "notices": [words["judgements" if judgements else "redacted"]] + [words["fictional"]] * page.fictional,
        "columns": [scale_name("buyingRoles", language)]
        + ([scale_name(field, language) for field in _JUDGED] if judgements else []),
        "judged": judgements,
        "rows": _rows(shown, language),
        "downward": True,
    }
    return offline_page(draw(shown, language), ("visualization.relationships", "map_export.html.j2"), words, facts)


def _status(page: MapPage, language: Language) -> str:
    if page.status is None:
        return ""
    reason = "" if page.reason is None else f" · {REASONS[language][page.reason]}"
    return STATUS[language][page.status] + reason


def _rows(page: MapPage, language: Language) -> list[dict[str, object]]:
    names, boss = {person.id: person.name for person in page.people}, bosses(page)
    return [
        {
            "number": number,
            "name": person.name,
            "job": WORDS[language]["placeholder"] if person.placeholder else person.title,
            "cells": [roles_of(person, language), *_judged(person, language)],
            "reports_to": names.get(boss.get(person.id, ""), ""),
            "champion": person.judgement is not None and person.judgement.champion,
            "lines": _lines(page, person.id, names, language),
        }
        for number, person in enumerate(page.people)
    ]


def _judged(person: MapPerson, language: Language) -> list[str]:
    found = person.judgement
    if found is None:
        return []
    return [
        word(field, code, language)
        for field, code in zip(_JUDGED, (found.support, found.political_status, found.coverage), strict=True)
    ]


def _lines(page: MapPage, person: str, names: dict[str, str], language: Language) -> list[str]:
    words = WORDS[language]
    said = []
    for line in page.lines:
        if line.conflict and person in {line.start, line.end}:
            other = line.end if line.start == person else line.start
            said.append(f"{words['against']} {names.get(other, '')}")
        elif not line.conflict and line.start == person:
            said.append(f"{words['influences']} {names.get(line.end, '')} ({line.strength:.0%})")
    return said
