"""How a typed search text becomes a search of party names, Chinese and Latin alike."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_IDEOGRAPH = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_WORD = re.compile(rf"{_IDEOGRAPH}+|(?:(?!{_IDEOGRAPH})[^\W_])+")
_CJK = re.compile(_IDEOGRAPH)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class PartySearch:
    """A search text as the two indexes understand it.

    Attributes:
        words: Lucene query: every Chinese run as a phrase, every Latin word as a prefix, all of them needed.
            Empty when the text has no word.
        part: The folded text for a search inside names, None where that index would have to be read whole.
        folded: The folded text, to rank exact names and beginnings of names first.
    """

    words: str
    part: str | None
    folded: str


def fold_search(text: str) -> str:
    """The form in which names and search texts are compared: NFKC, lower case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def party_search(text: str) -> PartySearch:
    """The search for a text that a person typed; texts beyond 200 characters are cut.

    A part of a name is looked up directly when it has three characters or more, or is one Chinese character: the
    full-text index knows Chinese text by pairs and Latin text by beginnings of words.
    """
    folded = fold_search(text[:_LONGEST])
    terms = [f'"{word}"' if _CJK.match(word) else f"{word}*" for word in _WORD.findall(folded)]
    single = len(folded) == 1 and _CJK.match(folded) is not None
    return PartySearch(" AND ".join(terms), folded if len(folded) >= 3 or single else None, folded)


def any_word(names: Iterable[str]) -> str:
    """The Lucene query for names that share a word with one of these; what shares more and rarer words ranks first.

    Words that end differently by a letter or two are found too. Empty when no name has a word.
    """
    words = dict.fromkeys(word for name in names for word in _WORD.findall(fold_search(name[:_LONGEST])))
    return " OR ".join(word if _CJK.match(word) or len(word) < 4 else f"{word} OR {word}~1" for word in words)
