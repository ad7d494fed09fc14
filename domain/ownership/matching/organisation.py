"""What the name of an organisation in an alphabet consists of: legal form, and words that name, place or count.

The anatomy of Chinese names is in ``chinese``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from domain.ownership.matching.legal_forms import FormClass, take_forms
from domain.ownership.matching.numerals import ROMAN, counted
from domain.ownership.matching.places import SEVERAL_WORDS
from domain.ownership.matching.script import has_other_vowels, latin
from domain.ownership.matching.vocabulary import CONCEPTS, EXPANDED, WEIGHTS, Role, concept_of

_DOTTED = re.compile(r"(?<![a-z0-9])((?:[a-z]\.\s?){1,6}[a-z])(?:\.|(?![a-z0-9]))")
_ASIDE = re.compile(r"[(\[](?:formerly|former|f/?k/?a|prev\w*|ex|a/?k/?a|d/?b/?a|known as)\b[^)\]]*[)\]]")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LAST_BRACKETS = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]\s*$")
_SLASHED = re.compile(r"\b([a-z])/([a-z])\b(?:/([a-z])\b)?")
_NUMBER_SIGN = re.compile(r"(?:№|#|\bno\.?|\bnr\.?)\s*(?=\d)")
_ORDINAL = re.compile(r"\b(\d+)(?:-?(?:st|nd|rd|th|oy|aya|yy|ya|iy|y|er|eme|e))\b")
_THOUSANDS = re.compile(r"(?<=\d)[,.' ](?=\d{3}(?!\d))")
_DISGUISED = re.compile(r"(?<=[a-z])[013457](?=[a-z])|\b0(?=[a-z]{3})|(?<=[a-z]{3})0\b")
_LETTER_LIKE = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t"}
_PLACE_SIZES = sorted({len(words) for words in SEVERAL_WORDS}, reverse=True)
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
        vowelless: Whether it was written in a script whose vowels are not those of the spoken word.
        plain: The words that are more than fillers, joined without spaces.
        spelled: The same with the legal form.
        numbers: All digits of the name's numbers, in order: 24/7 and 247 are one.
        capitals: The capitals within its words, folded (``gsk`` of GlaxoSmithKline), empty where all or none are.
    """

    words: tuple[Word, ...]
    forms: frozenset[FormClass]
    form_spelling: str
    vowelless: bool
    capitals: str
    plain: str
    spelled: str
    numbers: str


@lru_cache(maxsize=200_000)
def organisation_name(raw: str) -> OrganisationName:
    """The anatomy of a name in any alphabet; a name that is a legal form only keeps it as its words."""
    unformed = take_forms(words_of(raw))
    texts = counted(_placed(_expanded(unformed.words)))
    last = len(texts) - 1
    aside = {word for part in _BRACKETED.findall(latin(raw)) for word in words_of(part)}
    read = tuple(_word(text, at == last, texts[at - 1] if at else "") for at, text in enumerate(texts))
    read = tuple(Word(w.text, w.concept, Role.FILLER) if w.text in aside and w.role is Role.NAME else w for w in read)
    if all(word.role is Role.FILLER for word in read):
        read = tuple(Word(word.text, word.text, Role.NAME) for word in read)
    words = _promoted(read)
    plain = "".join(word.text for word in words if word.role is not Role.FILLER)
    return OrganisationName(
        words=words,
        forms=unformed.classes,
        form_spelling=unformed.spelling,
        vowelless=has_other_vowels(raw),
        capitals=_capitals(raw),
        plain=plain,
        spelled=plain + unformed.spelling.replace(" ", ""),
        numbers="".join(word.concept for word in words if word.role is Role.NUMBER),
    )


@lru_cache(maxsize=200_000)
def names_within(raw: str) -> tuple[str, ...]:
    """The two names, where a name ends with another one in brackets; else none.

    In brackets is another name when it has a legal form or is made of the initials of the words before it; anything
    else there (a place, a branch, a trade) belongs to the name.
    """
    found = _LAST_BRACKETS.match(raw)
    if found is None:
        return ()
    outside, inside = words_of(found[1]), words_of(found[2])
    initials = "".join(word[0] for word in outside)
    form = take_forms(inside)
    if (form.classes and len(form.words) < len(inside)) or (len(inside) == 1 and _within(inside[0], initials)):
        return found[1], found[2]
    return ()


def _within(letters: str, initials: str) -> bool:
    rest = iter(initials)
    return len(letters) > 2 and all(letter in rest for letter in letters)


def words_of(raw: str) -> tuple[str, ...]:
    """The words of a name, folded: abbreviations lose their dots (``S.p.A.`` is ``spa``), ``&`` is ``and``."""
    text = _ASIDE.sub(" ", latin(raw.replace("№", " no "))).replace("&", " and ").replace("+", " and ")
    text = _NUMBER_SIGN.sub(" ", text)
    text = _DOTTED.sub(lambda found: re.sub(r"[.\s]", "", found[1]), text)
    text = _SLASHED.sub(lambda found: "".join(part or "" for part in found.groups()), text)
    text = _ORDINAL.sub(r"\1", _THOUSANDS.sub("", text))
    text = _DISGUISED.sub(lambda found: _LETTER_LIKE[found[0]], text)
    return tuple(_WORD.findall(text))


def _word(text: str, ends: bool, before: str) -> Word:
    if text.isdigit():
        return Word(text, text.lstrip("0") or "0", Role.NUMBER)
    if text in ROMAN and before and (len(text) > 2 or text == "ii" or ends) and (len(text) > 1 or before in CONCEPTS):
        return Word(text, ROMAN[text], Role.NUMBER)
    concept, role = concept_of(text) or (text, Role.NAME)
    return Word(text, concept or text, role)


def _expanded(words: tuple[str, ...]) -> tuple[str, ...]:
    """Abbreviations of several words as those, where they are not the whole name."""
    if len(words) < 2:
        return words
    return tuple(part for word in words for part in EXPANDED.get(word, (word,)))


def _placed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Names of places in several words as one word: ``hong kong`` is ``hongkong``."""
    found: list[str] = []
    at = 0
    while at < len(words):
        size = next((n for n in _PLACE_SIZES if words[at : at + n] in SEVERAL_WORDS), 1)
        found.append("".join(words[at : at + size]))
        at += size
    return tuple(found)


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
