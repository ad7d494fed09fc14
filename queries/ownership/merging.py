"""Joining two parties into one, and taking them apart again exactly.

Every source record, stake and tie says which record it comes from, and ``DESCRIBES.home`` says which party a record
described before a merge. So nothing is copied: merging re-points, un-merging re-points back, whatever was loaded in
between. The party that was merged stays as ``MergedParty`` with its properties, out of the sight of all readers.
"""

from typing import LiteralString

from domain.model import MODEL
from domain.relationships.graph_types import ACCOUNT_PROPERTIES
from queries.statement import Statement, assembled, cypher, declared, join, literal, statement
from queries.store import Parameters

Step = tuple[Statement, Parameters]

TIES = tuple(one.type for one in MODEL.relationships if any(prop.name == "holderRecord" for prop in one.properties))
"""Relationship types that say which records their ends come from."""

FACTS = tuple(one.type for one in MODEL.relationships if any(prop.name == "startHome" for prop in one.properties))
"""Relationship types that users write, and that remember where they began and ended before a merge."""

_PAIR = literal(
    "MATCH (gone:Party {id: $gone}) USING INDEX SEEK gone:Party(id)"
    " MATCH (kept:Party {id: $kept}) USING INDEX SEEK kept:Party(id) "
)
_OWN_NAMES = literal(
    "kept.ownNames = coalesce(kept.ownNames, kept.otherNames, []),"
    " kept.ownSearchName = coalesce(kept.ownSearchName, kept.searchName)"
)


def _of_each_tie(template: LiteralString) -> tuple[Statement, ...]:
    return tuple(assembled(cypher(template, pair=_PAIR, type=declared(type_))) for type_ in TIES)


def _of_each_fact(templates: tuple[LiteralString, ...]) -> tuple[Statement, ...]:
    return tuple(
        assembled(cypher(template, pair=_PAIR, type=declared(type_))) for type_ in FACTS for template in templates
    )


_NOTED = [prop.name for prop in ACCOUNT_PROPERTIES if prop.name != "accountHome"]
"""What our own company notes of an account; it goes along to a party that was none."""

MOVE_RECORDS = assembled(
    cypher(
        "<pair>CALL (gone, kept) { MATCH (record:SourceRecord)-[old:DESCRIBES]->(gone)"
        " WITH kept, record, old, coalesce(old.home, gone.id) AS home DELETE old"
        " CREATE (record)-[:DESCRIBES {home: home}]->(kept) }",
        pair=_PAIR,
    )
)
MOVE_FACTS = _of_each_fact(
    (
        "<pair>CALL (gone, kept) { MATCH (gone)-[old:<type>]->(end) WITH gone, kept, old, end, properties(old) AS facts"
        " DELETE old CREATE (kept)-[new:<type>]->(end)"
        " SET new = facts, new.startHome = coalesce(facts.startHome, gone.id) }",
        "<pair>CALL (gone, kept) { MATCH (start)-[old:<type>]->(gone)"
        " WITH gone, kept, old, start, properties(old) AS facts"
        " DELETE old CREATE (start)-[new:<type>]->(kept)"
        " SET new = facts, new.endHome = coalesce(facts.endHome, gone.id) }",
    )
)
"""What users wrote down of a party: it goes along, and remembers where it began and ended."""

MOVE_MAP = statement(
    "MATCH (m:PowerMap {owner: $gone}) WHERE NOT EXISTS { MATCH (:PowerMap {owner: $kept}) } SET m.owner = $kept"
)
"""The map of an account is found under the party that stays, unless that has a map of its own."""

MOVE_TIES = _of_each_tie(
    "<pair>CALL (gone, kept) { MATCH (gone)-[old:<type>]->(end)"
    " WITH kept, old, CASE WHEN end = gone THEN kept ELSE end END AS end, properties(old) AS facts DELETE old"
    " CREATE (kept)-[new:<type>]->(end) SET new = facts }"
    " CALL (gone, kept) { MATCH (start)-[old:<type>]->(gone)"
    " WITH kept, old, start, properties(old) AS facts DELETE old"
    " CREATE (start)-[new:<type>]->(kept) SET new = facts }"
)
LEND_NAMES = assembled(
    cypher(
        "<pair>SET <own> WITH gone, kept, coalesce(kept.otherNames, []) AS known"
        " SET kept.otherNames = known + [name IN [gone.name] + coalesce(gone.otherNames, [])"
        " WHERE name <> kept.name AND NOT name IN known],"
        " kept.searchName = CASE WHEN kept.searchName CONTAINS gone.searchName THEN kept.searchName"
        " ELSE kept.searchName + '\\n' + gone.searchName END",
        pair=_PAIR,
        own=_OWN_NAMES,
    )
)
SET_ASIDE = assembled(
    cypher(
        "<pair>SET gone.identifiers = COLLECT { MATCH (gone)-[own:IDENTIFIED_BY]->(i) WHERE own.homes IS NULL"
        " RETURN i.key }, gone.labels = labels(gone),"
        " gone.otherNames = coalesce(gone.ownNames, gone.otherNames),"
        " gone.searchName = coalesce(gone.ownSearchName, gone.searchName)"
        " REMOVE gone.ownNames, gone.ownSearchName"
        " WITH gone, kept CALL (gone, kept) { MATCH (gone)-[old:IDENTIFIED_BY]->(i)"
        " WITH kept, i, old, coalesce(old.homes, [gone.id]) AS homes DELETE old"
        " MERGE (kept)-[new:IDENTIFIED_BY]->(i) ON CREATE SET new.homes = homes"
        " ON MATCH SET new.homes = CASE WHEN new.homes IS NULL THEN null ELSE new.homes + homes END }"
        " CALL (gone, kept) { MATCH (other:MergedParty)-[old:MERGED_INTO]->(gone) DELETE old"
        " CREATE (other)-[:MERGED_INTO]->(kept) }"
        " CREATE (gone)-[:MERGED_INTO]->(kept)"
        " SET kept.stakesChangedAt = datetime() REMOVE gone.stakesChangedAt"
        " WITH gone, kept CALL (gone) { MATCH (gone)-[control:CONTROLS]-() DELETE control }"
        " FOREACH (_ IN CASE WHEN gone:Account AND NOT kept:Account AND kept:Company THEN [1] ELSE [] END"
        " | SET kept:Account, <noted>, kept.accountHome = coalesce(gone.accountHome, gone.id))"
        " REMOVE gone:$(gone.labels) SET gone:MergedParty",
        pair=_PAIR,
        noted=join(", ", [cypher("kept.<name> = gone.<name>", name=declared(name)) for name in _NOTED]),
    )
)


def merge_steps(kept: str, gone: str) -> list[Step]:
    """The statements, to be run in one transaction, that put the party ``gone`` into ``kept``."""
    pair = {"kept": kept, "gone": gone}
    return [(one, pair) for one in (MOVE_RECORDS, *MOVE_TIES, *MOVE_FACTS, MOVE_MAP, LEND_NAMES, SET_ASIDE)]


RETURN_NAMES = statement(
    """
    MATCH (gone:MergedParty {id: $gone})-[into:MERGED_INTO]->(kept:Party) USING INDEX SEEK gone:MergedParty(id)
    WITH kept, into, [name IN coalesce(kept.otherNames, []) WHERE name IN kept.ownNames
        OR NOT name IN COLLECT { MATCH (m:MergedParty)-[:MERGED_INTO]->(kept)
          UNWIND [m.name] + coalesce(m.otherNames, []) AS lent RETURN lent }] AS names,
      [part IN split(kept.searchName, '\n') WHERE part IN split(kept.ownSearchName, '\n')
        OR NOT part IN COLLECT { MATCH (m:MergedParty)-[:MERGED_INTO]->(kept)
          UNWIND split(m.searchName, '\n') AS lent RETURN lent }] AS parts,
      COLLECT { MATCH (m:MergedParty)-[:MERGED_INTO]->(kept) WHERE m.id <> $gone
        UNWIND [m.name] + coalesce(m.otherNames, []) AS lent RETURN DISTINCT lent } AS namesLeft,
      COLLECT { MATCH (m:MergedParty)-[:MERGED_INTO]->(kept) WHERE m.id <> $gone
        UNWIND split(m.searchName, '\n') AS lent RETURN DISTINCT lent } AS partsLeft
    DELETE into
    WITH kept, names + [name IN namesLeft WHERE NOT name IN names AND name <> kept.name] AS names,
      parts + [part IN partsLeft WHERE NOT part IN parts] AS parts, size(namesLeft) = 0 AS alone
    SET kept.otherNames = CASE WHEN size(names) = 0 THEN null ELSE names END,
      kept.searchName = reduce(text = parts[0], part IN parts[1..] | text + '\n' + part),
      kept.ownNames = CASE WHEN alone THEN null ELSE kept.ownNames END,
      kept.ownSearchName = CASE WHEN alone THEN null ELSE kept.ownSearchName END
    """
)
REVIVE = statement(
    """
    MATCH (gone:MergedParty {id: $gone}) USING INDEX SEEK gone:MergedParty(id)
    MATCH (kept:Party {id: $kept}) USING INDEX SEEK kept:Party(id)
    WITH gone, kept, gone.identifiers AS keys
    SET gone:$(gone.labels) REMOVE gone:MergedParty
    WITH gone, kept, keys
    CALL (gone, kept) { MATCH (record:SourceRecord)-[old:DESCRIBES {home: $gone}]->(kept)
      DELETE old CREATE (record)-[:DESCRIBES]->(gone) }
    CALL (gone, keys) { UNWIND keys AS key MATCH (i:Identifier {key: key}) USING INDEX SEEK i:Identifier(key)
      CREATE (gone)-[:IDENTIFIED_BY]->(i) }
    CALL (kept) { MATCH (kept)-[lent:IDENTIFIED_BY]->() WHERE $gone IN lent.homes
      SET lent.homes = [home IN lent.homes WHERE home <> $gone]
      WITH lent WHERE size(lent.homes) = 0 DELETE lent }
    SET gone.stakesChangedAt = datetime(), kept.stakesChangedAt = datetime()
    REMOVE gone.labels, gone.identifiers
    """
)
TAKE_FACTS = _of_each_fact(
    (
        "<pair>CALL (gone, kept) { MATCH (kept)-[old:<type>]->(end) WHERE old.startHome = gone.id"
        " WITH gone, old, end, properties(old) AS facts DELETE old"
        " CREATE (gone)-[new:<type>]->(end) SET new = facts, new.startHome = null }",
        "<pair>CALL (gone, kept) { MATCH (start)-[old:<type>]->(kept) WHERE old.endHome = gone.id"
        " WITH gone, old, start, properties(old) AS facts DELETE old"
        " CREATE (start)-[new:<type>]->(gone) SET new = facts, new.endHome = null }",
    )
)
TAKE_ACCOUNT_BACK = assembled(
    cypher(
        "MATCH (kept:Party {id: $kept, accountHome: $gone}) REMOVE kept:Account, <noted>, kept.accountHome",
        noted=join(", ", [cypher("kept.<name>", name=declared(name)) for name in _NOTED]),
    )
)
TAKE_MAP_BACK = statement("MATCH (m:PowerMap {owner: $kept})-[:MAPS]->(:Party {id: $gone}) SET m.owner = $gone")
TAKE_TIES = _of_each_tie(
    "<pair>CALL (gone, kept) { MATCH (gone)<-[:DESCRIBES]-(record) WITH kept, gone, collect(record.id) AS records"
    " MATCH (kept)-[old:<type>]->(end) WHERE old.holderRecord IN records"
    " WITH gone, old, end, properties(old) AS facts DELETE old CREATE (gone)-[new:<type>]->(end) SET new = facts }"
    " CALL (gone, kept) { MATCH (gone)<-[:DESCRIBES]-(record) WITH kept, gone, collect(record.id) AS records"
    " MATCH (start)-[old:<type>]->(kept) WHERE old.companyRecord IN records"
    " WITH gone, old, start, properties(old) AS facts DELETE old CREATE (start)-[new:<type>]->(gone) SET new = facts }"
)


def split_steps(kept: str, gone: str) -> list[Step]:
    """The statements, to be run in one transaction, that take ``gone`` out of the party it was merged into."""
    pair = {"kept": kept, "gone": gone}
    return [(one, pair) for one in (RETURN_NAMES, REVIVE, *TAKE_TIES, *TAKE_FACTS, TAKE_MAP_BACK, TAKE_ACCOUNT_BACK)]
