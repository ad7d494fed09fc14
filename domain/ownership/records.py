"""What a source's record says, before it is put into the graph.

A source parses each of its records into a ``Parsed`` bundle or a ``Problem``. Parties are named by the
source's own key (``local_id``); which party of the graph that is, is decided when the bundle is loaded.
"""

from dataclasses import field
from datetime import date
from enum import StrEnum

from domain.rows import row


class PartyKind(StrEnum):
    """What a party is; the kind decides what the ownership rules may do with it."""

    COMPANY = "COMPANY"
    PERSON = "PERSON"
    FUND = "FUND"
    PUBLIC_BODY = "PUBLIC_BODY"
    NOMINEE = "NOMINEE"
    UNKNOWN = "UNKNOWN"

    @property
    def label(self) -> str:
        """The node label that stores this kind."""
        return _LABELS[self]


_LABELS = {
    PartyKind.COMPANY: "Company",
    PartyKind.PERSON: "Person",
    PartyKind.FUND: "Fund",
    PartyKind.PUBLIC_BODY: "PublicBody",
    PartyKind.NOMINEE: "Nominee",
    PartyKind.UNKNOWN: "Undisclosed",
}


@row
class IdentifierValue:
    """An identifier as printed by a scheme (LEI, USCC, LISTING, an ISO 20275 registration authority…).

    ``valid`` is false when the scheme has a check digit and this value fails it.
    """

    scheme: str
    value: str
    valid: bool = True


@row
class PartyRecord:
    """One party as one source describes it.

    ``kind`` is None when the record does not state it: the party is kept as a company until another record does.
    ``stub`` marks a party that the source only refers to (a LEI in a relationship record): it creates the party if
    unknown and never overwrites what a fuller record said. ``birth_date`` of a person is as exact as the source is:
    ``1970``, ``1970-05`` or a day. ``undisclosed_reason`` says why an UNKNOWN party is not named: each stands for the
    holders of one company only, since a shared one would join companies that have nothing in common. ``fictional``
    marks the invented parties of the demo world; the loader stores it as ``Party.fictional``. ``version`` is the place
    of this description among those that the source gives of the party over time, as text that sorts; of several the
    last stands, whatever the order in which they are loaded. None where the source tells no versions apart.
    """

    local_id: str
    name: str
    kind: PartyKind | None = PartyKind.COMPANY
    identifiers: tuple[IdentifierValue, ...] = ()
    other_names: tuple[str, ...] = ()
    jurisdiction: str | None = None
    status: str | None = None
    registration_status: str | None = None
    legal_form: str | None = None
    industry: str | None = None
    region: str | None = None
    founded_on: date | None = None
    address: str | None = None
    birth_date: str | None = None
    undisclosed_reason: str | None = None
    stub: bool = False
    fictional: bool = False
    version: str | None = None


@row
class Share:
    """A percentage of 0 to 100: exact (``low == high``, both ends closed), a band, or not disclosed (both None)."""

    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def exact(cls, percent: float) -> "Share":
        """The share that is known to be ``percent``."""
        return cls(percent, percent)

    @property
    def percent(self) -> float | None:
        """The exact percentage, or None for a band or an undisclosed share."""
        return self.low if self.low is not None and self.low == self.high else None


UNDISCLOSED = Share()

EQUITY_CHANGE, INVESTMENT, CONTROL_PATH = "股权变更", "对外投资", "控制路径"
RESTATED = (EQUITY_CHANGE, INVESTMENT, CONTROL_PATH)
"""Natures of stakes that say again, from elsewhere, what the company's own list of holders says, best first.

Shown for the same day such a stake gives way to that list and to a better nature, and never adds up with them.
"""


@row
class HoldingRecord:
    """One source's assertion that a party holds a stake in another.

    How it is kept over time depends on what the source states:

    * ``statement_id`` given: the source numbers its statements; the same number is updated in place.
    * ``statement_id`` given and ``observed`` true: the source states the number again in versions, this one on
      ``observed_on``; a version changes what holds from then on and leaves what the earlier ones said of before.
    * ``observed`` false: the row states its own validity ``[valid_from, valid_to)``.
    * ``observed`` true: the row is what could be seen on ``observed_on`` (None: the run's as-of date). A differing
      later observation ends it. ``valid_from`` is then the start to store for a stake never seen before.

    ``capital`` is the subscribed share (认缴); ``paid_in`` the paid-in one (实缴) in percent, kept beside it and used
    by no rule. ``nature`` is what the source calls the interest and through what it is held (a trust, a firm).
    ``removed_on`` withdraws a numbered statement: what it said ends on that day. ``fictional`` marks the invented
    stakes of the demo world; the loader stores it as ``HOLDS.fictional``.
    """

    holder: str
    company: str
    capital: Share = UNDISCLOSED
    voting: Share = UNDISCLOSED
    valid_from: date | None = None
    valid_to: date | None = None
    observed: bool = False
    observed_on: date | None = None
    statement_id: str | None = None
    direct: bool = True
    paid_in: float | None = None
    nature: str | None = None
    removed_on: date | None = None
    fictional: bool = False


class TieType(StrEnum):
    """Registry relations between parties that are not stakes."""

    CONSOLIDATED_BY_DIRECT = "CONSOLIDATED_BY_DIRECT"
    CONSOLIDATED_BY_ULTIMATE = "CONSOLIDATED_BY_ULTIMATE"
    BRANCH_OF = "BRANCH_OF"
    MANAGED_BY = "MANAGED_BY"
    SUBFUND_OF = "SUBFUND_OF"
    FEEDER_TO = "FEEDER_TO"
    OFFICER_OF = "OFFICER_OF"
    APPOINTS = "APPOINTS"
    ACTS_WITH = "ACTS_WITH"
    CLAIMED_CONTROL = "CLAIMED_CONTROL"


@row
class TieRecord:
    """A registry relation that is not a stake; ``removed_on`` ends it.

    From ``child`` to ``parent``: company to consolidating parent, branch to company, fund to manager, but also
    officer to company (OFFICER_OF), controller without a percentage to company (APPOINTS), and who a source merely
    says controls to company (CLAIMED_CONTROL). Parties acting in concert (ACTS_WITH) stand in the order of their
    keys. ``wording`` is the officer's title, or the reason of an appointment or a claim. ``status`` is that of the
    relation (ACTIVE, INACTIVE), ``registration_status`` that of its entry in the register (PUBLISHED, LAPSED, …).
    ``observed`` marks a version of the statement, as for holdings.
    """

    type: TieType
    child: str
    parent: str
    statement_id: str
    valid_from: date | None = None
    valid_to: date | None = None
    percent: float | None = None
    status: str | None = None
    wording: str | None = None
    observed: bool = False
    observed_on: date | None = None
    removed_on: date | None = None
    registration_status: str | None = None


@row
class ParentExceptionRecord:
    """Why a company reports no consolidating parent (GLEIF reporting exception); ``removed_on`` withdraws it."""

    company: str
    ultimate: bool
    reason: str
    removed_on: date | None = None


@row
class Parsed:
    """All that one record of a source says. ``notices`` are counted once per kind, never stop a record."""

    parties: tuple[PartyRecord, ...] = ()
    holdings: tuple[HoldingRecord, ...] = ()
    ties: tuple[TieRecord, ...] = ()
    exceptions: tuple[ParentExceptionRecord, ...] = ()
    notices: tuple[str, ...] = field(default=())


class Reason(StrEnum):
    """Why a record was quarantined."""

    MALFORMED = "MALFORMED"
    MISSING_FIELD = "MISSING_FIELD"
    BAD_NUMBER = "BAD_NUMBER"
    OUT_OF_RANGE = "OUT_OF_RANGE"
    BAD_DATE = "BAD_DATE"
    BAD_INTERVAL = "BAD_INTERVAL"
    BAD_IDENTIFIER = "BAD_IDENTIFIER"
    UNKNOWN_CODE = "UNKNOWN_CODE"
    TOO_LONG = "TOO_LONG"
    SOURCE_ERROR = "SOURCE_ERROR"


@row
class Problem:
    """A record that cannot be loaded: machine reason and one clear sentence naming field and value."""

    reason: Reason
    detail: str
