"""Numbers as names write them: in words, as ordinals, in Roman numerals."""

_ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
_ORDINALS = """
zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_FOREIGN = {"erste": 1, "zweite": 2, "dritte": 3, "pervyy": 1, "pervaya": 1, "vtoroy": 2, "premier": 1, "primera": 1}

VALUES = (
    {word: value for value, word in enumerate(_ONES.split())}
    | {word: value for value, word in enumerate(_ORDINALS.split())}
    | {word: value * 10 for value, word in enumerate(_TENS.split(), start=2)}
    | {word: value * 10 for value, word in enumerate(_TENTHS.split(), start=2)}
    | _FOREIGN
    | {"fourty": 40, "ninty": 90}
)
"""Words that say a number below 100."""

SCALES = {"hundred": 100, "hundredth": 100, "thousand": 1000, "thousandth": 1000}
"""Words that multiply the number before them."""

ROMAN = {word: str(value) for value, word in enumerate(_ROMAN.split(), start=1)}
"""Roman numerals up to 20, as digits."""


def counted(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with every number that is written in words as digits: ``one hundred and twenty third`` is 123.

    Numbers that do not make one together stay apart: ``twenty twenty`` is 20 and 20.
    """
    found: list[str] = []
    at = 0
    while at < len(words):
        value, length = _number(words[at:])
        found.append(words[at] if value is None else str(value))
        at += length
    return tuple(found)


def _number(words: tuple[str, ...]) -> tuple[int | None, int]:
    """The number that the words begin with and how many of them it takes; None and 1 if they begin with none."""
    total: int | None = None
    part: int | None = None
    at = 0
    while at < len(words):
        word = words[at]
        if word in VALUES and _continues(part, VALUES[word]):
            part = (part or 0) + VALUES[word]
        elif word in SCALES:
            part = (1 if part is None else part) * SCALES[word]
            if part >= 1000:
                total, part = (total or 0) + part, None
        elif word != "and" or not _goes_on(words[at + 1 :], part if part is not None else total):
            break
        at += 1
    if total is None and part is None:
        return None, 1
    return (total or 0) + (part or 0), at


def _continues(part: int | None, value: int) -> bool:
    """Whether a number may go on with this value: after a hundred with less, after a ten with a one."""
    if part is None or (part % 100 == 0 and part > 0):
        return True
    return part % 10 == 0 and part % 100 >= 20 and 0 < value < 10


def _goes_on(rest: tuple[str, ...], value: int | None) -> bool:
    """Whether ``and`` stands within a number: one hundred and three."""
    return value is not None and value >= 100 and bool(rest) and rest[0] in VALUES
