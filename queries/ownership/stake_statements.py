"""The statements that write stakes and ties.

Rows are lists, which are packed faster than maps; their days are numbers into ``$days``, since a batch knows only a
few.
"""

from typing import LiteralString

from domain.ownership.records import TieType
from queries.statement import Fragment, Statement, assembled, cypher, declared, literal, statement

_ASSERTED = literal(
    "validFrom: $days[row[4]], validTo: $days[row[5]], firstSeen: $days[row[6]], lastSeen: $days[row[7]],"
    " run: $run, endedBy: row[8], recordedAt: $now"
)
_ASSERTION = cypher(
    "id: row[2], key: row[3], source: $source, holderRecord: row[9], companyRecord: row[10], statementId: row[11],"
    " <asserted>",
    asserted=_ASSERTED,
)
_STAKE = literal(
    "percentMin: row[12], percentMax: row[13], percentMinOpen: row[14], percentMaxOpen: row[15],"
    " votingMin: row[16], votingMax: row[17], votingMinOpen: row[18], votingMaxOpen: row[19],"
    " direct: row[20], paidInPercent: row[21], nature: row[22], fictional: row[23]"
)

CREATE_STAKES = assembled(
    cypher(
        "UNWIND $batch.rows AS row MATCH (h:Party {id: row[0]}) USING INDEX SEEK h:Party(id)"
        " MATCH (c:Party {id: row[1]}) USING INDEX SEEK c:Party(id)"
        " CREATE (h)-[:HOLDS {<assertion>, <stake>}]->(c) SET c.stakesChangedAt = $now",
        assertion=_ASSERTION,
        stake=_STAKE,
    )
)
"""New stakes; the columns are those of ``stake_rows``."""

UPDATE_STAKES = assembled(
    cypher(
        "UNWIND $batch.rows AS row MATCH ()-[h:HOLDS {id: row[2]}]->(c) USING INDEX SEEK h:HOLDS(id)"
        " SET h += {<asserted>, <stake>}, c.stakesChangedAt = $now",
        asserted=_ASSERTED,
        stake=_STAKE,
    )
)
"""Stakes with other content than stored."""

SEE_STAKES = statement(
    "UNWIND $batch.rows AS row MATCH ()-[h:HOLDS {id: row[0]}]->() USING INDEX SEEK h:HOLDS(id)"
    " SET h.firstSeen = $days[row[1]], h.lastSeen = $days[row[2]], h.run = $run"
)
"""Stakes that were merely seen again: id, first day, latest day."""

TIE_TYPES = {
    TieType.CONSOLIDATED_BY_DIRECT: ("CONSOLIDATED_BY", "DIRECT"),
    TieType.CONSOLIDATED_BY_ULTIMATE: ("CONSOLIDATED_BY", "ULTIMATE"),
    TieType.BRANCH_OF: ("BRANCH_OF", None),
    TieType.MANAGED_BY: ("MANAGED_BY", "FUND"),
    TieType.SUBFUND_OF: ("MANAGED_BY", "SUBFUND"),
    TieType.FEEDER_TO: ("MANAGED_BY", "FEEDER"),
    TieType.OFFICER_OF: ("OFFICER_OF", None),
    TieType.APPOINTS: ("APPOINTS", None),
    TieType.ACTS_WITH: ("ACTS_WITH", None),
    TieType.CLAIMED_CONTROL: ("CLAIMED_CONTROL", None),
}
"""Relationship type and level that store each type of tie."""

_TIE_FIELDS: dict[str, Fragment] = {
    "CONSOLIDATED_BY": literal(", level: row[12], percent: row[13], status: row[14], registrationStatus: row[16]"),
    "BRANCH_OF": literal(", percent: row[13], status: row[14], registrationStatus: row[16]"),
    "MANAGED_BY": literal(", level: row[12], percent: row[13], status: row[14], registrationStatus: row[16]"),
    "OFFICER_OF": literal(", title: row[15]"),
    "APPOINTS": literal(", reason: row[15]"),
    "ACTS_WITH": literal(""),
    "CLAIMED_CONTROL": literal(", percent: row[13], reason: row[15]"),
}
TIE_RELATIONSHIPS = tuple(_TIE_FIELDS)

MARKS: dict[str, Fragment] = {
    "HOLDS": literal(" SET c.stakesChangedAt = datetime()"),
    "APPOINTS": literal(" SET c.stakesChangedAt = datetime()"),
    "ACTS_WITH": literal(" SET h.stakesChangedAt = datetime(), c.stakesChangedAt = datetime()"),
}
"""By relationship from ``h`` to ``c``: whose control must be computed again when it changes; see ``at_rest``."""
_NO_MARK = literal("")


def _of_each_tie(template: LiteralString) -> dict[str, Statement]:
    return {
        type_: assembled(
            cypher(
                template,
                type=declared(type_),
                assertion=_ASSERTION,
                asserted=_ASSERTED,
                tie=fields,
                mark=MARKS.get(type_, _NO_MARK),
            )
        )
        for type_, fields in _TIE_FIELDS.items()
    }


CREATE_TIES = _of_each_tie(
    "UNWIND $batch.rows AS row MATCH (h:Party {id: row[0]}) USING INDEX SEEK h:Party(id)"
    " MATCH (c:Party {id: row[1]}) USING INDEX SEEK c:Party(id)"
    " CREATE (h)-[:<type> {<assertion><tie>}]->(c)<mark>"
)
UPDATE_TIES = _of_each_tie(
    "UNWIND $batch.rows AS row MATCH (h)-[t:<type> {id: row[2]}]->(c) USING INDEX SEEK t:<type>(id)"
    " SET t += {<asserted><tie>}<mark>"
)
SEE_TIES = _of_each_tie(
    "UNWIND $batch.rows AS row MATCH ()-[h:<type> {id: row[0]}]->() USING INDEX SEEK h:<type>(id)"
    " SET h.firstSeen = $days[row[1]], h.lastSeen = $days[row[2]], h.run = $run"
)
