"""What the graph keeps of matching: decisions, merged parties, and where records and identifiers come from."""

from dataclasses import replace

from domain.graph_model import NodeType, Property, RelationshipType, ValueType

_S, _I, _F = ValueType.STRING, ValueType.INTEGER, ValueType.FLOAT
_T, _L = ValueType.DATETIME, ValueType.STRINGS


def matching_nodes(party: NodeType, own_id: Property) -> tuple[NodeType, ...]:
    """The node types, given that of parties, whose properties a merged party keeps, and the property of own ids."""
    merged = NodeType(
        "MergedParty",
        "a party found to be the same as another, kept as it was so that the merge can be undone",
        (
            own_id,
            Property("labels", _L, "its labels as a party", required=True),
            Property("identifiers", _L, "keys of the identifiers it carried", required=True),
            *(replace(prop, index=None) for prop in party.properties if prop.name != "id"),
        ),
    )
    decision = NodeType(
        "MatchDecision",
        "what was decided of two source records: that they describe one party, or two",
        (
            own_id,
            Property("judgement", _S, "SAME, DIFFERENT or UNSURE (waits for a person)", required=True),
            Property("score", _F, "how likely they are the same, 0 to 1", required=True),
            Property("features", _S, "what the score consists of, as JSON", required=True),
            Property("author", _S, "login of the user, or matcher", required=True),
            Property("at", _T, "when it was decided", required=True),
            Property("version", _I, "counts the changes, from 1", required=True),
            Property("reason", _S, "why, in the words of who decided"),
            Property("withdrawnAt", _T, "when it was taken back; absent: it stands"),
            Property("withdrawnBy", _S, "login of the user who took it back, or matcher"),
        ),
    )
    return merged, decision


MATCHING_RELATIONSHIPS = (
    RelationshipType(
        "IDENTIFIED_BY",
        ("Party",),
        ("Identifier",),
        "the party carries the identifier",
        (Property("homes", _L, "merged parties that brought it; absent: it is the party's own"),),
    ),
    RelationshipType(
        "DESCRIBES",
        ("SourceRecord",),
        ("Party",),
        "the record is about the party",
        (Property("home", _S, "the party it described before that was merged; absent: this one"),),
    ),
    RelationshipType("DECIDES", ("MatchDecision",), ("SourceRecord",), "one of the two records the decision is about"),
    RelationshipType("MERGED_INTO", ("MergedParty",), ("Party",), "the party that now stands for it"),
)
