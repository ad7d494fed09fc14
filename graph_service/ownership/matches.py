"""Root fields about pairs of records that may describe one party."""

from typing import Annotated

import strawberry

from domain.access import IMPORTS
from domain.errors import InvalidInput
from domain.ownership.matching.record import MatchRecord, read_identifiers
from domain.ownership.records import PartyKind as Kind
from graph_service.context import Info
from graph_service.ownership.match_types import (
    MatchConnection,
    MatchDecision,
    PossibleDuplicate,
    match_connection,
    match_decision,
    match_features,
    match_party,
)
from graph_service.ownership.party_types import PartyKind
from queries.ownership.duplicates import possible_duplicates
from queries.ownership.match_queue import match_decision as get_decision
from queries.ownership.match_queue import match_queue

_MOST = 100
_LONGEST = 500


@strawberry.input(description="What is known of a party that is about to be created.")
class PossibleDuplicatesInput:
    """Every value but the name may be left out."""

    name: str = strawberry.field(description="Its name, in any spelling or script, up to 500 characters.")
    kind: PartyKind = strawberry.field(default=Kind.COMPANY, description="What it is.")  # type: ignore[valid-type]
    country: str | None = strawberry.field(default=None, description="ISO 3166 code.")
    address: str | None = strawberry.field(default=None, description="Address in one line.")
    identifiers: list[str] = strawberry.field(default_factory=list, description="Identifiers as `SCHEME:value`.")
    birth_date: str | None = strawberry.field(default=None, description="Of a person, `1970-01-31` or less exact.")


@strawberry.type
class MatchQuery:
    """The review queue, and a check for duplicates before something is created."""

    @strawberry.field(description="Pairs of records that may describe one party and wait for a person.")
    async def match_queue(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="Size of the page, 1-100.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="`endCursor` of the page before.")] = None,
    ) -> MatchConnection:
        """A page of the queue, the likeliest pairs first."""
        info.context.require(IMPORTS)
        return match_connection(await match_queue(info.context.store, max(1, min(first, _MOST)), after))

    @strawberry.field(description="A decision of two records, also one made or taken back; null if there is none.")
    async def match_decision(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Irontree's id.")],  # noqa: A002
    ) -> MatchDecision | None:
        """The decision with this id."""
        info.context.require(IMPORTS)
        found = await get_decision(info.context.store, id)
        return None if found is None else match_decision(found)

    @strawberry.field(description="Parties that may already be the one you are about to create, the likeliest first.")
    async def possible_duplicates(
        self,
        info: Info,
        input: Annotated[PossibleDuplicatesInput, strawberry.argument(description="What is known of it.")],  # noqa: A002
        first: Annotated[int, strawberry.argument(description="How many at most, 1-20.")] = 5,
    ) -> list[PossibleDuplicate]:
        """Candidates by name and identifier, scored by the matcher."""
        if not input.name.strip() or len(input.name) > _LONGEST:
            raise InvalidInput("The name is empty or too long.", f"Give 1 to {_LONGEST} characters.", ["input", "name"])
        meant = MatchRecord(
            id="",
            kind=input.kind,
            names=(input.name,),
            country=input.country,
            address=input.address,
            identifiers=read_identifiers(input.identifiers),
            birth_date=input.birth_date,
        )
        found = await possible_duplicates(info.context.store, info.context.viewer, meant, max(1, min(first, 20)))
        return [
            PossibleDuplicate(
                party=match_party(one.party),
                score=one.score.score,
                certain=one.certain,
                features=match_features(one.score.features),
            )
            for one in found
        ]
