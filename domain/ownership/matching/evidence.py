"""What a comparison of two records is worth: how often each outcome occurs among records of one party, and of two.

The weights of Fellegi and Sunter (1969): an outcome multiplies the odds that two records are one party by
``same / different``. These are judgements, fixed so that small files are scored as well as large ones; on large files
Splink learns those of country, address, phone and e-mail from the data itself. Missing values say nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

PRIOR = 1 / 2_000
"""How often two records that share something to compare them by are one party, before anything is compared."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome of a comparison with its frequency among records of one party (``same``) and of two."""

    name: str
    same: float
    different: float

    @property
    def factor(self) -> float:
        """What the odds are multiplied by."""
        return self.same / self.different


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison with its outcomes, from the closest to the farthest."""

    name: str
    outcomes: tuple[Outcome, ...]

    def outcome(self, name: str) -> Outcome:
        """The outcome of that name; StopIteration if there is none."""
        return next(one for one in self.outcomes if one.name == name)


ORGANISATION_LEVELS = (
    ("equal", 0.97),
    ("close", 0.88),
    ("alike", 0.8),
    ("similar", 0.7),
    ("loose", 0.55),
    ("other", -1.0),
)
PERSON_LEVELS = (("equal", 0.97), ("close", 0.88), ("alike", 0.7), ("other", -1.0))
"""From which name score on an outcome is reached."""

ORGANISATION = Comparison(
    "name",
    (
        Outcome("equal", 0.62, 2e-5),
        Outcome("close", 0.15, 2e-5),
        Outcome("alike", 0.10, 6e-5),
        Outcome("similar", 0.08, 1e-3),
        Outcome("loose", 2e-4, 0.2),
        Outcome("other", 1e-5, 0.79),
    ),
)
PERSON = Comparison(
    "person_name",
    (
        Outcome("equal", 0.6, 4e-4),
        Outcome("close", 0.25, 6e-4),
        Outcome("alike", 0.15, 1e-3),
        Outcome("other", 1e-6, 0.99),
    ),
)
COUNTRY = Comparison("country", (Outcome("equal", 0.95, 0.25), Outcome("other", 0.05, 0.75)))
ADDRESS = Comparison(
    "address",
    (
        Outcome("equal", 0.45, 0.002),
        Outcome("close", 0.25, 0.003),
        Outcome("similar", 0.1, 0.02),
        Outcome("other", 0.3, 0.9),
    ),
)
BIRTH_DATE = Comparison(
    "birth_date",
    (
        Outcome("equal", 0.85, 5e-4),
        Outcome("close", 0.1, 2e-3),
        Outcome("partial", 0.12, 0.015),
        Outcome("other", 0.004, 0.97),
    ),
)
PHONE = Comparison("phone", (Outcome("equal", 0.5, 0.0125), Outcome("other", 0.5, 0.985)))
EMAIL = Comparison("email", (Outcome("equal", 0.6, 0.005), Outcome("domain", 0.15, 0.02), Outcome("other", 0.25, 0.97)))
IDENTIFIER = Comparison(
    "identifier", (Outcome("equal", 0.98, 1e-12), Outcome("close", 0.015, 0.001), Outcome("other", 1e-6, 0.99))
)
COMPARISONS = (ORGANISATION, PERSON, COUNTRY, ADDRESS, BIRTH_DATE, PHONE, EMAIL, IDENTIFIER)


def probability(outcomes: Sequence[Outcome], prior: float = PRIOR) -> float:
    """How likely two records with these outcomes are one party, 0 to 1."""
    odds = prior / (1 - prior)
    for one in outcomes:
        odds *= one.factor
    return odds / (1 + odds)


def level(score: float, levels: Sequence[tuple[str, float]]) -> str:
    """The outcome that a name score reaches."""
    return next(name for name, least in levels if score >= least)
