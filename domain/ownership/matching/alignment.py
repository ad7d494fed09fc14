"""Which words of one name are the words of another: equal, misspelt, abbreviated, joined, or initials."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from domain.ownership.matching.organisation import Word
from domain.ownership.matching.script import skeleton, sound
from domain.ownership.matching.vocabulary import CONCEPTS, Role

Similarity = Callable[[str, str], float]
_MOST_JOINED = 4


@dataclass(slots=True)
class Alignment:
    """Words that were paired, with how alike they are, and those of either side that were not."""

    pairs: list[tuple[tuple[Word, ...], tuple[Word, ...], float]] = field(default_factory=list)
    left: list[Word] = field(default_factory=list)
    right: list[Word] = field(default_factory=list)


def align(left: Sequence[Word], right: Sequence[Word], alike: Similarity) -> Alignment:
    """Pair the words of two names, the surest pairs first; every word is used once."""
    found = Alignment(left=list(left), right=list(right))
    _join(found, _equal)
    _take(found, lambda a, b: 1.0 if a.concept == b.concept else 0.0)
    _join(found, alike)
    _take(found, lambda a, b: _words_alike(a, b, alike))
    if any(one.role is Role.NAME and len(one.text) > 1 for ours, _, _ in found.pairs for one in ours):
        _take(found, _first_letter)
    _initials(found.left, found.right, found, flipped=False)
    _initials(found.right, found.left, found, flipped=True)
    return found


def _equal(left: str, right: str) -> float:
    return float(left == right)


def _take(found: Alignment, similarity: Callable[[Word, Word], float]) -> None:
    """Pair words one to one, the most alike first, equal places before others."""
    candidates = sorted(
        (
            (-value, abs(i - j), i, j)
            for i, one in enumerate(found.left)
            for j, other in enumerate(found.right)
            if (value := similarity(one, other)) > 0
        ),
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    for negative, _, i, j in candidates:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            found.pairs.append(((found.left[i],), (found.right[j],), -negative))
    found.left = [word for i, word in enumerate(found.left) if i not in used_left]
    found.right = [word for j, word in enumerate(found.right) if j not in used_right]


def _words_alike(left: Word, right: Word, alike: Similarity) -> float:
    if Role.NUMBER in (left.role, right.role):
        return 0.0
    if left.role is not Role.NAME and right.role is not Role.NAME:
        return 0.85 * _begins(left.text, right.text)
    if 1 in (len(left.text), len(right.text)):
        return 0.0
    return alike(left.text, right.text)


def _first_letter(left: Word, right: Word) -> float:
    """A naming word and its initial, once another naming word is common: ``J Berg`` is ``Johann Berg``."""
    short = 1 in (len(left.text), len(right.text))
    return 0.7 if short and left.text[0] == right.text[0] and left.role is right.role is Role.NAME else 0.0


def _join(found: Alignment, alike: Similarity) -> None:
    """Pair a word with neighbours that make it when joined: ``Data Base`` is ``Database``."""
    for ours, theirs, flipped in ((found.left, found.right, False), (found.right, found.left, True)):
        known = {word.text for word in theirs}
        for word in list(ours):
            if word.text in known:
                continue
            run = _run_that_makes(word, theirs, alike)
            if run is None:
                continue
            parts, value = run
            ours.remove(word)
            for part in parts:
                theirs.remove(part)
            pair = (parts, (word,), value) if flipped else ((word,), parts, value)
            found.pairs.append(pair)


def _run_that_makes(word: Word, others: list[Word], alike: Similarity) -> tuple[tuple[Word, ...], float] | None:
    if len(word.text) < 4:
        return None
    for start, first in enumerate(others):
        if first.text[:2] != word.text[:2]:
            continue
        for end in range(start + 2, min(start + _MOST_JOINED, len(others)) + 1):
            parts = tuple(others[start:end])
            joined = "".join(part.text for part in parts)
            if joined == word.text:
                return parts, 1.0
            if abs(len(joined) - len(word.text)) <= 1 and len(joined) > 7 and alike(joined, word.text) > 0.85:
                return parts, 0.9
    return None


def _initials(short: list[Word], long: list[Word], found: Alignment, *, flipped: bool) -> None:
    """Pair the last naming word that is left with a run of words whose initials it is made of."""
    for word in list(short):
        size = len(word.text)
        others = any(one is not word and one.role in (Role.NAME, Role.TRADE) for one in short)
        if not 2 <= size <= 6 or word.role is Role.NUMBER or others:
            continue
        telling = [one for one in long if one.role is not Role.FILLER]
        for words in (telling, long):
            runs = (words[at : at + size] for at in range(len(words) - size + 1))
            run = next((run for run in runs if "".join(one.text[0] for one in run) == word.text), None)
            if run is not None and len(run) >= 2:
                short.remove(word)
                for one in run:
                    long.remove(one)
                pair = (tuple(run), (word,), 0.9) if flipped else ((word,), tuple(run), 0.9)
                found.pairs.append(pair)
                break


@lru_cache(maxsize=500_000)
def alike(left: str, right: str) -> float:
    """How alike two words are, 0 to 1, 0 when they are two: by letters, by sound, or one abbreviates the other."""
    if left == right:
        return 1.0
    ours, theirs = sound(left), sound(right)
    if ours == theirs and min(len(left), len(right)) > 2:
        return 0.97
    short, long = sorted((left, right), key=len)
    if len(short) >= 6 and long.startswith(short) and len(long) - len(short) <= 2:
        return 0.9
    if _abbreviates(short, long):
        return 0.85
    by_letters = _by_distance(left, right)
    by_sound = _by_distance(ours, theirs) * 0.97
    return max(by_letters, by_sound)


def _begins(left: str, right: str) -> bool:
    """Whether one known word is the beginning of the other: ``elec`` of ``electronics``."""
    short, long = sorted((left, right), key=len)
    return len(short) >= 4 and long.startswith(short)


_VOWELS = frozenset("aeiouy")


def _abbreviates(short: str, long: str) -> bool:
    """Whether the short word is the long one without its vowels (``bldg``), or the beginning of a known word."""
    if len(short) < 3 or len(long) - len(short) < 2 or short[0] != long[0]:
        return False
    if long.startswith(short):
        return long in CONCEPTS
    if _VOWELS & set(short[1:]) or short[-1] not in long[-3:]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _by_distance(left: str, right: str) -> float:
    """By edits, neighbours swapped counting once; the longer the words the more are forgiven."""
    longest = max(len(left), len(right))
    allowed = 0 if longest < 4 else 1 if longest < 8 else 2 if longest < 13 else 3
    distance = OSA.distance(left, right, score_cutoff=allowed)
    if distance > allowed or not left or not right:
        return 0.0
    changed = 1.0 - distance / longest if longest > 5 else 0.62
    return changed if left[0] == right[0] else changed - 0.15


@lru_cache(maxsize=100_000)
def alike_without_vowels(left: str, right: str) -> float:
    """How alike two words are when one side was written without short vowels."""
    if left == right:
        return 1.0
    ours, theirs = skeleton(left), skeleton(right)
    if ours == theirs and len(ours) >= 2:
        return 0.92
    for article in ("al", "el"):
        if (left.startswith(article) and skeleton(left[2:]) == theirs) or (
            right.startswith(article) and ours == skeleton(right[2:])
        ):
            return 0.9
    return _by_distance(ours, theirs) * 0.9 if min(len(ours), len(theirs)) >= 4 else alike(left, right)
