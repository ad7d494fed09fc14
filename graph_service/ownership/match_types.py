"""GraphQL types of pairs that may be one party, and what was decided of them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import strawberry

from domain.ownership.matching.decision import Judgement
from domain.ownership.matching.score import Feature
from domain.ownership.records import PartyKind as Kind
from graph_service.ownership.party_types import PartyKind
from graph_service.scalars import Date, DateTime
from queries.ownership.match_decisions import MatchWarnings
from queries.ownership.match_queue import MatchPage, StoredDecision, cursor

MatchJudgement = strawberry.enum(
    Judgement,
    name="MatchJudgement",
    description="SAME: the records describe one party. DIFFERENT: two. UNSURE: it waits for a person.",
)
_KINDS = {kind.label: kind for kind in Kind}


@strawberry.type(description="Something that two parties were compared by.")
class MatchFeature:
    name: str = strawberry.field(description="Machine name, such as words, numbers, place, legal_form, identifier.")
    value: float = strawberry.field(description="How far it holds, 0-1.")
    weight: float = strawberry.field(
        description="What it can contribute: positive for evidence, of which the strongest counts; negative against."
    )
    detail: str = strawberry.field(description="What was found, in the words of the names; may be empty.")


@strawberry.type(description="An identifier of a compared party.")
class MatchIdentifier:
    scheme: str = strawberry.field(description="Who issues it: LEI, USCC, GB-COH, …")
    value: str = strawberry.field(description="The identifier as the scheme writes it.")
    valid: bool = strawberry.field(description="Whether its check digits agree.")


@strawberry.type(description="A source's record of a compared party.")
class MatchRecord:
    id: strawberry.ID = strawberry.field(description="Irontree's id of the record.")
    source: str = strawberry.field(description="The source.")
    local_id: str = strawberry.field(description="The source's own key.")
    last_seen: Date = strawberry.field(description="As-of date of the latest load that showed it.")


@strawberry.type(description="A stake of a compared party, as one source asserts it.")
class MatchStake:
    party_id: strawberry.ID = strawberry.field(description="The other end.")
    party_name: str = strawberry.field(description="Name of the other end.")
    source: str = strawberry.field(description="The source that asserts it.")
    percent_min: float | None = strawberry.field(description="Lower end of the share, 0-100; null: not disclosed.")
    percent_max: float | None = strawberry.field(description="Upper end of the share, 0-100; null: not disclosed.")
    valid_from: Date | None = strawberry.field(description="First day; null: unbounded.")


@strawberry.type(description="A party with everything that it can be compared by.")
class MatchParty:
    id: strawberry.ID = strawberry.field(description="Irontree's id of the party.")
    name: str = strawberry.field(description="Name as the register spells it.")
    kind: PartyKind = strawberry.field(description="What the party is.")  # type: ignore[valid-type]
    other_names: list[str] = strawberry.field(description="Translations, short and former names.")
    identifiers: list[MatchIdentifier] = strawberry.field(description="Identifiers by scheme and value.")
    jurisdiction: str | None = strawberry.field(description="ISO 3166 code of the law it exists under.")
    region: str | None = strawberry.field(description="Region within the jurisdiction.")
    address: str | None = strawberry.field(description="Address in one line.")
    legal_form: str | None = strawberry.field(description="ISO 20275 code, else the form as spelt.")
    status: str | None = strawberry.field(description="Status in its register.")
    founded_on: Date | None = strawberry.field(description="Day of creation.")
    birth_date: str | None = strawberry.field(description="Birth date of a person, YYYY, YYYY-MM or YYYY-MM-DD.")
    records: list[MatchRecord] = strawberry.field(description="The sources' records of it; at most twenty.")
    holders: list[MatchStake] = strawberry.field(description="Who holds it today; the five largest.")
    holdings: list[MatchStake] = strawberry.field(description="What it holds today; the five largest.")


@strawberry.type(description="What was decided of two source records: one party, two, or it waits for a person.")
class MatchDecision:
    id: strawberry.ID = strawberry.field(description="Irontree's id.")
    judgement: MatchJudgement = strawberry.field(description="What was decided.")  # type: ignore[valid-type]
    score: float = strawberry.field(description="How likely they are one party by the matcher, 0-1.")
    features: list[MatchFeature] = strawberry.field(description="What the score consists of.")
    author: str = strawberry.field(description="Login of the user who decided, or matcher.")
    at: DateTime = strawberry.field(description="When it was decided.")
    version: int = strawberry.field(description="Counts the changes; send it back when you decide.")
    reason: str | None = strawberry.field(description="Why, in the words of who decided.")
    withdrawn_at: DateTime | None = strawberry.field(description="When it was taken back; null: it stands.")
    withdrawn_by: str | None = strawberry.field(description="Who took it back, a login or matcher.")
    left: MatchParty = strawberry.field(description="The party that the one record describes now.")
    right: MatchParty = strawberry.field(description="The party that the other record describes now.")


@strawberry.type(description="A decision in a page.")
class MatchEdge:
    node: MatchDecision = strawberry.field(description="The decision.")
    cursor: str = strawberry.field(description="Its place in the queue.")


@strawberry.type(description="Where a page of the queue ends.")
class MatchPageInfo:
    has_next_page: bool = strawberry.field(description="Whether more follow.")
    end_cursor: str | None = strawberry.field(description="Pass it as `after` for the next page.")


@strawberry.type(description="A page of decisions that wait for a person.")
class MatchConnection:
    edges: list[MatchEdge] = strawberry.field(description="The decisions, the likeliest pairs first.")
    page_info: MatchPageInfo = strawberry.field(description="Whether more follow.")
    total_count: int = strawberry.field(description="All that wait.")


@strawberry.enum(description="What deserves a look after a merge.")
class MatchWarningKind(StrEnum):
    """Codes; the UI has the words."""

    SELF_HOLDING = "SELF_HOLDING"
    OVER_100 = "OVER_100"


@strawberry.type(description="Something that deserves a look after a merge; the merge was done.")
class MatchWarning:
    kind: MatchWarningKind = strawberry.field(description="What it is.")
    amount: float = strawberry.field(
        description="SELF_HOLDING: how many stakes the merged party has in itself. OVER_100: percent held in it in all."
    )


@strawberry.type(description="A decision that was made, and what deserves a look.")
class MatchDecided:
    decision: MatchDecision = strawberry.field(description="The decision as it stands now.")
    warnings: list[MatchWarning] = strawberry.field(description="What deserves a look; mostly empty.")


@strawberry.type(description="A party of the graph that may be the one meant.")
class PossibleDuplicate:
    party: MatchParty = strawberry.field(description="The party.")
    score: float = strawberry.field(description="How likely it is the one meant, 0-1.")
    certain: bool = strawberry.field(description="Whether the matcher would take them for one by itself.")
    features: list[MatchFeature] = strawberry.field(description="What the score consists of.")


def match_connection(page: MatchPage) -> MatchConnection:
    """The GraphQL form of a page of the queue."""
    return MatchConnection(
        edges=[MatchEdge(node=match_decision(one), cursor=cursor(one)) for one in page.decisions],
        page_info=MatchPageInfo(has_next_page=page.after is not None, end_cursor=page.after),
        total_count=page.total,
    )


def match_decision(one: StoredDecision) -> MatchDecision:
    """The GraphQL form of a stored decision."""
    return MatchDecision(
        id=strawberry.ID(one.id),
        judgement=one.judgement,
        score=one.score,
        features=match_features(one.features),
        author=one.author,
        at=DateTime(one.at),
        version=one.version,
        reason=one.reason,
        withdrawn_at=None if one.withdrawn_at is None else DateTime(one.withdrawn_at),
        withdrawn_by=one.withdrawn_by,
        left=match_party(one.left),
        right=match_party(one.right),
    )


def match_features(features: tuple[Feature, ...]) -> list[MatchFeature]:
    """The GraphQL form of a score's features."""
    return [MatchFeature(name=one.name, value=one.value, weight=one.weight, detail=one.detail) for one in features]


def match_warnings(warnings: MatchWarnings) -> list[MatchWarning]:
    """The GraphQL form of a merge's warnings."""
    found = []
    if warnings.self_holdings:
        found.append(MatchWarning(kind=MatchWarningKind.SELF_HOLDING, amount=warnings.self_holdings))
    if warnings.disclosed_percent is not None:
        found.append(MatchWarning(kind=MatchWarningKind.OVER_100, amount=warnings.disclosed_percent))
    return found


def match_party(fields: Mapping[str, Any]) -> MatchParty:
    """The GraphQL form of a party's map."""
    return MatchParty(
        id=fields["id"],
        name=fields["name"],
        kind=next((_KINDS[label] for label in fields["labels"] if label in _KINDS), Kind.UNKNOWN),
        other_names=fields["otherNames"],
        identifiers=[MatchIdentifier(**one) for one in fields["identifiers"]],
        jurisdiction=fields["jurisdiction"],
        region=fields["region"],
        address=fields["address"],
        legal_form=fields["legalForm"],
        status=fields["status"],
        founded_on=_day(fields["foundedOn"]),
        birth_date=fields["birthDate"],
        records=[_record(one) for one in fields["records"]],
        holders=[_stake(one) for one in fields["holders"]],
        holdings=[_stake(one) for one in fields["holdings"]],
    )


def _record(fields: Mapping[str, Any]) -> MatchRecord:
    return MatchRecord(
        id=fields["id"],
        source=fields["source"],
        local_id=fields["localId"],
        last_seen=Date(date.fromisoformat(fields["lastSeen"])),
    )


def _stake(fields: Mapping[str, Any]) -> MatchStake:
    return MatchStake(
        party_id=fields["partyId"],
        party_name=fields["partyName"],
        source=fields["source"],
        percent_min=fields["percentMin"],
        percent_max=fields["percentMax"],
        valid_from=_day(fields["validFrom"]),
    )


def _day(text: str | None) -> Date | None:
    return None if text is None else Date(date.fromisoformat(text))
