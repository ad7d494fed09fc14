"""Companies become accounts, and what our own company notes of them changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.errors import Conflict, NotFound
from domain.relationships.periods import Period, require_version
from domain.relationships.triangle import SeatRole
from queries.relationships.dated import End, begin
from queries.statement import statement
from queries.store import Run
from queries.submissions import Author

COMPANY = statement(
    "MATCH (c:Party {id: $id}) WHERE c:Company SET c.id = c.id"
    " RETURN {name: c.name, account: c:Account, version: coalesce(c.accountVersion, 1), tier: c.tier,"
    " segment: c.segment, potentialAmount: c.potentialAmount, potentialCurrency: c.potentialCurrency,"
    " author: head(COLLECT { MATCH (u:User {id: c.accountBy}) RETURN u.name })}"
)
"""A company as it stands, taken until the end of the transaction."""

MAKE_ACCOUNT = statement(
    "MATCH (c:Party {id: $id}) WHERE c:Company"
    " SET c:Account, c += $values, c.accountVersion = 1, c.accountSince = $on, c.accountBy = $by RETURN c.id"
)
CHANGE_ACCOUNT = statement(
    "MATCH (c:Party {id: $id}) WHERE c:Account"
    " SET c += $values, c.accountVersion = coalesce(c.accountVersion, 1) + 1, c.accountBy = $by RETURN c.id"
)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """A company that becomes an account; ``owner`` is the id of the colleague who answers for it."""

    company: str
    owner: str
    values: Mapping[str, object]


async def create_account(run: Run, by: Author, new: NewAccount) -> str:
    """Mark a company as an account and give it an owner; gives its id.

    Raises:
        NotFound: there is no such company, or no such colleague.
        Conflict: it is an account already.
    """
    company = await _company(run, new.company)
    if company["account"]:
        raise Conflict(f"“{company['name']}” is an account already.", "Open it, or change it with `changeAccount`.")
    await run(MAKE_ACCOUNT, {"id": new.company, "values": new.values, "on": by.today, "by": by.id})
    seat = {"role": SeatRole.OWNER.value}
    ends = End("User", new.owner), End("Account", new.company)
    await begin(run, by, "SERVES", ends, Period(by.today), seat)
    return new.company


async def change_account(run: Run, by: Author, id_: str, based_on: int, values: Mapping[str, object]) -> str:
    """Change what is noted of an account; gives its id.

    Raises:
        NotFound: there is no such account.
        Conflict: somebody else has changed it meanwhile.
    """
    account = await require_account(run, id_)
    require_version(based_on, account["version"], values, account, account["author"])
    await run(CHANGE_ACCOUNT, {"id": id_, "values": values, "by": by.id})
    return id_


async def require_account(run: Run, id_: str) -> Mapping[str, Any]:
    """What is noted of an account, which is kept from other changes until the end of the transaction.

    Raises:
        NotFound: there is no such account.
    """
    company = await _company(run, id_)
    if not company["account"]:
        raise NotFound(f"“{company['name']}” is no account.", "Make it one with `createAccount`.")
    return company


async def _company(run: Run, id_: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] | None = await run(COMPANY, {"id": id_})
    if found is None:
        raise NotFound(f"There is no company with the id {id_}.", "Search for its name.")
    return found
