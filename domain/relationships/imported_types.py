"""What imports of calendars and mailboxes leave beside interactions: what was taken back, and whom nobody knows."""

from domain.graph_model import Index, NodeType, Property, ValueType

_S, _I, _T = ValueType.STRING, ValueType.INTEGER, ValueType.DATETIME

IMPORTED_NODES = (
    NodeType(
        "Dismissed",
        "an imported interaction that its colleague took back, so that no import brings it again",
        (Property("key", _S, "the key that it had", required=True, index=Index.UNIQUE),),
    ),
    NodeType(
        "UnmatchedAddress",
        "an e-mail address in a colleague's calendar or mailbox that belongs to no contact",
        (
            Property("id", _S, "our own id, from user and address", required=True, index=Index.UNIQUE),
            Property("email", _S, "the address, in lower case", required=True),
            Property("name", _S, "the name written beside it"),
            Property("user", _S, "id of the user whose import met it", required=True, index=Index.RANGE),
            Property("run", _S, "the latest import run that met it", required=True),
            Property("times", _I, "how many interactions of that run named it", required=True),
            Property("lastAt", _T, "the latest of them", required=True),
        ),
    ),
)
