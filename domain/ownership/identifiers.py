"""Identifiers of organisations: LEI (ISO 17442), USCC (统一社会信用代码, GB 32100-2015), UK company number.

A party is identified by (scheme, value). Values are kept in normal form: NFKC, upper case, no spaces or dashes.
The arithmetic is python-stdnum's; shapes are checked here, because its ``lei`` accepts any length and its ``uscc``
refuses the registering authorities that are letters.
"""

import re
import unicodedata

from stdnum.cn import uscc as cn_uscc
from stdnum.iso7064 import mod_97_10

from domain.errors import InvalidInput
from domain.ownership.records import IdentifierValue

LEI = "LEI"
USCC = "USCC"
CN_REG = "CN-REG"
GB_COH = "GB-COH"

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_LEI_SHAPE = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
_USCC_SHAPE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")
_USCC_PLACE = re.compile(r"[0-9A-Z]{2}[0-9]{6}")
_CN_REG_SHAPE = re.compile(r"[0-9]{15}")
_GB_NUMBER = re.compile(r"(?P<prefix>[A-Z]{2}|R|)(?P<digits>[0-9]+)(?P<suffix>[A-Z]?)")


def compact(text: str) -> str:
    """The normal form: NFKC, upper case, without spaces and dashes."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()


def lei_valid(text: str) -> bool:
    """Whether the text is a LEI: 18 letters or digits and two check digits (ISO 7064 mod 97-10, 02 to 98)."""
    value = compact(text)
    return bool(_LEI_SHAPE.fullmatch(value)) and mod_97_10.calc_check_digits(value[:18]) == value[18:]


def uscc(text: str) -> IdentifierValue:
    """A Chinese registration code as printed: USCC of 18 characters, or 注册号 of 15 digits (scheme CN-REG).

    Authorities have issued USCCs that fail the check character: such a value is kept with ``valid`` false.

    Raises:
        InvalidInput: The length is neither 18 nor 15, or a character is outside the alphabet (no I, O, S, V, Z).
    """
    value = compact(text)
    if _CN_REG_SHAPE.fullmatch(value):
        return IdentifierValue(CN_REG, value)
    if not _USCC_SHAPE.fullmatch(value):
        raise InvalidInput(
            f"'{text}' is neither a USCC (18 characters, no I, O, S, V, Z) nor a 注册号 (15 digits).",
            "Check the code on the business licence.",
        )
    return IdentifierValue(USCC, value, cn_uscc.calc_check_digit(value[:17]) == value[17])


def gb_company_number(text: str) -> IdentifierValue:
    """A UK company number of 8 characters (scheme GB-COH), lost zeros added: 1234 → 00001234, sc12 → SC000012.

    There is no check digit. Registered societies end in a letter (IP12345R).

    Raises:
        InvalidInput: The text has no such shape.
    """
    found = _GB_NUMBER.fullmatch(compact(text))
    room = 0 if found is None else 8 - len(found["prefix"]) - len(found["suffix"])
    if found is None or len(found["digits"]) > room or (found["suffix"] and len(found["prefix"]) != 2):
        raise InvalidInput(
            f"'{text}' is not a UK company number.",
            "It has 8 digits, or two letters and 6 digits.",
        )
    value = f"{found['prefix']}{found['digits'].zfill(room)}{found['suffix']}"
    return IdentifierValue(GB_COH, value)


def recognise(text: str) -> IdentifierValue | None:
    """The identifier a bare text is beyond doubt: a valid LEI or a valid USCC, else None."""
    value = compact(text)
    if lei_valid(value):
        return IdentifierValue(LEI, value)
    if _USCC_SHAPE.fullmatch(value) and _USCC_PLACE.match(value) and cn_uscc.calc_check_digit(value[:17]) == value[17]:
        return IdentifierValue(USCC, value)
    return None
