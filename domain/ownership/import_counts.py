"""What an import run counts, and how the counts are kept between batches."""

from dataclasses import dataclass, field
from typing import NotRequired, TypedDict

from domain.ownership.assertion import AssertionCounts


class OutcomeFields(TypedDict):
    """The stored form of ``Outcome``."""

    created: int
    changed: int
    unchanged: int
    ended: int


@dataclass(slots=True)
class Outcome:
    """How many things a run created, changed, found unchanged and ended; each thing counts once per run."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    ended: int = 0

    def add(self, counts: AssertionCounts) -> None:
        """Add what the reconciliation of a batch counted."""
        self.created += counts.created
        self.changed += counts.changed
        self.unchanged += counts.unchanged
        self.ended += counts.ended


class CountFields(TypedDict):
    """The stored form of ``RunCounts``."""

    read: int
    accepted: int
    quarantined: dict[str, int]
    duplicates: int
    parties: OutcomeFields
    holdings: OutcomeFields
    ties: OutcomeFields
    interactions: NotRequired[OutcomeFields]
    notices: dict[str, int]
    seconds: float


@dataclass(slots=True)
class RunCounts:
    """The counters of a run.

    Attributes:
        quarantined: Records kept aside, by reason.
        duplicates: Rows said twice in one run.
        notices: Things worth knowing that stopped nothing, by kind.
        seconds: Time spent loading, all resumptions together.
    """

    read: int = 0
    accepted: int = 0
    quarantined: dict[str, int] = field(default_factory=dict)
    duplicates: int = 0
    parties: Outcome = field(default_factory=Outcome)
    holdings: Outcome = field(default_factory=Outcome)
    ties: Outcome = field(default_factory=Outcome)
    interactions: Outcome = field(default_factory=Outcome)
    notices: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    @classmethod
    def from_fields(cls, fields: CountFields) -> "RunCounts":
        """The counts that ``fields`` stored."""
        return cls(
            fields["read"],
            fields["accepted"],
            dict(fields["quarantined"]),
            fields["duplicates"],
            Outcome(**fields["parties"]),
            Outcome(**fields["holdings"]),
            Outcome(**fields["ties"]),
            Outcome(**fields.get("interactions", {})),
            dict(fields["notices"]),
            fields["seconds"],
        )

    def fields(self) -> CountFields:
        """The counts as plain values, to be stored."""
        return CountFields(
            read=self.read,
            accepted=self.accepted,
            quarantined=self.quarantined,
            duplicates=self.duplicates,
            parties=_outcome_fields(self.parties),
            holdings=_outcome_fields(self.holdings),
            ties=_outcome_fields(self.ties),
            interactions=_outcome_fields(self.interactions),
            notices=self.notices,
            seconds=self.seconds,
        )

    def notice(self, kind: str, times: int = 1) -> None:
        """Count a notice; none is counted for zero times."""
        if times:
            self.notices[kind] = self.notices.get(kind, 0) + times

    def quarantine(self, reason: str) -> None:
        """Count a record kept aside."""
        self.quarantined[reason] = self.quarantined.get(reason, 0) + 1

    @property
    def quarantined_total(self) -> int:
        """Records kept aside, whatever the reason."""
        return sum(self.quarantined.values())


def _outcome_fields(outcome: Outcome) -> OutcomeFields:
    return OutcomeFields(
        created=outcome.created, changed=outcome.changed, unchanged=outcome.unchanged, ended=outcome.ended
    )
