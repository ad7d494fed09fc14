"""Effective stakes in Cypher.

The effective stake of a pair on a date is what the first source in the declared order asserts; several assertions
of that source add up. ``domain.ownership.effective`` states the same rule in Python; a test holds both equal.
"""

from dataclasses import dataclass
from datetime import date
from typing import LiteralString

from domain.ownership.stakes import SOURCE_ORDER
from queries.selection import Rendering, Scope
from queries.statement import Fragment, cypher, declared, join, slot

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
    it: then one row a pair and date. Nearly every pair has one assertion, so only groups of several are sorted.
    """
    group, every, ends_of_group = rendering.variable("g"), rendering.variable("a"), rendering.variable("e")
    assertion = rendering.variable("h")
    clauses = cypher(
        "MATCH (<holder>)-[<h>:HOLDS]->(<company>) WHERE <valid> AND coalesce(<h>.direct, true)"
        " WITH <pair>, collect(<h>) AS <all>"
        " WITH <pair>, CASE size(<all>) WHEN 1 THEN <all> ELSE COLLECT { UNWIND <all> AS x WITH x"
        " ORDER BY coalesce(<ranks>[x.source], 1000), x.source, x.validFrom DESC, x.id RETURN x } END AS <all>"
        " WITH <pair>, <all>, CASE size(<all>) WHEN 1 THEN <all>"
        " ELSE [x IN <all> WHERE x.source = <all>[0].source] END AS <group>"
        " WITH <pair>, <all>, <group>, <parts> AS <e> WITH <pair>, <all>, <group>, <ends> AS <e>",
        holder=ends.holder,
        company=ends.company,
        pair=join(", ", [ends.holder, ends.company, *([on] if isinstance(on, Fragment) else [])]),
        h=assertion,
        all=every,
        group=group,
        e=ends_of_group,
        parts=stated_ends(group),
        ends=stake_ends(ends_of_group),
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
        " WITH <holder>, <company>, <group>, <parts>[0] AS <e>",
        holder=ends.holder,
        company=ends.company,
        id=id_,
        group=group,
        e=ends_of_group,
        parts=stated_ends(group),
    )
    return clauses, Scope(group, {"all": group, "ends": ends_of_group, "holder": ends.holder, "company": ends.company})


STAKE_ENDS = ("percentMin", "percentMax", "votingMin", "votingMax", "open_low", "open_high")
"""The ends of an effective stake, in the order of the attributes of ``domain.ownership.stakes.Stake``."""
_PLACES = {name: place for place, name in enumerate(STAKE_ENDS)}


def effective_end(scope: Scope, end: str) -> Fragment:
    """One end of the effective stake: ``percentMin`` … ``votingMax``, or whether an end is open for control."""
    return cypher("<e>[<place>]", e=scope.roles["ends"], place=slot("", _PLACES[end]))


def stated_ends(assertions: Fragment) -> Fragment:
    """What each of the assertions states, as a list of ``STAKE_ENDS``.

    The open ends are those that the control rule looks at: of the votes where the source gives them.
    """
    return cypher(
        "[x IN <assertions> | [x.percentMin, x.percentMax, x.votingMin, x.votingMax, <low>, <high>]]",
        assertions=assertions,
        low=_open("Min"),
        high=_open("Max"),
    )


def _open(side: LiteralString) -> Fragment:
    return cypher(
        "coalesce(CASE WHEN coalesce(x.votingMin, x.votingMax) IS NULL THEN x.<share> ELSE x.<votes> END, false)",
        share=declared(f"percent{side}Open"),
        votes=declared(f"voting{side}Open"),
    )


def stake_ends(parts: Fragment) -> Fragment:
    """The ends of the sum of what several assertions state (``stated_ends``); nearly every list has one part.

    First the share (0), then the votes (2), each null if no part discloses it. An undisclosed part adds nothing at
    least and at most the rest; a part without votes counts with its share. A sum of exact parts is not cut at 100.
    """
    return cypher(
        "CASE size(<parts>) WHEN 1 THEN <parts>[0] ELSE reduce(e = [], bounds IN COLLECT {"
        " UNWIND [0, 2] AS base UNWIND <parts> AS x WITH base, x, coalesce(x[base], x[base + 1]) IS NOT NULL AS given"
        " WITH base, given, CASE WHEN given THEN x[base..] ELSE x END AS x"
        " WITH base, max(given) AS given, sum(x[0]) + 0.0 AS low, sum(coalesce(x[1], 100.0)) AS high,"
        " min(coalesce(x[0] = x[1], false)) AS exact ORDER BY base"
        " RETURN CASE WHEN NOT given THEN [null, null] WHEN exact OR high < 100 THEN [low, high]"
        " WHEN low > 100 THEN [low, low] ELSE [low, 100.0] END } | e + bounds)"
        " + [any(x IN <parts> WHERE x[4]), any(x IN <parts> WHERE x[5])] END",
        parts=parts,
    )


def any_flag(scope: Scope, prop: str) -> Fragment:
    """Whether the flag is set on any assertion of the group."""
    return cypher("any(x IN <g> WHERE coalesce(x.<prop>, false))", g=scope.variable, prop=declared(prop))


def by_size(scope: Scope, other: Fragment) -> Fragment:
    """Sort keys: largest stake first, undisclosed ones last, then name and id of the other end."""
    return cypher(
        "coalesce(<high>, -1.0) DESC, <other>.name, <other>.id", high=effective_end(scope, "percentMax"), other=other
    )
