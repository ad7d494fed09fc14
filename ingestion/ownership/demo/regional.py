"""The regional companies of 寰岳集团, drawn from a seed: many, alike, with the partners such companies have."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingestion.ownership.demo import industries
from ingestion.ownership.demo.cast import Group, Held, Member
from ingestion.ownership.demo.identifiers import draw


@dataclass(frozen=True, slots=True)
class _City:
    id: str
    zh: str
    en: str
    region: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A kind of regional company that a segment runs in ``count`` cities."""

    parent: str
    sibling: str
    zh: str
    en: str
    industry: str
    count: int


_CITIES = (
    _City("suzhou", "苏州", "Suzhou", "江苏"),
    _City("hefei", "合肥", "Hefei", "安徽"),
    _City("chengdu", "成都", "Chengdu", "四川"),
    _City("wuhan", "武汉", "Wuhan", "湖北"),
    _City("xian", "西安", "Xi'an", "陕西"),
    _City("changsha", "长沙", "Changsha", "湖南"),
    _City("qingdao", "青岛", "Qingdao", "山东"),
    _City("foshan", "佛山", "Foshan", "广东"),
    _City("tianjin", "天津", "Tianjin", "天津"),
    _City("ningbo", "宁波", "Ningbo", "浙江"),
    _City("chongqing", "重庆", "Chongqing", "重庆"),
    _City("shenyang", "沈阳", "Shenyang", "辽宁"),
)

_LINES = (
    _Line("huanyue-equipment", "huanyue-capital", "精密制造", "Precision Manufacturing", industries.EQUIPMENT, 5),
    _Line("huanyue-equipment", "huanyue-cloud", "机器人", "Robotics", industries.EQUIPMENT, 4),
    _Line("huanyue-energy", "huanyue-capital", "储能", "Storage", industries.ENERGY, 6),
    _Line("huanyue-energy", "huanyue-equipment", "配电", "Power Distribution", industries.ENERGY, 4),
    _Line("huanyue-rail", "huanyue-equipment", "轨道维保", "Rail Maintenance", industries.RAIL, 5),
    _Line("huanyue-signal", "huanyue-cloud", "信号工程", "Signal Engineering", industries.RAIL, 3),
    _Line("huanyue-logistics", "huanyue-capital", "智慧仓储", "Smart Warehousing", industries.LOGISTICS, 5),
    _Line("huanyue-cloud", "huanyue-equipment", "工业数据", "Industrial Data", industries.CLOUD, 4),
)  # fmt: skip


def regional_companies(seed: int) -> Group:
    """The regional companies of one seed, with their local partners; 36 companies, whatever the seed."""
    members: dict[str, Member] = {}
    stakes: list[Held] = []
    for line in _LINES:
        for city in _cities(seed, line):
            company = _company(seed, line, city)
            partner = _partner(city)
            members[company.id] = company
            for stake in _stakes(seed, line, company, partner.id):
                stakes.append(stake)
                if stake.holder == partner.id:
                    members[partner.id] = partner
    return Group(tuple(members.values()), tuple(stakes))


def _cities(seed: int, line: _Line) -> list[_City]:
    return sorted(_CITIES, key=lambda city: draw(seed, "city", line.en, city.id))[: line.count]


def _company(seed: int, line: _Line, city: _City) -> Member:
    word = line.en.lower().replace(" ", "-")
    return Member(
        f"huanyue-{word}-{city.id}",
        f"寰岳{line.zh}（{city.zh}）有限公司",
        f"Huanyue {line.en} ({city.en}) Co., Ltd.",
        region=city.region,
        industry=line.industry,
        founded=2017 + draw(seed, "founded", line.en, city.id) % 5,
    )


def _partner(city: _City) -> Member:
    return Member(
        f"helan-{city.id}",
        f"{city.zh}合澜产业投资有限公司",
        f"{city.en} Helan Industrial Investment Co., Ltd.",
        region=city.region,
        industry=industries.FINANCE,
        founded=2012,
    )


def _stakes(seed: int, line: _Line, company: Member, partner: str) -> Iterator[Held]:
    """One of five patterns: alone, with a sibling, with a partner, a partner came later, a minority only."""
    start = date(company.founded or 2017, 1 + draw(seed, "month", company.id) % 12, 1)
    later = date(2023 + draw(seed, "later", company.id) % 3, 1 + draw(seed, "later month", company.id) % 12, 1)
    pattern = draw(seed, "pattern", company.id) % 10
    if pattern < 4:
        yield Held(line.parent, company.id, 100, start)
    elif pattern < 6:
        yield Held(line.parent, company.id, 65, start)
        yield Held(line.sibling, company.id, 35, start)
    elif pattern < 8:
        yield Held(line.parent, company.id, 70, start)
        yield Held(partner, company.id, 30, start)
    elif pattern < 9:
        yield Held(line.parent, company.id, 100, start, later)
        yield Held(line.parent, company.id, 75, later)
        yield Held(partner, company.id, 25, later)
    else:
        yield Held(line.parent, company.id, 34, start)
        yield Held(partner, company.id, 66, start)
