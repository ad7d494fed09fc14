"""What the graph keeps of relationships: contacts and positions, power maps, teams, interactions, plans.

Everything here is written by users. What can change over time is dated ``[validFrom, validTo)``: a change ends one
relationship and begins the next, so that any day can be asked about. ``version`` counts the changes of one fact.
"""

from domain.graph_model import Index, NodeType, Property, RelationshipType, ValueType
from domain.relationships.imported_types import IMPORTED_NODES

_S, _I, _F, _B = ValueType.STRING, ValueType.INTEGER, ValueType.FLOAT, ValueType.BOOLEAN
_D, _T, _L = ValueType.DATE, ValueType.DATETIME, ValueType.STRINGS

_ID = Property("id", _S, "our own id, a UUIDv7; never the store's", required=True, index=Index.UNIQUE)
_VERSION = Property("version", _I, "counts the changes, from 1", required=True)
_FICTIONAL = Property("fictional", _B, "true for the demo world")
_CREATED = (
    _ID,
    _VERSION,
    Property("createdAt", _T, "when it was created", required=True),
    Property("createdBy", _S, "id of the user who created it", required=True),
    _FICTIONAL,
)
_HOMES = (
    Property("startHome", _S, "the party where it began before that was merged; absent: this one"),
    Property("endHome", _S, "the party where it ended before that was merged; absent: this one"),
)
_RECORDED = (
    Property("id", _S, "our own id, a UUIDv7, the same through all its versions", required=True, index=Index.RANGE),
    _VERSION,
    Property("validFrom", _D, "first day on which it is true", required=True),
    Property("validTo", _D, "first day on which it is no longer true; absent: it goes on"),
    Property("recordedAt", _T, "when we learned it", required=True),
    Property("recordedBy", _S, "id of the user who recorded it", required=True),
    Property("endedAt", _T, "when its end was recorded"),
    Property("endedBy", _S, "id of the user who recorded its end"),
    _FICTIONAL,
    *_HOMES,
)

ASSESSED = {
    "buyingRoles": (_L, "parts in the decision: USER, EVALUATOR, DECISION_MAKER, APPROVER, …"),
    "support": (_S, "MENTOR, SUPPORTER, NEUTRAL, NON_SUPPORTER or ENEMY"),
    "politicalStatus": (_S, "OUTSIDE, POLITICAL_STRUCTURE or INNER_CIRCLE"),
    "coverage": (_S, "NONE, BRIEF, MULTIPLE or IN_DEPTH"),
    "adaptability": (_S, "from INNOVATOR to LAGGARD"),
    "decisionOrientation": (_S, "FINANCIAL, TECHNICAL, RELATIONSHIP or BUSINESS"),
    "sellsForUs": (_B, "whether they argue for us when we are not in the room"),
    "vestedInterest": (_B, "whether our success is theirs too"),
}
"""The attributes of a stakeholder that colleagues assess, each with evidence, author and day of its own."""


def _assessments() -> tuple[Property, ...]:
    found: list[Property] = []
    for name, (type_, meaning) in ASSESSED.items():
        found += (
            Property(name, type_, f"{meaning}; absent: unknown"),
            Property(f"{name}Evidence", _S, f"what {name} rests on"),
            Property(f"{name}By", _S, f"id of the user who assessed {name}"),
            Property(f"{name}On", _D, f"day on which {name} was assessed"),
        )
    return tuple(found)


ACCOUNT_PROPERTIES = (
    Property("accountVersion", _I, "counts the changes of what follows, from 1"),
    Property("accountSince", _D, "day since which it is an account"),
    Property("accountBy", _S, "id of the user who made it one"),
    Property("tier", _S, "class of the account, such as A, B, C"),
    Property("segment", _S, "line of business, as our own company divides its market"),
    Property("potentialAmount", _I, "sales potential of a year, in minor units"),
    Property("potentialCurrency", _S, "ISO 4217 code of the potential"),
    Property("accountHome", _S, "the party that was the account before it was merged into this one; absent: this one"),
)

CONTACT_PROPERTIES = (
    Property("contactVersion", _I, "counts the changes of what follows, from 1"),
    Property("contactSince", _D, "day since which the person is a contact"),
    Property("contactBy", _S, "id of the user who made the person one"),
    Property("email", _S, "business e-mail address, in lower case", index=Index.RANGE),
    Property("phone", _S, "business telephone, as written"),
    Property("language", _S, "language the person prefers, ISO 639 code"),
    Property("consent", _S, "GIVEN, REFUSED or WITHDRAWN; absent: not asked", index=Index.RANGE),
    Property("consentOn", _D, "day of that answer"),
    Property("consentBasis", _S, "on what ground their data is kept, in words"),
    Property("retainUntil", _D, "day after which the personal data is to be reviewed or erased"),
)

RELATIONSHIP_NODES = (
    NodeType("Contact", "a person we deal with", CONTACT_PROPERTIES, extends="Person"),
    NodeType(
        "Placeholder",
        "a role of which we know, held by somebody we do not know yet",
        (*_CREATED, Property("name", _S, "the role, such as Head of Purchasing", required=True)),
    ),
    NodeType(
        "PowerMap",
        "who decides at an account or in an opportunity, and where they stand",
        (*_CREATED, Property("owner", _S, "id of what it maps: one map each", required=True, index=Index.UNIQUE)),
    ),
    NodeType(
        "Interaction",
        "what took place between colleagues and contacts",
        (
            *_CREATED,
            Property("kind", _S, "VISIT, MEETING, CALL, EMAIL, CHAT or MASS_EMAIL", required=True, index=Index.RANGE),
            Property("at", _T, "when it took place", required=True, index=Index.RANGE),
            Property("initiator", _S, "US, THEM or BOTH", required=True),
            Property("depth", _S, "BRIEF, WORKING or IN_DEPTH", required=True),
            Property("people", _I, "how many took part, those included who are no contacts", required=True),
            Property("minutes", _I, "how long it took"),
            Property("subject", _S, "one line"),
            Property("note", _S, "what was said, factual"),
            Property("source", _S, "manual, calendar or mail", required=True),
            Property("thread", _S, "the source's number of the conversation"),
            Property("key", _S, "source, user, entry and occurrence: the same in every import", index=Index.UNIQUE),
        ),
    ),
    *IMPORTED_NODES,
    NodeType(
        "Plan",
        "the relationship plan of an account for a period",
        (
            *_CREATED,
            Property("name", _S, "its title", required=True),
            Property("startsOn", _D, "first day of its period", required=True),
            Property("endsOn", _D, "last day of its period", required=True),
            Property("status", _S, "DRAFT, ACTIVE or CLOSED", required=True),
        ),
    ),
    NodeType(
        "Objective",
        "what a plan is to reach, and by what it is measured",
        (
            *_CREATED,
            Property("name", _S, "the objective in one sentence", required=True),
            Property("layer", _S, "KEY, GENERAL or ORGANISATIONAL relationship", required=True),
            Property("measure", _S, "what is measured"),
            Property("unit", _S, "unit of the measure"),
            Property("baseline", _F, "the measure when the objective was set"),
            Property("target", _F, "the measure to reach"),
            Property("current", _F, "the measure as last reviewed"),
            Property("dueOn", _D, "day by which to reach it"),
            Property("status", _S, "OPEN, REACHED or DROPPED", required=True),
        ),
    ),
    NodeType(
        "Action",
        "something to do for an objective",
        (
            *_CREATED,
            Property("name", _S, "what is to be done", required=True),
            Property("dueOn", _D, "day by which", index=Index.RANGE),
            Property("status", _S, "OPEN, DONE or DROPPED", required=True),
            Property("doneOn", _D, "day on which it was done"),
            Property("suggestion", _S, "key of the suggestion it came from, the gap first; absent: a colleague's own"),
            Property("note", _S, "what came of it"),
        ),
    ),
    NodeType(
        "Task",
        "something to do that belongs to no plan",
        (
            *_CREATED,
            Property("name", _S, "what is to be done", required=True),
            Property("dueOn", _D, "day by which", index=Index.RANGE),
            Property("status", _S, "OPEN, DONE or DROPPED", required=True),
            Property("doneOn", _D, "day on which it was done"),
            Property("note", _S, "what came of it"),
        ),
    ),
    NodeType(
        "PlanReview",
        "how a plan stood when it was reviewed",
        (
            *_CREATED,
            Property("reviewedOn", _D, "the day", required=True, index=Index.RANGE),
            Property("progress", _F, "how far the plan had come, 0 to 1", required=True),
            Property("note", _S, "what was found and decided"),
        ),
    ),
    NodeType(
        "Submission",
        "a change that was sent with an idempotency key, so that sending it again changes nothing",
        (
            Property("key", _S, "id of the user, colon, their key", required=True, index=Index.UNIQUE),
            Property("operation", _S, "name of the mutation", required=True),
            Property("digest", _S, "SHA-256 of its input, to refuse the same key with another", required=True),
            Property("result", _S, "what it answered, as JSON", required=True),
            Property("at", _T, "when it was done", required=True, index=Index.RANGE),
        ),
    ),
)

_PEOPLE = ("Person", "Placeholder")
_LINE = (
    *_RECORDED,
    Property("map", _S, "id of the power map that says so", required=True),
    Property("evidence", _S, "what it rests on"),
)

RELATIONSHIP_TYPES = (
    RelationshipType(
        "WORKS_FOR",
        _PEOPLE,
        ("Company",),
        "a position in a company; several at once are possible",
        (
            *_RECORDED,
            Property("title", _S, "the position, as on the card"),
            Property("department", _S, "department"),
            Property("seniority", _S, "BOARD, EXECUTIVE, DIRECTOR, MANAGER or STAFF"),
            Property("main", _B, "true for the position they are met in first", required=True),
        ),
    ),
    RelationshipType(
        "REPORTS_TO",
        _PEOPLE,
        _PEOPLE,
        "a reporting line inside a company",
        (*_RECORDED, Property("company", _S, "id of the company in which it holds", required=True)),
    ),
    RelationshipType("FILLED_BY", ("Placeholder",), ("Person",), "who turned out to hold the role", _RECORDED),
    RelationshipType("MAPS", ("PowerMap",), ("Account",), "what the map is about", _HOMES),
    RelationshipType(
        "PLACES",
        ("PowerMap",),
        _PEOPLE,
        "a stakeholder, and what colleagues think of them in this matter",
        (
            *_RECORDED,
            *_assessments(),
            Property("x", _F, "place on the drawing, in points; absent: laid out by the chart"),
            Property("y", _F, "the same, downwards"),
        ),
    ),
    RelationshipType(
        "INFLUENCES",
        _PEOPLE,
        _PEOPLE,
        "one stakeholder's word counts with another, whatever the ranks",
        (*_LINE, Property("strength", _F, "how much, above 0 to 1", required=True)),
    ),
    RelationshipType(
        "CONFLICTS_WITH",
        _PEOPLE,
        _PEOPLE,
        "two stakeholders work against each other; stored once, read in both directions",
        (*_LINE, Property("strength", _F, "how much, above 0 to 1", required=True)),
    ),
    RelationshipType(
        "SERVES",
        ("User",),
        ("Account",),
        "a seat on the account's team",
        (*_RECORDED, Property("role", _S, "AR, SR, FR, OWNER, SPONSOR, …", required=True)),
    ),
    RelationshipType(
        "KNOWS",
        ("User",),
        ("Person",),
        "how well a colleague stands with a contact, and how well they are to stand",
        (
            *_RECORDED,
            Property("currentLevel", _S, "VENDOR, CREDIBLE_SOURCE, PROBLEM_SOLVER or TRUSTED_ADVISOR"),
            Property("targetLevel", _S, "the level to reach"),
            Property("evidence", _S, "what it rests on"),
        ),
    ),
    RelationshipType(
        "IN_TOUCH",
        ("User",),
        ("Person",),
        "computed from interactions: what their strength is made of on a day; it decays from there",
        (
            Property("recency", _F, "weighted interactions, decayed to the day", required=True),
            Property("fromUs", _F, "of these what the colleague began", required=True),
            Property("fromThem", _F, "of these what the contact began", required=True),
            Property("interactions", _I, "how many count", required=True),
            Property("lastOn", _D, "day of the latest", required=True),
            Property("computedFor", _D, "the day", required=True),
            *_HOMES,
        ),
    ),
    RelationshipType("PARTICIPATED", ("User", "Person"), ("Interaction",), "took part in it", _HOMES),
    RelationshipType(
        "OF_ACCOUNT", ("Interaction", "Plan", "Task"), ("Account",), "the account to which it belongs", _HOMES
    ),
    RelationshipType("HAS_OBJECTIVE", ("Plan",), ("Objective",), "what the plan is to reach"),
    RelationshipType("HAS_ACTION", ("Objective",), ("Action",), "what is done for it"),
    RelationshipType("REVIEWED", ("PlanReview",), ("Plan",), "the plan that was reviewed"),
    RelationshipType("ABOUT", ("Action", "Task", "Objective"), _PEOPLE, "whom it is meant to win or to meet", _HOMES),
    RelationshipType("IN_CHARGE", ("User",), ("Action", "Task"), "who is to do it", _RECORDED),
)
