"""The fields of power maps and of the stakeholders on them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, LiteralString, cast

from domain.relationships.graph_types import ASSESSED
from domain.relationships.power_map import (
    BuyingRole,
    ContactCoverage,
    MapStatus,
    Placement,
    PoliticalStatus,
    Support,
    map_status,
)
from domain.relationships.staleness import STALE_AFTER_DAYS, stale_attributes
from queries.relationships.dated_fields import day_of, true_on
from queries.selection import Rendering, Scope, SelectedField, render_object, slotted
from queries.statement import Fragment, cypher, declared, join, literal

PLACEMENT_FACTS: LiteralString = (
    "[<s>.id, coalesce(<p>.buyingRoles, []), <p>.support, <p>.politicalStatus, <p>.coverage, <p>.sellsForUs,"
    " <p>.vestedInterest, <s>.name]"
)
"""What the rules need to know of a place ``p`` and the stakeholder ``s`` on it."""
_Row = list[Any]


def placement_of(row: _Row) -> Placement:
    """The placement of a row of ``PLACEMENT_FACTS``."""
    stakeholder, roles, support, political, coverage, sells, vested, _name = row
    return Placement(
        stakeholder,
        frozenset(map(BuyingRole, roles)),
        Support(support or "UNKNOWN"),
        PoliticalStatus(political or "UNKNOWN"),
        ContactCoverage(coverage or "UNKNOWN"),
        sells,
        vested,
    )


@dataclass(frozen=True, slots=True)
class MapOf:
    """The power map of the account, on the day; null if it has none."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        map_ = rendering.variable("m")
        return cypher(
            "head(COLLECT { MATCH (<m>:PowerMap)-[:MAPS]->(<account>) RETURN <shape> })",
            m=map_,
            account=scope.variable,
            shape=render_object(Scope(map_, {"on": day_of(scope, selected, rendering)}), selected.selection, rendering),
        )


@dataclass(frozen=True, slots=True)
class MappedAccount:
    """What the map is about."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        account = rendering.variable("n")
        return cypher(
            "head(COLLECT { MATCH (<m>)-[:MAPS]->(<account>) RETURN <shape> })",
            m=scope.variable,
            account=account,
            shape=render_object(Scope(account, scope.roles), selected.selection, rendering),
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """The stakeholders of a map on its day, by name."""

    many: ClassVar[bool] = True

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        place, who, on = rendering.variable("p"), rendering.variable("s"), scope.roles["on"]
        return cypher(
            "COLLECT { MATCH (<m>)-[<p>:PLACES]->(<s>) WHERE <true> WITH <p>, <s> ORDER BY <s>.name, <s>.id"
            " RETURN <shape> }",
            m=scope.variable,
            p=place,
            s=who,
            true=true_on(place, on),
            shape=render_object(Scope(place, {"who": who, "on": on}), selected.selection, rendering),
        )


@dataclass(frozen=True, slots=True)
class LinesBetween:
    """Lines of some types between two stakeholders of a map on its day; ``of_map``: those the map itself draws."""

    many: ClassVar[bool] = True

    types: tuple[str, ...]
    of_map: bool

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        here, line, there = rendering.variable("p"), rendering.variable("l"), rendering.variable("q")
        start, end, on = rendering.variable("a"), rendering.variable("b"), scope.roles["on"]
        return cypher(
            "COLLECT { MATCH (<m>)-[<p>:PLACES]->(<a>) WHERE <here>"
            " MATCH (<a>)-[<l>:<types>]->(<b>) WHERE <true><drawn>"
            " AND EXISTS { MATCH (<m>)-[<q>:PLACES]->(<b>) WHERE <there> }"
            " WITH DISTINCT <a>, <l>, <b> ORDER BY <l>.id RETURN <shape> }",
            m=scope.variable,
            p=here,
            a=start,
            l=line,
            b=end,
            q=there,
            types=join("|", [declared(one) for one in self.types]),
            here=true_on(here, on),
            true=true_on(line, on),
            there=true_on(there, on),
            drawn=cypher(" AND <l>.map = <m>.id", l=line, m=scope.variable) if self.of_map else literal(""),
            shape=render_object(Scope(line, {"from": start, "to": end, "on": on}), selected.selection, rendering),
        )


@dataclass(frozen=True, slots=True)
class IsConflict:
    """Whether a line is a conflict."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return cypher("(type(<line>) = 'CONFLICTS_WITH')", line=scope.variable)


@dataclass(frozen=True, slots=True)
class DayOf:
    """The day that a map is read for."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return cypher("toString(<on>)", on=scope.roles["on"])


@dataclass(frozen=True, slots=True)
class PlaceholderName:
    """The role that a placeholder stands for; null for a person."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return cypher("CASE WHEN <who>:Placeholder THEN <who>.name END", who=scope.roles["who"])


@dataclass(frozen=True, slots=True)
class PlacementRule:
    """A property of ``Placement`` that follows from what is thought of a stakeholder."""

    many: ClassVar[bool] = False

    name: str

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return cypher(PLACEMENT_FACTS, s=scope.roles["who"], p=scope.variable)

    def ruled(self, facts: object, _selected: SelectedField) -> object:
        return getattr(placement_of(cast("_Row", facts)), self.name)


@dataclass(frozen=True, slots=True)
class _OfAllPlaced:
    """A rule that looks at everybody on a map."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, _selected: SelectedField, rendering: Rendering) -> Fragment:
        place, who = rendering.variable("p"), rendering.variable("s")
        return cypher(
            "COLLECT { MATCH (<m>)-[<p>:PLACES]->(<s>) WHERE <true> RETURN <facts> }",
            m=scope.variable,
            p=place,
            s=who,
            true=true_on(place, scope.roles["on"]),
            facts=cypher(PLACEMENT_FACTS, s=who, p=place),
        )


@dataclass(frozen=True, slots=True)
class StatusOf(_OfAllPlaced):
    """Red, amber or green."""

    def ruled(self, facts: object, _selected: SelectedField) -> object:
        return _status(facts).status.value


@dataclass(frozen=True, slots=True)
class StatusReasonOf(_OfAllPlaced):
    """Why a map has its status, and the stakeholders that carry it."""

    def ruled(self, facts: object, selected: SelectedField) -> object:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        status, names = _status(facts), {row[0]: row[-1] for row in cast("list[_Row]", facts)}
        values = {
            "code": status.reason.value,
            "stakeholder_ids": list(status.because_of),
            "names": [names[one] for one in status.because_of],
        }
        return slotted(selected.selection, values)


def _status(facts: object) -> MapStatus:
    return map_status(placement_of(row) for row in cast("list[_Row]", facts))


@dataclass(frozen=True, slots=True)
class AssessmentsOf:
    """What was assessed of a stakeholder, each attribute with value, evidence, author and day."""

    many: ClassVar[bool] = True

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        rows = [
            cypher(
                "['<name>', <value>, <p>.<evidence>, toString(<p>.<on>),"
                " head(COLLECT { MATCH (u:User {id: <p>.<by>}) RETURN u.name })]",
                name=declared(name),
                value=_text(cypher("<p>.<name>", p=scope.variable, name=declared(name)), name),
                p=scope.variable,
                evidence=declared(f"{name}Evidence"),
                on=declared(f"{name}On"),
                by=declared(f"{name}By"),
            )
            for name in ASSESSED
        ]
        return cypher("[<rows>]", rows=join(", ", rows))

    def ruled(self, facts: object, selected: SelectedField) -> object:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        names = ("attribute", "values", "evidence", "assessed_on", "author")
        rows = [row for row in cast("list[_Row]", facts) if row[3] is not None]
        return [slotted(selected.selection, dict(zip(names, row, strict=True))) for row in rows]


def _text(value: Fragment, name: str) -> Fragment:
    """The value of an attribute as a list of texts; empty: unknown."""
    if name == "buyingRoles":
        return cypher("coalesce(<value>, [])", value=value)
    return cypher("CASE WHEN <value> IS NULL THEN [] ELSE [toString(<value>)] END", value=value)


@dataclass(frozen=True, slots=True)
class StaleOf:
    """The attributes of a stakeholder that nobody has assessed for ``after_days`` days, the oldest first."""

    many: ClassVar[bool] = True

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        rows = [
            cypher("['<name>', toString(<p>.<on>)]", name=declared(name), p=scope.variable, on=declared(f"{name}On"))
            for name in ASSESSED
        ]
        return cypher("[toString(<on>), <rows>]", on=scope.roles["on"], rows=join(", ", rows))

    def ruled(self, facts: object, selected: SelectedField) -> object:
        on, *rows = cast("_Row", facts)
        assessed = {name: date.fromisoformat(day) for name, day in rows if day is not None}
        days = selected.arguments.get("after_days")
        days = days if isinstance(days, int) else STALE_AFTER_DAYS
        return list(stale_attributes(assessed, date.fromisoformat(on), days))
