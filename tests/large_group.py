"""A generated group of any size as a holdings table, with several parents, bands, minorities and loops."""

import csv
import random
from pathlib import Path

ROOT = "Sample Group"
DEEPEST = 9
"""Stakes from the root to the last company of the longest chain of first holders."""
_PLACES = (
    "Ardmore",
    "Bexley",
    "Corvid",
    "Dunmore",
    "Elmstead",
    "Farrow",
    "Galt",
    "Harrow",
    "云岭",
    "青澜",
    "石川",
    "北辰",
)
_TRADES = ("Energy", "Robotics", "Logistics", "Chemicals", "Software", "Trading", "精密机械", "新能源", "贸易", "物业")


def write_large_group(path: Path, companies: int) -> Path:
    """Write the stakes of a group of so many companies below ``ROOT``, itself included; equal for equal sizes.

    One company in eight holds others, the earlier the more: a few have hundreds of subsidiaries, and no chain is
    longer than ``DEEPEST``. Of a hundred companies four have a second holder, twelve are held by a minority and three
    within a band, half of these with control left open. Five times a company returns 2 % to the holder of its holder,
    which makes loops.
    """
    chance = random.Random(companies)
    first: dict[int, int] = {}
    holders, depth = [0], {0: 0}
    rows: list[tuple[int, int, str, str, str]] = []
    for company in range(1, companies):
        holder = first[company] = holders[int(len(holders) * chance.random() ** 1.7)]
        second = holders[int(len(holders) * chance.random())]
        several = chance.random() < 0.04 and second != holder
        rows.append((holder, company, *_share(chance, most=70 if several else 100)))
        if several:
            rows.append((second, company, f"{chance.randint(5, 25)}", "", ""))
        depth[company] = depth[holder] + 1
        if company % 8 == 1 and depth[company] < DEEPEST:
            holders.append(company)
    deep = [holder for holder in reversed(holders) if depth[holder] > 2]
    rows.extend((holder, first[first[holder]], "2", "", "") for holder in deep[:5])
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(
            ("holder_id", "holder_name", "company_id", "company_name", "percent", "percent_min", "percent_max")
        )
        for holder, company, *share in rows:
            table.writerow((f"G{holder}", company_name(holder), f"G{company}", company_name(company), *share))
    return path


def _share(chance: random.Random, most: int) -> tuple[str, str, str]:
    kind = chance.random()
    if kind < 0.015:
        return "", "25", "50"
    if kind < 0.03:
        return "", "50", "75"
    if kind < 0.15:
        return f"{chance.randint(5, 45)}", "", ""
    return f"{chance.randint(51, most)}", "", ""


def company_name(number: int) -> str:
    """The name of the company with that number; the root is 0."""
    if number == 0:
        return ROOT
    place, trade = _PLACES[number % len(_PLACES)], _TRADES[number % 7 if number % 3 else number % len(_TRADES)]
    return f"{place} {trade} {number:05d}"
