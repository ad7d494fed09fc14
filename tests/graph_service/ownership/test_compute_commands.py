import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph_service.cli import app

HEADER = "holder_name,company_name,percent"
CYCLE = "P,A,60\nA,B,70\nB,A,20\nQ,B,10\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["compute", *arguments])


def answer(command: str, path: Path, *options: str) -> dict[str, list[dict[str, float | str]]]:
    result = run(command, str(path), *options, "--json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, list[dict[str, float | str]]] = json.loads(result.stdout)
    return found


def written(folder: Path, rows: str, header: str = HEADER) -> Path:
    path = folder / "holdings.csv"
    path.write_text(f"{header}\n{rows}", encoding="utf-8")
    return path


def triples(rows: list[dict[str, float | str]]) -> dict[tuple[object, object], object]:
    return {(row.get("controller", row.get("holder")), row["company"]): row["percent"] for row in rows}


def test_control_lists_every_pair_with_exact_decimal_sums(tmp_path: Path) -> None:
    # computed: P controls A (60) and through it B (70), whose 20 in A count too
    assert triples(answer("control", written(tmp_path, CYCLE))["controls"]) == {
        ("P", "A"): 80,
        ("P", "B"): 70,
        ("A", "B"): 70,
    }
    path = written(tmp_path, "A,B,50.1\nB,C,25.1\nA,C,25.2\n")
    assert triples(answer("control", path)["controls"])["A", "C"] == 50.3  # 50.300000000000004 in binary fractions
    assert triples(answer("control", path, "--threshold", "50.2")["controls"]) == {}


def test_exactly_the_threshold_is_no_control(tmp_path: Path) -> None:
    path = written(tmp_path, "A,B,50\nA,C,50.0000000001\nA,D,50.00000001\n")
    assert triples(answer("control", path)["controls"]) == {("A", "D"): 50.00000001}


def test_votes_count_where_given_and_nominees_never(tmp_path: Path) -> None:
    rows = "A,company,B,80,30\nC,person,B,20,70\nN,nominee,D,60,\nX,,N,90,\n"
    path = written(tmp_path, rows, "holder_name,holder_kind,company_name,percent,voting_percent")
    assert triples(answer("control", path)["controls"]) == {("C", "B"): 70}
    interests = triples(answer("interest", path)["interests"])
    assert interests["X", "D"] == pytest.approx(54)
    assert set(triples(answer("close-links", path)["interests"])) == {("A", "B"), ("C", "B")}


def test_interest_counts_no_loop_twice(tmp_path: Path) -> None:
    # computed: Y = diag(V)^-1 (V - I) of the small cycle
    found = answer("interest", written(tmp_path, CYCLE))
    assert triples(found["interests"])["P", "A"] == pytest.approx(69.7674419)
    assert triples(found["interests"])["P", "B"] == pytest.approx(48.8372093)
    assert triples(found["interests"])["A", "B"] == 70
    assert found["warnings"] == []


def test_interest_warns_of_own_shares_and_of_loops_without_owner(tmp_path: Path) -> None:
    found = answer("interest", written(tmp_path, "甲,乙,100\n乙,甲,100\n乙,丙,60\n丁,丁,10\n戊,丁,40\n"))
    assert triples(found["interests"]) == {("乙", "丙"): 60, ("戊", "丁"): 40}
    own, loop = found["warnings"]
    assert "丁" in own
    assert "乙" in loop
    assert "甲" in loop


def test_bands(tmp_path: Path) -> None:
    # computed: P [75, 100] of A, A [50.5, 75] of B
    path = written(tmp_path, "P,A,75,100\nA,B,50.5,75\nR,C,25,75\n", "holder_name,company_name,percent_min,percent_max")
    [_, _, through] = [row for row in answer("interest", path)["interests"] if row["holder"] != "R"]
    assert through == {"holder": "P", "company": "B", "percent": 37.875, "minimum": 37.875, "maximum": 75}
    control = answer("control", path)
    assert set(triples(control["controls"])) == {("P", "A"), ("A", "B"), ("P", "B")}
    assert control["possible"] == [{"controller": "R", "company": "C", "percent": 25, "maximum": 75}]


def test_more_than_100_percent_stays_in(tmp_path: Path) -> None:
    path = written(tmp_path, "A,C,63.79\nB,C,63.78\n")
    assert triples(answer("control", path)["controls"]) == {("A", "C"): 63.79, ("B", "C"): 63.78}
    assert triples(answer("interest", path)["interests"]) == {("A", "C"): 63.79, ("B", "C"): 63.78}


def test_close_links_over_simple_paths(tmp_path: Path) -> None:
    # computed: P→A stays 60 where economic interest is 69.77; B→A of exactly 20 counts
    found = answer("close-links", written(tmp_path, CYCLE))
    assert triples(found["interests"]) == {("P", "A"): 60, ("P", "B"): 42, ("A", "B"): 70, ("B", "A"): 20}
    assert found["truncated"] is False
    assert found["third_parties"] == [{"holder": "P", "companies": ["A", "B"]}]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, line_end: str) -> None:
    path = tmp_path / "持股.csv"
    rows = ["percent;company_name;holder_name", "66.6666666666666667;北京某某科技有限公司; 张江控股 ", ""]
    path.write_bytes(line_end.join(rows).encode(encoding))
    [row] = answer("control", path)["controls"]
    assert row == {"controller": "张江控股", "company": "北京某某科技有限公司", "percent": 66.66666666666667}


def test_who_is_who(tmp_path: Path) -> None:
    header = "holder_id,holder_name,company_id,company_name,percent"
    rows = "1,Same,9,T,30\n2,Same,9,T Ltd,30\n,Same-自有资金,9,T,25\n,U,9,T,1\n"
    control = answer("control", written(tmp_path, rows + ",T,,S,60\n9,T,,V,70\n", header))["controls"]
    assert control == [
        {"controller": "T", "company": "V", "percent": 70, "controller_id": "9"},
        {"controller": "T", "company": "S", "percent": 60},
    ]


def test_rows_of_a_pair_add_up_and_identical_rows_count_once(tmp_path: Path) -> None:
    path = written(tmp_path, "A,B,30\nA,B,30\nA,B,25\n")
    result = run("control", str(path), "--json")
    assert json.loads(result.stdout)["controls"] == [{"controller": "A", "company": "B", "percent": 55}]
    assert "line 3 as line 2" in result.stderr


def test_rows_of_another_day_are_ignored(tmp_path: Path) -> None:
    header = "holder_name,company_name,percent,valid_from,valid_to"
    path = written(tmp_path, "A,B,60,2020-01-01,2024-01-01\nC,B,60,2024-01-01,\n", header)
    assert triples(answer("control", path, "--as-of", "2023-12-31")["controls"]) == {("A", "B"): 60}
    assert triples(answer("control", path, "--as-of", "2024-01-01")["controls"]) == {("C", "B"): 60}
    assert triples(answer("control", path)["controls"]) == {("C", "B"): 60}


def test_unknown_columns_are_ignored_with_a_notice(tmp_path: Path) -> None:
    result = run("control", str(written(tmp_path, "x,A,B,60\n", "note,holder_name,company_name,percent")), "--json")
    assert json.loads(result.stdout)["controls"] == [{"controller": "A", "company": "B", "percent": 60}]
    assert "'note'" in result.stderr


@pytest.mark.parametrize(
    ("rows", "line", "reason"),
    [
        ("A,B,60\nA,C,51%\n", "line 3", "percent"),
        ("A,B,160\n", "line 2", "between 0 and 100"),
        ("A,B,[/red]\n", "line 2", "[/red]"),
        ("A,B\n", "line 2", "2 values"),
        (",B,60\n", "line 2", "holder_name"),
        ("A,B,\n", "line 2", "percent"),
    ],
)
def test_a_bad_row_is_an_error_with_file_line_and_reason(tmp_path: Path, rows: str, line: str, reason: str) -> None:
    result = run("interest", str(written(tmp_path, rows)), "--json")
    assert result.exit_code == 1
    message = json.loads(result.stdout)["error"]["message"]
    for part in ("holdings.csv", line, reason):
        assert part in message
        assert part in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [["control", "absent.csv"], ["control", "{file}", "--threshold", "101"], ["interest", "{file}", "--as-of", "x"]],
)
def test_what_cannot_be_answered_says_why(tmp_path: Path, arguments: list[str]) -> None:
    path = str(written(tmp_path, CYCLE))
    result = run(*(argument.format(file=path) for argument in arguments))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("✗ ")


def test_tables_for_people(tmp_path: Path) -> None:
    for command in ("control", "interest", "close-links"):
        result = run(command, str(written(tmp_path, "[b]A[/b],B,60.5\n")))
        assert result.exit_code == 0
        assert "[b]A[/b]" in result.stdout
        assert "60.5" in result.stdout


def test_an_empty_table(tmp_path: Path) -> None:
    for command, key in (("control", "controls"), ("interest", "interests"), ("close-links", "interests")):
        assert answer(command, written(tmp_path, ""))[key] == []
