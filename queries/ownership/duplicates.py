"""Parties of the graph that may be the one a user is about to create."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from domain.access import RELATIONSHIPS, Viewer
from domain.ownership.matching.pair import CERTAIN, REVIEW, score_pair
from domain.ownership.matching.record import MatchRecord
from domain.ownership.matching.score import PairScore
from domain.ownership.party_assignment import identifier_key
from domain.ownership.party_search import any_word
from domain.ownership.records import IdentifierValue, PartyKind
from queries.ownership.match_parties import party_shape
from queries.statement import Statement, assembled, cypher, literal
from queries.store import Parameters, Store

_CANDIDATES = 60
_KINDS = {kind.label: kind for kind in PartyKind}


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A party as a map, how likely it is the one meant, and whether the matcher would join them by itself."""

    party: Mapping[str, Any]
    score: PairScore
    certain: bool


@cache
def candidates_statement() -> Statement:
    """The statement that finds candidates by words and identifiers."""
    return assembled(
        cypher(
            "CALL () { CALL db.index.fulltext.queryNodes('party_names', $words, {limit: $limit}) YIELD node RETURN node"
            " UNION UNWIND $identifiers AS key MATCH (i:Identifier {key: key})<-[:IDENTIFIED_BY]-(node)"
            " USING INDEX SEEK i:Identifier(key) RETURN node }"
            " WITH DISTINCT node AS p WHERE p:Party RETURN collect(<party>)",
            party=party_shape(literal("p")),
        )
    )


async def possible_duplicates(store: Store, viewer: Viewer, meant: MatchRecord, first: int) -> list[Duplicate]:
    """Parties that may be the one meant, the likeliest first: candidates by any word of a name or by identifier.

    Persons whom only our own users wrote down are shown to those who may see relationships.
    """
    found = await store.read(*candidates(meant)) or []
    if not RELATIONSHIPS.allows(viewer.role):
        found = [one for one in found if "Contact" not in one["labels"] or one["records"]]
    return likeliest(found, meant, first)


def candidates(meant: MatchRecord) -> tuple[Statement, Parameters]:
    """The statement that finds parties which may be the one meant, and its parameters."""
    return candidates_statement(), {
        "words": any_word(meant.names) or "\\u0000",
        "identifiers": [identifier_key(one) for one in meant.identifiers if one.valid],
        "limit": _CANDIDATES,
    }


def likeliest(found: Sequence[Mapping[str, Any]] | None, meant: MatchRecord, first: int) -> list[Duplicate]:
    """Of the candidates those that may well be the one meant, the likeliest first."""
    scored = [(party, score_pair(meant, matched_record(party))) for party in found or []]
    likely = [Duplicate(party, score, score.score >= CERTAIN) for party, score in scored if score.score >= REVIEW]
    return sorted(likely, key=lambda one: (-one.score.score, one.party["id"]))[:first]


def matched_record(fields: Mapping[str, Any]) -> MatchRecord:
    """The party of a map that ``party_shape`` made, as it is compared."""
    return MatchRecord(
        id=fields["id"],
        kind=next((_KINDS[label] for label in fields["labels"] if label in _KINDS), PartyKind.UNKNOWN),
        names=(fields["name"], *fields["otherNames"]),
        country=fields["jurisdiction"],
        address=fields["address"],
        identifiers=tuple(IdentifierValue(**one) for one in fields["identifiers"]),
        birth_date=fields["birthDate"],
    )
