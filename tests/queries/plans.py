"""Reading the store's plans."""

from typing import Any

_SCANS = {
    "AllNodesScan",
    "NodeByLabelScan",
    "DirectedAllRelationshipsScan",
    "UndirectedAllRelationshipsScan",
    "DirectedRelationshipTypeScan",
    "UndirectedRelationshipTypeScan",
}
_UNIQUE = {"NodeUniqueIndexSeek", "NodeUniqueIndexSeek(Locking)", "Argument", "Optional", "Filter"}


def wasteful(plan: dict[str, Any]) -> set[str]:
    """Operators of a plan that read more than an index gives, or join everything with everything.

    A CartesianProduct with a side of unique look-ups only has no more rows than the other side, and is fine.
    """
    operator = plan["operatorType"].split("@")[0] if plan else ""
    children = plan.get("children", [])
    bad = {operator} & _SCANS
    if operator == "CartesianProduct" and not any(_operators([child]) <= _UNIQUE for child in children):
        bad = {operator}
    return bad.union(*(wasteful(child) for child in children))


def _operators(plans: list[dict[str, Any]]) -> set[str]:
    return {plan["operatorType"].split("@")[0] for plan in plans}.union(
        *(_operators(plan.get("children", [])) for plan in plans)
    )


def grouping_keys(plan: dict[str, Any]) -> set[str]:
    """The variables by which the aggregations of a plan group their rows."""
    keys: set[str] = set()
    if plan and plan["operatorType"].startswith(("EagerAggregation", "OrderedAggregation")):
        keys = {one.strip() for one in plan["args"]["Details"].split(",") if one.strip().isidentifier()}
    return keys.union(*(grouping_keys(child) for child in plan.get("children", [])))
