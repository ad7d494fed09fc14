import csv
from datetime import date
from io import StringIO

import pytest

from domain.ownership.control import ControlCertainty
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from visualization.ownership.tree_csv import nodes_csv, stakes_csv
from visualization.ownership.tree_page import TreePage, TreeParty, TreeStake


def rows(table: bytes) -> list[list[str]]:
    assert table.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(table.decode("utf-8-sig"), newline="")))


def page(name: str) -> TreePage:
    parties = (
        TreeParty("r", "根", PartyKind.COMPANY, 0, None, 0),
        TreeParty("x", name, PartyKind.FUND, 1, ControlCertainty.CERTAIN, 52.25, ("Other", "更多"), "CN", True, True),
    )
    stakes = (
        TreeStake(Stake("r", "x", 25, 50, low_open=True), ("demo", "gleif"), date(2020, 1, 2)),
        TreeStake(Stake("x", "r", None, None)),
    )
    return TreePage("r", date(2026, 1, 1), parties, stakes)


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_text_that_a_spreadsheet_would_compute_is_disarmed(name: str) -> None:
    assert rows(nodes_csv(page(name)))[2][1] == f"'{name}"
    assert rows(stakes_csv(page(name)))[1][3] == f"'{name}"


def test_numbers_stay_numbers_and_names_with_commas_quotes_and_lines_stay_whole() -> None:
    table = rows(nodes_csv(page('A, "B"\nC'), "en"))
    assert table[2] == ["x", 'A, "B"\nC', "Other; 更多", "Fund or plan", "CN", "1", "true", "52.25", "true", "true"]
    assert table[1][6:8] == ["", ""]  # the root neither controls nor holds itself


def test_bands_keep_both_ends_and_undisclosed_sizes_stay_empty() -> None:
    table = rows(stakes_csv(page("甲"), "en"))
    assert table[1] == ["r", "根", "x", "甲", "", "25", "50", "true", "false", "", "", "demo; gleif", "2020-01-02"]
    assert table[2][4:7] == ["", "", ""]


def test_header_is_in_the_readers_language_and_as_wide_as_the_rows() -> None:
    for table in (nodes_csv, stakes_csv):
        zh, en = rows(table(page("甲"), "zh")), rows(table(page("甲"), "en"))
        assert len(zh[0]) == len(en[0]) == len(en[1])
        assert zh[0] != en[0]
