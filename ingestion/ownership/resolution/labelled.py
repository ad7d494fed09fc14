"""Labelled files to measure the matcher on: pairs of names, and records with a key of clusters."""

import re
from dataclasses import dataclass
from pathlib import Path

from domain.errors import InvalidInput
from domain.ownership.matching.evaluation import Agreement, agreement, clusters_agreement
from domain.ownership.matching.names import THRESHOLD, score_names
from domain.ownership.matching.record import MatchRecord, read_identifiers
from domain.ownership.records import PartyKind
from ingestion.labelled_table import Columns, Ignored, read_rows, unique
from ingestion.ownership.resolution.resolve import resolve

PAIR_COLUMNS = Columns(("left", "right", "kind", "match"))
RECORD_COLUMNS = Columns(
    ("record_id", "kind", "name"),
    ("source", "other_names", "country", "address", "identifiers", "birth_date", "phone", "email"),
)
KEY_COLUMNS = Columns(("record_id", "cluster_id"))
_LIST = re.compile(r"\s*[;|\n]\s*")
_IDENTIFIER_LIST = re.compile(r"\s*[;|,\n]\s*|\s+(?=[A-Za-z-]+[:=])")
_KINDS = {"company": PartyKind.COMPANY, "person": PartyKind.PERSON, "fund": PartyKind.FUND} | {
    kind.value.lower().replace("_", "-"): kind for kind in PartyKind
}


@dataclass(frozen=True, slots=True)
class NamesEvaluation:
    """The matcher against labelled pairs, at its shipped threshold: altogether and for each kind."""

    threshold: float
    pairs: int
    overall: Agreement
    by_kind: dict[str, Agreement]


@dataclass(frozen=True, slots=True)
class ResolutionEvaluation:
    """Resolution against the key, over all pairs of records; ``clusters`` found, ``unsure`` pairs for a person."""

    records: int
    clusters: int
    unsure: int
    agreement: Agreement


def evaluate_names(path: Path, ignored: Ignored) -> NamesEvaluation:
    """Score every pair of the file.

    Raises:
        InvalidInput: a column is missing or a row has another kind or label; file, line and reason are named.
    """
    judged = list(read_rows(path, PAIR_COLUMNS, _judged, ignored))
    kinds = sorted({kind for kind, _ in judged})
    return NamesEvaluation(
        THRESHOLD,
        len(judged),
        agreement(pair for _, pair in judged),
        {kind: agreement(pair for one, pair in judged if one == kind) for kind in kinds},
    )


def evaluate_resolution(path: Path, truth: Path, ignored: Ignored) -> ResolutionEvaluation:
    """Resolve the records and compare with the key, which decides nothing.

    Raises:
        InvalidInput: a column is missing, a row is wrong, a record stands twice or is not in both files.
    """
    records = list(read_rows(path, RECORD_COLUMNS, _record, ignored))
    true = unique(
        read_rows(truth, KEY_COLUMNS, lambda row: (row["record_id"], row["cluster_id"]), ignored), truth, "record"
    )
    ids = unique(((record.id, number) for number, record in enumerate(records)), path, "record")
    stray = sorted(ids.keys() ^ true.keys())
    if stray:
        raise InvalidInput(
            f"Record {stray[0]} is in only one of {path.name} and {truth.name}; so are {len(stray) - 1} others.",
            "Both must list the same records.",
        )
    resolution = resolve(records)
    found = {id_: resolution.clusters.group[number] for id_, number in ids.items()}
    clusters = len(resolution.clusters.members)
    return ResolutionEvaluation(len(records), clusters, len(resolution.unsure), clusters_agreement(found, true))


def _judged(row: dict[str, str]) -> tuple[str, tuple[bool, bool]]:
    kind = row["kind"].lower()
    if kind not in {"company", "person"}:
        raise ValueError(f"kind is “{row['kind']}”, not company or person")
    if row["match"] not in {"0", "1"}:
        raise ValueError(f"match is “{row['match']}”, not 0 or 1")
    found = score_names(row["left"], row["right"], person=kind == "person").score >= THRESHOLD
    return kind, (found, row["match"] == "1")


def _record(row: dict[str, str]) -> MatchRecord:
    kind = _KINDS.get(row["kind"].lower() or "company")
    if kind is None:
        raise ValueError(f"kind is “{row['kind']}”, none of {', '.join(_KINDS)}")
    if not row["record_id"]:
        raise ValueError("record_id is empty")
    others = [name for name in _LIST.split(row.get("other_names", "")) if name]
    identifiers = [one.replace("=", ":", 1) for one in _IDENTIFIER_LIST.split(row.get("identifiers", "")) if one]
    return MatchRecord(
        id=row["record_id"],
        kind=kind,
        names=(row["name"], *others),
        country=row.get("country") or None,
        address=row.get("address") or None,
        identifiers=read_identifiers(identifiers),
        birth_date=row.get("birth_date") or None,
        phone=row.get("phone") or None,
        email=row.get("email") or None,
        source=row.get("source", ""),
    )
