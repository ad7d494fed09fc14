"""The part of the graph model that Irontree computes and keeps: today's control and groups, and what changed.

Nothing here is asserted by a source; all of it can be computed again from what the sources assert.
"""

from domain.graph_model import Index, NodeType, Property, RelationshipType, ValueType

_S, _I, _F, _B = ValueType.STRING, ValueType.INTEGER, ValueType.FLOAT, ValueType.BOOLEAN
_D, _T = ValueType.DATE, ValueType.DATETIME

PARTY_AT_REST = (
    Property("stakesChangedAt", _T, "when a stake in it last changed; absent: computed since", index=Index.RANGE),
    Property("stakesComputed", _S, "effective stakes in it when they were last computed, as JSON"),
    Property("groupHead", _S, "computed: id of its ultimate controller, or its own where nobody controls it"),
    Property("groupSize", _I, "computed: companies of the group that it heads, itself included"),
    Property("computedFor", _D, "day for which control over it was last computed; holds until its stakes change"),
)
"""What is kept with a party of today's control and group, so that reading needs no computing."""

COMPUTED_NODES = (
    NodeType(
        "OwnershipEvent",
        "a change of stakes or control that became known",
        (
            Property("id", _S, "our own id, never the store's", required=True, index=Index.UNIQUE),
            Property("kind", _S, "NEW_SUBSIDIARY, LOST_SUBSIDIARY, CONTROLLER_CHANGED, …", required=True),
            Property("recordedAt", _T, "when we learned it", required=True),
            Property("validOn", _D, "day on which it became true, as far as the sources tell", required=True),
            Property("run", _S, "import run after which it was seen; absent: by the passing of a day"),
            Property("percentBefore", _F, "stake before, at least; absent: none or not disclosed"),
            Property("percentBeforeMax", _F, "stake before, at most"),
            Property("percentAfter", _F, "stake after, at least; absent: none or not disclosed"),
            Property("percentAfterMax", _F, "stake after, at most"),
            Property("threshold", _F, "percentage that was crossed"),
        ),
    ),
    NodeType(
        "Computation",
        "what was last computed for the whole graph",
        (
            Property("key", _S, "its name", required=True, index=Index.UNIQUE),
            Property("computedFor", _D, "day for which it was computed", required=True),
            Property("rules", _I, "version of the rules it was computed with", required=True),
            Property("finishedAt", _T, "when it ended", required=True),
        ),
    ),
    NodeType(
        "Revision",
        "how often a part of the graph was changed, so that what a process keeps of it in memory can tell its age",
        (
            Property("key", _S, "the part: relationships", required=True, index=Index.UNIQUE),
            Property("number", _I, "counts the changes", required=True),
        ),
    ),
)

COMPUTED_RELATIONSHIPS = (
    RelationshipType(
        "CONTROLS",
        ("Party",),
        ("Party",),
        "computed for today: more than half of the votes, alone or with what it controls",
        (
            Property("certainty", _S, "CERTAIN or POSSIBLE", required=True),
            Property("percent", _F, "stake held by the controller and what it controls, at least", required=True),
            Property("percentMax", _F, "the same at most", required=True),
            Property("ultimate", _B, "whether nobody controls the controller, except in a circle", required=True),
            Property("interestMin", _F, "economic interest of an ultimate controller, at least"),
            Property("interestMax", _F, "the same at most"),
        ),
    ),
    RelationshipType("CONCERNS", ("OwnershipEvent",), ("Party",), "the company whose stakes or control changed"),
    RelationshipType("INVOLVES", ("OwnershipEvent",), ("Party",), "the holder whose stake changed"),
    RelationshipType("GROUP_BEFORE", ("OwnershipEvent",), ("Party",), "head of the company's group before"),
    RelationshipType("GROUP_AFTER", ("OwnershipEvent",), ("Party",), "head of the company's group after"),
)
