"""Numbers as names write them: in words, as ordinals, in Roman numerals."""

_ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
_ORDINALS = """
zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
"""
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"


NUMBERS = (
    {word: str(value) for value, word in enumerate(_ONES.split())}
    | {word: str(value) for value, word in enumerate(_ORDINALS.split())}
    | {word: str(value) for word, value in TENS.items()}
    | {"20th": "20", "hundred": "100", "erste": "1", "zweite": "2", "dritte": "3", "pervyy": "1", "vtoroy": "2"}
)
"""Words that say a number, as its digits."""

ROMAN = {word: str(value) for value, word in enumerate(_ROMAN.split(), start=1)}
"""Roman numerals up to 20, as digits; single letters are numbers only where a name ends."""
