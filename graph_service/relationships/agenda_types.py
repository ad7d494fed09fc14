"""GraphQL types of what to do: suggestions, a colleague's day; and of what happened: the timeline."""

import strawberry

from domain.relationships import plan as plan_rules
from domain.relationships import suggestions as rules
from domain.relationships import timeline as timeline_rules
from graph_service.relationships.acquaintance_types import RelationshipLayer
from graph_service.scalars import Date, DateTime
from queries.relationships.plan_reads import ToDo as Work
from queries.relationships.timeline import TimelineEntry as Entry
from queries.relationships.timeline import TimelinePage
from queries.relationships.unmatched import Unmatched

GapKind = strawberry.enum(rules.Gap, name="GapKind", description="Why something is suggested.")
DueState = strawberry.enum(plan_rules.DueState, name="DueState", description="How a thing to do stands to its day.")
TimelineKind = strawberry.enum(timeline_rules.TimelineKind, name="TimelineKind", description="What happened.")


@strawberry.type(description="Something to do, suggested by a gap.")
class Suggestion:
    key: str = strawberry.field(description="The same as long as the gap is; for `acceptSuggestion`.")
    gap: GapKind = strawberry.field(description="The gap.")  # type: ignore[valid-type]
    layer: RelationshipLayer = strawberry.field(description="The layer of the relationship it belongs to.")  # type: ignore[valid-type]
    reason: str = strawberry.field(description="The gap in one sentence, in your language.")
    about_id: strawberry.ID = strawberry.field(description="Id of what it refers to: an account, a company, a person.")
    about_name: str = strawberry.field(description="Its name.")
    role: str | None = strawberry.field(description="The seat it is about; null for other gaps.")
    days: int | None = strawberry.field(description="Days of silence, or since the assessment; null: never.")
    steps: int | None = strawberry.field(description="Levels below the target; null for other gaps.")
    user_id: strawberry.ID | None = strawberry.field(description="Id of the colleague it is for; null: anybody.")


@strawberry.type(description="Something named, with its id.")
class Named:
    id: strawberry.ID = strawberry.field(description="Irontree's id.")
    name: str = strawberry.field(description="Its name.")


@strawberry.type(description="An open action or task of yours.")
class ToDo:
    kind: str = strawberry.field(description="ACTION or TASK.")
    id: strawberry.ID = strawberry.field(description="Id of the action or task.")
    version: int = strawberry.field(description="Version, to base a change on.")
    name: str = strawberry.field(description="What is to be done.")
    due_on: Date | None = strawberry.field(description="Day by which.")
    state: DueState = strawberry.field(description="How it stands to its day.")  # type: ignore[valid-type]
    plan_id: strawberry.ID | None = strawberry.field(description="Id of its plan; null for a task.")
    account: Named | None = strawberry.field(description="Its account; null: none.")
    person: Named | None = strawberry.field(description="The person or placeholder it is about; null: nobody.")


@strawberry.type(description="What you have to do on a day.")
class MyDay:
    on: Date = strawberry.field(description="The day.")
    overdue: list[ToDo] = strawberry.field(description="What was due before, by day.")
    due: list[ToDo] = strawberry.field(description="What is due on the day.")
    soon: list[ToDo] = strawberry.field(description="What is due within the seven days after.")


@strawberry.type(description="Something that happened at an account.")
class TimelineEntry:
    kind: TimelineKind = strawberry.field(description="What happened.")  # type: ignore[valid-type]
    id: strawberry.ID = strawberry.field(
        description="Id of the interaction, position, seat, plan, objective, action or review."
    )
    at: DateTime = strawberry.field(description="When; of what has a day only, when the day begins in UTC.")
    title: str | None = strawberry.field(description="Subject, title of the position, or name; null: none.")
    code: str | None = strawberry.field(description="InteractionKind of an interaction, SeatRole of a seat; else null.")
    note: str | None = strawberry.field(description="Note, or department of a position.")
    people: list[Named] = strawberry.field(description="Contacts and placeholders.")
    colleagues: list[Named] = strawberry.field(description="Colleagues.")
    cursor: str = strawberry.field(description="Its place in the list.")


@strawberry.type(description="A page of a timeline.")
class Timeline:
    entries: list[TimelineEntry] = strawberry.field(description="The latest first.")
    has_next_page: bool = strawberry.field(description="Whether more follow.")
    end_cursor: str | None = strawberry.field(description="Pass it as `after` for the next page; null: none.")


@strawberry.type(description="An address in your calendar or mailbox that belongs to no contact.")
class UnmatchedAddress:
    id: strawberry.ID = strawberry.field(description="Irontree's id.")
    email: str = strawberry.field(description="The address.")
    name: str | None = strawberry.field(description="The name written beside it.")
    times: int = strawberry.field(description="Interactions of the latest import that named it.")
    last_at: DateTime = strawberry.field(description="The latest of them.")


def suggestion(one: rules.Suggestion, language: str | None) -> Suggestion:
    """The GraphQL form of a suggestion."""
    return Suggestion(
        key=one.key,
        gap=one.gap,
        layer=rules.LAYERS[one.gap],
        reason=one.reason_in(language),
        about_id=strawberry.ID(one.about),
        about_name=one.name,
        role=one.role,
        days=one.days,
        steps=one.steps,
        user_id=None if one.colleague is None else strawberry.ID(one.colleague),
    )


def to_do(one: Work) -> ToDo:
    """The GraphQL form of a thing to do."""
    return ToDo(
        kind=one.kind,
        id=strawberry.ID(one.id),
        version=one.version,
        name=one.name,
        due_on=None if one.due_on is None else Date(one.due_on),
        state=one.state,
        plan_id=None if one.plan is None else strawberry.ID(one.plan),
        account=None if one.account is None else _named(one.account),
        person=None if one.subject is None else _named(one.subject),
    )


def timeline_page(page: TimelinePage) -> Timeline:
    """The GraphQL form of a page of a timeline."""
    return Timeline(
        entries=[_entry(one) for one in page.entries],
        has_next_page=page.has_next,
        end_cursor=page.entries[-1].cursor if page.entries else None,
    )


def unmatched_address(one: Unmatched) -> UnmatchedAddress:
    """The GraphQL form of an unmatched address."""
    return UnmatchedAddress(
        id=strawberry.ID(one.id), email=one.email, name=one.name, times=one.times, last_at=DateTime(one.last_at)
    )


def _entry(one: Entry) -> TimelineEntry:
    return TimelineEntry(
        kind=one.kind,
        id=strawberry.ID(one.id),
        at=DateTime(one.at),
        title=one.title,
        code=one.code,
        note=one.note,
        people=[_named(person) for person in one.people],
        colleagues=[_named(colleague) for colleague in one.colleagues],
        cursor=one.cursor,
    )


def _named(pair: tuple[str, str]) -> Named:
    return Named(id=strawberry.ID(pair[0]), name=pair[1])
