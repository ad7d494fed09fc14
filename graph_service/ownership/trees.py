"""Answering customer tree, ownership and control: one statement, then the rules of the domain fill the slots."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import cast

from domain.ownership.beneficial_owners import THRESHOLD as OWNER_THRESHOLD
from domain.ownership.beneficial_owners import BeneficialOwner, beneficial_owners
from domain.ownership.control import ControlCertainty, Controlled, controlled_by, controllers_of
from domain.ownership.customer_tree import TreeLimits, TreeNode, TreeSummary, customer_tree
from domain.ownership.interest import Interest, findings_about, interests_in, interests_of
from domain.ownership.ultimate_control import ultimate_controller
from graph_service.context import Context
from graph_service.ownership.surroundings import Filler, Surroundings, below, each, surroundings
from graph_service.ownership.tree_coverage import TreeCoverage, coverage_wanted
from graph_service.planning import fill, fill_each, selected
from queries.ownership.ownership_graph import GraphRequest
from queries.selection import SelectedField, Selection, Shape


async def answer_tree(context: Context, request: GraphRequest, limits: TreeLimits, selection: Selection) -> Shape:
    """The customer tree below a company.

    Raises:
        NotFound: there is no such company.
    """
    parties = [
        *selected(selection, "root"),
        *each(selected(selection, "nodes"), "party"),
        *each(selected(selection, "warnings"), "party"),
    ]
    facts = coverage_wanted(selection, request.on)
    around = await surroundings(context, request, [*parties, *facts], selected(selection, "holdings"))
    tree = customer_tree(
        request.start,
        around.graph.stakes,
        around.graph.kinds,
        around.graph.accounts,
        limits,
        arrangements=around.graph.arrangements,
    )
    covered = TreeCoverage.of(tree, around, facts)
    return fill(
        selection,
        {
            "root": around.party(tree.root),
            "as_of": lambda _: request.on.isoformat(),
            "nodes": lambda field: fill_each(below(field), tree.nodes, _nodes(around, covered)),
            "holdings": around.holdings_of(stake.id for stake in tree.stakes),
            "summary": lambda field: fill(below(field), _summary(tree.summary, covered)),
            "truncated": lambda _: tree.truncated or around.graph.truncated,
            "warnings": lambda field: around.warnings(interests_of(tree.root, around.graph.stakes).warnings)(field),  # noqa: PLW0108 - computed only when selected
        },
    )


def _summary(summary: TreeSummary, covered: TreeCoverage) -> Mapping[str, Filler]:
    return {
        "companies": lambda _: summary.companies,
        "controlled": lambda _: summary.controlled,
        "accounts": lambda _: summary.accounts,
        "covered": lambda _: summary.covered,
        "coverage_percent": lambda _: summary.coverage_percent,
        "roll_up": covered.altogether,
    }


def _nodes(
    around: Surroundings, covered: TreeCoverage
) -> Mapping[str, Callable[[SelectedField], Callable[[TreeNode], object]]]:
    return {
        "party": around.party_of(attrgetter("party")),
        "depth": lambda _: attrgetter("depth"),
        "controlled": lambda _: attrgetter("controlled"),
        "certainty": lambda _: _certainty_of,
        "interest_percent": lambda _: attrgetter("interest_percent"),
        "coverage": covered.of_node,
        "roll_up": covered.rolled_up,
    }


async def answer_ownership(context: Context, request: GraphRequest, selection: Selection) -> Shape:
    """Who owns and controls a company.

    Raises:
        NotFound: there is no such company.
    """
    owners = [*selected(selection, "interests"), *selected(selection, "beneficial_owners")]
    parties = [
        *selected(selection, "controller"),
        *selected(selection, "controller_group"),
        *each([*owners, *selected(selection, "warnings")], "party"),
    ]
    around = await surroundings(context, request, parties, selected(selection, "control_path"))
    company, stakes = request.start, around.graph.stakes
    head = ultimate_controller(company, stakes, around.graph.kinds, arrangements=around.graph.arrangements)
    single = head.members[0] if head and len(head.members) == 1 else None
    group = head.members if head and single is None else ()
    return fill(
        selection,
        {
            "controller": lambda field: around.party(single)(field) if single else None,
            "controller_group": lambda field: [around.party(one)(field) for one in group],
            "control_path": around.holdings_of(stake.id for stake in head.path) if head else lambda _: [],
            "control_reasons": lambda _: [one.reason for one in head.appointments] if head else [],
            "in_concert": lambda _: bool(head and head.concert),
            "interests": lambda field: _interests(around, company, field),
            "beneficial_owners": lambda field: _persons(around, company, field),
            "warnings": lambda field: around.warnings(findings_about(company, stakes))(field),  # noqa: PLW0108 - computed only when selected
        },
    )


def _interests(around: Surroundings, company: str, field: SelectedField) -> list[Shape]:
    control = controllers_of(company, around.graph.stakes, around.graph.kinds, arrangements=around.graph.arrangements)
    found = interests_in(company, around.graph.stakes, undisclosed=True)
    return [
        fill(below(field), _interest(around, one, control.get(one.holder)))
        for one in found
        if one.percent > 0 or one.holder in control
    ]


def _persons(around: Surroundings, company: str, field: SelectedField) -> list[Shape]:
    threshold = cast("float | None", field.arguments.get("threshold"))
    least = OWNER_THRESHOLD if threshold is None else threshold
    found = beneficial_owners(company, around.graph.stakes, around.graph.kinds, least, around.graph.arrangements).owners
    return [fill(below(field), _owner(around, one)) for one in found]


def _owner(around: Surroundings, one: BeneficialOwner) -> Mapping[str, Filler]:
    grounds = [ground.value for ground in one.grounds]
    return {**_interest(around, one.interest, one.control), "grounds": lambda _: grounds}


def _interest(around: Surroundings, one: Interest, control: Controlled | None) -> Mapping[str, Filler]:
    certain = control is not None and control.certainty is ControlCertainty.CERTAIN
    grounds = ["OWNERSHIP"] * (one.percent > 0) + ["CONTROL"] * certain
    return {
        "party": around.party(one.holder),
        "percent": lambda _: one.percent,
        "minimum": lambda _: one.minimum,
        "maximum": lambda _: one.maximum,
        "grounds": lambda _: grounds,
        "control": lambda _: control and control.certainty.value,
    }


async def answer_controlled(context: Context, request: GraphRequest, selection: Selection) -> list[Shape]:
    """What a party controls: certain ones first, in joining order.

    Raises:
        NotFound: there is no such party.
    """
    around = await surroundings(context, request, selected(selection, "company"), ())
    found = controlled_by(
        request.start, around.graph.stakes, around.graph.kinds, arrangements=around.graph.arrangements
    )
    return [fill(selection, _controlled(around, one)) for one in found]


def _controlled(around: Surroundings, one: Controlled) -> Mapping[str, Filler]:
    return {
        "company": around.party(one.company),
        "percent": lambda _: one.percent,
        "certainty": lambda _: one.certainty.value,
        "reasons": lambda _: [found.reason for found in one.appointments],
        "in_concert": lambda _: bool(one.concert),
    }


def _certainty_of(node: TreeNode) -> str | None:
    return node.certainty and node.certainty.value


async def answer_held(context: Context, request: GraphRequest, most: int, selection: Selection) -> list[Shape]:
    """What a party has in everything below it, largest interest first, then what it controls without any.

    Raises:
        NotFound: there is no such party.
    """
    around = await surroundings(context, request, selected(selection, "party"), ())
    stakes, kinds = around.graph.stakes, around.graph.kinds
    control = {
        one.company: one for one in controlled_by(request.start, stakes, kinds, arrangements=around.graph.arrangements)
    }
    found = interests_of(request.start, stakes, undisclosed=True).interests
    return [
        fill(selection, {**_interest(around, one, control.get(one.company)), "party": around.party(one.company)})
        for one in [one for one in found if one.percent > 0 or one.company in control][:most]
    ]
