"""The language that a person asks an export for."""

from enum import StrEnum


class Language(StrEnum):
    """Languages of an export."""

    ZH = "zh"
    EN = "en"
