"""The surroundings of a party as the API needs them: the facts for the rules, and the shapes that fields ask for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, cast

from domain.errors import NotFound
from domain.ownership.interest import Finding
from graph_service.context import Context
from graph_service.planning import fill, selected
from queries.ownership.ownership_graph import GraphRequest, OwnershipGraph, ownership_graph
from queries.selection import SelectedField, Selection, Shape

Filler: TypeAlias = Callable[[SelectedField], object]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An ownership graph, and where in it the shapes of each selected field stand."""

    graph: OwnershipGraph
    parties: dict[int, dict[str, Shape]]
    holdings: dict[int, dict[str, Shape]]

    def party(self, id_: str) -> Filler:
        """Fills a field with the party."""
        return lambda field: self.parties[id(field.selection)][id_]

    def party_of(self, id_of: Callable[[Any], str]) -> Callable[[SelectedField], Callable[[Any], object]]:
        """Fills a field of each of many objects with the party that belongs to it."""

        def getter(field: SelectedField) -> Callable[[Any], object]:
            shapes = self.parties[id(field.selection)]
            return lambda one: shapes[id_of(one)]

        return getter

    def warnings(self, found: Iterable[Finding]) -> Filler:
        """Fills a field with what is odd about the data."""
        return lambda field: [fill(below(field), self._warning(one)) for one in found]

    def holding(self, id_: str) -> Filler:
        """Fills a field with the holding."""
        return lambda field: self.holdings[id(field.selection)][id_]

    def holdings_of(self, ids: Iterable[str]) -> Filler:
        """Fills a field with the holdings, in the order of the ids."""
        return lambda field: list(map(self.holdings[id(field.selection)].__getitem__, ids))

    def _warning(self, found: Finding) -> Mapping[str, Filler]:
        return {
            "kind": lambda _: found.kind.value,
            "party": self.party(found.parties[0]),
            "percent": lambda _: found.percent,
        }


async def surroundings(
    context: Context, request: GraphRequest, parties: Iterable[SelectedField], holdings: Iterable[SelectedField]
) -> Surroundings:
    """The surroundings that the request describes, shaped for the fields of parties and holdings.

    Raises:
        NotFound: there is no such party.
    """
    party_selections = {id(one.selection): below(one) for one in parties}
    holding_selections = {id(one.selection): below(one) for one in holdings}
    request = replace(request, parties=tuple(party_selections.values()), holdings=tuple(holding_selections.values()))
    graph = await ownership_graph(context.store, context.viewer, request)
    if graph is None:
        what = "company" if request.companies_only else "party"
        msg = f"There is no {what} with the id {request.start}."
        raise NotFound(msg, "Search for its name.")
    return Surroundings(
        graph,
        dict(zip(party_selections, graph.parties, strict=True)),
        dict(zip(holding_selections, graph.holdings, strict=True)),
    )


def below(field: SelectedField) -> Selection:
    """What is selected below an object field."""
    return cast("Selection", field.selection)


def each(fields: Iterable[SelectedField], name: str) -> Iterator[SelectedField]:
    """The fields with this slot below each of the fields."""
    for one in fields:
        yield from selected(below(one), name)
