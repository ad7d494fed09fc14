"""The days on which stakes around a party begin or end, in one statement."""

from dataclasses import dataclass

from domain.access import REGISTRY, Viewer
from queries.selection import Rendering
from queries.statement import Statement, assembled, cypher
from queries.store import Parameters, Store
from queries.visibility import VIEWER, viewer_parameter, visible

DAYS_CAP = 400
"""Days of one answer: more ticks cannot be told apart."""


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """A day (YYYY-MM-DD) with the number of assertions of stakes that begin and end on it."""

    day: str
    begun: int
    ended: int


async def change_days(store: Store, viewer: Viewer, party: str) -> list[ChangeDay] | None:
    """The latest days of change among the stakes above and below the party, in order; None if there is none."""
    statement, parameters = change_days_statement(viewer, party)
    answer = await store.read(statement, parameters)
    if answer is None:
        return None
    return [ChangeDay(*row) for row in reversed(answer)]


def change_days_statement(viewer: Viewer, party: str) -> tuple[Statement, Parameters]:
    """The statement and its parameters. Stakes of any date count, up to eight steps away."""
    rendering = Rendering(**viewer_parameter(viewer), cap=DAYS_CAP)
    text = cypher(
        "MATCH (start:Party {id: <id>}) WHERE <visible> RETURN COLLECT { CALL (start) {"
        " MATCH (start)-[:HOLDS*0..8]->(n:Party) WITH DISTINCT n MATCH (n)-[h:HOLDS]->(:Party) RETURN h"
        " UNION MATCH (start)<-[:HOLDS*0..8]-(n:Party) WITH DISTINCT n MATCH (n)<-[h:HOLDS]-(:Party) RETURN h }"
        " UNWIND [[h.validFrom, 1, 0], [h.validTo, 0, 1]] AS change WITH change WHERE change[0] IS NOT NULL"
        " WITH change[0] AS day, sum(change[1]) AS begun, sum(change[2]) AS ended ORDER BY day DESC LIMIT $cap"
        " RETURN [toString(day), begun, ended] }",
        id=rendering.parameter(party),
        visible=visible(REGISTRY, VIEWER, rendering),
    )
    return assembled(text), rendering.parameters
