"""Parties as the matcher and the people who review it see them: everything two parties can be compared by."""

from queries.statement import Fragment, cypher, literal


def party_shape(party: Fragment) -> Fragment:
    """A map of the party: names, identifiers, address, records, and its five largest stakes in each direction."""
    return cypher(
        "<p> {.id, .name, .jurisdiction, .region, .legalForm, .status, .address, .birthDate,"
        " otherNames: coalesce(<p>.otherNames, []), foundedOn: toString(<p>.foundedOn), labels: labels(<p>),"
        " identifiers: COLLECT { MATCH (<p>)-[:IDENTIFIED_BY]->(i) WITH i ORDER BY i.key"
        " RETURN i {.scheme, .value, .valid} },"
        " records: COLLECT { MATCH (<p>)<-[:DESCRIBES]-(s) WITH s ORDER BY s.source, s.localId LIMIT 20"
        " RETURN s {.id, .source, .localId, lastSeen: toString(s.lastSeen)} },"
        " holders: COLLECT { MATCH (<p>)<-[h:HOLDS]-(o) WHERE h.validTo IS NULL"
        " WITH h, o ORDER BY h.percentMax DESC, o.name LIMIT 5 <stake> },"
        " holdings: COLLECT { MATCH (<p>)-[h:HOLDS]->(o) WHERE h.validTo IS NULL"
        " WITH h, o ORDER BY h.percentMax DESC, o.name LIMIT 5 <stake> }}",
        p=party,
        stake=literal(
            "RETURN h {.percentMin, .percentMax, .source, partyId: o.id, partyName: o.name,"
            " validFrom: toString(h.validFrom)}"
        ),
    )
