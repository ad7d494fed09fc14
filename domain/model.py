"""The graph model, declared once.

Constraints, indexes, the loader's Cypher, the API's field mapping and ``docs/model.md`` derive from ``MODEL``.
"""

from domain.computed_model import COMPUTED_NODES, COMPUTED_RELATIONSHIPS, PARTY_AT_REST
from domain.graph_model import (
    CompositeIndex,
    FullTextIndex,
    GraphModel,
    Index,
    NodeType,
    Property,
    RelationshipType,
    ValueType,
)
from domain.ownership.matching.graph_types import MATCHING_RELATIONSHIPS, matching_nodes
from domain.relationships.graph_types import ACCOUNT_PROPERTIES, RELATIONSHIP_NODES, RELATIONSHIP_TYPES

_S, _I, _F, _B = ValueType.STRING, ValueType.INTEGER, ValueType.FLOAT, ValueType.BOOLEAN
_D, _T, _L = ValueType.DATE, ValueType.DATETIME, ValueType.STRINGS

_ID = Property("id", _S, "our own id, never the store's", required=True, index=Index.UNIQUE)
_VALID = (
    Property("validFrom", _D, "first day on which it is true; absent: unbounded"),
    Property("validTo", _D, "first day on which it is no longer true; absent: unbounded"),
)
_ASSERTION = (
    _ID,
    Property("key", _S, "what the source asserts of whom, whatever the values", required=True, index=Index.RANGE),
    Property("source", _S, "the source that asserts it", required=True, index=Index.RANGE),
    *_VALID,
    Property("recordedAt", _T, "when we learned it", required=True),
    Property("firstSeen", _D, "as-of date of the first load that showed it", required=True),
    Property("lastSeen", _D, "as-of date of the latest load that showed it", required=True),
    Property("run", _S, "the latest import run that showed it", required=True),
    Property("endedBy", _S, "import run that ended it, by a differing row or by absence; absent: stated by the source"),
    Property("holderRecord", _S, "source record of the start node, so that un-merging can re-point"),
    Property("companyRecord", _S, "source record of the end node, so that un-merging can re-point"),
    Property("statementId", _S, "the source's own number of the statement"),
)

PARTY = NodeType(
    "Party",
    "anyone who can hold a stake or be held: the canonical node of one real party",
    (
        _ID,
        Property("name", _S, "display name, as the source spells it", required=True, index=Index.RANGE),
        Property("otherNames", _L, "further names, translations and former names"),
        Property("searchName", _S, "all names, folded, for a search by any part", required=True, index=Index.TEXT),
        Property("jurisdiction", _S, "ISO 3166 code of the law it exists under"),
        Property("region", _S, "region within the jurisdiction, as the source spells it"),
        Property("status", _S, "status in its register (ACTIVE, INACTIVE, …)"),
        Property("registrationStatus", _S, "status of the registration itself (ISSUED, LAPSED, …)"),
        Property("legalForm", _S, "ISO 20275 code, else the form as the source spells it"),
        Property("industry", _S, "industry as the source spells it"),
        Property("foundedOn", _D, "day of creation"),
        Property("address", _S, "registered address, in one line, as the source spells it"),
        Property("birthDate", _S, "of a person, as exact as the source is: year, month or day"),
        Property("undisclosedReason", _S, "why a holder is not named"),
        Property("directParentException", _S, "why no direct consolidating parent is reported"),
        Property("ultimateParentException", _S, "why no ultimate consolidating parent is reported"),
        Property("stub", _B, "true while only a reference to it is known, not its own record"),
        Property("ownNames", _L, "other names before other parties were merged into it; absent: none was"),
        Property("ownSearchName", _S, "search name before other parties were merged into it"),
        Property("fictional", _B, "true for the demo world"),
        *PARTY_AT_REST,
    ),
)

NODES = (
    PARTY,
    NodeType("Company", "a legal entity", extends="Party"),
    NodeType("Person", "a natural person", extends="Party"),
    NodeType("Fund", "a fund, plan, portfolio or product", extends="Party"),
    NodeType("PublicBody", "a state or municipal body", extends="Party"),
    NodeType("Nominee", "holds for others; never a controller", extends="Party"),
    NodeType("Undisclosed", "a holder that the source does not name", extends="Party"),
    NodeType("Account", "a company we do business with", ACCOUNT_PROPERTIES, extends="Company"),
    NodeType(
        "Identifier",
        "an identifier of a scheme, shared by every source that prints it",
        (
            Property("key", _S, "scheme, colon, value", required=True, index=Index.UNIQUE),
            Property("scheme", _S, "LEI, USCC, GB-COH, LISTING, RA codes …", required=True),
            Property("value", _S, "the identifier as the scheme writes it", required=True),
            Property("valid", _B, "whether its check digits agree", required=True),
        ),
    ),
    NodeType(
        "SourceRecord",
        "one party as one source describes it",
        (
            _ID,
            Property("source", _S, "the source", required=True, index=Index.RANGE),
            Property("localId", _S, "the source's own key", required=True),
            Property("hash", _S, "digest of what the record says, to see a change", required=True),
            Property("version", _S, "place of the description among the source's own, as text that sorts"),
            Property("firstSeen", _D, "as-of date of the first load that showed it", required=True),
            Property("lastSeen", _D, "as-of date of the latest load that showed it", required=True),
            Property("run", _S, "the latest import run that showed it", required=True),
            Property("file", _I, "number of the file of that run which described it, from 0; absent: only referred to"),
            Property("kind", _S, "kind of party that the record states; absent: none"),
            Property("kindSeen", _D, "as-of date of the latest load that stated the kind"),
            Property("kindRun", _S, "the import run that stated it"),
            Property("endedOn", _D, "as-of date of the snapshot that no longer held it"),
        ),
    ),
    *matching_nodes(PARTY, _ID),
    NodeType(
        "ImportRun",
        "one load of one or several files of a source",
        (
            _ID,
            Property("source", _S, "the source", required=True),
            Property("asOf", _D, "date for which the files speak", required=True),
            Property("snapshot", _B, "whether absence from the files ends what the source held", required=True),
            Property("status", _S, "QUEUED, RUNNING, DONE, FAILED or CANCELLED", required=True, index=Index.RANGE),
            Property("files", _L, "names of the files, in order", required=True),
            Property(
                "fingerprints", _L, "size and digest of each file, to see that it is still the same", required=True
            ),
            Property("startedAt", _T, "start of the run", required=True, index=Index.RANGE),
            Property("finishedAt", _T, "end of the run"),
            Property("startedBy", _S, "login of the user, or cli"),
            Property("error", _S, "why it failed, one sentence"),
            Property("file", _I, "number of the file being read, from 0", required=True),
            Property("position", _I, "records of that file already committed", required=True),
            Property("counts", _S, "counters so far, as JSON", required=True),
        ),
    ),
    NodeType(
        "Quarantined",
        "a record that could not be loaded, kept whole",
        (
            _ID,
            Property("run", _S, "the latest import run that met it", required=True, index=Index.RANGE),
            Property("source", _S, "the source", required=True),
            Property("file", _S, "name of the file", required=True),
            Property("position", _I, "number of the record in the file, from 1", required=True),
            Property("reason", _S, "machine reason", required=True),
            Property("detail", _S, "one sentence that names field and value", required=True),
            Property("record", _S, "the record itself, as JSON or text", required=True),
            Property("status", _S, "OPEN or RESOLVED", required=True),
            Property("at", _T, "when it was last met", required=True),
            Property("timesSeen", _I, "how many loads have met it", required=True),
        ),
    ),
    NodeType(
        "User",
        "a colleague who signs in",
        (
            _ID,
            Property("login", _S, "sign-in name", required=True, index=Index.UNIQUE),
            Property("name", _S, "name shown to others", required=True),
            Property("email", _S, "business e-mail address, in lower case", index=Index.RANGE),
            Property("role", _S, "VIEWER, SALES, MANAGER, EXECUTIVE, OPERATIONS or ADMIN", required=True),
            Property("passwordHash", _S, "argon2 hash; absent: cannot sign in with a password"),
            Property("language", _S, "zh or en"),
            Property("active", _B, "false once the account is closed", required=True),
            Property("fictional", _B, "true for the demo world"),
        ),
    ),
    NodeType(
        "Session",
        "a signed-in browser; its id is the SHA-256 of the cookie",
        (
            _ID,
            Property("createdAt", _T, "sign-in", required=True),
            Property("expiresAt", _T, "end of validity", required=True, index=Index.RANGE),
        ),
    ),
    NodeType(
        "Lock",
        "what only one process may do at a time; held by an open transaction and never stored",
        (Property("name", _S, "what it is for", required=True, index=Index.UNIQUE),),
    ),
    NodeType(
        "Migration",
        "a change of the schema that has been applied",
        (Property("version", _S, "its name", required=True, index=Index.UNIQUE), Property("at", _T, "when")),
    ),
    *RELATIONSHIP_NODES,
    *COMPUTED_NODES,
)

_TIE_STATUS = (
    Property("status", _S, "status of the relation as reported: ACTIVE, INACTIVE"),
    Property("registrationStatus", _S, "status of its entry in the register: PUBLISHED, LAPSED, RETIRED, …"),
)
_PARTY_TIE = (*_ASSERTION, Property("percent", _F, "percentage, where the source gives one"))

RELATIONSHIPS = (
    RelationshipType(
        "HOLDS",
        ("Party",),
        ("Party",),
        "a source's assertion that one party holds a stake in another",
        (
            *_ASSERTION,
            Property("percentMin", _F, "lower end of the economic share, 0 to 100; equal to percentMax when exact"),
            Property("percentMax", _F, "upper end of the economic share"),
            Property("percentMinOpen", _B, "true when the lower end itself is excluded"),
            Property("percentMaxOpen", _B, "true when the upper end itself is excluded"),
            Property("votingMin", _F, "lower end of the votes, where the source separates them"),
            Property("votingMax", _F, "upper end of the votes"),
            Property("votingMinOpen", _B, "true when the lower end itself is excluded"),
            Property("votingMaxOpen", _B, "true when the upper end itself is excluded"),
            Property("direct", _B, "false for a claim about an indirect stake; absent: direct"),
            Property("paidInPercent", _F, "paid-in share (实缴), where the source separates it; used by no rule"),
            Property("nature", _S, "what the source calls the interest, and through what it is held"),
            Property("fictional", _B, "true for the demo world"),
        ),
    ),
    RelationshipType(
        "CONSOLIDATED_BY",
        ("Party",),
        ("Party",),
        "accounting consolidation as reported, not a percentage",
        (
            *_PARTY_TIE,
            Property("level", _S, "DIRECT or ULTIMATE", required=True),
            *_TIE_STATUS,
        ),
    ),
    RelationshipType(
        "BRANCH_OF",
        ("Party",),
        ("Party",),
        "a branch, no legal person of its own",
        (*_PARTY_TIE, *_TIE_STATUS),
    ),
    RelationshipType(
        "MANAGED_BY",
        ("Party",),
        ("Party",),
        "fund management, sub-fund or feeder relation; never enters equity",
        (
            *_PARTY_TIE,
            Property("level", _S, "FUND, SUBFUND or FEEDER"),
            *_TIE_STATUS,
        ),
    ),
    RelationshipType(
        "OFFICER_OF",
        ("Party",),
        ("Party",),
        "holds an office in the company",
        (*_ASSERTION, Property("title", _S, "the office, as the source spells it")),
    ),
    RelationshipType(
        "APPOINTS",
        ("Party",),
        ("Party",),
        "controls without a percentage: appoints the board's majority, or executes a partnership's affairs",
        (*_ASSERTION, Property("reason", _S, "by what")),
    ),
    RelationshipType("ACTS_WITH", ("Party",), ("Party",), "acts in concert with, in both directions", _ASSERTION),
    RelationshipType(
        "CLAIMED_CONTROL",
        ("Party",),
        ("Party",),
        "a source's opinion of who controls, beside our own computation; used by no rule",
        (
            *_ASSERTION,
            Property("percent", _F, "percentage, where the source gives one"),
            Property("reason", _S, "what the source calls it"),
        ),
    ),
    *MATCHING_RELATIONSHIPS,
    RelationshipType("SIGNED_IN", ("User",), ("Session",), "the user's sessions"),
    *RELATIONSHIP_TYPES,
    *COMPUTED_RELATIONSHIPS,
)

MODEL = GraphModel(
    NODES,
    RELATIONSHIPS,
    composite=(
        CompositeIndex("company_page", "Company", ("name", "id")),
        CompositeIndex("account_page", "Account", ("name", "id")),
        CompositeIndex("interaction_page", "Interaction", ("at", "id")),
        CompositeIndex("event_page", "OwnershipEvent", ("recordedAt", "id")),
        CompositeIndex("match_queue", "MatchDecision", ("judgement", "score", "id")),
    ),
    fulltext=(FullTextIndex("party_names", "Party", ("name", "otherNames")),),
)
