"""What the name of an organisation in an alphabet consists of: legal form, and words that name, place or count.

The anatomy of Chinese names is in ``chinese``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from domain.ownership.matching.legal_forms import FormClass, take_forms
from domain.ownership.matching.numerals import NUMBERS, ROMAN, TENS
from domain.ownership.matching.script import lacks_vowels, latin
from domain.ownership.matching.vocabulary import CONCEPTS, EXPANDED, WEIGHTS, Role

_DOTTED = re.compile(r"(?<![a-z0-9])((?:[a-z]\.\s?){1,6}[a-z])(?:\.|(?![a-z0-9]))")
_ASIDE = re.compile(r"[(\[](?:formerly|former|f/?k/?a|prev\w*|ex|a/?k/?a|d/?b/?a|known as)\b[^)\]]*[)\]]")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SLASHED = re.compile(r"\b([a-z])/([a-z])\b(?:/([a-z])\b)?")
_NUMBER_SIGN = re.compile(r"(?:№|#|\bno\.?|\bnr\.?)\s*(?=\d)")
_ORDINAL = re.compile(r"\b(\d+)(?:-?(?:st|nd|rd|th|oy|aya|yy|ya|iy|y|er|eme|e))\b")
_WORD = re.compile(r"[a-z]+|\d+|[^\W\d_a-z]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: as written (folded), the concept it stands for, what it does there, and its weight."""

    text: str
    concept: str
    role: Role

    @property
    def weight(self) -> float:
        """How much it counts."""
        return WEIGHTS[self.role]


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A name taken apart.

    Attributes:
        words: The words without the legal form, in order.
        forms: Classes of the legal forms.
        form_spelling: How the forms were written, folded; may be empty.
        vowelless: Whether it was written in a script without short vowels.
        plain: The words that are more than fillers, joined without spaces.
        spelled: The same with the legal form.
        numbers: All numbers of the name.
        capitals: The capitals within its words, folded (``gsk`` of GlaxoSmithKline), empty where all or none are.
    """

    words: tuple[Word, ...]
    forms: frozenset[FormClass]
    form_spelling: str
    vowelless: bool
    capitals: str
    plain: str
    spelled: str
    numbers: frozenset[str]


@lru_cache(maxsize=200_000)
def organisation_name(raw: str) -> OrganisationName:
    """The anatomy of a name in any alphabet; a name that is a legal form only keeps it as its words."""
    unformed = take_forms(words_of(raw))
    counted = _counted(unformed.words)
    last = len(counted) - 1
    aside = {word for part in _BRACKETED.findall(latin(raw)) for word in words_of(part)}
    read = tuple(_word(text, at == last, at == 0) for at, text in enumerate(counted))
    read = tuple(Word(w.text, w.concept, Role.FILLER) if w.text in aside and w.role is Role.NAME else w for w in read)
    if all(word.role is Role.FILLER for word in read):
        read = tuple(Word(word.text, word.text, Role.NAME) for word in read)
    words = _promoted(read)
    plain = "".join(word.text for word in words if word.role is not Role.FILLER)
    return OrganisationName(
        words=words,
        forms=unformed.classes,
        form_spelling=unformed.spelling,
        vowelless=lacks_vowels(raw),
        capitals=_capitals(raw),
        plain=plain,
        spelled=plain + unformed.spelling.replace(" ", ""),
        numbers=frozenset(word.concept for word in words if word.role is Role.NUMBER),
    )


def words_of(raw: str) -> tuple[str, ...]:
    """The words of a name, folded: abbreviations lose their dots (``S.p.A.`` is ``spa``), ``&`` is ``and``."""
    text = _ASIDE.sub(" ", latin(raw.replace("№", " no "))).replace("&", " and ").replace("+", " and ")
    text = _NUMBER_SIGN.sub(" ", text)
    text = _DOTTED.sub(lambda found: re.sub(r"[.\s]", "", found[1]), text)
    text = _SLASHED.sub(lambda found: "".join(part or "" for part in found.groups()), text)
    text = _ORDINAL.sub(r"\1", text)
    return tuple(_WORD.findall(text))


def _word(text: str, ends: bool, starts: bool) -> Word:
    if text.isdigit():
        return Word(text, text.lstrip("0") or "0", Role.NUMBER)
    if text in ROMAN and (len(text) > 1 or ends) and not starts:
        return Word(text, ROMAN[text], Role.NUMBER)
    if text in NUMBERS:
        return Word(text, NUMBERS[text], Role.NUMBER)
    concept, role = CONCEPTS.get(text, (text, Role.NAME))
    return Word(text, concept or text, role)


def _counted(words: tuple[str, ...]) -> tuple[str, ...]:
    """Numbers of two words as one (``twenty first`` is 21), abbreviations of several words as those."""
    counted: list[str] = []
    for word in words:
        if counted and counted[-1] in TENS and word in NUMBERS and int(NUMBERS[word]) < 10:
            counted[-1] = str(TENS[counted[-1]] + int(NUMBERS[word]))
        elif counted and word == "hundred":
            counted[-1] = str(100 * int(NUMBERS.get(counted[-1], "1")))
        elif word in EXPANDED and len(words) > 1:
            counted += EXPANDED[word]
        else:
            counted.append(word)
    return tuple(counted)


def _capitals(raw: str) -> str:
    letters = [letter for letter in raw if letter.isalpha()]
    capitals = [letter for letter in letters if letter.isupper()]
    return latin("".join(capitals)) if 2 < len(capitals) < len(letters) * 0.6 else ""


def _promoted(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """In a name without a word that names, the trade or place does it: ``National Bank`` is told by ``bank``."""
    if any(word.role is Role.NAME for word in words):
        return words
    for role in (Role.TRADE, Role.GENERAL, Role.PLACE):
        if any(word.role is role for word in words):
            return tuple(Word(w.text, w.concept, Role.TRADE) if w.role is role else w for w in words)
    return words
