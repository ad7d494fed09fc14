"""Relationship plans: written by colleagues, changed on the version they looked at, reviewed with a history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import LiteralString

from domain.errors import Conflict, InvalidInput, NotFound
from domain.relationships.periods import Period
from domain.relationships.plan import ActionStatus, PlanStatus, plan_progress
from queries.relationships.accounts import require_account
from queries.relationships.dated import End, begin, finish, latest
from queries.relationships.people import who
from queries.relationships.plan_fields import objective_states
from queries.relationships.teams import require_active
from queries.relationships.written_nodes import change, create, take
from queries.statement import Statement, assembled, cypher, declared, statement
from queries.store import Run
from queries.submissions import Author

BELONG = {
    label: assembled(
        cypher(
            "MATCH (n:<label> {id: $id}) MATCH (a:Party {id: $account}) CREATE (n)-[:OF_ACCOUNT]->(a)",
            label=declared(label),
        )
    )
    for label in ("Plan", "Task")
}
HOLD_OBJECTIVE = statement("MATCH (p:Plan {id: $plan}) MATCH (o:Objective {id: $id}) CREATE (p)-[:HAS_OBJECTIVE]->(o)")
HOLD_ACTION = statement("MATCH (o:Objective {id: $objective}) MATCH (n:Action {id: $id}) CREATE (o)-[:HAS_ACTION]->(n)")
HOLD_REVIEW = statement("MATCH (p:Plan {id: $plan}) MATCH (r:PlanReview {id: $id}) CREATE (r)-[:REVIEWED]->(p)")
PLAN_OF_OBJECTIVE = statement(
    "MATCH (o:Objective {id: $id}) RETURN head([(p:Plan)-[:HAS_OBJECTIVE]->(o) | [p.id, p.status]])"
)
PLAN_OF_ACTION = statement(
    "MATCH (n:Action {id: $id}) RETURN head([(p:Plan)-[:HAS_OBJECTIVE]->()-[:HAS_ACTION]->(n) | [p.id, p.status]])"
)
STATES = statement(
    "MATCH (p:Plan {id: $id}) RETURN COLLECT { MATCH (p)-[:HAS_OBJECTIVE]->(o) RETURN [o.status, o.baseline, o.target,"
    " o.current, COLLECT { MATCH (o)-[:HAS_ACTION]->(n) RETURN n.status }] }"
)


def _of_each(template: LiteralString) -> Mapping[tuple[str, str], Statement]:
    return {
        (label, root): assembled(cypher(template, label=declared(label), root=declared(root)))
        for label in ("Objective", "Action", "Task")
        for root in ("Party", "Placeholder")
    }


ABOUT = _of_each("MATCH (n:<label> {id: $id}) MATCH (p:<root> {id: $person}) CREATE (n)-[:ABOUT]->(p)")
IN_CHARGE = {
    label: assembled(
        cypher(
            "MATCH (n:<label> {id: $id})<-[c:IN_CHARGE]-(u:User) WHERE c.validTo IS NULL"
            " RETURN [c.id, c.version, u.id]",
            label=declared(label),
        )
    )
    for label in ("Action", "Task")
}


@dataclass(frozen=True, slots=True)
class NewWork:
    """Something to do.

    Attributes:
        owner: Id of the colleague who is to do it.
        about: Id of a person or placeholder whom it is meant to win or to meet.
        suggestion: Key of the suggestion that it came from.
    """

    name: str
    owner: str
    due_on: date | None = None
    about: str | None = None
    note: str | None = None
    suggestion: str | None = None


async def create_plan(run: Run, by: Author, account: str, values: Mapping[str, object]) -> str:
    """Begin a plan for an account; gives its id.

    Raises:
        NotFound: there is no such account.
        InvalidInput: the period ends before it begins.
    """
    await require_account(run, account)
    _require_period(values)
    id_ = await create(run, by, "Plan", values)
    await run(BELONG["Plan"], {"id": id_, "account": account})
    return id_


async def change_plan(run: Run, id_: str, based_on: int, wanted: Mapping[str, object]) -> str:
    """Change a plan; gives its id.

    Raises:
        NotFound: there is no such plan.
        Conflict: it has been changed meanwhile.
        InvalidInput: the period would end before it begins.
    """
    _require_period({**await take(run, "Plan", id_), **wanted})
    await change(run, "Plan", id_, based_on, wanted)
    return id_


async def add_objective(
    run: Run, by: Author, plan: str, values: Mapping[str, object], about: Sequence[str] = ()
) -> str:
    """Add an objective to a plan; gives its id.

    Raises:
        NotFound: there is no such plan or person.
        Conflict: the plan is closed.
    """
    stored = await take(run, "Plan", plan)
    _require_open(stored["status"])
    id_ = await create(run, by, "Objective", {**values, "status": "OPEN"})
    await run(HOLD_OBJECTIVE, {"plan": plan, "id": id_})
    for person in about:
        await _tie(run, "Objective", id_, person)
    return id_


async def change_objective(run: Run, id_: str, based_on: int, wanted: Mapping[str, object]) -> str:
    """Change an objective, its measure or its status; gives the id of the plan.

    Raises:
        NotFound: there is no such objective.
        Conflict: it has been changed meanwhile, or its plan is closed.
    """
    plan = await plan_of_objective(run, id_)
    await change(run, "Objective", id_, based_on, wanted)
    return plan


async def add_action(run: Run, by: Author, objective: str, new: NewWork) -> str:
    """Add an action to an objective; gives its id.

    Raises:
        NotFound: there is no such objective, colleague or person.
        Conflict: the plan is closed, or the colleague is no longer active.
    """
    await plan_of_objective(run, objective)
    id_ = await _create_work(run, by, "Action", new)
    await run(HOLD_ACTION, {"objective": objective, "id": id_})
    return id_


async def plan_of_objective(run: Run, id_: str) -> str:
    """The id of the plan of an objective.

    Raises:
        NotFound: there is no such objective.
        Conflict: the plan is closed.
    """
    return await _plan(run, PLAN_OF_OBJECTIVE, id_, "objective")


async def change_action(  # noqa: PLR0913, PLR0917 - a change has that many sides
    run: Run, by: Author, id_: str, based_on: int, wanted: Mapping[str, object], owner: str | None = None
) -> str:
    """Change, do, drop or reopen an action, or give it to another colleague; gives the id of the plan.

    Raises:
        NotFound: there is no such action or colleague.
        Conflict: it has been changed meanwhile, its plan is closed, or the colleague is no longer active.
    """
    plan = await _plan(run, PLAN_OF_ACTION, id_, "action")
    await _change_work(run, by, ("Action", id_), based_on, wanted, owner)
    return plan


async def add_task(run: Run, by: Author, new: NewWork, account: str | None) -> str:
    """Add a task that belongs to no plan; gives its id.

    Raises:
        NotFound: there is no such account, colleague or person.
        Conflict: the colleague is no longer active.
    """
    id_ = await _create_work(run, by, "Task", new)
    if account is not None:
        await require_account(run, account)
        await run(BELONG["Task"], {"id": id_, "account": account})
    return id_


async def change_task(  # noqa: PLR0913, PLR0917 - a change has that many sides
    run: Run, by: Author, id_: str, based_on: int, wanted: Mapping[str, object], owner: str | None = None
) -> str:
    """Change, do, drop or reopen a task, or give it to another colleague; gives its id.

    Raises:
        NotFound: there is no such task or colleague.
        Conflict: it has been changed meanwhile, or the colleague is no longer active.
    """
    await _change_work(run, by, ("Task", id_), based_on, wanted, owner)
    return id_


async def review_plan(run: Run, by: Author, plan: str, on: date, note: str | None) -> str:
    """Write down how far a plan has come on a day and what was decided; gives the id of the plan.

    Raises:
        NotFound: there is no such plan.
        InvalidInput: the day is to come.
    """
    if on > by.today:
        raise InvalidInput(f"{on} is to come.", "Review what is.", ["input", "on"])
    await take(run, "Plan", plan)
    progress = plan_progress(objective_states(await run(STATES, {"id": plan})))
    id_ = await create(run, by, "PlanReview", {"reviewedOn": on, "progress": progress, "note": note})
    await run(HOLD_REVIEW, {"plan": plan, "id": id_})
    return plan


async def _create_work(run: Run, by: Author, label: str, new: NewWork) -> str:
    await require_active(run, new.owner)
    values = {"name": new.name, "dueOn": new.due_on, "status": ActionStatus.OPEN.value, "note": new.note}
    if new.suggestion is not None:
        values["suggestion"] = new.suggestion
    id_ = await create(run, by, label, values)
    await begin(run, by, "IN_CHARGE", (End("User", new.owner), End(label, id_)), Period(by.today), {})
    if new.about is not None:
        await _tie(run, label, id_, new.about)
    return id_


async def _change_work(  # noqa: PLR0913, PLR0917 - a change has that many sides
    run: Run, by: Author, work: tuple[str, str], based_on: int, wanted: Mapping[str, object], owner: str | None
) -> None:
    label, id_ = work
    if "status" in wanted:
        wanted = {**wanted, "doneOn": by.today if wanted["status"] == ActionStatus.DONE.value else None}
    await change(run, label, id_, based_on, wanted)
    if owner is None:
        return
    charge = await run(IN_CHARGE[label], {"id": id_})
    if charge is not None and charge[2] == owner:
        return
    await require_active(run, owner)
    if charge is not None:
        await finish(run, by, await latest(run, "IN_CHARGE", charge[0]), charge[1], by.today)
    await begin(run, by, "IN_CHARGE", (End("User", owner), End(label, id_)), Period(by.today), {})


async def _tie(run: Run, label: str, id_: str, person: str) -> None:
    end = await who(run, person)
    root = "Placeholder" if end.label == "Placeholder" else "Party"
    await run(ABOUT[label, root], {"id": id_, "person": person})


async def _plan(run: Run, of: Statement, id_: str, what: str) -> str:
    found = await run(of, {"id": id_})
    if found is None:
        raise NotFound(f"There is no {what} with the id {id_}.", "Read the plan again.")
    _require_open(found[1])
    plan: str = found[0]
    return plan


def _require_open(status: str) -> None:
    if status == PlanStatus.CLOSED.value:
        raise Conflict("The plan is closed.", "Open it again with `changePlan`, or begin a new one.")


def _require_period(values: Mapping[str, object]) -> None:
    start, end = str(values["startsOn"]), str(values["endsOn"])  # days of the store and our own are alike as text
    if end < start:
        raise InvalidInput(f"The plan ends on {end}, before it starts on {start}.", "Correct one of them.", ["input"])
