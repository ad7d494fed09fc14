"""A power map of the store as the page that its export draws."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from domain.access import Viewer
from domain.errors import NotFound
from domain.relationships.power_map import (
    BuyingRole,
    ContactCoverage,
    PoliticalStatus,
    RelationshipStatus,
    StatusReason,
    Support,
)
from queries.relationships.account_fields import ContactsOf
from queries.relationships.contact_fields import PositionsOf
from queries.relationships.dated_fields import Linked, RoleProperty, StoredOr
from queries.relationships.map_fields import (
    IsConflict,
    LinesBetween,
    MapOf,
    Placed,
    PlaceholderName,
    PlacementRule,
    StatusOf,
    StatusReasonOf,
)
from queries.relationships.reads import account
from queries.selection import SelectedField, Selection, Slot, Variant
from queries.store import Store
from queries.stored_fields import Stored, StoredFlag, StoredList
from visualization.ownership.tree_page import has_chinese
from visualization.relationships.map_page import Judgement, MapLine, MapPage, MapPerson
from visualization.relationships.map_words import Language

_Found = Mapping[str, Any]


def _selection(*fields: SelectedField) -> Selection:
    return Selection((Variant(None, fields),))


_ID = SelectedField("id", Stored("id"))
_ENDS = (SelectedField("start", RoleProperty("from", "id")), SelectedField("end", RoleProperty("to", "id")))
_NAMES = (SelectedField("name", Stored("name")), SelectedField("other_names", StoredList("otherNames")))
_PERSON = _selection(SelectedField("other_names", StoredList("otherNames")))
_STAKEHOLDER = _selection(
    SelectedField("id", RoleProperty("who", "id")),
    SelectedField("name", RoleProperty("who", "name")),
    SelectedField("person", Linked("who", "Person"), selection=_PERSON),
    SelectedField("placeholder", PlaceholderName()),
    SelectedField("roles", StoredList("buyingRoles")),
    SelectedField("support", StoredOr("support", "UNKNOWN")),
    SelectedField("political", StoredOr("politicalStatus", "UNKNOWN")),
    SelectedField("coverage", StoredOr("coverage", "UNKNOWN")),
    SelectedField("champion", PlacementRule("champion")),
    SelectedField("x", Stored("x")),
    SelectedField("y", Stored("y")),
)
_MAP = _selection(
    SelectedField("status", StatusOf()),
    SelectedField("reason", StatusReasonOf(), selection=_selection(SelectedField("code", Slot("code")))),
    SelectedField("people", Placed(), selection=_STAKEHOLDER),
    SelectedField("reporting", LinesBetween(("REPORTS_TO",), of_map=False), selection=_selection(*_ENDS)),
    SelectedField(
        "lines",
        LinesBetween(("INFLUENCES", "CONFLICTS_WITH"), of_map=True),
        selection=_selection(
            *_ENDS, SelectedField("strength", Stored("strength")), SelectedField("conflict", IsConflict())
        ),
    ),
)
_COMPANY = _selection(_ID)
_POSITION = _selection(
    SelectedField("title", Stored("title")), SelectedField("company", Linked("company"), selection=_COMPANY)
)
_CONTACT = _selection(_ID, SelectedField("positions", PositionsOf(), selection=_POSITION))
_ACCOUNT = _selection(
    *_NAMES,
    SelectedField("fictional", StoredFlag("fictional")),
    SelectedField("map", MapOf(), selection=_MAP),
    SelectedField("contacts", ContactsOf(), selection=_CONTACT),
)


async def map_page(store: Store, viewer: Viewer, account_id: str, on: date, language: Language) -> MapPage:
    """The page of an account's power map on a day, with names for readers of the language.

    Raises:
        NotFound: it is no account, has no map, or the viewer may not see it.
    """
    found = await account(store, viewer, account_id, _ACCOUNT, on)
    drawn = None if found is None else cast("_Found | None", found["map"])
    if found is None or drawn is None:
        msg = f"There is no power map of an account with the id {account_id}."
        raise NotFound(msg, "Give the id of an account whose map has been begun.")
    titles = {
        contact["id"]: position["title"] or ""
        for contact in cast("list[_Found]", found["contacts"])
        for position in reversed(contact["positions"])
        if position["company"]["id"] == account_id
    }
    return MapPage(
        account=_named(found, language),
        as_of=on,
        people=tuple(_person(one, titles, language) for one in drawn["people"]),
        reporting=tuple((line["start"], line["end"]) for line in drawn["reporting"]),
        lines=tuple(MapLine(one["start"], one["end"], one["strength"], one["conflict"]) for one in drawn["lines"]),
        status=RelationshipStatus(drawn["status"]),
        reason=StatusReason(drawn["reason"]["code"]),
        fictional=bool(found["fictional"]),
    )


def _person(one: _Found, titles: Mapping[str, str], language: Language) -> MapPerson:
    others = one["person"]["other_names"] if one["person"] else []
    placed = one["x"] is not None and one["y"] is not None
    return MapPerson(
        id=one["id"],
        name=_named({"name": one["name"], "other_names": others}, language),
        title=titles.get(one["id"], ""),
        placeholder=one["placeholder"] is not None,
        buying_roles=tuple(BuyingRole(role) for role in one["roles"]),
        judgement=Judgement(
            Support(one["support"]),
            PoliticalStatus(one["political"]),
            ContactCoverage(one["coverage"]),
            bool(one["champion"]),
        ),
        place=(one["x"], one["y"]) if placed else None,
    )


def _named(found: _Found, language: Language) -> str:
    names: list[str] = [found["name"], *found["other_names"]]
    return next((name for name in names if has_chinese(name) == (language == "zh")), names[0])
