"""The extract of facts is small, holds what its README promises, and names no natural person."""

import csv
from collections import defaultdict
from math import fsum
from pathlib import Path

import ingestion.ownership.demo

FILE = Path(ingestion.ownership.demo.__file__).with_name("a_share_extract.csv")


def rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_size_and_columns() -> None:
    found = rows()
    assert (len(found), len({row["company_code"] for row in found})) == (2_597, 321)
    assert FILE.stat().st_size < 400_000
    assert list(found[0]) == [
        "company_code", "company_short_name", "company_name", "industry", "region", "holder_name", "percent",
        "announced_on",
    ]  # fmt: skip


def test_the_promised_traps_are_in_it() -> None:
    sums: dict[str, list[float]] = defaultdict(list)
    for row in rows():
        sums[row["company_code"]].append(float(row["percent"]))
    assert len([code for code, found in sums.items() if fsum(found) > 100]) == 8
    assert round(fsum(sums["000019.SZ"]), 2) == 137.01  # as the guide to the collection states
    names = {row["company_name"] for row in rows()}
    linked = {(row["holder_name"], row["company_name"]) for row in rows() if row["holder_name"] in names}
    assert any((company, holder) in linked for holder, company in linked if holder != company)  # a cross-holding
    assert any(holder == company for holder, company in linked)  # own shares
    for trap in ("代理人", "员工持股计划", "回购专用", "自有资金", "社保基金", "国有资产监督"):
        assert any(trap in row["holder_name"] for row in rows()), trap


def test_holders_are_organisations() -> None:
    """Names of persons have two to four Chinese characters here; no organisation of the extract is so short."""
    short = {row["holder_name"] for row in rows() if len(row["holder_name"]) <= 4}
    assert all(name.isascii() for name in short)
