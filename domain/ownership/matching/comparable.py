"""A record in the form in which its parts are compared: folded, cut into words, reduced to digits."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from domain.ownership.matching.chinese import chinese_name, simplified
from domain.ownership.matching.organisation import organisation_name
from domain.ownership.matching.person import person_name
from domain.ownership.matching.record import MatchRecord
from domain.ownership.matching.script import HAN, latin, sound
from domain.ownership.matching.vocabulary import Role
from domain.ownership.party_assignment import SHARED_SCHEMES, identifier_key
from domain.ownership.records import IdentifierValue

CHECKED_SCHEMES = frozenset({"LEI", "USCC"})
"""Schemes whose check digits catch a slip; in others two values that differ by a slip say nothing."""

_FREE_MAIL_WORDS = """
126.com 163.com aol.com gmail.com gmx.de googlemail.com hotmail.com icloud.com live.com mail.ru outlook.com
proton.me protonmail.com qq.com sina.com web.de yahoo.com yandex.ru
"""
_FREE_MAIL = frozenset(_FREE_MAIL_WORDS.split())
_STREET = {
    "street": "st", "str": "st", "strasse": "st", "road": "rd", "avenue": "ave", "av": "ave", "boulevard": "blvd",
    "lane": "ln", "drive": "dr", "square": "sq", "building": "bldg", "floor": "fl", "suite": "ste", "place": "pl",
    "apartment": "apt", "court": "ct", "highway": "hwy", "north": "n", "south": "s", "east": "e", "west": "w",
    "saint": "st", "platz": "pl",
}  # fmt: skip
_WORD = re.compile(r"[a-z]+|\d+|[\u3400-\u9fff]")
_DIGITS = re.compile(r"\d")
_DAY = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


@dataclass(frozen=True, slots=True)
class Comparable:
    """A record ready for comparison; empty means unknown.

    Attributes:
        record: The record itself.
        identifiers: Keys of valid identifiers that tell parties apart.
        name_keys: Each name with its words in one spelling and order: equal keys are equal names.
        heads: Beginnings of what names it: names without a common one are not alike.
        blocks: Words and parts under which candidates are looked for.
        address: Words of the address.
        birth_date: ISO, as exact as it is known.
        phone: The last nine digits.
        email: In lower case.
    """

    record: MatchRecord
    identifiers: frozenset[str]
    name_keys: frozenset[str]
    heads: frozenset[str]
    blocks: tuple[str, ...]
    country: str
    address: tuple[str, ...]
    birth_date: str
    phone: str
    email: str

    @property
    def domain(self) -> str:
        """The host of the e-mail address, empty for those that everybody uses."""
        host = self.email.rpartition("@")[2]
        return "" if host in _FREE_MAIL else host


def comparable(record: MatchRecord) -> Comparable:
    """The record ready for comparison."""
    names = [name for name in dict.fromkeys(record.names) if name.strip()]
    address = address_words(record.address or "")
    digits = "".join(_DIGITS.findall(record.phone or ""))
    return Comparable(
        record,
        frozenset(identifier_key(one) for one in record.identifiers if _decides(one)),
        frozenset(_name_key(name, record.is_person) for name in names),
        frozenset(head for name in names for head in _heads(name, record.is_person)),
        tuple(dict.fromkeys(block for name in names for block in _blocks(name, record.is_person))),
        (record.country or "").strip().upper()[:2],
        address,
        _day(record.birth_date or ""),
        digits[-9:] if len(digits) >= 6 else "",
        (record.email or "").strip().lower(),
    )


def _decides(one: IdentifierValue) -> bool:
    return one.valid and bool(one.scheme) and one.scheme not in SHARED_SCHEMES


def address_words(text: str) -> tuple[str, ...]:
    """The words and numbers of an address, usual abbreviations in one spelling, in alphabetical order."""
    words = (_STREET.get(word, word) for word in _WORD.findall(latin(simplified(text))))
    return tuple(sorted({word.lstrip("0") or word for word in words}))


def _day(text: str) -> str:
    text = text.strip()
    slashed = re.match(r"^(\d{1,2})[./](\d{1,2})[./](\d{4})$", text)
    if slashed:
        text = f"{slashed[3]}-{int(slashed[2]):02}-{int(slashed[1]):02}"
    elif re.match(r"^\d{8}$", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    elif re.match(r"^\d{4}[./]\d{1,2}[./]\d{1,2}$", text):
        year, month, day = re.split(r"[./]", text)
        text = f"{year}-{int(month):02}-{int(day):02}"
    return text[:10] if _DAY.match(text[:10]) else ""


def _is_chinese(name: str) -> bool:
    return len(HAN.findall(name)) >= 2


def _name_key(name: str, person: bool) -> str:
    if person:
        read = person_name(name)
        return read.chinese or " ".join(sorted(read.words))
    if _is_chinese(name):
        chinese = chinese_name(name)
        return "|".join((*chinese.place, chinese.brand, chinese.trade, chinese.branch))
    return " ".join(sorted(word.concept for word in organisation_name(name).words if word.role is not Role.FILLER))


def _heads(name: str, person: bool) -> set[str]:
    if person:
        read = person_name(name)
        return {sound(word)[:1] for word in read.words} or {read.chinese[:1]}
    if _is_chinese(name):
        return set(name)
    organisation = organisation_name(name)
    words = [word.text for word in organisation.words if word.role is not Role.FILLER]
    naming = [word.text for word in organisation.words if word.role is Role.NAME] or words
    initials = "".join(word[0] for word in words)
    return {sound(word)[:2] for word in naming} | {initials[:2], sound(organisation.plain)[:2]}


def _blocks(name: str, person: bool) -> list[str]:
    """What candidates must share one of: words by sound, the 字号, beginnings of words."""
    if person:
        read = person_name(name)
        return [read.chinese] if read.chinese else [f"p:{sound(word)}" for word in read.words if len(word) > 1]
    if _is_chinese(name):
        chinese = chinese_name(name)
        return [f"c:{chinese.brand}", f"c:{chinese.text[:2]}", f"c:{(chinese.brand + chinese.trade)[:4]}"]
    words = [word for word in organisation_name(name).words if word.role is not Role.FILLER]
    sounds = [sound(word.text) if word.role is Role.NAME else word.concept for word in words]
    initials = "".join(word.text[0] for word in words)
    return [
        *(f"o:{one}" for one in sounds),
        *(f"b:{one[:4]}" for one in sounds if len(one) > 4),
        *([f"o:{initials}"] if len(words) > 2 else []),
        "j:" + "".join(word.text for word in words)[:6],
    ]


def close_identifiers(left: str, right: str) -> bool:
    """Whether two keys of one scheme differ as by a slip of the pen, in a scheme that cannot tell."""
    scheme = left.partition(":")[0]
    return (
        scheme not in CHECKED_SCHEMES
        and min(len(left), len(right)) - len(scheme) > 5
        and OSA.distance(left, right) == 1
    )
