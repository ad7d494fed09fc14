"""Seats on account teams: taken, given up, handed over. Nothing is deleted: a seat ends."""

from dataclasses import dataclass
from datetime import date

from domain.errors import Conflict, InvalidInput, NotFound
from domain.relationships.periods import Period
from domain.relationships.triangle import SeatRole
from queries.relationships.accounts import require_account
from queries.relationships.dated import End, begin, finish, latest
from queries.statement import statement
from queries.store import Run
from queries.submissions import Author

COLLEAGUE = statement("MATCH (u:User {id: $id}) RETURN [u.name, u.active]")
SAME_SEAT = statement(
    "MATCH (:User {id: $user})-[s:SERVES {role: $role}]->(:Party {id: $account})"
    " WHERE s.validFrom < coalesce($end, date('9999-12-31')) AND coalesce(s.validTo > $start, true)"
    " AND coalesce(s.validTo > s.validFrom, true) RETURN toString(s.validFrom) LIMIT 1"
)
HELD = statement(
    "MATCH (u:User {id: $user}) SET u.id = u.id RETURN {"
    " seats: COLLECT { MATCH (u)-[s:SERVES]->(a) WHERE coalesce(s.validTo > $on, true)"
    " AND ($accounts IS NULL OR a.id IN $accounts) RETURN [s.id, s.version, s.role, a.id,"
    " toString(CASE WHEN s.validFrom > $on THEN s.validFrom ELSE $on END), toString(s.validTo), s.validFrom > $on] },"
    " work: COLLECT { MATCH (u)-[c:IN_CHARGE]->(t) WHERE coalesce(c.validTo > $on, true) AND t.status = 'OPEN'"
    " AND ($accounts IS NULL OR EXISTS { MATCH (t)-[:OF_ACCOUNT]->(a) WHERE a.id IN $accounts }"
    " OR EXISTS { MATCH (t)<-[:HAS_ACTION]-()<-[:HAS_OBJECTIVE]-()-[:OF_ACCOUNT]->(a) WHERE a.id IN $accounts })"
    " RETURN [c.id, c.version, head([l IN labels(t) WHERE l IN ['Action', 'Task']]), t.id] }}"
)


@dataclass(frozen=True, slots=True)
class NewSeat:
    """A seat that a colleague is to take on an account."""

    account: str
    user: str
    role: SeatRole
    during: Period


@dataclass(frozen=True, slots=True)
class HandOver:
    """What a colleague gives to another from the day on; ``accounts`` None: of all accounts."""

    giver: str
    taker: str
    on: date
    accounts: tuple[str, ...] | None = None


async def assign_seat(run: Run, by: Author, new: NewSeat) -> str:
    """Give a colleague a seat on an account; gives the seat's id.

    Raises:
        NotFound: there is no such account or colleague.
        Conflict: the colleague has this very seat in that period already, or is no longer active.
    """
    account = await require_account(run, new.account)
    name = await require_active(run, new.user)
    held = await run(
        SAME_SEAT,
        {
            "user": new.user,
            "role": new.role.value,
            "account": new.account,
            "start": new.during.start,
            "end": new.during.end,
        },
    )
    if held:
        raise Conflict(f"{name} is {new.role} of “{account['name']}” since {held} already.", "End that seat first.")
    ends = End("User", new.user), End("Account", new.account)
    return await begin(run, by, "SERVES", ends, new.during, {"role": new.role.value})


async def end_seat(run: Run, by: Author, id_: str, based_on: int, on: date) -> str:
    """End a seat; gives the id of its account.

    Raises:
        NotFound: there is no such seat.
        Conflict: somebody else has changed it meanwhile.
        InvalidInput: the day lies before the seat began.
    """
    seat = await latest(run, "SERVES", id_)
    await finish(run, by, seat, based_on, on)
    return seat.end.id


async def hand_over(run: Run, by: Author, what: HandOver) -> dict[str, int]:
    """Give all seats and open actions of a colleague to another; how many of each. What was, stays written down.

    A seat that the other has already is only ended.

    Raises:
        NotFound: one of them does not exist.
        InvalidInput: both are the same person.
        Conflict: the one who takes over is no longer active.
    """
    if what.giver == what.taker:
        raise InvalidInput("Nobody hands over to themselves.", "Choose another colleague.", ["input", "toUserId"])
    await require_active(run, what.taker)
    taker = End("User", what.taker)
    accounts = None if what.accounts is None else list(what.accounts)
    held = await run(HELD, {"user": what.giver, "on": what.on, "accounts": accounts})
    if held is None:
        raise NotFound(f"There is no colleague with the id {what.giver}.", "Read the colleagues again.")
    for id_, version, role, account, start, end, later in held["seats"]:
        during = Period(date.fromisoformat(start), None if end is None else date.fromisoformat(end))
        # a seat that has not begun yet ends before its first day
        await finish(run, by, await latest(run, "SERVES", id_), version, during.start if later else what.on)
        same = {"user": what.taker, "role": role, "account": account, "start": during.start, "end": during.end}
        if not await run(SAME_SEAT, same):
            await begin(run, by, "SERVES", (taker, End("Account", account)), during, {"role": role})
    for id_, version, label, work in held["work"]:
        await finish(run, by, await latest(run, "IN_CHARGE", id_), version, what.on)
        await begin(run, by, "IN_CHARGE", (taker, End(label, work)), Period(what.on), {})
    return {"seats": len(held["seats"]), "actions": len(held["work"])}


async def require_active(run: Run, user: str) -> str:
    """The name of an active colleague.

    Raises:
        NotFound: there is no such colleague.
        Conflict: their user is closed.
    """
    found = await run(COLLEAGUE, {"id": user})
    if found is None:
        raise NotFound(f"There is no colleague with the id {user}.", "Read the colleagues again.")
    name: str = found[0]
    if not found[1]:
        raise Conflict(f"{name} is no longer active.", "Choose another colleague.")
    return name
