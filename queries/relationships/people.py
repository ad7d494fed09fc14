"""Persons and placeholders: who is meant by an id, and contacts as they begin and change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.errors import Conflict, IrontreeError, NotFound
from domain.ownership.matching.record import MatchRecord
from domain.ownership.party_search import fold_search
from domain.ownership.records import PartyKind
from domain.relationships.periods import require_version
from queries.new_ids import new_id
from queries.ownership.duplicates import Duplicate, candidates, likeliest
from queries.relationships.dated import End
from queries.statement import statement
from queries.store import Run
from queries.submissions import Author

_SHOWN = 5

WHO = statement(
    "CALL () { MATCH (p:Party {id: $id}) WHERE p:Person RETURN p, 'Person' AS label"
    " UNION ALL MATCH (p:Placeholder {id: $id}) RETURN p, 'Placeholder' AS label }"
    " SET p.id = p.id RETURN [label, p.name]"
)
SAME_ADDRESS = statement("MATCH (c:Contact {email: $email}) WHERE c.id <> $id RETURN head(collect([c.id, c.name]))")
PERSON = statement(
    "MATCH (p:Party {id: $id}) WHERE p:Person SET p.id = p.id RETURN p {.name, .otherNames, .email, .phone, .language,"
    " .consent, consentOn: toString(p.consentOn), .consentBasis, retainUntil: toString(p.retainUntil),"
    " contact: p:Contact, version: coalesce(p.contactVersion, 0),"
    " author: head(COLLECT { MATCH (u:User {id: p.contactBy}) RETURN u.name })}"
)
MAKE_PERSON = statement("CREATE (p:Party:Person {id: $id}) SET p += $names RETURN p.id")
SAVE_CONTACT = statement(
    "MATCH (p:Party {id: $id}) WHERE p:Person SET p:Contact, p += $values,"
    " p.contactSince = coalesce(p.contactSince, $on), p.contactVersion = coalesce(p.contactVersion, 0) + 1,"
    " p.contactBy = $by RETURN p.id"
)


class PossiblyKnown(IrontreeError):
    """Somebody who may be the person that was to be created is known already; ``candidates`` says who."""

    code = "POSSIBLE_DUPLICATE"

    def __init__(self, name: str, found: list[Duplicate]) -> None:
        super().__init__(
            f"{len(found)} known person(s) may be “{name}”.",
            "Use one of them by `personId`, or send `createAnyway` if it is somebody else.",
        )
        self.candidates = found


@dataclass(frozen=True, slots=True)
class NewContact:
    """A person who becomes a contact.

    Attributes:
        person: Id of a person who is known already; None: a new one.
        anyway: Whether to create the person even if somebody of that name is known.
        values: Address, consent and the like, by property.
    """

    name: str
    other_names: tuple[str, ...]
    values: Mapping[str, object]
    person: str | None = None
    anyway: bool = False


async def who(run: Run, id_: str) -> End:
    """The person or placeholder of an id, kept from other changes until the end of the transaction.

    Raises:
        NotFound: there is neither.
    """
    return (await named(run, id_))[0]


async def named(run: Run, id_: str) -> tuple[End, str]:
    """``who``, and the name.

    Raises:
        NotFound: there is neither a person nor a placeholder with that id.
    """
    found = await run(WHO, {"id": id_})
    if found is None:
        raise NotFound(f"There is no person and no placeholder with the id {id_}.", "Read the map or contacts again.")
    return End(found[0], id_), found[1]


async def save_contact(run: Run, by: Author, new: NewContact) -> str:
    """Make a person a contact; gives the person's id.

    Raises:
        PossiblyKnown: somebody of that name or address is known, and it is not to be created anyway.
        NotFound: there is no such person.
        Conflict: the person is a contact already.
    """
    id_ = new.person
    if id_ is None:
        if not new.anyway:
            await _require_new(run, new)
        id_ = new_id(by.now)
        await run(MAKE_PERSON, {"id": id_, "names": _names(new.name, new.other_names)})
    elif (await _person(run, id_))["contact"]:
        raise Conflict(f"“{new.name}” is a contact already.", "Add a position with `addPosition`.")
    await run(SAVE_CONTACT, {"id": id_, "values": new.values, "on": by.today, "by": by.id})
    return id_


async def change_contact(run: Run, by: Author, id_: str, based_on: int, values: Mapping[str, object]) -> str:
    """Change what is kept of a contact; gives the person's id.

    Raises:
        NotFound: there is no such contact.
        Conflict: somebody else has changed it meanwhile.
    """
    person = await require_contact(run, id_)
    require_version(based_on, person["version"], values, person, person["author"])
    name, others = values.get("name", person["name"]), values.get("otherNames", person["otherNames"] or [])
    assert isinstance(name, str)  # noqa: S101 - the API takes names only
    assert isinstance(others, list)  # noqa: S101 - the same
    names = _names(name, tuple(others)) if {"name", "otherNames"} & values.keys() else {}
    await run(SAVE_CONTACT, {"id": id_, "values": {**values, **names}, "on": by.today, "by": by.id})
    return id_


async def require_contact(run: Run, id_: str) -> Mapping[str, Any]:
    """What is kept of a contact, who is kept from other changes until the end of the transaction.

    Raises:
        NotFound: there is no such contact.
    """
    person = await _person(run, id_)
    if not person["contact"]:
        raise NotFound(f"“{person['name']}” is no contact.", "Make the person one with `addContact` and `personId`.")
    return person


async def _require_new(run: Run, new: NewContact) -> None:
    meant = MatchRecord(id="", kind=PartyKind.PERSON, names=(new.name, *new.other_names))
    found = likeliest(await run(*candidates(meant)), meant, _SHOWN)
    if found:
        raise PossiblyKnown(new.name, found)
    if email := new.values.get("email"):
        same = await run(SAME_ADDRESS, {"email": email, "id": ""})
        if same:
            raise Conflict(f"{same[1]} has the address {email}.", "Use that contact, or send `createAnyway`.")


async def _person(run: Run, id_: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] | None = await run(PERSON, {"id": id_})
    if found is None:
        raise NotFound(f"There is no person with the id {id_}.", "Search for the name, or leave `personId` out.")
    return found


def _names(name: str, others: tuple[str, ...]) -> dict[str, object]:
    return {
        "name": name,
        "otherNames": list(others) or None,
        "searchName": "\n".join(fold_search(one) for one in (name, *others)),
    }
