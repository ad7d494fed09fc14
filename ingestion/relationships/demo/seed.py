"""Putting the relationships of the demo world into the store, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from domain.relationships.periods import Period
from ingestion.ownership.demo.source import DemoSource
from ingestion.relationships.demo.cast import (
    BEGUN,
    FIGURES,
    NOTES,
    OPEN_ROLES,
    OPINIONS,
    SEATS,
    SECOND_POSITIONS,
    TIES,
    Figure,
    Opinion,
)
from ingestion.relationships.demo.engagement_seed import seed_engagement
from queries.ownership.accounts import parties_of
from queries.relationships.accounts import change_account
from queries.relationships.map_lines import Line, connect
from queries.relationships.people import NewContact, save_contact
from queries.relationships.positions import Position, ReportingLine, add_position, report_to
from queries.relationships.power_maps import (
    Assessment,
    assess_stakeholder,
    has_map,
    make_placeholder,
    map_of,
    place,
    placed,
)
from queries.relationships.teams import NewSeat, assign_seat
from queries.store import Run, Store
from queries.submissions import Author


@dataclass(frozen=True, slots=True)
class _Ids:
    """Our ids by the names that the cast uses; people fill up as they are made."""

    users: Mapping[str, str]
    companies: Mapping[str, str]
    people: dict[str, str]
    maps: dict[str, str]

    def author(self, login: str, on: date) -> Author:
        """A demo user at noon of a day."""
        return Author(self.users[login], datetime.combine(on, time(12), UTC), on)


async def seed_relationships(store: Store, users: Mapping[str, str]) -> bool:
    """Put contacts, maps, teams, interactions and a plan into the store; whether anything was to do.

    ``users`` are ids by login.

    Accounts that are mapped already are left alone, so that what users of the demo have changed stays.

    Raises:
        Unavailable: the store does not answer.
    """
    source = DemoSource().name
    companies = await parties_of(store, source, sorted(NOTES))
    if len(companies) < len(NOTES) or await has_map(store, companies.values()):
        return False

    async def work(run: Run) -> None:
        ids = _Ids(users, companies, {}, {})
        await _people(run, ids)
        await _teams(run, ids)
        for opinion in OPINIONS:
            await _opinion(run, ids, opinion)
        await _open_roles_and_lines(run, ids)
        await seed_engagement(run, ids.author, ids.users, ids.companies, ids.people)

    await store.transact(work)
    return True


async def _people(run: Run, ids: _Ids) -> None:
    by = ids.author("kam", BEGUN)
    for figure in FIGURES:
        company = ids.companies[figure.company]
        ids.people[figure.id] = id_ = await save_contact(run, by, _contact(figure))
        values = {"title": figure.title, "department": figure.department, "seniority": figure.seniority.value}
        await add_position(run, by, id_, Position(company, {**values, "main": True}, Period(BEGUN)))
        if figure.boss is not None:
            await report_to(run, by, ReportingLine(id_, ids.people[figure.boss], company, BEGUN))
    for name, account, title, rank in SECOND_POSITIONS:
        position = Position(
            ids.companies[account], {"title": title, "seniority": rank.value, "main": False}, Period(BEGUN)
        )
        await add_position(run, by, ids.people[name], position)


def _contact(figure: Figure) -> NewContact:
    consent: dict[str, object] = {"consent": "GIVEN", "consentOn": BEGUN} if figure.consent else {}
    return NewContact(figure.name, (figure.other_name,), {"fictional": True, **consent}, anyway=True)


async def _teams(run: Run, ids: _Ids) -> None:
    by = ids.author("manager", BEGUN)
    for account, values in NOTES.items():
        await change_account(run, by, ids.companies[account], 1, {**values, "accountSince": BEGUN})
    for seat in SEATS:
        during = Period(seat.start, seat.end)
        await assign_seat(run, by, NewSeat(ids.companies[seat.account], ids.users[seat.user], seat.role, during))


async def _opinion(run: Run, ids: _Ids, opinion: Opinion) -> None:
    by = ids.author(opinion.by, opinion.on)
    map_ = ids.maps[opinion.account] = await map_of(run, by, ids.companies[opinion.account])
    values = {name: None if value == "UNKNOWN" else value for name, value in opinion.values.items()}
    assessment, person = Assessment(values, opinion.evidence, opinion.on), ids.people[opinion.figure]
    known = await placed(run, map_, person, opinion.on)
    if known is None:
        await place(run, by, map_, person, assessment)
    else:
        await assess_stakeholder(run, by, *known, assessment)


async def _open_roles_and_lines(run: Run, ids: _Ids) -> None:
    by = ids.author("kam", BEGUN)
    for role in OPEN_ROLES:
        placeholder = await make_placeholder(run, by, role.role)
        await place(run, by, ids.maps[role.account], placeholder, Assessment(role.values, None, BEGUN))
    for tie in TIES:
        ends = ids.people[tie.start], ids.people[tie.end]
        line = Line(ids.maps[tie.account], *ends, tie.strength, tie.conflict, tie.evidence, BEGUN)
        await connect(run, by, line)
