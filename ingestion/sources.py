"""All sources of registry data by name."""

from collections.abc import Mapping

from domain.errors import InvalidInput
from ingestion.ownership.a_share import AShare
from ingestion.ownership.bods.source import Bods
from ingestion.ownership.cn_registry.source import CnRegistry
from ingestion.ownership.gleif import Gleif
from ingestion.ownership.holdings_csv import HoldingsCsv
from ingestion.ownership.officers_csv import OfficersCsv
from ingestion.ownership.uk_psc.source import UkPsc
from ingestion.source import Source

SOURCES: Mapping[str, Source] = {
    source.name: source for source in (HoldingsCsv(), AShare(), Gleif(), Bods(), UkPsc(), CnRegistry(), OfficersCsv())
}
"""The sources of ``irontree ingest SOURCE``."""


def source(name: str) -> Source:
    """The source of that name.

    Raises:
        InvalidInput: there is none; lists those there are.
    """
    if name not in SOURCES:
        raise InvalidInput(f"There is no source {name!r}.", f"Take one of {', '.join(SOURCES)}.", ("source",))
    return SOURCES[name]
