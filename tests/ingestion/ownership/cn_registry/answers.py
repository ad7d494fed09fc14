"""Invented answers in the vendors' shapes, and what the source makes of them."""

import json
from pathlib import Path

from domain.ownership.records import HoldingRecord, Parsed, PartyRecord, Problem, Reason, TieRecord
from ingestion.ownership.cn_registry.documents import Context, cut
from ingestion.ownership.cn_registry.source import CnRegistry
from ingestion.source import RawRecord, RawValue

SOURCE = CnRegistry()
COMPANY = "寰岳星环科技有限公司"
ID = f"name:{COMPANY}"
USCC = "91350100M000100Y43"  # the example in the annex of GB 32100-2015


def said(answer: RawValue, context: Context | None = None) -> list[Parsed | Problem]:
    """What the source makes of each record of an answer."""
    return [SOURCE.parse(RawRecord(1, value, "record 1")) for value in cut(answer, context or Context())]


def parsed(answer: RawValue, context: Context | None = None) -> list[Parsed]:
    """The same, where nothing of it is a problem."""
    found = said(answer, context)
    problems = [one for one in found if isinstance(one, Problem)]
    assert not problems, problems
    return [one for one in found if isinstance(one, Parsed)]


def reasons(answer: RawValue, context: Context | None = None) -> list[Reason]:
    """The reasons of the records that cannot be used."""
    return [one.reason for one in said(answer, context) if isinstance(one, Problem)]


def stakes(answer: RawValue, context: Context | None = None) -> list[HoldingRecord]:
    """All stakes of an answer."""
    return [holding for one in parsed(answer, context) for holding in one.holdings]


def ties(answer: RawValue, context: Context | None = None) -> list[TieRecord]:
    """All ties of an answer."""
    return [tie for one in parsed(answer, context) for tie in one.ties]


def parties(answer: RawValue, context: Context | None = None) -> dict[str, PartyRecord]:
    """The parties of an answer by local id, fuller records before stubs."""
    found = [party for one in parsed(answer, context) for party in one.parties]
    return {party.local_id: party for party in sorted(found, key=lambda party: not party.stub)}


def notices(answer: RawValue, context: Context | None = None) -> set[str]:
    """All notices of an answer."""
    return {notice for one in parsed(answer, context) for notice in one.notices}


def holders(*rows: RawValue, **more: RawValue) -> dict[str, RawValue]:
    """A company with a list of holders."""
    return {"name": COMPANY, "shareHolderList": list(rows), **more}


def write(path: Path, content: RawValue | bytes) -> Path:
    """A file with the content: bytes as they are, anything else as JSON."""
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode())
    return path
