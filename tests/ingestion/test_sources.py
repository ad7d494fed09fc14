"""What holds for every source, whatever it is given."""

import gzip
import io
import json
import zipfile
from contextlib import suppress
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from domain.errors import InvalidInput
from domain.ownership.records import Parsed, Problem
from ingestion.ownership import a_share, holdings_csv, officers_csv
from ingestion.ownership.bods.interests import INTERESTS
from ingestion.ownership.uk_psc.holders import KINDS
from ingestion.ownership.uk_psc.unnamed import UNNAMED
from ingestion.source import RawRecord, RawValue
from ingestion.sources import SOURCES, source

HEADERS = {
    "holdings-csv": [",".join(holdings_csv.COLUMNS), "holder_name,company_name,percent"],
    "a-share": [",".join(a_share.COLUMNS)],
    "gleif": [
        "LEI,Entity.LegalName,Entity.EntityCategory",
        "LEI,Exception.Category,Exception.Reason.1",
        "Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,Relationship.RelationshipType",
    ],
    "uk-psc": [" CompanyName, CompanyNumber,IncorporationDate,PreviousName_1.CompanyName,CompanyStatus"],
    "officers-csv": [",".join(officers_csv.COLUMNS), "company_name,branch_name"],
    "cn-registry": [
        "公司名称,股东名称,持股比例,认缴出资额(万元),实缴出资额(万元)",
        "公司名称,被投资企业名称,投资比例,登记状态",
        "企业名称,姓名,职务",
        "企业名称,统一社会信用代码,法定代表人,登记状态,成立日期,曾用名,疑似实际控制人",
        "企业名称,股东名称,变更前持股比例,变更后持股比例,变更日期",
    ],
}
KEYS = sorted(
    {column for headers in HEADERS.values() for header in headers for column in header.split(",")}
    | {"LEI", "Entity", "LegalName", "Relationship", "StartNode", "EndNode", "NodeID", "RelationshipType", "Extension"}
    | {
        "block",
        "company",
        "row",
        "rows",
        "changes",
        "name",
        "type",
        "percent",
        "capital",
        "amomon",
        "nodes",
        "properties",
    }
    | {"relationships", "startNode", "endNode", "result", "items", "error_code", "reason", "id", "total", "job"}
    | {"ExceptionCategory", "ExceptionReason", "gleif:Deletion", "gleif:DeletedAt", "RelationshipPeriods", "$", "1"}
    | {"recordId", "recordType", "recordStatus", "recordDetails", "subject", "interestedParty", "interests", "type"}
    | {"share", "exact", "minimum", "exclusiveMinimum", "startDate", "endDate", "names", "name", "entityType"}
    | {"company_number", "data", "kind", "statement", "natures_of_control", "notified_on", "links", "date_of_birth"}
)
CELLS = [
    *("5493001KJTIIGC8Y1R12", "001GPB6A9XPE8XJICC14", "000001.SZ", "50", "2020-01-01", "NULL", "GENERAL", "NO_LEI"),
    *("relationship", "ownershipOrControlStatement", "entity", "personStatement", "updated", "closed", "08209948"),
    *("ownership-of-shares-25-to-50-percent", *INTERESTS, *KINDS, *UNNAMED),
    *("company", "holders", "investments", "officers", "branches", "changes", "equity_changes", "controllers", "paths"),
    *("INVEST", "51.00%", "0.51", "1,000万人民币", "寰岳星环有限公司", "虚构甲", "1336665600000", "企业法人"),
    *("IS_FUND-MANAGED_BY", "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT", "平安-自有资金", "回购专用证券账户"),
]

cells = st.one_of(st.sampled_from(CELLS), st.text(max_size=30))
values: st.SearchStrategy[RawValue] = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 10**30) | st.floats() | cells,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), inner),
    max_leaves=15,
)


def read_and_parse(name: str, path: Path) -> list[RawRecord]:
    """Reads what can be read; every record must parse to one of the two, and be fit for the quarantine."""
    found = []
    with suppress(InvalidInput):
        source(name).content_date(path)
    with suppress(InvalidInput):
        for record in source(name).read(path):
            found.append(record)
            result = source(name).parse(record)
            assert isinstance(result, Parsed | Problem)
            orjson.dumps([record.value, record.place, result], default=str)
    assert [one.position for one in found] == list(range(1, len(found) + 1))
    return found


def zipped(content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", content)
    return file.getvalue()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files") / "file"


def test_every_source_answers_to_its_name() -> None:
    assert {"holdings-csv", "a-share", "gleif", "bods", "uk-psc", "cn-registry", "officers-csv"} == SOURCES.keys()
    assert all(source(name).name == name for name in SOURCES)


def test_a_source_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(InvalidInput, match=r"There is no source 'x'\. Take one of holdings-csv, a-share, gleif"):
        source("x")


@pytest.mark.parametrize("name", sorted(SOURCES))
@given(content=st.binary(max_size=300), pack=st.sampled_from([bytes, gzip.compress, zipped]), cut=st.integers(0, 400))
@example(content=b"PK\x03\x04", pack=bytes, cut=400)
@example(content=b"\x1f\x8b", pack=bytes, cut=400)
@example(content=b"<a", pack=bytes, cut=400)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_read_or_refused(name: str, path: Path, content: bytes, pack: object, cut: int) -> None:
    packed = pack(content)  # type: ignore[operator]
    path.write_bytes(packed[:cut])
    read_and_parse(name, path)


@pytest.mark.parametrize("name", sorted(HEADERS))
@given(data=st.data())
@settings(deadline=None)
def test_any_rows_under_a_right_header_are_records(name: str, path: Path, data: st.DataObject) -> None:
    header = data.draw(st.sampled_from(HEADERS[name]))
    rows = data.draw(st.lists(st.lists(cells, max_size=12).map(",".join) | st.text(max_size=40), max_size=6))
    end = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    text = end.join([header, *rows])
    path.write_bytes(text.encode("utf-8", "replace"))
    whole = read_and_parse(name, path)
    for skip in range(len(whole) + 1):
        assert list(source(name).read(path, skip)) == whole[skip:]


@pytest.mark.parametrize("name", sorted(SOURCES))
@given(value=values)
@settings(deadline=None)
def test_parsing_never_raises(name: str, value: RawValue) -> None:
    assert isinstance(source(name).parse(RawRecord(1, value, "record 1")), Parsed | Problem)


@pytest.mark.parametrize("name", ["gleif", "bods", "uk-psc", "cn-registry"])
@given(
    records=st.lists(values, max_size=3),
    key=st.sampled_from(["records", "relations", "exceptions", "statements", "items", "result", "other"]),
)
@settings(deadline=None)
def test_any_json_is_read_or_refused(name: str, path: Path, records: list[RawValue], key: str) -> None:
    path.write_text(json.dumps({key: records}))
    read_and_parse(name, path)
