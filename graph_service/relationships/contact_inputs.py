"""What clients send to add and change contacts, positions and reporting lines."""

from collections.abc import Mapping
from datetime import date

import strawberry
from strawberry.utils.str_converters import to_camel_case

from domain.relationships.contact import Consent as ConsentRule
from domain.relationships.contact import email_address
from domain.relationships.periods import Period, period
from domain.written import NOTE, line, optional_line
from graph_service.relationships.contact_types import Consent, Seniority
from graph_service.scalars import Date
from queries.relationships.people import NewContact
from queries.relationships.positions import Position, ReportingLine

_MOST_NAMES = 20


@strawberry.input(description="A person who becomes a contact, with a first position.")
class AddContactInput:
    """A new contact, or a known person as one."""

    name: str = strawberry.field(description="The name, up to 200 characters.")
    company_id: strawberry.ID = strawberry.field(description="Id of the company they work for.")
    person_id: strawberry.ID | None = strawberry.field(
        default=None, description="Id of the person, if a register or a candidate names them already."
    )
    create_anyway: bool = strawberry.field(
        default=False, description="True: it is somebody else than the candidates that were found."
    )
    other_names: list[str] = strawberry.field(
        default_factory=list, description="The name in other languages, and former names."
    )
    title: str | None = strawberry.field(default=None, description="The title, as on the card.")
    department: str | None = strawberry.field(default=None, description="The department.")
    seniority: Seniority | None = strawberry.field(default=None, description="Rank of the position.")  # type: ignore[valid-type]
    reports_to_id: strawberry.ID | None = strawberry.field(
        default=None, description="Id of the person or placeholder they report to in that company."
    )
    start: Date | None = strawberry.field(default=None, description="First day of the position; today if not given.")
    email: str | None = strawberry.field(default=None, description="Business e-mail address.")
    phone: str | None = strawberry.field(default=None, description="Business telephone.")
    language: str | None = strawberry.field(default=None, description="Language they prefer, ISO 639 code.")
    consent: Consent = strawberry.field(  # type: ignore[valid-type]
        default=ConsentRule.NOT_ASKED, description="What they answered to being kept on file."
    )
    consent_on: Date | None = strawberry.field(default=None, description="Day of that answer.")
    consent_basis: str | None = strawberry.field(default=None, description="On what ground their data is kept.")
    retain_until: Date | None = strawberry.field(
        default=None, description="Day after which the data is to be reviewed."
    )

    def new(self) -> NewContact:
        """The contact that it asks for."""
        given = {name: getattr(self, name) for name in _KEPT}
        return NewContact(
            line(self.name, ["input", "name"]),
            names(self.other_names),
            kept(given),
            self.person_id,
            self.create_anyway,
        )

    def position(self, today: date) -> Position:
        """The first position."""
        values = position_values(self.title, self.department, self.seniority)
        return Position(self.company_id, {**values, "main": True}, Period(self.start or today))


@strawberry.input(description="What is to change of a contact; what is left out stays, null takes it away.")
class ChangeContactInput:
    """A change of what is kept of a contact."""

    id: strawberry.ID = strawberry.field(description="Id of the contact.")
    version: int = strawberry.field(description="Version that you looked at; a newer one is a Conflict.")
    name: str | None = strawberry.field(default=strawberry.UNSET, description="The name; never null.")
    other_names: list[str] | None = strawberry.field(
        default=strawberry.UNSET, description="The name in other languages, and former names; replaces the list."
    )
    email: str | None = strawberry.field(default=strawberry.UNSET, description="Business e-mail address.")
    phone: str | None = strawberry.field(default=strawberry.UNSET, description="Business telephone.")
    language: str | None = strawberry.field(default=strawberry.UNSET, description="ISO 639 code.")
    consent: Consent | None = strawberry.field(  # type: ignore[valid-type]
        default=strawberry.UNSET, description="What they answered to being kept on file."
    )
    consent_on: Date | None = strawberry.field(default=strawberry.UNSET, description="Day of that answer.")
    consent_basis: str | None = strawberry.field(default=strawberry.UNSET, description="Ground of keeping the data.")
    retain_until: Date | None = strawberry.field(default=strawberry.UNSET, description="Day of the review.")

    def values(self) -> dict[str, object]:
        """The properties that change."""
        changing = kept({name: getattr(self, name) for name in _KEPT})
        if self.name is not strawberry.UNSET:
            changing["name"] = line(self.name or "", ["input", "name"])
        if self.other_names is not strawberry.UNSET:
            changing["otherNames"] = list(names(self.other_names or []))
        return changing


@strawberry.input(description="A further position of a contact.")
class AddPositionInput:
    """A position beside those there are."""

    person_id: strawberry.ID = strawberry.field(description="Id of the contact.")
    company_id: strawberry.ID = strawberry.field(description="Id of the company.")
    title: str | None = strawberry.field(default=None, description="The title.")
    department: str | None = strawberry.field(default=None, description="The department.")
    seniority: Seniority | None = strawberry.field(default=None, description="Rank of the position.")  # type: ignore[valid-type]
    main: bool = strawberry.field(default=False, description="Whether they are met in it first.")
    start: Date | None = strawberry.field(default=None, description="First day; today if not given.")
    end: Date | None = strawberry.field(default=None, description="First day no longer; null: it goes on.")

    def position(self, today: date) -> Position:
        """The position that it asks for."""
        values = position_values(self.title, self.department, self.seniority)
        during = period(self.start or today, self.end, ["input", "end"])
        return Position(self.company_id, {**values, "main": self.main}, during)


@strawberry.input(description="A move from one position to another; the old one stays in the history.")
class MovePositionInput:
    """Where a contact goes."""

    id: strawberry.ID = strawberry.field(description="Id of the position that is left or changed.")
    version: int = strawberry.field(description="Version that you looked at; a newer one is a Conflict.")
    company_id: strawberry.ID = strawberry.field(description="Id of the company they go to; may be the same.")
    title: str | None = strawberry.field(default=None, description="The new title.")
    department: str | None = strawberry.field(default=None, description="The new department.")
    seniority: Seniority | None = strawberry.field(default=None, description="The new rank.")  # type: ignore[valid-type]
    on: Date | None = strawberry.field(default=None, description="First day of the new position; today if not given.")

    def position(self, today: date) -> Position:
        """The new position."""
        values = position_values(self.title, self.department, self.seniority)
        return Position(self.company_id, values, Period(self.on or today))


@strawberry.input(description="The end of a position.")
class EndPositionInput:
    """Which position ends, and when."""

    id: strawberry.ID = strawberry.field(description="Id of the position.")
    version: int = strawberry.field(description="Version that you looked at; a newer one is a Conflict.")
    on: Date | None = strawberry.field(default=None, description="First day no longer; today if not given.")


@strawberry.input(description="Who reports to whom.")
class SetReportingLineInput:
    """A reporting line in a company; it replaces the one that was."""

    person_id: strawberry.ID = strawberry.field(description="Id of the contact or placeholder who reports.")
    reports_to_id: strawberry.ID | None = strawberry.field(
        default=None, description="Id of the contact or placeholder above; null: nobody."
    )
    company_id: strawberry.ID = strawberry.field(description="Id of the company in which it holds.")
    on: Date | None = strawberry.field(default=None, description="First day; today if not given.")

    def line(self, today: date) -> ReportingLine:
        """The line that it asks for."""
        return ReportingLine(self.person_id, self.reports_to_id, self.company_id, self.on or today)


_KEPT = ("email", "phone", "language", "consent", "consent_on", "consent_basis", "retain_until")


def kept(given: Mapping[str, object]) -> dict[str, object]:
    """The properties of what was given of a contact; what was left out (UNSET) is not among them."""
    found: dict[str, object] = {}
    for name, value in given.items():
        if value is strawberry.UNSET:
            continue
        path = ["input", to_camel_case(name)]
        match name, value:
            case "email", str() | None:
                found["email"] = email_address(value, path)
            case "consent", str() | None:
                found["consent"] = None if value in {None, ConsentRule.NOT_ASKED} else str(value)
            case "consent_basis", str() | None:
                found["consentBasis"] = optional_line(value, path, NOTE)
            case (("phone" | "language"), str() | None):
                found[name] = optional_line(value, path)
            case "consent_on", _:
                found["consentOn"] = value
            case "retain_until", _:
                found["retainUntil"] = value
    return found


def names(given: list[str]) -> tuple[str, ...]:
    """Further names, each once."""
    return tuple(dict.fromkeys(line(one, ["input", "otherNames"]) for one in given[:_MOST_NAMES]))


def position_values(title: str | None, department: str | None, seniority: str | None) -> dict[str, object]:
    """The properties of a position."""
    return {
        "title": optional_line(title, ["input", "title"]),
        "department": optional_line(department, ["input", "department"]),
        "seniority": None if seniority is None else str(seniority),
    }
