"""The customer tree as two tables for a spreadsheet: its parties and its stakes."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from domain.ownership.stakes import Stake
from visualization.ownership.tree_page import Language, TreePage
from visualization.ownership.tree_words import KINDS

Cell = str | int | float | bool | None

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_NODE_COLUMNS = {
    "zh": ("编号", "名称", "其他名称", "类型", "法域", "层级", "是否受控", "穿透持股比例", "客户", "虚构"),
    "en": ("id", "name", "other_names", "kind", "jurisdiction", "depth", "controlled", "interest_percent", "account",
           "fictional"),
}  # fmt: skip
_STAKE_COLUMNS = {
    "zh": ("持有人编号", "持有人", "公司编号", "公司", "持股比例", "比例下限", "比例上限", "不含下限", "不含上限",
           "表决权下限", "表决权上限", "来源", "起始"),
    "en": ("holder_id", "holder", "company_id", "company", "percent", "percent_min", "percent_max", "min_excluded",
           "max_excluded", "voting_min", "voting_max", "sources", "valid_from"),
}  # fmt: skip


def nodes_csv(page: TreePage, language: Language = "zh") -> bytes:
    """All parties of the page, uncut, one to a row; UTF-8 with a mark at the start, which Excel needs for Chinese.

    Percentages are numbers of 0 to 100; the root has no interest in itself, so its cell is empty.
    """
    rows: list[Sequence[Cell]] = [
        (
            party.id,
            party.name,
            "; ".join(party.other_names),
            KINDS[language][party.kind],
            party.jurisdiction,
            party.depth,
            None if party.id == page.root else party.controlled,
            None if party.id == page.root else party.interest_percent,
            party.account,
            party.fictional,
        )
        for party in page.ordered
    ]
    return _table(_NODE_COLUMNS[language], rows)


def stakes_csv(page: TreePage, language: Language = "zh") -> bytes:
    """All stakes between parties of the page, one to a row; bands keep both ends, undisclosed shares stay empty."""
    names = {party.id: party.name for party in page.parties}
    rows: list[Sequence[Cell]] = [
        (
            one.stake.holder,
            names[one.stake.holder],
            one.stake.company,
            names[one.stake.company],
            *_sizes(one.stake),
            "; ".join(one.sources),
            one.valid_from.isoformat() if one.valid_from else None,
        )
        for one in page.drawable.stakes
    ]
    return _table(_STAKE_COLUMNS[language], rows)


def _sizes(stake: Stake) -> tuple[Cell, ...]:
    return (
        stake.percent,
        stake.low,
        stake.high,
        stake.low_open,
        stake.high_open,
        stake.voting_low,
        stake.voting_high,
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Cell) -> str | int | float:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP); numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value
