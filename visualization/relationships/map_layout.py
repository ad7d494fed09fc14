"""Where the people of an exported map are drawn: below whom they report to, or where they were put by hand."""

from collections.abc import Mapping

from visualization.relationships.map_page import MapPage

ACROSS, DOWN = 250.0, 170.0
_LOOSE_PER_ROW = 5


def lay_out(page: MapPage) -> dict[str, tuple[float, float]]:
    """The middle of each card by id. Everybody has one place, also when reporting lines lead round."""
    boss = bosses(page)
    below: dict[str, list[str]] = {}
    for person in page.people:
        if person.id in boss:
            below.setdefault(boss[person.id], []).append(person.id)
    places: dict[str, tuple[float, float]] = {}
    tops = [person.id for person in page.people if person.id not in boss]
    left = 0.0
    for top in tops:
        if top in below:
            left = _place(top, left, 0, below, places)
    lowest = max((y for _, y in places.values()), default=-DOWN)
    loose = [top for top in tops if top not in below]
    for number, one in enumerate(loose):
        row, column = divmod(number, _LOOSE_PER_ROW)
        places[one] = (column * ACROSS, lowest + (row + 1) * DOWN)
    return places | {person.id: person.place for person in page.people if person.place is not None}


def bosses(page: MapPage) -> dict[str, str]:
    """To whom each reports; of several lines, and of lines that lead round, the first that leads upwards."""
    placed = {person.id for person in page.people}
    found: dict[str, str] = {}
    for below, above in page.reporting:
        if below not in placed or above not in placed or below in found or below in _chain(above, found):
            continue
        found[below] = above
    return found


def _chain(start: str, boss: Mapping[str, str]) -> list[str]:
    chain = [start]
    while chain[-1] in boss:
        chain.append(boss[chain[-1]])
    return chain


def _place(
    one: str, left: float, depth: int, below: Mapping[str, list[str]], places: dict[str, tuple[float, float]]
) -> float:
    """Place a card and all below it from ``left`` on; gives where the next may begin."""
    right = left
    for report in below.get(one, ()):
        right = _place(report, right, depth + 1, below, places)
    right = max(right, left + ACROSS)
    places[one] = ((left + right - ACROSS) / 2, depth * DOWN)
    return right
