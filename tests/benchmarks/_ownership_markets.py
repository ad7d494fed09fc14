"""The markets of the ownership benchmark: all of the A-share market, and generated ones with loops."""

import csv
from pathlib import Path

import numpy as np

from domain.ownership.market import Market

A_SHARE = Path(__file__).parents[3] / "shared" / "data" / "cn_a_share_top10_holders_2020.csv"


def a_share(path: Path) -> Market:
    """Holders and companies by the names that the file has; several rows of a pair stay several."""
    numbers: dict[str, int] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            (
                numbers.setdefault(row["holder_name"], len(numbers)),
                numbers.setdefault(row["company_name"], len(numbers)),
                float(row["percent"]),
            )
            for row in csv.DictReader(file)
        ]
    holders, companies, percents = zip(*rows, strict=True)
    return Market.exact(len(numbers), np.array(holders), np.array(companies), np.array(percents))


def generated(size: int) -> Market:
    """A market of so many parties: six in ten are companies, the rest hold them.

    Companies stand in groups of up to 60. Each has one to three holders: outside parties, earlier companies of its
    group, one in twenty times a company of any group. One company in fifty holds up to 15 % of one of its holders, which
    makes loops. Together the holders of a company disclose 60 to 100 %.
    """
    chance = np.random.default_rng(size)
    companies = size * 6 // 10
    place = np.arange(companies)
    group = np.sort(chance.integers(0, max(1, companies // 30), companies))
    first = np.searchsorted(group, group)
    count = chance.integers(1, 4, companies)
    company = np.repeat(place, count)
    earlier = first[company] + ((company - first[company]) * chance.random(len(company))).astype(np.int64)
    outside = chance.integers(companies, size, len(company))
    anywhere = chance.integers(0, companies, len(company))
    kind = chance.random(len(company))
    holder = np.where((kind < 0.45) | (earlier == company), outside, np.where(kind < 0.95, earlier, anywhere))
    weight = chance.random(len(company))
    whole = (60 + 40 * chance.random(companies))[company]
    percent = np.round(weight / np.bincount(company, weight, companies)[company] * whole, 2)
    back = (holder < companies) & (holder != company) & (chance.random(len(company)) < 0.03)
    percent = np.where(np.isin(company, holder[back]), np.round(percent * 0.8, 2), percent)
    holders = np.concatenate([holder, company[back]])
    held = np.concatenate([company, holder[back]])
    percents = np.concatenate([percent, np.round(15 * chance.random(int(back.sum())) / 3, 2)])
    return Market.exact(size, holders, held, percents)
