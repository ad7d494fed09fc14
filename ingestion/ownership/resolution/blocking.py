"""Under which keys records are brought together to be compared: often enough to find, rarely enough to be fast."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from domain.ownership.matching.comparable import Comparable

MOST_ALIKE = 40
"""Records that may share a key; keys that more records share are combined with a second one, or left out."""

MOST_SAME_NAME = 400
"""Records of one and the same name that are still compared with each other."""


def block_keys(records: Sequence[Comparable]) -> list[list[str]]:
    """The keys of each record: rare words of its names, pairs of common ones, whole names, addresses, contacts."""
    words = Counter(block for record in records for block in record.blocks)
    pairs = Counter(pair for record in records for pair in _pairs(record, words))
    exact = Counter(key for record in records for key in _exact(record))
    return [
        [
            *(block for block in record.blocks if 1 < words[block] <= MOST_ALIKE),
            *(pair for pair in _pairs(record, words) if 1 < pairs[pair] <= MOST_ALIKE),
            *(key for key in _exact(record) if 1 < exact[key] <= (MOST_SAME_NAME if key[0] == "n" else MOST_ALIKE)),
        ]
        for record in records
    ]


def _pairs(record: Comparable, words: Counter[str]) -> Iterable[str]:
    common = sorted(block for block in record.blocks if words[block] > MOST_ALIKE)[:6]
    with_place = [f"{block}&{word}" for block in common for word in record.address if len(word) > 3]
    return [*(f"{one}&{other}" for one, other in combinations(common, 2)), *with_place[:24]]


def _exact(record: Comparable) -> Iterable[str]:
    yield from (f"n:{key}" for key in record.name_keys if key)
    yield from (f"i:{key}" for key in record.identifiers)
    if record.phone:
        yield f"t:{record.phone}"
    if record.email:
        yield f"e:{record.email}"
    if len(record.address) > 2:
        yield f"a:{' '.join(record.address)}"
    if len(record.birth_date) == 10:
        yield f"d:{record.birth_date}"
