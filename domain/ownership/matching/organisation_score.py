"""The score of two organisation names in alphabets: what speaks for one company, what against."""

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import Indel

from domain.ownership.matching.alignment import Alignment, align, alike, alike_without_vowels
from domain.ownership.matching.legal_forms import forms_differ
from domain.ownership.matching.organisation import OrganisationName, Word
from domain.ownership.matching.score import Feature, PairScore, combine
from domain.ownership.matching.vocabulary import WEIGHTS, Role

EXTRA = WEIGHTS | {Role.NAME: 1.4}
"""Weights of words that only one name has: another naming word tells more than another trade."""

EXTRA_COUNTS = 0.36
"""How much words that only one name has count, against those that both have."""

OPPOSED = 1.6
"""How much words count that stand against other words in the other name."""

OPPOSING = WEIGHTS | {Role.GENERAL: 0.12, Role.FILLER: 0.0}
"""Weights of words that stand against others: what is general says less than it shares."""


AFTER_NAME, BEFORE_NAME = 1.0, 0.4
"""How much a place that only one name has tells two companies apart, after the naming words and before them."""

UNNUMBERED = 0.8
"""How much a number that only one name has tells two companies apart, against two numbers."""

_LONGEST_BEGINNING = 4


def score_organisations(left: OrganisationName, right: OrganisationName) -> PairScore:
    """How likely two names are of one organisation."""
    similarity = alike_without_vowels if left.vowelless != right.vowelless else alike
    found = align(left.words, right.words, similarity)
    initials = Feature("initials", _acronym(left, right), 0.86, f"{left.plain} / {right.plain}")
    form = Feature("legal_form", forms_differ(left.forms, right.forms), -0.12, _forms(left, right))
    if initials.value:
        return combine((initials, form))
    return combine(
        (
            Feature("words", _words(found), 1.0, _shown(found)),
            Feature("spelling", _spelling(left, right), 0.97, f"{left.plain} / {right.plain}"),
            Feature("numbers", _numbers(left, right), -0.5, _only(found, Role.NUMBER)),
            Feature("place", _places(found, left, right), -0.3, _only(found, Role.PLACE)),
            Feature("name", _names(found), -0.27, _only(found, Role.NAME)),
            form,
        )
    )


def _words(found: Alignment) -> float:
    """The share of the names that their common words are, by weight."""
    common = matched = 0.0
    for ours, theirs, value in found.pairs:
        weight = (sum(word.weight for word in ours) + sum(word.weight for word in theirs)) / 2
        common += weight
        matched += weight * value
    extra = abs(_weight(found.left, EXTRA) - _weight(found.right, EXTRA))
    opposed = min(_weight(found.left, OPPOSING), _weight(found.right, OPPOSING))
    lacking = EXTRA_COUNTS * extra + OPPOSED * 2 * opposed
    return matched / (common + lacking) if common else 0.0


def _weight(words: Sequence[Word], weights: Mapping[Role, float]) -> float:
    return sum(weights[word.role] for word in words)


def _spelling(left: OrganisationName, right: OrganisationName) -> float:
    """How alike the names are without spaces, for names cut up differently; 0 when numbers or short names differ."""
    ours, theirs = left.plain, right.plain
    if left.numbers != right.numbers or min(len(ours), len(theirs)) < 5:
        return 0.0
    if {left.plain, left.spelled} & {right.plain, right.spelled}:
        return 1.0
    return max(Indel.normalized_similarity(ours, theirs, score_cutoff=0.93), 0.0)


def _acronym(left: OrganisationName, right: OrganisationName) -> float:
    """Whether one name is made of the initials or the beginnings of the words of the other."""
    return float(left.plain != right.plain and (_abbreviates(left, right) or _abbreviates(right, left)))


def _abbreviates(short: OrganisationName, long: OrganisationName) -> bool:
    telling = [word.text for word in short.words if word.role is not Role.FILLER]
    letters = "".join(telling)
    if len(telling) != 1 or not 2 < len(letters) <= 10:
        return len(letters) == len(telling) == 2 and _has_and(short) and _has_and(long) and _starts(letters, long)
    words = [(word.text, word.role in (Role.FILLER, Role.GENERAL)) for word in long.words]
    words += [(word, True) for word in long.form_spelling.split()]
    return letters == long.capitals or (len(long.words) > 1 and _made_of(letters, tuple(words), 0))


def _starts(letters: str, long: OrganisationName) -> bool:
    """Whether the letters are the initials of the telling words, as in ``J&J``."""
    return letters == "".join(word.text[0] for word in long.words if word.role is not Role.FILLER)


def _has_and(name: OrganisationName) -> bool:
    return any(word.text in {"and", "und", "et", "y", "e"} for word in name.words)


def _made_of(letters: str, words: tuple[tuple[str, bool], ...], used: int) -> bool:
    """Whether the letters are beginnings of the words in order; words that say little may be left out."""
    if not words:
        return not letters and used > 1
    word, dispensable = words[0]
    longest = next((n for n, pair in enumerate(zip(letters, word, strict=False)) if pair[0] != pair[1]), None)
    reach = min(len(letters), len(word)) if longest is None else longest
    taken = any(
        _made_of(letters[n:], words[1:], used + 1) for n in range(min(reach, len(word) - 1, _LONGEST_BEGINNING), 0, -1)
    )
    return taken or (dispensable and _made_of(letters, words[1:], used))


def _numbers(left: OrganisationName, right: OrganisationName) -> float:
    """1 when the names count differently, less when only one of them counts."""
    ours, theirs = left.numbers, right.numbers
    if ours == theirs:
        return 0.0
    return 1.0 if ours and theirs else UNNUMBERED


def _places(found: Alignment, left: OrganisationName, right: OrganisationName) -> float:
    """1 when each name has a place of its own, or one has a place after its name: that tells a subsidiary or branch.

    A place before the name (``Royal Dutch``) is often left out.
    """
    ours = [word for word in found.left if word.role is Role.PLACE]
    theirs = [word for word in found.right if word.role is Role.PLACE]
    if ours and theirs:
        return 1.0
    if not ours and not theirs:
        return 0.0
    words, extra = (left.words, ours) if ours else (right.words, theirs)
    telling = next((at for at, word in enumerate(words) if word.role in (Role.NAME, Role.TRADE)), len(words))
    return AFTER_NAME if any(word in words[telling:] for word in extra) else BEFORE_NAME


def _names(found: Alignment) -> float:
    """1 when each name has a naming word of its own."""
    left = any(word.role is Role.NAME for word in found.left)
    right = any(word.role is Role.NAME for word in found.right)
    return float(left and right)


def _shown(found: Alignment) -> str:
    return ", ".join(
        f"{' '.join(word.text for word in ours)}={' '.join(word.text for word in theirs)}"
        for ours, theirs, _ in found.pairs
    )


def _only(found: Alignment, role: Role) -> str:
    left = " ".join(word.text for word in found.left if word.role is role)
    right = " ".join(word.text for word in found.right if word.role is role)
    return f"{left or '–'} / {right or '–'}"


def _forms(left: OrganisationName, right: OrganisationName) -> str:
    return f"{left.form_spelling or '–'} / {right.form_spelling or '–'}"
