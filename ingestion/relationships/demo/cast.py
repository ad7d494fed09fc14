"""Who is who in the demo world's accounts, and what the demo team thinks of them. Everybody is invented."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.relationships.contact import Seniority
from domain.relationships.triangle import SeatRole

BEGUN, REVIEWED = date(2026, 2, 2), date(2026, 9, 15)


@dataclass(frozen=True, slots=True)
class Figure:
    """One invented contact, or, without a name, a role whose holder is not known.

    Attributes:
        company: Local id of the company in the demo world.
        boss: Id of the figure above.
        consent: Whether the contact agreed to be kept on file.
    """

    id: str
    zh: str
    en: str
    company: str
    title: str
    department: str
    seniority: Seniority
    boss: str | None = None
    consent: bool = True

    @property
    def name(self) -> str:
        """The name, which itself says that the person is invented."""
        return f"{self.zh}（虚构人物）"

    @property
    def other_name(self) -> str:
        """The name in English."""
        return f"{self.en} (fictional)"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a colleague thinks of a figure on an account's map from a day on."""

    account: str
    figure: str
    values: Mapping[str, object]
    evidence: str
    by: str = "kam"
    on: date = BEGUN


@dataclass(frozen=True, slots=True)
class Tie:
    """A line on an account's map."""

    account: str
    start: str
    end: str
    strength: float
    evidence: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class TeamSeat:
    """A seat on an account's team, true on ``[start, end)``."""

    account: str
    user: str
    role: SeatRole
    start: date = BEGUN
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A role on an account's map whose holder is not known yet."""

    account: str
    role: str
    values: Mapping[str, object] = field(default_factory=dict)


EQUIPMENT, RAIL = "huanyue-equipment", "huanyue-rail"
_BOARD, _EXECUTIVE, _DIRECTOR, _MANAGER = Seniority.BOARD, Seniority.EXECUTIVE, Seniority.DIRECTOR, Seniority.MANAGER

FIGURES = (
    Figure("zhen", "甄以航", "Zhen Yihang", EQUIPMENT, "总经理 General manager", "管理层", _EXECUTIVE),
    Figure("mu", "牧星河", "Mu Xinghe", EQUIPMENT, "财务总监 CFO", "财务部", _EXECUTIVE, "zhen"),
    Figure("qiu", "邱若岚", "Qiu Ruolan", EQUIPMENT, "生产副总 Head of production", "生产部", _DIRECTOR, "zhen"),
    Figure("tan", "谭知远", "Tan Zhiyuan", EQUIPMENT, "采购总监 Head of purchasing", "采购部", _DIRECTOR, "mu"),
    Figure(
        "pei", "裴青禾", "Pei Qinghe", EQUIPMENT, "设备主管 Plant engineer", "生产部", _MANAGER, "qiu", consent=False
    ),
    Figure("lu", "路思齐", "Lu Siqi", RAIL, "总经理 General manager", "管理层", _EXECUTIVE),
    Figure("ji", "纪怀瑾", "Ji Huaijin", RAIL, "总工程师 Chief engineer", "技术部", _DIRECTOR, "lu"),
    Figure("shao", "邵云帆", "Shao Yunfan", RAIL, "采购经理 Purchasing manager", "采购部", _MANAGER, "lu"),
)
"""Invented contacts; every name says so wherever it is shown."""

SECOND_POSITIONS = (("qiu", RAIL, "董事 Director of the board", _BOARD),)
"""Positions beside the first: figure, company, title, rank."""

_INNER, _STRUCTURE, _OUTSIDE = "INNER_CIRCLE", "POLITICAL_STRUCTURE", "OUTSIDE"

OPINIONS = (
    Opinion(
        EQUIPMENT,
        "zhen",
        {"buyingRoles": ["APPROVER"], "support": "NEUTRAL", "politicalStatus": _INNER, "coverage": "BRIEF"},
        "首次拜访，未表态 / First visit, took no side",
    ),
    Opinion(
        EQUIPMENT,
        "mu",
        {"buyingRoles": ["ECONOMIC"], "support": "NEUTRAL", "politicalStatus": _STRUCTURE, "coverage": "BRIEF",
         "decisionOrientation": "FINANCIAL"},
        "要求三年总成本测算 / Asked for the cost of three years",
    ),
    Opinion(
        EQUIPMENT,
        "qiu",
        {"buyingRoles": ["DECISION_MAKER"], "support": "MENTOR", "politicalStatus": _STRUCTURE,
         "coverage": "IN_DEPTH", "sellsForUs": True, "vestedInterest": True},
        "在评审会上推荐我方方案 / Recommended us in the review",
    ),
    Opinion(
        EQUIPMENT,
        "tan",
        {"buyingRoles": ["GATEKEEPER"], "support": "NON_SUPPORTER", "politicalStatus": _OUTSIDE,
         "coverage": "MULTIPLE"},
        "坚持最低价 / Insists on the lowest price",
    ),
    Opinion(
        EQUIPMENT,
        "pei",
        {"buyingRoles": ["USER", "EVALUATOR"], "support": "SUPPORTER", "politicalStatus": _OUTSIDE,
         "coverage": "MULTIPLE"},
        "试用结果良好 / The trial went well",
        "solution",
    ),
    Opinion(
        RAIL,
        "lu",
        {"buyingRoles": ["APPROVER"], "support": "NEUTRAL", "politicalStatus": _INNER, "coverage": "NONE"},
        "尚未见面，据公开报道 / Not met yet, from the press",
    ),
    Opinion(
        RAIL,
        "ji",
        {"buyingRoles": ["DECISION_MAKER", "TECHNICAL"], "support": "UNKNOWN", "politicalStatus": _STRUCTURE,
         "coverage": "BRIEF"},
        "一次电话 / One call",
    ),
    Opinion(
        RAIL,
        "shao",
        {"buyingRoles": ["GATEKEEPER"], "support": "SUPPORTER", "politicalStatus": _OUTSIDE, "coverage": "MULTIPLE"},
        "主动告知招标时间 / Told us the date of the tender",
    ),
    Opinion(
        RAIL,
        "qiu",
        {"buyingRoles": ["INFLUENCER"], "support": "NON_SUPPORTER", "politicalStatus": _STRUCTURE},
        "认为我方缺少轨道业绩 / Misses our references in rail",
    ),
    Opinion(
        EQUIPMENT,
        "zhen",
        {"support": "SUPPORTER", "coverage": "MULTIPLE"},
        "高层互访后同意试点 / Agreed to a pilot after the visit of our executive",
        "executive",
        REVIEWED,
    ),
)  # fmt: skip
"""What is thought, in the order in which it was; the equipment company is green, rail is red."""

OPEN_ROLES = (Open(RAIL, "信息安全负责人 Head of information security", {"buyingRoles": ["TECHNICAL"]}),)

TIES = (
    Tie(EQUIPMENT, "qiu", "zhen", 0.8, "每周例会 / Weekly meeting"),
    Tie(EQUIPMENT, "pei", "qiu", 0.6, "技术意见 / Technical advice"),
    Tie(EQUIPMENT, "tan", "qiu", 0.5, "预算争执 / Dispute over the budget", conflict=True),
    Tie(RAIL, "ji", "lu", 0.7, "主持技术评审 / Chairs the technical review"),
)

SEATS = (
    TeamSeat(EQUIPMENT, "manager", SeatRole.AR, date(2025, 1, 1), BEGUN),
    TeamSeat(EQUIPMENT, "kam", SeatRole.AR),
    TeamSeat(EQUIPMENT, "solution", SeatRole.SR),
    TeamSeat(EQUIPMENT, "delivery", SeatRole.FR),
    TeamSeat(EQUIPMENT, "executive", SeatRole.SPONSOR),
    TeamSeat(RAIL, "kam", SeatRole.AR),
    TeamSeat(RAIL, "kam", SeatRole.SR),
)
"""The equipment company's triangle is complete; rail has nobody to fulfil, and one colleague on two seats."""

NOTES = {
    EQUIPMENT: {"tier": "A", "segment": "Equipment", "potentialAmount": 4_800_000_000, "potentialCurrency": "CNY"},
    RAIL: {"tier": "B", "segment": "Rail", "potentialAmount": 2_200_000_000, "potentialCurrency": "CNY"},
}
"""What is noted of the accounts; amounts in minor units."""
