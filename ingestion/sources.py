"""All sources by name: those of registry data, and those of interactions."""

from collections.abc import Mapping

from domain.errors import InvalidInput
from ingestion.interaction_source import InteractionSource
from ingestion.load import AnySource
from ingestion.ownership.a_share import AShare
from ingestion.ownership.bods.source import Bods
from ingestion.ownership.cn_registry.source import CnRegistry
from ingestion.ownership.gleif import Gleif
from ingestion.ownership.holdings_csv import HoldingsCsv
from ingestion.ownership.officers_csv import OfficersCsv
from ingestion.ownership.uk_psc.source import UkPsc
from ingestion.relationships.calendar import Calendar
from ingestion.relationships.mail import Mail
from ingestion.source import Source

SOURCES: Mapping[str, Source] = {
    source.name: source for source in (HoldingsCsv(), AShare(), Gleif(), Bods(), UkPsc(), CnRegistry(), OfficersCsv())
}
"""The sources of registry data: any file of theirs speaks for everybody."""

INTERACTION_SOURCES: Mapping[str, InteractionSource] = {source.name: source for source in (Calendar(), Mail())}
"""The sources of interactions: a file of theirs is a colleague's own."""

_ALL: Mapping[str, AnySource] = {**SOURCES, **INTERACTION_SOURCES}


def source(name: str) -> AnySource:
    """The source of that name.

    Raises:
        InvalidInput: there is none; lists those there are.
    """
    if name not in _ALL:
        raise InvalidInput(f"There is no source {name!r}.", f"Take one of {', '.join(_ALL)}.", ("source",))
    return _ALL[name]
