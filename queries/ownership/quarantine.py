"""Records that could not be loaded: listed page by page, tried again, resolved."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from domain.errors import InvalidInput
from queries.statement import statement
from queries.store import Store


@dataclass(frozen=True, slots=True)
class QuarantinedRecord:
    """A record kept aside; ``record`` is its JSON or text, ``status`` OPEN or RESOLVED.

    However often the same file is loaded, it is one record: of the latest run, with the number of times it was met.
    """

    id: str
    run: str
    source: str
    file: str
    position: int
    reason: str
    detail: str
    record: str
    status: str
    at: datetime
    times_seen: int


@dataclass(frozen=True, slots=True)
class QuarantineRequest:
    """Which records: of one run or all, open ones only or all, ``first`` of them after the cursor."""

    run: str | None = None
    open_only: bool = False
    first: int = 100
    after: str | None = None


@dataclass(frozen=True, slots=True)
class QuarantinePage:
    """Quarantined records by run, file and position; ``after`` is the cursor of the next page, None at the end."""

    records: tuple[QuarantinedRecord, ...]
    after: str | None
    total: int


LIST = statement(
    """
    RETURN {
      records: COLLECT {
        MATCH (q:Quarantined)
        WHERE q.run >= coalesce($run, $afterRun) AND ($run IS NULL OR q.run = $run)
          AND (NOT $openOnly OR q.status = 'OPEN')
          AND (q.run > $afterRun OR q.run = $afterRun AND (q.file > $afterFile
            OR q.file = $afterFile AND q.position > $afterPosition))
        WITH q ORDER BY q.run, q.file, q.position LIMIT $limit
        RETURN q {.id, .run, .source, .file, .position, .reason, .detail, .record, .status, at: toString(q.at),
          times_seen: q.timesSeen} },
      total: COUNT {
        MATCH (q:Quarantined)
        WHERE q.run >= coalesce($run, '') AND ($run IS NULL OR q.run = $run) AND (NOT $openOnly OR q.status = 'OPEN') }
    }
    """
)
AMEND = statement(
    """
    UNWIND $rows AS row MATCH (q:Quarantined {id: row[0]}) USING INDEX SEEK q:Quarantined(id)
    SET q.reason = row[1], q.detail = row[2], q.record = row[3]
    """
)
"""Records that still cannot be loaded: id, reason, detail, record."""


async def list_quarantine(store: Store, request: QuarantineRequest) -> QuarantinePage:
    """A page of quarantined records.

    Raises:
        InvalidInput: the cursor is not one of ours.
    """
    run, file, position = _decoded(request.after)
    parameters = {
        "run": request.run,
        "openOnly": request.open_only,
        "limit": request.first + 1,
        "afterRun": run,
        "afterFile": file,
        "afterPosition": position,
    }
    found = await store.read(LIST, parameters)
    records = tuple(_record(fields) for fields in found["records"][: request.first])
    after = cursor(records[-1]) if len(found["records"]) > request.first else None
    return QuarantinePage(records, after, found["total"])


async def amend_quarantine(store: Store, rows: Sequence[tuple[str, str, str, str]]) -> None:
    """Keep why records still cannot be loaded: id, reason, detail and the record as it was tried."""
    await store.write(AMEND, {"rows": [list(row) for row in rows]})


def _record(fields: Mapping[str, Any]) -> QuarantinedRecord:
    return QuarantinedRecord(**{**fields, "at": datetime.fromisoformat(fields["at"])})


def cursor(record: QuarantinedRecord) -> str:
    """The place of the record in a list, to go on after it."""
    return urlsafe_b64encode(orjson.dumps([record.run, record.file, record.position])).decode()


def _decoded(after: str | None) -> tuple[str, str, int]:
    if after is None:
        return "", "", 0
    try:
        run, file, position = orjson.loads(urlsafe_b64decode(after))
    except (Base64Error, ValueError, TypeError) as error:
        raise InvalidInput("The cursor is not one of this list.", "Begin again without one.", ("after",)) from error
    if not (isinstance(run, str) and isinstance(file, str) and isinstance(position, int)):
        raise InvalidInput("The cursor is not one of this list.", "Begin again without one.", ("after",))
    return run, file, position
