"""Effective stakes in Cypher.

The effective stake of a pair on a date is what the first source in the declared order asserts; several assertions
of that source add up. ``domain.ownership.effective`` states the same rule in Python; a test holds both equal.
"""

from dataclasses import dataclass
from datetime import date
from typing import LiteralString

from domain.ownership.stakes import SOURCE_ORDER
from queries.selection import Rendering, Scope
from queries.statement import Fragment, cypher, declared, join, literal, slot

_RANKS = {source: rank for rank, source in enumerate(SOURCE_ORDER)}


@dataclass(frozen=True, slots=True)
class Ends:
    """The variables of the two nodes that a holding joins."""

    holder: Fragment
    company: Fragment


def valid_on(relationship: Fragment, on: Fragment) -> Fragment:
    """The predicate that the relationship's period ``[validFrom, validTo)`` contains the date."""
    return cypher(
        "(<r>.validFrom IS NULL OR <r>.validFrom <= <on>) AND (<r>.validTo IS NULL OR <r>.validTo > <on>)",
        r=relationship,
        on=on,
    )


def effective(ends: Ends, on: date | Fragment, rendering: Rendering) -> tuple[Fragment, Scope]:
    """Clauses that bind the effective holdings between the ends, one row a pair, and the scope to read them from.

    An end that is bound outside limits the match to it; one of them is. ``on`` is the date, or the variable that holds
    it. Nearly every pair has one assertion, so only groups of several are sorted.
    """
    group, every, ends_of_group = rendering.variable("g"), rendering.variable("a"), rendering.variable("e")
    assertion = rendering.variable("h")
    clauses = cypher(
        "MATCH (<holder>)-[<h>:HOLDS]->(<company>) WHERE <valid> AND coalesce(<h>.direct, true)"
        " WITH <holder>, <company>, collect(<h>) AS <all>"
        " WITH <holder>, <company>, CASE size(<all>) WHEN 1 THEN <all> ELSE COLLECT { UNWIND <all> AS x WITH x"
        " ORDER BY coalesce(<ranks>[x.source], 1000), x.source, x.validFrom DESC, x.id RETURN x } END AS <all>"
        " WITH <holder>, <company>, <all>, CASE size(<all>) WHEN 1 THEN <all>"
        " ELSE [x IN <all> WHERE x.source = <all>[0].source] END AS <group>"
        " WITH <holder>, <company>, <all>, <group>, <ends> AS <e>",
        holder=ends.holder,
        company=ends.company,
        h=assertion,
        all=every,
        group=group,
        e=ends_of_group,
        ends=stake_ends(group),
        ranks=rendering.parameter(_RANKS),
        valid=valid_on(assertion, on if isinstance(on, Fragment) else rendering.parameter(on)),
    )
    return clauses, Scope(group, {"all": every, "ends": ends_of_group, "holder": ends.holder, "company": ends.company})


def row_by_row(bound: Fragment, clauses: Fragment, row: Fragment) -> Fragment:
    """Clauses that bind ``row`` once for each effective holding at the bound ends, which stand in a list outside.

    They see nothing but the bound ends. Otherwise every pair would be grouped by that list too, and memory and time
    grew with its square: 6,000 parties took a gigabyte.
    """
    return cypher("CALL (<bound>) { <clauses> RETURN <row> AS row }", bound=bound, clauses=clauses, row=row)


def single_holding(ends: Ends, id_: Fragment, rendering: Rendering) -> tuple[Fragment, Scope]:
    """Clauses that bind the one assertion with our id, and the scope to read it from."""
    group, ends_of_group = rendering.variable("g"), rendering.variable("e")
    clauses = cypher(
        "MATCH (<holder>:Party)-[h:HOLDS {id: <id>}]->(<company>:Party) WITH <holder>, <company>, [h] AS <group>"
        " WITH <holder>, <company>, <group>, <ends> AS <e>",
        holder=ends.holder,
        company=ends.company,
        id=id_,
        group=group,
        e=ends_of_group,
        ends=stake_ends(group),
    )
    return clauses, Scope(group, {"all": group, "ends": ends_of_group, "holder": ends.holder, "company": ends.company})


# An assertion without votes counts with its economic share where others of its group separate them.
_VOTES = literal("(x.votingMin IS NOT NULL OR x.votingMax IS NOT NULL)")
_ENDS = {
    "percentMin": literal("x.percentMin"),
    "percentMax": literal("x.percentMax"),
    "percentMinOpen": literal("coalesce(x.percentMinOpen, false)"),
    "percentMaxOpen": literal("coalesce(x.percentMaxOpen, false)"),
    "votingMin": literal("CASE WHEN <votes> THEN x.votingMin ELSE x.percentMin END"),
    "votingMax": literal("CASE WHEN <votes> THEN x.votingMax ELSE x.percentMax END"),
    "votingMinOpen": literal("coalesce(CASE WHEN <votes> THEN x.votingMinOpen ELSE x.percentMinOpen END, false)"),
    "votingMaxOpen": literal("coalesce(CASE WHEN <votes> THEN x.votingMaxOpen ELSE x.percentMaxOpen END, false)"),
}


STAKE_ENDS = ("percentMin", "percentMax", "votingMin", "votingMax", "open_low", "open_high")
"""The ends of an effective stake, in the order of the attributes of ``domain.ownership.stakes.Stake``."""
_PLACES = {name: place for place, name in enumerate(STAKE_ENDS)}


def effective_end(scope: Scope, end: str) -> Fragment:
    """One end of the effective stake: ``percentMin`` … ``votingMax``, or whether an end is open for control."""
    return cypher("<e>[<place>]", e=scope.roles["ends"], place=slot("", _PLACES[end]))


def stake_ends(group: Fragment) -> Fragment:
    """All ends of the group's stake as one list, evaluated once per stake; nearly every group has one assertion.

    The open ends are those that the control rule looks at: of the votes where the source gives them.
    """
    one = literal(
        "[x.percentMin, x.percentMax, x.votingMin, x.votingMax,"
        " coalesce(CASE WHEN <votes> THEN x.votingMinOpen ELSE x.percentMinOpen END, false),"
        " coalesce(CASE WHEN <votes> THEN x.votingMaxOpen ELSE x.percentMaxOpen END, false)]"
    )
    several = [
        *(_sum(group, base, side) for base in ("percent", "voting") for side in ("Min", "Max")),
        _any_open(group, "Min"),
        _any_open(group, "Max"),
    ]
    return cypher(
        "CASE size(<g>) WHEN 1 THEN head([x IN <g> | <one>]) ELSE [<several>] END",
        g=group,
        one=Fragment(one.text.replace("<votes>", _VOTES.text)),
        several=join(", ", several),
    )


def _sum(group: Fragment, base: LiteralString, side: LiteralString) -> Fragment:
    """Null if no part is disclosed; otherwise an undisclosed part adds nothing at least and at most the rest.

    A sum of exact parts is not cut at 100.
    """
    stated = _VOTES if base == "voting" else literal("(x.percentMin IS NOT NULL OR x.percentMax IS NOT NULL)")
    low = cypher("reduce(s = 0.0, x IN <g> | s + coalesce(<x>, 0.0))", g=group, x=_end(base + "Min"))
    high = cypher("reduce(s = 0.0, x IN <g> | s + coalesce(<x>, 100.0))", g=group, x=_end(base + "Max"))
    total = low
    if side == "Max":
        total = cypher(
            "CASE WHEN all(x IN <g> WHERE <min> = <max>) THEN <high> WHEN <low> >= 100.0 THEN <low>"
            " WHEN <high> > 100.0 THEN 100.0 ELSE <high> END",
            g=group,
            min=_end(base + "Min"),
            max=_end(base + "Max"),
            low=low,
            high=high,
        )
    return cypher(
        "CASE WHEN none(x IN <g> WHERE <stated>) THEN null ELSE <total> END", g=group, stated=stated, total=total
    )


def _any_open(group: Fragment, side: LiteralString) -> Fragment:
    return cypher(
        "CASE WHEN any(x IN <g> WHERE <votes>) THEN any(x IN <g> WHERE <voting>) ELSE any(x IN <g> WHERE <share>) END",
        g=group,
        votes=_VOTES,
        voting=_end(f"voting{side}Open"),
        share=_end(f"percent{side}Open"),
    )


def _end(name: str) -> Fragment:
    return Fragment(_ENDS[name].text.replace("<votes>", _VOTES.text))


def any_flag(scope: Scope, prop: str) -> Fragment:
    """Whether the flag is set on any assertion of the group."""
    return cypher("any(x IN <g> WHERE coalesce(x.<prop>, false))", g=scope.variable, prop=declared(prop))


def by_size(scope: Scope, other: Fragment) -> Fragment:
    """Sort keys: largest stake first, undisclosed ones last, then name and id of the other end."""
    return cypher(
        "coalesce(<high>, -1.0) DESC, <other>.name, <other>.id", high=effective_end(scope, "percentMax"), other=other
    )
