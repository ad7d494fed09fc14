"""A year of interactions, levels and a relationship plan in the demo world. All of it is invented."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from domain.relationships.contact import RelationshipLevel
from domain.relationships.layers import RelationshipLayer
from domain.relationships.strength import Depth, Initiator, InteractionKind
from ingestion.relationships.demo.cast import BEGUN, EQUIPMENT, RAIL, REVIEWED

FIRST_DAY, LAST_DAY = date(2025, 10, 8), date(2026, 9, 30)
_VISIT, _MEETING, _CALL = InteractionKind.VISIT, InteractionKind.MEETING, InteractionKind.CALL
_EMAIL, _CHAT = InteractionKind.EMAIL, InteractionKind.CHAT


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a colleague turns to a figure, or the figure to the colleague, and how.

    Attributes:
        days: Days between two interactions, on average.
        theirs: Share of the interactions that the figure begins.
    """

    account: str
    figure: str
    user: str
    days: int
    kinds: tuple[InteractionKind, ...]
    theirs: float = 0.3


@dataclass(frozen=True, slots=True)
class Event:
    """One interaction: when, of whom with whom, and how."""

    account: str
    at: datetime
    kind: InteractionKind
    users: tuple[str, ...]
    figures: tuple[str, ...]
    initiator: Initiator
    depth: Depth
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Doing:
    """An action of the plan; ``done_on`` None: it is open."""

    name: str
    user: str
    due_on: date
    figure: str | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective of the plan, its figures, and its actions."""

    layer: RelationshipLayer
    name: str
    measure: str
    unit: str
    baseline: float
    target: float
    current: float
    actions: tuple[Doing, ...]
    figure: str | None = None


RHYTHMS = (
    Rhythm(EQUIPMENT, "qiu", "kam", 9, (_VISIT, _CALL, _EMAIL, _CHAT, _CHAT), 0.5),
    Rhythm(EQUIPMENT, "pei", "kam", 14, (_CALL, _EMAIL, _CHAT)),
    Rhythm(EQUIPMENT, "pei", "operations", 21, (_MEETING, _EMAIL), 0.6),
    Rhythm(EQUIPMENT, "tan", "kam", 24, (_EMAIL, _EMAIL, _CALL), 0.2),
    Rhythm(EQUIPMENT, "mu", "manager", 38, (_MEETING, _EMAIL), 0.2),
    Rhythm(EQUIPMENT, "zhen", "executive", 80, (_VISIT, _CALL), 0.0),
    Rhythm(RAIL, "lu", "manager", 70, (_CALL, _MEETING), 0.0),
    Rhythm(RAIL, "ji", "kam", 22, (_VISIT, _CALL, _EMAIL), 0.4),
    Rhythm(RAIL, "shao", "operations", 45, (_EMAIL, _CALL), 0.5),
)

JOINT_MEETINGS = (
    (EQUIPMENT, date(2025, 12, 17), ("kam", "manager"), ("zhen", "mu", "qiu"), "年度回顾 / Review of the year"),
    (EQUIPMENT, date(2026, 4, 22), ("kam", "manager", "operations"), ("mu", "qiu"), "季度例会 / Quarterly meeting"),
    (EQUIPMENT, date(2026, 7, 15), ("kam", "executive"), ("zhen", "qiu"), "高层互访 / Executive visit"),
)

LEVELS: Mapping[tuple[str, str], tuple[RelationshipLevel | None, RelationshipLevel]] = {
    ("kam", "qiu"): (RelationshipLevel.TRUSTED_ADVISOR, RelationshipLevel.TRUSTED_ADVISOR),
    ("kam", "tan"): (RelationshipLevel.VENDOR, RelationshipLevel.CREDIBLE_SOURCE),
    ("manager", "mu"): (RelationshipLevel.CREDIBLE_SOURCE, RelationshipLevel.PROBLEM_SOLVER),
    ("executive", "zhen"): (RelationshipLevel.VENDOR, RelationshipLevel.PROBLEM_SOLVER),
}
"""Current and target level by colleague and figure."""

PLAN_NAME = "2026 年立体式关系经营计划 / Relationship plan 2026"
PLAN_PERIOD = (BEGUN, date(2026, 12, 31))
AIMS = (
    Aim(
        RelationshipLayer.KEY,
        "赢得总经理支持 / Win the general manager",
        "高层会面次数 / Meetings with executives",
        "次 / meetings",
        1,
        5,
        3,
        (
            Doing(
                "安排双方高管互访 / Arrange an executive visit",
                "executive",
                date(2026, 7, 15),
                "zhen",
                date(2026, 7, 15),
            ),
            Doing("提交三年总成本测算 / Present the cost of three years", "manager", date(2026, 10, 30), "mu"),
        ),
        "zhen",
    ),
    Aim(
        RelationshipLayer.GENERAL,
        "覆盖采购与财务部门 / Know purchasing and finance",
        "保持联系的部门 / Departments in touch",
        "个 / departments",
        1,
        4,
        2,
        (
            Doing("与采购总监建立月度沟通 / Meet the head of purchasing monthly", "kam", date(2026, 9, 30), "tan"),
            Doing(
                "为设备人员办技术日 / Hold a technical day", "operations", date(2026, 5, 20), "pei", date(2026, 5, 19)
            ),
        ),
    ),
    Aim(
        RelationshipLayer.ORGANISATIONAL,
        "建立季度例会机制 / Hold quarterly meetings",
        "联合会议次数 / Joint meetings",
        "次 / meetings",
        1,
        4,
        3,
        (Doing("预定第四季度例会 / Fix the meeting of the fourth quarter", "kam", date(2026, 11, 10)),),
    ),
)
REVIEWS = (
    (date(2026, 5, 29), "总经理尚未表态，先做财务总监工作 / General manager undecided: work on finance first"),
    (REVIEWED, "互访已完成，测算由销售总监负责 / Visit done; the sales manager presents the cost"),
)
TASK = ("整理展会名片 / Sort the cards of the fair", "kam", date(2026, 10, 12))


def year_of_events(seed: int) -> list[Event]:
    """The interactions of the year in the order of time; the same seed gives the same."""
    chance = Random(seed)  # noqa: S311 - a story, no secret
    events = [event for rhythm in RHYTHMS for event in _of_rhythm(rhythm, chance)]
    for account, on, users, figures, subject in JOINT_MEETINGS:
        at = datetime.combine(on, time(6), UTC)
        events.append(Event(account, at, _MEETING, users, figures, Initiator.BOTH, Depth.IN_DEPTH, subject))
    return sorted(events, key=lambda one: (one.at, one.figures, one.users))


def _of_rhythm(rhythm: Rhythm, chance: Random) -> Iterator[Event]:
    day = FIRST_DAY + timedelta(days=chance.randrange(rhythm.days))
    while day <= LAST_DAY:
        if day.weekday() < 5:
            kind = chance.choice(rhythm.kinds)
            directed = Initiator.THEM if chance.random() < rhythm.theirs else Initiator.US
            initiator = Initiator.BOTH if kind in {_VISIT, _MEETING} else directed
            depth = chance.choice((Depth.BRIEF, Depth.WORKING, Depth.WORKING, Depth.IN_DEPTH))
            at = datetime.combine(day, time(chance.randrange(1, 10), chance.choice((0, 15, 30, 45))), UTC)
            yield Event(rhythm.account, at, kind, (rhythm.user,), (rhythm.figure,), initiator, depth)
        day += timedelta(days=chance.randint(max(1, rhythm.days // 2), rhythm.days * 3 // 2))
