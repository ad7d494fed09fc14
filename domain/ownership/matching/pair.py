"""The score of two records as a whole: their names, and everything else that is known of both."""

from collections.abc import Callable, Iterator
from itertools import product

from rapidfuzz.distance import OSA

from domain.ownership.matching import evidence
from domain.ownership.matching.comparable import Comparable, close_identifiers, comparable
from domain.ownership.matching.evidence import Comparison, Outcome, level, probability
from domain.ownership.matching.names import score_names
from domain.ownership.matching.record import MatchRecord
from domain.ownership.matching.score import Feature, PairScore

CERTAIN = 0.8
"""From here on the matcher joins two records by itself."""

REVIEW = 0.3
"""From here on a person is asked."""

_NAMES_COMPARED = 4
_Test = Callable[[Comparable, Comparable], str | None]


def score_pair(left: MatchRecord, right: MatchRecord) -> PairScore:
    """How likely two records are about one party, with every comparison that had a say.

    Records of a person and of an organisation are never one.
    """
    return score_comparables(comparable(left), comparable(right))


def score_comparables(left: Comparable, right: Comparable) -> PairScore:
    """``score_pair`` of records that are ready for comparison."""
    if left.record.is_person is not right.record.is_person:
        return PairScore(0.0, (Feature("kind", 1.0, -1.0, "a person and an organisation"),))
    names = best_names(left, right)
    outcomes = list(_outcomes(left, right, names.score))
    found = tuple(
        Feature(comparison.name, 1.0, round(outcome.factor, 6), outcome.name) for comparison, outcome in outcomes
    )
    return PairScore(probability([outcome for _, outcome in outcomes]), found + names.features)


def best_names(left: Comparable, right: Comparable) -> PairScore:
    """The score of the two names, one of each record, that are the most alike."""
    if left.name_keys & right.name_keys - {""}:
        return PairScore(1.0, (Feature("same_name", 1.0, 1.0, left.record.names[0]),))
    if not left.heads & right.heads:
        return PairScore(0.0)
    person = left.record.is_person
    pairs = product(left.record.names[:_NAMES_COMPARED], right.record.names[:_NAMES_COMPARED])
    return max(
        (score_names(one, other, person) for one, other in pairs), key=lambda found: found.score, default=PairScore(0)
    )


def _outcomes(left: Comparable, right: Comparable, names: float) -> Iterator[tuple[Comparison, Outcome]]:
    if left.record.is_person:
        yield evidence.PERSON, evidence.PERSON.outcome(level(names, evidence.PERSON_LEVELS))
    else:
        yield evidence.ORGANISATION, evidence.ORGANISATION.outcome(level(names, evidence.ORGANISATION_LEVELS))
    for comparison, test in TESTS:
        name = test(left, right)
        if name is not None:
            yield comparison, comparison.outcome(name)


def compare_country(left: Comparable, right: Comparable) -> str | None:
    """Equal or other; None when one is unknown."""
    if not left.country or not right.country:
        return None
    return "equal" if left.country == right.country else "other"


def compare_address(left: Comparable, right: Comparable) -> str | None:
    """By the share of common words: all, 60 %, 30 %."""
    ours, theirs = set(left.address), set(right.address)
    if not ours or not theirs:
        return None
    share = len(ours & theirs) / len(ours | theirs)
    return "equal" if share == 1 else "close" if share >= 0.6 else "similar" if share >= 0.3 else "other"


def compare_birth_date(left: Comparable, right: Comparable) -> str | None:
    """Equal days; a slip, or day and month swapped; as far as both are known; or other."""
    ours, theirs = left.birth_date, right.birth_date
    if not ours or not theirs:
        return None
    if ours == theirs:
        return "equal" if len(ours) == 10 else "partial"
    if len(ours) != len(theirs):
        return "partial" if ours.startswith(theirs) or theirs.startswith(ours) else "other"
    swapped = ours[:5] + ours[8:] + "-" + ours[5:7]
    return "close" if len(ours) == 10 and (swapped == theirs or OSA.distance(ours, theirs) == 1) else "other"


def compare_phone(left: Comparable, right: Comparable) -> str | None:
    """By the last nine digits."""
    if not left.phone or not right.phone:
        return None
    return "equal" if left.phone == right.phone else "other"


def compare_email(left: Comparable, right: Comparable) -> str | None:
    """Equal, of one host that is not everybody's, or other."""
    if not left.email or not right.email:
        return None
    if left.email == right.email:
        return "equal"
    return "domain" if left.domain and left.domain == right.domain else "other"


def compare_identifiers(left: Comparable, right: Comparable) -> str | None:
    """Equal in a scheme; differing as by a slip; differing; None when no scheme is common."""
    if left.identifiers & right.identifiers:
        return "equal"
    schemes = {key.partition(":")[0] for key in left.identifiers} & {key.partition(":")[0] for key in right.identifiers}
    if not schemes:
        return None
    close = any(close_identifiers(one, other) for one, other in product(left.identifiers, right.identifiers))
    return "close" if close else "other"


TESTS: tuple[tuple[Comparison, _Test], ...] = (
    (evidence.COUNTRY, compare_country),
    (evidence.ADDRESS, compare_address),
    (evidence.BIRTH_DATE, compare_birth_date),
    (evidence.PHONE, compare_phone),
    (evidence.EMAIL, compare_email),
    (evidence.IDENTIFIER, compare_identifiers),
)
"""The comparisons beside that of names."""
