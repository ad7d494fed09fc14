"""Answering customer tree, ownership and control: one statement, then the rules of the domain fill the slots."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, cast

from domain.errors import NotFound
from domain.ownership.beneficial_owners import THRESHOLD as OWNER_THRESHOLD
from domain.ownership.beneficial_owners import beneficial_owners
from domain.ownership.control import ControlCertainty, Controlled, controlled_by, controllers_of
from domain.ownership.customer_tree import TreeLimits, TreeNode, customer_tree
from domain.ownership.interest import Finding, Interest, findings_about, interests_in, interests_of
from domain.ownership.ultimate_control import ultimate_controller
from graph_service.context import Context
from graph_service.planning import fill, fill_each, fill_from, selected
from queries.ownership.ownership_graph import GraphRequest, OwnershipGraph, ownership_graph
from queries.selection import SelectedField, Selection, Shape

_Filler = Callable[[SelectedField], object]


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """An ownership graph, and where in it the shapes of each selected field stand."""

    graph: OwnershipGraph
    parties: dict[int, dict[str, Shape]]
    holdings: dict[int, dict[str, Shape]]

    def party(self, id_: str) -> _Filler:
        """Fills a field with the party."""
        return lambda field: self.parties[id(field.selection)][id_]

    def party_of(self, id_of: Callable[[Any], str]) -> Callable[[SelectedField], Callable[[Any], object]]:
        """Fills a field of each of many objects with the party that belongs to it."""

        def getter(field: SelectedField) -> Callable[[Any], object]:
            shapes = self.parties[id(field.selection)]
            return lambda one: shapes[id_of(one)]

        return getter

    def warning(self, found: Finding) -> Mapping[str, _Filler]:
        return {
            "kind": lambda _: found.kind.value,
            "party": self.party(found.parties[0]),
            "percent": lambda _: found.percent,
        }

    def warnings(self, found: Iterable[Finding]) -> _Filler:
        return lambda field: [fill(_below(field), self.warning(one)) for one in found]

    def holdings_of(self, ids: Iterable[str]) -> _Filler:
        return lambda field: list(map(self.holdings[id(field.selection)].__getitem__, ids))


async def _surroundings(
    context: Context, request: GraphRequest, parties: Iterable[SelectedField], holdings: Iterable[SelectedField]
) -> _Surroundings:
    party_selections = {id(one.selection): _below(one) for one in parties}
    holding_selections = {id(one.selection): _below(one) for one in holdings}
    request = replace(request, parties=tuple(party_selections.values()), holdings=tuple(holding_selections.values()))
    graph = await ownership_graph(context.store, context.viewer, request)
    if graph is None:
        what = "company" if request.companies_only else "party"
        msg = f"There is no {what} with the id {request.start}."
        raise NotFound(msg, "Search for its name.")
    return _Surroundings(
        graph,
        dict(zip(party_selections, graph.parties, strict=True)),
        dict(zip(holding_selections, graph.holdings, strict=True)),
    )


def _below(field: SelectedField) -> Selection:
    return cast("Selection", field.selection)


def _each(fields: Iterable[SelectedField], name: str) -> Iterator[SelectedField]:
    for one in fields:
        yield from selected(_below(one), name)


async def answer_tree(context: Context, request: GraphRequest, limits: TreeLimits, selection: Selection) -> Shape:
    """The customer tree below a company.

    Raises:
        NotFound: there is no such company.
    """
    parties = [
        *selected(selection, "root"),
        *_each(selected(selection, "nodes"), "party"),
        *_each(selected(selection, "warnings"), "party"),
    ]
    around = await _surroundings(context, request, parties, selected(selection, "holdings"))
    tree = customer_tree(request.start, around.graph.stakes, around.graph.kinds, around.graph.accounts, limits)

    nodes: Mapping[str, Callable[[SelectedField], Callable[[TreeNode], object]]] = {
        "party": around.party_of(attrgetter("party")),
        "depth": lambda _: attrgetter("depth"),
        "controlled": lambda _: attrgetter("controlled"),
        "interest_percent": lambda _: attrgetter("interest_percent"),
    }
    return fill(
        selection,
        {
            "root": around.party(tree.root),
            "as_of": lambda _: request.on.isoformat(),
            "nodes": lambda field: fill_each(_below(field), tree.nodes, nodes),
            "holdings": around.holdings_of(stake.id for stake in tree.stakes),
            "summary": lambda field: fill_from(_below(field), tree.summary),
            "truncated": lambda _: tree.truncated or around.graph.truncated,
            "warnings": lambda field: around.warnings(interests_of(tree.root, around.graph.stakes).warnings)(field),  # noqa: PLW0108 - computed only when selected
        },
    )


async def answer_ownership(context: Context, request: GraphRequest, selection: Selection) -> Shape:
    """Who owns and controls a company.

    Raises:
        NotFound: there is no such company.
    """
    owners = [*selected(selection, "interests"), *selected(selection, "beneficial_owners")]
    parties = [
        *selected(selection, "controller"),
        *selected(selection, "controller_group"),
        *_each([*owners, *selected(selection, "warnings")], "party"),
    ]
    around = await _surroundings(context, request, parties, selected(selection, "control_path"))
    company, stakes = request.start, around.graph.stakes
    head = ultimate_controller(company, stakes, around.graph.kinds)
    single = head.members[0] if head and not head.circular else None
    group = head.members if head and head.circular else ()
    return fill(
        selection,
        {
            "controller": lambda field: around.party(single)(field) if single else None,
            "controller_group": lambda field: [around.party(one)(field) for one in group],
            "control_path": around.holdings_of(stake.id for stake in head.path) if head else lambda _: [],
            "interests": lambda field: _interests(around, company, field),
            "beneficial_owners": lambda field: _persons(around, company, field),
            "warnings": lambda field: around.warnings(findings_about(company, stakes))(field),  # noqa: PLW0108 - computed only when selected
        },
    )


def _interests(around: _Surroundings, company: str, field: SelectedField) -> list[Shape]:
    control = controllers_of(company, around.graph.stakes, around.graph.kinds)
    certain = {party for party, found in control.items() if found.certainty is ControlCertainty.CERTAIN}
    return [
        fill(_below(field), _interest(around, one, ["OWNERSHIP"] + ["CONTROL"] * (one.holder in certain)))
        for one in interests_in(company, around.graph.stakes)
    ]


def _persons(around: _Surroundings, company: str, field: SelectedField) -> list[Shape]:
    threshold = cast("float | None", field.arguments.get("threshold"))
    least = OWNER_THRESHOLD if threshold is None else threshold
    found = beneficial_owners(company, around.graph.stakes, around.graph.kinds, least).owners
    return [
        fill(_below(field), _interest(around, one.interest, [ground.value for ground in one.grounds])) for one in found
    ]


def _interest(around: _Surroundings, one: Interest, grounds: list[str]) -> Mapping[str, _Filler]:
    return {
        "party": around.party(one.holder),
        "percent": lambda _: one.percent,
        "minimum": lambda _: one.minimum,
        "maximum": lambda _: one.maximum,
        "grounds": lambda _: grounds,
    }


async def answer_controlled(context: Context, request: GraphRequest, selection: Selection) -> list[Shape]:
    """What a party controls: certain ones first, in joining order.

    Raises:
        NotFound: there is no such party.
    """
    around = await _surroundings(context, request, selected(selection, "company"), ())
    found = controlled_by(request.start, around.graph.stakes, around.graph.kinds)
    return [fill(selection, _controlled(around, one)) for one in found]


def _controlled(around: _Surroundings, one: Controlled) -> Mapping[str, _Filler]:
    return {
        "company": around.party(one.company),
        "percent": lambda _: one.percent,
        "certainty": lambda _: one.certainty.value,
    }
