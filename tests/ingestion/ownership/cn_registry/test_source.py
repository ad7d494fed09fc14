import io
import json
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import InvalidInput
from domain.ownership.records import Parsed, PartyKind, Problem, Reason, TieType
from ingestion.load import LoadOptions, load
from ingestion.ownership.cn_registry.spellings import FIELDS, PATHS
from ingestion.source import RawRecord, RawValue
from queries.statement import statement
from queries.store import Store
from tests.ingestion.ownership.cn_registry.answers import COMPANY, ID, SOURCE, USCC, holders, write

HOLDER = {"name": "岳氏虚构控股有限公司", "type": 1, "capital": [{"amomon": "510万元", "percent": "51%"}]}
TABLE = (
    "公司名称,统一社会信用代码,序号,股东名称/发起人,持股比例,认缴出资额(万元),认缴出资日期,实缴出资额(万元)\n"
    f"{COMPANY},{USCC},1,虚构甲,0.51,510,2020-01-02,51\n"
    f"{COMPANY},{USCC},2,乙有限公司,0.49,490,2020年1月2日,\n"
)


def stakes_of(path: Path) -> list[tuple[str, str, float | None, float | None]]:
    found = []
    for record in SOURCE.read(path):
        one = SOURCE.parse(record)
        assert isinstance(one, Parsed), one
        found += [(stake.holder, stake.company, stake.capital.percent, stake.paid_in) for stake in one.holdings]
    return found


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_of_holders(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "a.csv", TABLE.encode(encoding))
    assert SOURCE.content_date(path) is None
    assert stakes_of(path) == [(f"{ID}|person:虚构甲", ID, 51, 5.1), ("name:乙有限公司", ID, 49, None)]
    assert [record.place for record in SOURCE.read(path)] == ["line 2", "line 3"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("indent", [None, 2])
def test_an_answer_as_json(tmp_path: Path, encoding: str, indent: int | None) -> None:
    answer = {"error_code": 0, "reason": "ok", "result": holders(HOLDER)}
    path = write(tmp_path / "a.json", json.dumps(answer, ensure_ascii=False, indent=indent).encode(encoding))
    assert stakes_of(path) == [("name:岳氏虚构控股有限公司", ID, 51, None)]


def test_lines_arrays_and_a_line_that_breaks(tmp_path: Path) -> None:
    line = json.dumps(holders(HOLDER))
    path = write(tmp_path / "a.jsonl", f"{line}\n{{broken\n{line}\n".encode())
    found = [SOURCE.parse(record) for record in SOURCE.read(path)]
    assert [isinstance(one, Parsed) for one in found] == [True, False, True]
    assert (
        stakes_of(write(tmp_path / "b.json", [holders(HOLDER), holders(HOLDER)]))
        == [("name:岳氏虚构控股有限公司", ID, 51, None)] * 2
    )


def test_the_company_and_the_block_are_told_by_the_files_name(tmp_path: Path) -> None:
    rows = {"error_code": 0, "result": {"total": 1, "items": [{"name": "岳氏虚构控股有限公司", "percent": "51%"}]}}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"{COMPANY}/holder.json", json.dumps(rows))
        archive.writestr(f"{COMPANY}_对外投资.json", json.dumps(rows))
        archive.writestr("holder.json", json.dumps(rows))
    path = write(tmp_path / "all.zip", packed.getvalue())
    records = list(SOURCE.read(path))
    held, invested, nobody = (SOURCE.parse(record) for record in records)
    assert isinstance(held, Parsed)
    assert isinstance(invested, Parsed)
    assert isinstance(nobody, Problem)
    assert (held.holdings[0].holder, held.holdings[0].company) == ("name:岳氏虚构控股有限公司", ID)
    assert (invested.holdings[0].holder, invested.holdings[0].company) == (ID, "name:岳氏虚构控股有限公司")
    assert (nobody.reason, [record.position for record in records]) == (Reason.MISSING_FIELD, [1, 2, 3])


def test_rows_that_look_like_companies_are_what_their_file_says(tmp_path: Path) -> None:
    branch = {"name": f"{COMPANY}深圳分公司", "creditCode": USCC, "regStatus": "存续"}
    rows: RawValue = {"error_code": 0, "result": {"items": [branch]}}
    (record,) = SOURCE.read(write(tmp_path / f"{COMPANY}_分支机构.json", rows))
    found = SOURCE.parse(record)
    assert isinstance(found, Parsed)
    assert [(tie.type, tie.parent) for tie in found.ties] == [(TieType.BRANCH_OF, ID)]
    (record,) = SOURCE.read(write(tmp_path / "branch.json", rows))
    found = SOURCE.parse(record)
    assert isinstance(found, Parsed)
    assert [party.stub for party in found.parties] == [False]


@pytest.mark.parametrize(
    ("answer", "reason", "words"),
    [
        ({"error_code": 300000, "reason": "无数据", "result": None}, Reason.SOURCE_ERROR, "无数据"),
        ({"Status": "201", "Message": "查询无结果", "Result": None}, Reason.SOURCE_ERROR, "查询无结果"),
        ({"Status": "200", "Message": "查询成功", "Result": None}, Reason.MISSING_FIELD, "no data"),
        ({"foo": 1}, Reason.MALFORMED, "no block"),
        (5, Reason.MALFORMED, "no block"),
    ],
)
def test_refusals_and_what_is_no_answer_are_set_aside_with_the_vendors_reason(
    tmp_path: Path, answer: RawValue, reason: Reason, words: str
) -> None:
    (record,) = SOURCE.read(write(tmp_path / "a.json", [answer]))
    problem = SOURCE.parse(record)
    assert isinstance(problem, Problem)
    assert problem.reason is reason
    assert words in problem.detail


def test_a_refused_block_does_not_hide_the_others(tmp_path: Path) -> None:
    refused = {"error_code": 300000, "reason": "无数据"}
    path = write(tmp_path / "a.json", [{"name": COMPANY, "holder": [HOLDER], "branch": refused}])
    found = [SOURCE.parse(record) for record in SOURCE.read(path)]
    assert [isinstance(one, Parsed) for one in found] == [True, False]


def test_every_sheet_of_a_workbook_with_titles_above_the_header(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / f"{COMPANY}_报告.xlsx",
        股东信息=[
            ["股东信息（虚构）"],
            [],
            ["序号", "股东名称", "持股比例", "认缴出资额(万元)"],
            [1, "虚构甲", 0.51, 510],
        ],
        主要人员=[["姓名", "职务"], ["虚构甲", "董事长"]],
        分支机构=[["序号", "企业名称", "负责人", "成立日期"], [1, f"{COMPANY}深圳分公司", "虚构丁", "2020-01-02"]],
        说明=[["本报告由虚构人物整理"], ["仅供测试"]],
        空=[],
    )
    found = {record.place: SOURCE.parse(record) for record in SOURCE.read(path)}
    assert list(found) == ["sheet 股东信息 row 4", "sheet 主要人员 row 2", "sheet 分支机构 row 2", "sheet 说明"]
    stake, office, branch, other = found.values()
    assert isinstance(stake, Parsed)
    assert isinstance(office, Parsed)
    assert isinstance(branch, Parsed)
    assert isinstance(other, Problem)
    assert stake.holdings[0].capital.percent == 51
    assert [tie.wording for tie in office.ties] == ["董事长"]
    assert [tie.type for tie in branch.ties] == [TieType.BRANCH_OF, TieType.OFFICER_OF]
    assert "no header" in other.detail


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "", "{", '{"a": 1}}'])
def test_what_is_no_file_of_a_vendor_is_refused(tmp_path: Path, content: str) -> None:
    path = write(tmp_path / "a", content.encode())
    with pytest.raises(InvalidInput, match="a "):
        list(SOURCE.read(path))


leaves = st.none() | st.sampled_from(
    ["51%", "0.51", COMPANY, "虚构甲", "1", "2", "-", "1000万人民币", "2020-01-01", "注销"]
)
leaves |= st.integers(-5, 2 * 10**12) | st.text(max_size=5)


@given(data=st.data())
@settings(deadline=None, max_examples=300)
def test_any_row_of_any_block_is_parsed_or_a_problem(data: st.DataObject) -> None:
    block = data.draw(st.sampled_from([*FIELDS, PATHS]))
    keys = st.sampled_from(
        [*FIELDS.get(block, {}), "nodes", "relationships", "startNode", "endNode", "id", "properties"]
    )
    row = st.dictionaries(
        keys, st.recursive(leaves, lambda inner: st.lists(inner, max_size=2), max_leaves=4), max_size=6
    )
    value = data.draw(
        st.fixed_dictionaries(
            {"company": st.just({"name": COMPANY}) | leaves, "row": row | leaves, "rows": st.lists(row, max_size=2)},
            optional={"changes": st.lists(row, max_size=2), "fractions": st.booleans(), "total": leaves},
        )
    )
    found = SOURCE.parse(RawRecord(1, {"block": block, **value}, "record 1"))
    assert isinstance(found, Parsed | Problem)


STAKES = statement(
    """
    RETURN COLLECT { MATCH (h:Party)-[r:HOLDS]->(c:Party)
      RETURN [h.name, c.name, r.percentMin, r.paidInPercent, toString(r.validFrom), toString(r.validTo)] AS row
      ORDER BY c.name, h.name, row[4], row[2] }
    """
)
TIES = statement(
    """
    RETURN COLLECT { MATCH (p:Party)-[r:OFFICER_OF|BRANCH_OF|APPOINTS|CLAIMED_CONTROL]->(c:Party)
      RETURN [type(r), p.name, coalesce(r.title, r.reason), toString(r.validTo)] AS row
      ORDER BY row[0], row[1], row[2] }
    """
)
DAY, LATER = date(2026, 1, 1), date(2026, 7, 1)


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("batch_size", [1, 100])
async def test_both_sides_of_a_stake_in_two_files_are_one_stake(
    store: Store, tmp_path: Path, reverse: bool, batch_size: int
) -> None:
    own = write(tmp_path / "own.json", holders(HOLDER | {"capitalActl": [{"amomon": "51万元"}]}, regStatus="存续"))
    invested = [{"name": COMPANY, "percent": "50%", "regStatus": "存续"}, {"name": "乙有限公司", "percent": "7%"}]
    other = write(tmp_path / "other.json", {"name": HOLDER["name"], "investList": invested})
    paths = [other, own] if reverse else [own, other]
    for _ in range(2):
        summary = await load(store, SOURCE, paths, LoadOptions(DAY, batch_size=batch_size))
        assert await store.read(STAKES) == [
            [HOLDER["name"], "乙有限公司", 7.0, None, None, None],
            [HOLDER["name"], COMPANY, 51.0, 5.1, None, None],
        ]
    assert summary.run.counts.holdings.unchanged == 2
    assert summary.run.counts.quarantined == {}


async def test_a_dated_change_continues_the_history_without_a_gap(store: Store, tmp_path: Path) -> None:
    first = write(tmp_path / "1.json", holders(HOLDER))
    await load(store, SOURCE, [first], LoadOptions(DAY))
    change = {"investor_name": HOLDER["name"], "ratio_before": "51%", "ratio_after": "60%", "change_time": "2026-03-01"}
    grown = HOLDER | {"capital": [{"percent": "60%"}]}
    await load(store, SOURCE, [write(tmp_path / "2.json", holders(grown, equityChange=[change]))], LoadOptions(LATER))
    assert await store.read(STAKES) == [
        [HOLDER["name"], COMPANY, 60.0, None, "2026-03-01", None],
        [HOLDER["name"], COMPANY, 51.0, None, None, "2026-03-01"],
    ]


async def test_a_new_representative_ends_the_old_one_and_other_ties_stay(store: Store, tmp_path: Path) -> None:
    answer = {
        "name": COMPANY,
        "regStatus": "存续",
        "legalPersonName": "虚构甲",
        "branchList": [{"name": f"{COMPANY}深圳分公司"}],
        "actualControllerList": [{"name": "虚构己", "type": 1, "ratio": 0.6}],
    }
    await load(store, SOURCE, [write(tmp_path / "1.json", answer)], LoadOptions(DAY))
    await load(store, SOURCE, [write(tmp_path / "2.json", answer | {"legalPersonName": "虚构乙"})], LoadOptions(LATER))
    assert await store.read(TIES) == [
        ["BRANCH_OF", f"{COMPANY}深圳分公司", None, None],
        ["CLAIMED_CONTROL", "虚构己", "疑似实际控制人", None],
        ["OFFICER_OF", "虚构乙", "法定代表人", None],
        ["OFFICER_OF", "虚构甲", "法定代表人", "2026-07-01"],
    ]
    kinds = await store.read(
        statement("MATCH (p:Party {name: '虚构己'}) RETURN [label IN labels(p) WHERE label <> 'Party'][0]")
    )
    assert kinds == PartyKind.PERSON.label
