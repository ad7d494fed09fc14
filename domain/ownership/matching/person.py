"""The score of two names of natural persons.

Order does not count, initials and missing middle names are accepted, titles are dropped. Names in Chinese characters
are compared as they are: two or three characters are shared by thousands, and nothing close is the same.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from domain.ownership.matching.alignment import Similarity, alike, alike_without_vowels
from domain.ownership.matching.chinese import simplified
from domain.ownership.matching.score import Feature, PairScore, combine
from domain.ownership.matching.script import HAN, lacks_vowels, latin

_TITLES_WORDS = """
ambassador amir baron capt captain col colonel count dame dipl doctor don dona dr emir eng esq fr frau gen
general gospodin hadji haji hajj hajji he herr hh hm hon ii iii ing iv jr judge junior king lady lord lt m
madame mag maj major maulavi mawlawi mba md minister miss mister mlle mme monsieur mr mrs ms mullah pan pani phd
president prince princess prof professor queen rev sayed sayyid senior senor senora shaikh shaykh sheik sheikh
sir snr sr sra syed the ustad
"""
_TITLES = frozenset(_TITLES_WORDS.split())
_PARTICLES_WORDS = """
abou abu ad af al as ash av bat ben bin bint d da das de del della den der di do dos du e el es ibn kyzy l la le
mac mc o oglu ogly san santa st ten ter ud ul umm und van von y zu zur
"""
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
_NICKNAMES = """
william bill will billy willy wilhelm guillermo liam
robert bob rob bobby robbie bert
richard dick rick rich richie ricky
james jim jimmy jamie
john jack johnny jon johann johannes jan juan jean giovanni ivan ioannis sean
joseph joe joey josef jose giuseppe yosef yusuf youssef iosif
michael mike mick mikhail michel miguel michele mikael misha
thomas tom tommy tomas
charles charlie chuck carlos karl carl carlo
edward ed eddie ted ned eduard eduardo edouard
alexander alex sasha aleksandr alexandre alejandro alessandro oleksandr alexandr iskandar
elizabeth liz beth lizzie betty eliza elisabeth elizaveta
margaret maggie meg peggy margarita
catherine kate cathy katherine kathy katie ekaterina katharina catalina caterina
anthony tony antonio anton antoine
nicholas nick nicolas nikolai nikolay mykola nikolaos nicola
andrew andy drew andrei andrey andreas andres andre andriy
gregory greg grigory grigori grigorii hryhoriy
christopher chris kit
daniel dan danny daniil
matthew matt matthias mateo matteo
samuel sam sammy
benjamin ben benny
peter pete piotr pyotr pedro pierre pietro petro petr
paul pavel paolo pablo paulo pavlo
george georg georges giorgio jorge yuri yury georgy georgios jiri
stephen steve steven stefan stephan esteban stefano stepan
david dave davide davyd
vladimir volodymyr vova vladimer
dmitry dmitri dmytro dima dimitri dmitriy
sergei sergey serhiy sergio serge
eugene gene yevgeny evgeny evgeni yevgeniy yevhen
henry harry hank heinrich henri enrique enrico
frederick fred freddy friedrich federico
francis frank francisco francesco franz francois
lawrence larry laurence lorenzo
timothy tim timmy timofey
jennifer jen jenny
deborah deb debbie
susan sue suzanne
patricia pat patty tricia
victoria vicky viktoria
mary maria marie mariya
anne ann anna annie
helen elena yelena olena helena
natalia natalya nataliya natasha
tatiana tatyana tetiana
mohammed muhammad mohamed mohammad muhammed mohd mahomet mehmet mohamad
ahmed ahmad ahmet
hussein husain hussain husayn hossein huseyin
abdallah abdullah abdulla abdulah
ali aly
omar umar omer
osama usama
"""
_KEYS = {name: line.split()[0] for line in _NICKNAMES.strip().splitlines() for name in line.split()}
_COMMA = re.compile(r"^([^,]+),\s*(.+)$")
_WORD = re.compile(r"[a-z]+")
_PATRONYMIC = re.compile(
    r"(?:ovich|evich|ovych|evych|yevich|ievich|yovych|ovna|evna|ivna|yivna|ichna|ogly|oglu|kyzy|qizi)$"
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart: words that name (folded), particles apart, and how it was written in Chinese, if so."""

    words: tuple[str, ...]
    chinese: str
    vowelless: bool


@lru_cache(maxsize=200_000)
def person_name(raw: str) -> PersonName:
    """The anatomy of a person's name."""
    if HAN.search(raw) and not re.search(r"[A-Za-z]{3}", raw):
        return PersonName((), simplified("".join(raw.split()).replace("·", "")), False)
    comma = _COMMA.match(raw)
    text = f"{comma[2]} {comma[1]}" if comma else raw
    words = _WORD.findall(latin(text).replace("-", " "))
    named = [word for word in words if word not in _TITLES and word not in _PARTICLES]
    return PersonName(tuple(named or words), "", lacks_vowels(raw))


def score_persons(left: PersonName, right: PersonName) -> PairScore:
    """How likely two names are of one person."""
    if left.chinese or right.chinese:
        return combine(
            (Feature("chinese", float(left.chinese == right.chinese), 1.0, f"{left.chinese}/{right.chinese}"),)
        )
    if _joined(left, right) or _joined(right, left):
        return combine((Feature("joined", 1.0, 0.95, f"{' '.join(left.words)} / {' '.join(right.words)}"),))
    pairs, ours, theirs = _paired(left, right)
    full = [value for one, other, value in pairs if len(one) > 1 and len(other) > 1]
    return combine(
        (
            Feature("words", _share(pairs, ours, theirs), 1.0, ", ".join(f"{a}={b}" for a, b, _ in pairs)),
            Feature("other_words", float(bool(ours and theirs)), -0.35, f"{' '.join(ours)} / {' '.join(theirs)}"),
            Feature("single_word", float(len(full) < 2 and bool(ours or theirs)), -0.2, " ".join((*ours, *theirs))),
            Feature("initials", float(not full), -0.5, ""),
        )
    )


def _paired(left: PersonName, right: PersonName) -> tuple[list[tuple[str, str, float]], list[str], list[str]]:
    ours, theirs = list(left.words), list(right.words)
    similarity = alike_without_vowels if left.vowelless or right.vowelless else alike
    found: list[tuple[str, str, float]] = []
    candidates = sorted(
        (-value, abs(i - j), i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if (value := _alike(one, other, similarity)) > 0
    )
    used: tuple[set[int], set[int]] = (set(), set())
    for negative, _, i, j in candidates:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            found.append((ours[i], theirs[j], -negative))
    return (
        found,
        [word for i, word in enumerate(ours) if i not in used[0]],
        [word for j, word in enumerate(theirs) if j not in used[1]],
    )


def _alike(left: str, right: str, similarity: Similarity) -> float:
    if left == right:
        return 1.0
    if 1 in (len(left), len(right)):
        return 0.75 if left[0] == right[0] else 0.0
    if _KEYS.get(left, left) == _KEYS.get(right, right):
        return 0.95
    return similarity(left, right)


def _share(pairs: list[tuple[str, str, float]], ours: list[str], theirs: list[str]) -> float:
    """The share of the words that are common; words that only one name has count little, patronymics hardly."""
    if not pairs:
        return 0.0
    common = sum(value for _, _, value in pairs)
    if ours and theirs:
        lacking = 0.8 * (len(ours) + len(theirs))
    else:
        lacking = sum(0.05 if _PATRONYMIC.search(word) else 0.25 for word in (*ours, *theirs))
    return common / (len(pairs) + lacking)


def _joined(left: PersonName, right: PersonName) -> bool:
    """Whether the words are the same when written together, in whatever order: Kim Jong Un, Kim Jongun."""
    text, words = "".join(right.words), left.words
    return left.words != right.words and any("".join((*words[at:], *words[:at])) == text for at in range(len(words)))
