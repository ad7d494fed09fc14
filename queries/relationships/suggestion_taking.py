"""A suggestion becomes an action, in one step."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.access import Viewer
from domain.errors import NotFound
from domain.relationships.suggestions import LAYERS, Gap, Suggestion, suggestions
from queries.relationships.plan_reads import account_facts, facts_statement
from queries.relationships.plans import NewWork, add_action, add_objective
from queries.statement import statement
from queries.store import Run
from queries.submissions import Author

DUE_DAYS = 14
"""When an accepted suggestion is due unless somebody says otherwise."""

_ABOUT_PEOPLE = {Gap.SILENT_CHAMPION, Gap.LEVEL_BELOW_TARGET, Gap.STALE_ASSESSMENT}
_NAMES = {
    "KEY": ("Win the people who decide", "赢得关键客户关系"),
    "GENERAL": ("Widen the general relationship", "拓展普遍客户关系"),
    "ORGANISATIONAL": ("Strengthen the organisational relationship", "加强组织客户关系"),
}

PLAN = statement(
    "MATCH (p:Plan {id: $plan}) SET p.id = p.id RETURN {"
    " account: head([(p)-[:OF_ACCOUNT]->(a) | a.id]),"
    " objective: head(COLLECT { MATCH (p)-[:HAS_OBJECTIVE]->(o) WHERE o.layer = $layer AND o.status = 'OPEN'"
    " RETURN o.id ORDER BY o.createdAt, o.id }),"
    " given: head(COLLECT { MATCH (p)-[:HAS_OBJECTIVE]->(o) WHERE o.id = $given RETURN o.id })}"
)


@dataclass(frozen=True, slots=True)
class Taking:
    """Which suggestion becomes an action of which plan.

    Attributes:
        objective: Id of the objective; None: the first open one of the gap's layer, or a new one.
        name: What is to be done; None: the reason.
        owner: Who is to do it; None: the colleague whom the suggestion is for, else the author.
        due_on: None: in two weeks.
    """

    plan: str
    key: str
    objective: str | None = None
    name: str | None = None
    owner: str | None = None
    due_on: date | None = None


async def take_suggestion(run: Run, by: Author, viewer: Viewer, taking: Taking) -> str:
    """Make a suggestion an action; gives the id of the plan.

    Raises:
        NotFound: there is no such plan, objective or colleague, or the gap is closed or being worked on.
        Conflict: the plan is closed.
    """
    gap = taking.key.split(":")[0]
    layer = LAYERS[Gap(gap)].value if gap in set(Gap) else None
    plan = await run(PLAN, {"plan": taking.plan, "layer": layer, "given": taking.objective})
    if plan is None:
        raise NotFound(f"There is no plan with the id {taking.plan}.", "Read the plans of the account again.")
    one = await _standing(run, by, viewer, plan["account"], taking.key)
    objective = plan["objective"]
    if taking.objective is not None and (objective := plan["given"]) is None:
        raise NotFound(f"The plan has no objective {taking.objective}.", "Read the plan again.")
    if objective is None:
        english, chinese = _NAMES[LAYERS[one.gap].value]
        values = {"name": chinese if viewer.language == "zh" else english, "layer": LAYERS[one.gap].value}
        objective = await add_objective(run, by, taking.plan, values)
    new = NewWork(
        taking.name or one.reason_in(viewer.language),
        taking.owner or one.colleague or by.id,
        taking.due_on or by.today + timedelta(days=DUE_DAYS),
        about=one.about if one.gap in _ABOUT_PEOPLE else None,
        suggestion=one.key,
    )
    await add_action(run, by, objective, new)
    return taking.plan


async def _standing(run: Run, by: Author, viewer: Viewer, account: str, key: str) -> Suggestion:
    """The suggestion with the key, as it stands."""
    text, parameters = facts_statement(viewer)
    row = await run(text, {**parameters, "key": account, "on": by.today})
    found = suggestions(account_facts(account, row), by.today)
    for one in found:
        if one.key == key:
            return one
    raise NotFound(f"There is no suggestion {key} any more.", "Read the suggestions again.")
