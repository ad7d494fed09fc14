"""Putting the interactions, levels and plan of the demo world into the store."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from domain.relationships.plan import ActionStatus, ObjectiveStatus, PlanStatus
from ingestion.relationships.demo.cast import BEGUN, EQUIPMENT, RAIL
from ingestion.relationships.demo.engagement import (
    AIMS,
    LAST_DAY,
    LEVELS,
    PLAN_NAME,
    PLAN_PERIOD,
    REVIEWS,
    TASK,
    Aim,
    year_of_events,
)
from queries.relationships.acquaintance import set_level
from queries.relationships.interactions import NewInteraction, mark_fictional, write_down
from queries.relationships.plans import (
    NewWork,
    add_action,
    add_objective,
    add_task,
    change_action,
    create_plan,
    review_plan,
)
from queries.relationships.touch import refresh_touch
from queries.store import Run
from queries.submissions import Author

SEED = 20260901

AuthorOf = Callable[[str, date], Author]


async def seed_engagement(
    run: Run, author: AuthorOf, users: Mapping[str, str], companies: Mapping[str, str], people: Mapping[str, str]
) -> None:
    """Write a year of interactions, the levels and the plan; ids by login, by local id and by figure."""
    for event in year_of_events(SEED):
        by = author(event.users[0], event.at.date())
        new = NewInteraction(
            event.kind,
            event.at,
            event.initiator,
            event.depth,
            companies[event.account],
            tuple(people[figure] for figure in event.figures),
            tuple(users[user] for user in event.users[1:]),
            subject=event.subject,
        )
        await write_down(run, by, new)
    await refresh_touch(run, sorted(people.values()), LAST_DAY)
    for (user, figure), (current, target) in LEVELS.items():
        levels = {"currentLevel": current.value if current else None, "targetLevel": target.value}
        await set_level(run, author("manager", BEGUN), users[user], people[figure], None, levels)
    await _plan(run, author, users, companies[EQUIPMENT], people)
    for account in (EQUIPMENT, RAIL):
        await mark_fictional(run, companies[account])


async def _plan(run: Run, author: AuthorOf, users: Mapping[str, str], account: str, people: Mapping[str, str]) -> None:
    start, end = PLAN_PERIOD
    values = {"name": PLAN_NAME, "startsOn": start, "endsOn": end, "status": PlanStatus.ACTIVE.value}
    plan = await create_plan(run, author("manager", BEGUN), account, values)
    by = author("manager", BEGUN)
    for number, aim in enumerate(AIMS):
        later = replace(by, now=by.now + timedelta(minutes=number))  # objectives stand in the order of their making
        await _aim(run, later, author, users, plan, aim, people)
    for on, note in REVIEWS:
        await review_plan(run, author("manager", on), plan, on, note)
    name, user, due = TASK
    await add_task(run, author(user, LAST_DAY), NewWork(name, users[user], due), account)


async def _aim(  # noqa: PLR0913, PLR0917 - an objective, and by which names its people are known
    run: Run, by: Author, author: AuthorOf, users: Mapping[str, str], plan: str, aim: Aim, people: Mapping[str, str]
) -> None:
    values = {
        "name": aim.name,
        "layer": aim.layer.value,
        "measure": aim.measure,
        "unit": aim.unit,
        "baseline": float(aim.baseline),
        "target": float(aim.target),
        "current": float(aim.current),
        "status": ObjectiveStatus.OPEN.value,
        "dueOn": PLAN_PERIOD[1],
    }
    objective = await add_objective(run, by, plan, values, [people[aim.figure]] if aim.figure else [])
    for doing in aim.actions:
        about = people[doing.figure] if doing.figure else None
        work = NewWork(doing.name, users[doing.user], doing.due_on, about)
        action = await add_action(run, by, objective, work)
        if doing.done_on is not None:
            done = author(doing.user, doing.done_on)
            await change_action(run, done, action, 1, {"status": ActionStatus.DONE.value})
