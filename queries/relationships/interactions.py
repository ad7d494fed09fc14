"""Interactions that colleagues log, change and take back; after each, what it says of strengths is computed again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.errors import Forbidden, InvalidInput, NotFound
from domain.relationships.strength import Depth, Initiator, InteractionKind
from queries.relationships.touch import refresh_touch
from queries.relationships.written_nodes import change, create, take
from queries.statement import statement
from queries.store import Run
from queries.submissions import Author

CONTACTS = statement(
    "RETURN COLLECT { UNWIND $ids AS id MATCH (p:Party {id: id}) USING INDEX SEEK p:Party(id) WHERE p:Contact"
    " RETURN p.id }"
)
COLLEAGUES = statement("RETURN COLLECT { UNWIND $ids AS id MATCH (u:User {id: id}) RETURN u.id }")
ACCOUNT = statement("MATCH (a:Party {id: $id}) WHERE a:Account RETURN a.id")
TAKE_PART = statement(
    """
    MATCH (i:Interaction {id: $id})
    CALL (i) { MATCH (i)<-[old:PARTICIPATED]-() DELETE old }
    CALL (i) { MATCH (i)-[old:OF_ACCOUNT]->() DELETE old }
    CALL (i) { UNWIND $contacts AS id MATCH (p:Party {id: id}) CREATE (p)-[:PARTICIPATED]->(i) }
    CALL (i) { UNWIND $colleagues AS id MATCH (u:User {id: id}) CREATE (u)-[:PARTICIPATED]->(i) }
    CALL (i) { UNWIND $accounts AS id MATCH (a:Party {id: id}) CREATE (i)-[:OF_ACCOUNT]->(a) }
    """
)
ACCOUNTS_OF = statement(
    "RETURN COLLECT { UNWIND $contacts AS id MATCH (p:Party {id: id}) USING INDEX SEEK p:Party(id)"
    " MATCH (p)-[w:WORKS_FOR]->(a:Account)"
    " WHERE w.validFrom <= date($at) AND coalesce(w.validTo > date($at), true) RETURN DISTINCT a.id }"
)
PART = statement(
    "MATCH (i:Interaction {id: $id}) RETURN {"
    " contacts: COLLECT { MATCH (i)<-[:PARTICIPATED]-(p:Contact) RETURN p.id },"
    " colleagues: COLLECT { MATCH (i)<-[:PARTICIPATED]-(u:User) RETURN u.id },"
    " accounts: COLLECT { MATCH (i)-[:OF_ACCOUNT]->(a) RETURN a.id }}"
)
MARK_FICTIONAL = statement(
    "MATCH (a:Party {id: $account})<-[:OF_ACCOUNT]-(n:Interaction|Plan|Task) SET n.fictional = true"
)
DELETE = statement(
    "MATCH (i:Interaction {id: $id}) WITH i, i.key AS key DETACH DELETE i"
    " FOREACH (_ IN CASE WHEN key IS NULL THEN [] ELSE [1] END | MERGE (:Dismissed {key: key}))"
)


@dataclass(frozen=True, slots=True)
class NewInteraction:
    """What took place.

    Attributes:
        account: Id of the account; None: the accounts for which the people work on the day.
        contacts: Ids of the contacts who took part.
        colleagues: Ids of colleagues who took part, beside the author.
    """

    kind: InteractionKind
    at: datetime
    initiator: Initiator = Initiator.BOTH
    depth: Depth = Depth.WORKING
    account: str | None = None
    contacts: tuple[str, ...] = ()
    colleagues: tuple[str, ...] = ()
    minutes: int | None = None
    subject: str | None = None
    note: str | None = None


async def log_interaction(run: Run, by: Author, new: NewInteraction) -> str:
    """Write down what took place and compute what it says of strengths; gives its id, raises as ``write_down``."""
    id_ = await write_down(run, by, new)
    await refresh_touch(run, sorted(set(new.contacts)), by.today)
    return id_


async def write_down(run: Run, by: Author, new: NewInteraction) -> str:
    """Write down what took place, and leave strengths as they are; gives its id.

    Raises:
        InvalidInput: it names neither an account nor a contact, or lies in the future.
        NotFound: an account, contact or colleague does not exist.
    """
    if new.account is None and not new.contacts:
        raise InvalidInput("The interaction is with nobody.", "Name an account or a contact.", ["input", "personIds"])
    require_past(new.at, by)
    contacts = await _all(run, new.contacts, "contact")
    colleagues = await _all(run, (by.id, *new.colleagues), "colleague")
    id_ = await create(
        run,
        by,
        "Interaction",
        {
            "kind": new.kind.value,
            "at": new.at,
            "initiator": new.initiator.value,
            "depth": new.depth.value,
            "people": max(2, len(contacts) + len(colleagues)),
            "minutes": new.minutes,
            "subject": new.subject,
            "note": new.note,
            "source": "manual",
        },
    )
    accounts = await _accounts(run, new.account, contacts, new.at)
    await run(TAKE_PART, {"id": id_, "contacts": contacts, "colleagues": colleagues, "accounts": accounts})
    return id_


async def mark_fictional(run: Run, account: str) -> None:
    """Mark all interactions, plans and tasks of an account of the demo world as invented."""
    await run(MARK_FICTIONAL, {"account": account})


async def change_interaction(  # noqa: PLR0913, PLR0917 - a change has that many sides
    run: Run,
    by: Author,
    id_: str,
    based_on: int,
    wanted: Mapping[str, object],
    contacts: Sequence[str] | None = None,
) -> str:
    """Change what the author wrote down, or an import wrote for them; ``contacts`` None: who took part stays.

    Raises:
        NotFound: there is no such interaction or contact.
        Forbidden: another colleague wrote it.
        Conflict: it has been changed meanwhile.
        InvalidInput: it would lie in the future.
    """
    await _require_own(run, by, id_)
    if isinstance(wanted.get("at"), datetime):
        require_past(wanted["at"], by)  # type: ignore[arg-type]
    part = await run(PART, {"id": id_})
    touched = set[str](part["contacts"])
    now = [] if contacts is None else await _all(run, contacts, "contact")
    if contacts is not None:
        wanted = {**wanted, "people": max(2, len(now) + len(part["colleagues"]))}
    stored = await change(run, "Interaction", id_, based_on, wanted)
    if contacts is not None:
        at = wanted.get("at", stored["at"])
        accounts = await _accounts(run, None, now, at) if now else part["accounts"]
        values = {"id": id_, "contacts": now, "colleagues": part["colleagues"], "accounts": accounts}
        await run(TAKE_PART, values)
        touched |= set(now)
    await refresh_touch(run, sorted(touched), by.today)
    return id_


async def delete_interaction(run: Run, by: Author, id_: str, based_on: int) -> str:
    """Take back what the author wrote down; of an imported one the number stays, so that no import brings it again.

    Raises:
        NotFound: there is no such interaction.
        Forbidden: another colleague wrote it.
        Conflict: it has been changed meanwhile.
    """
    await _require_own(run, by, id_)
    await change(run, "Interaction", id_, based_on, {})
    part = await run(PART, {"id": id_})
    await run(DELETE, {"id": id_})
    await refresh_touch(run, sorted(part["contacts"]), by.today)
    return id_


def require_past(at: datetime, by: Author) -> None:
    """Return if the moment is not to come.

    Raises:
        InvalidInput: it is.
    """
    if at > by.now:
        raise InvalidInput(
            f"The interaction of {at.isoformat()} lies in the future.",
            "Log it when it has taken place, or add a task.",
            ["input", "at"],
        )


async def _require_own(run: Run, by: Author, id_: str) -> None:
    stored = await take(run, "Interaction", id_)
    if stored["createdBy"] != by.id:
        raise Forbidden("Another colleague wrote this down.", "Ask them to change it, or log your own.")


async def _accounts(run: Run, account: str | None, contacts: Sequence[str], at: object) -> list[str]:
    if account is None:
        found: list[str] = await run(ACCOUNTS_OF, {"contacts": list(contacts), "at": at})
        return found
    if await run(ACCOUNT, {"id": account}) is None:
        raise NotFound(f"There is no account with the id {account}.", "Search for its name.")
    return [account]


async def _all(run: Run, ids: Sequence[str], what: str) -> list[str]:
    """The ids, each once, all of them known."""
    asked = list(dict.fromkeys(ids))
    known = set(await run(CONTACTS if what == "contact" else COLLEAGUES, {"ids": asked}))
    for one in asked:
        if one not in known:
            raise NotFound(f"There is no {what} with the id {one}.", "Read them again.")
    return asked
