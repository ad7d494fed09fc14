"""Damaged and hostile files, given to every source: a clear error or told-off records, nothing half-written."""

import gzip
import io
import json
import random
import zipfile
from datetime import date
from pathlib import Path

import pytest

from domain.errors import InvalidInput
from domain.ownership.records import Problem
from ingestion.load import LoadOptions, load
from ingestion.sources import SOURCES
from queries.statement import statement
from queries.store import Store

TABLE = "holder_name,company_name,percent\n" + "A,B,5\n" * 300
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
XML = "<LEIData><LEIRecords><LEIRecord><LEI>{}</LEI></LEIRecord></LEIRecords></LEIData>"


def packed(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


UNREADABLE = {
    "cut off.csv.gz": gzip.compress(random.Random(1).randbytes(5_000) + TABLE.encode())[:-200],
    "cut off.zip": packed(table=TABLE.encode())[:-30],
    "cut off.json": b'{"records": [{"LEI": "x"}, {"LE',
    "nested.zip": packed(inner=packed(table=TABLE.encode())),
    "nested.gz": gzip.compress(gzip.compress(TABLE.encode())),
    "packed.zip": packed(inner=gzip.compress(TABLE.encode())),
    "empty.csv": b"",
    "mark alone.csv": b"\xef\xbb\xbf",
    "blank.csv": b"\n" * 1_000,
    "random.csv": random.Random(2).randbytes(10_000),
    "western.csv": (TABLE + "Société Générale,Crédit,5\n").encode("latin-1"),
    "utf-32.csv": TABLE.encode("utf-32"),
    "nul.csv": b"\0" * 5_000,
    "no encoding.json": b'{"records": [{"LEI": "\xff\xfd\xff"}]}',
    "entities.xml": (LAUGHS + "]>" + XML.format("&i;")).encode(),
    "entities.utf-16.xml": (LAUGHS + "]>" + XML.format("&i;")).encode("utf-16"),
    "late entities.xml": (f"<!--{'x' * 2_000_000}-->" + LAUGHS + "]>" + XML.format("&i;")).encode(),
    "external.xml": ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + XML.format("&e;")).encode(),
    "long text.xml": XML.format("x" * 10_000_001).encode(),
    "nul.xml": XML.format("a\0b").encode(),
    "deep.xml": (XML.format("<a>" * 10_000 + "</a>" * 10_000)).encode(),
    "deep.json": b"[" * 100_000,
}
"""Files that no source can read."""

READABLE = {
    "long field.csv": ("holder_name,company_name,percent\n" + "x" * 10_000_000 + ",B,5\nA,B,5\n").encode(),
    "nul in a field.csv": b"holder_name,company_name,percent\nA\0,B,5\nA,B,5\n",
    "utf-16.csv": TABLE.encode("utf-16"),
    "utf-16 without mark.csv": TABLE.encode("utf-16-le"),
    "long value.json": json.dumps({"records": [{"LEI": "x" * 10_000_000}, {"LEI": "y"}]}).encode(),
    "deep record.json": b'{"records": [' + b'{"a":' * 20_000 + b"1" + b"}" * 20_000 + b', {"LEI": "y"}]}',
    "half a pair.json": b'{"records": [{"LEI": "\\ud800"}]}',
    "path outside.zip": packed(**{"../../outside.csv": TABLE.encode()}),
}
"""Files of which a source that knows their format reads what can be read."""


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("file", UNREADABLE)
def test_an_unreadable_file_is_refused_by_name(tmp_path: Path, file: str, name: str) -> None:
    path = tmp_path / file
    path.write_bytes(UNREADABLE[file])
    with pytest.raises(InvalidInput, match=file.split(".", maxsplit=1)[0]):
        outcome(path, name)


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("file", READABLE)
def test_a_hostile_record_is_a_problem_or_the_file_is_refused(tmp_path: Path, file: str, name: str) -> None:
    path = tmp_path / file
    path.write_bytes(READABLE[file])
    try:
        read, problems = outcome(path, name)
    except InvalidInput:
        return  # a file of another format than the source's
    assert read
    assert problems in {0, 1, read}


def outcome(path: Path, name: str) -> tuple[int, int]:
    """Records that the source reads, and how many of them are problems."""
    source = SOURCES[name]
    source.content_date(path)
    parsed = [source.parse(record) for record in source.read(path)]
    return len(parsed), sum(isinstance(one, Problem) for one in parsed)


async def test_nothing_of_a_refused_file_is_stored(store: Store, tmp_path: Path) -> None:
    for file, content in UNREADABLE.items():
        path = tmp_path / file
        path.write_bytes(content)
        for source in SOURCES.values():
            with pytest.raises(InvalidInput):
                await load(store, source, [path], LoadOptions(date(2026, 1, 1)))
    left = statement("RETURN COUNT { (n:Party) } + COUNT { (n:SourceRecord) } + COUNT { (n:Quarantined) }")
    assert await store.read(left) == 0
