"""Relationships of BODS as stakes and ties.

Direct interests are stakes and ties of their own. Indirect ones restate what a chain of other statements says: they are
claims, never added to what is direct. Each thing that a relationship becomes is a numbered statement in versions, named
by the relationship's id and its kind.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.ownership.records import (
    HoldingRecord,
    Parsed,
    PartyKind,
    PartyRecord,
    Problem,
    Reason,
    Share,
    TieRecord,
    TieType,
)
from ingestion.ownership.bods.interests import INTERESTS, Interest, Meaning, periods, read_interest
from ingestion.ownership.bods.statements import Statement
from ingestion.ownership.fields import MAX_NAME, clean_text
from ingestion.ownership.json_fields import items, member, text
from ingestion.ownership.shares import combined

_ECONOMIC = [code for code, meaning in INTERESTS.items() if meaning is Meaning.CAPITAL]
_STAKES = frozenset({Meaning.CAPITAL, Meaning.VOTES})
_TIES: Mapping[Meaning, TieType] = {
    Meaning.APPOINTS: TieType.APPOINTS,
    Meaning.CLAIMS: TieType.CLAIMED_CONTROL,
    Meaning.OFFICER: TieType.OFFICER_OF,
}
_BENEFICIAL = "beneficialOwnershipOrControl"


@dataclass(frozen=True, slots=True)
class _Ends:
    """Who has the interests in whom, by local ids, and what the statement tells of the two."""

    holder: str
    company: str
    parties: tuple[PartyRecord, ...]


def parse_relationship(statement: Statement) -> Parsed | Problem:
    """The stakes and ties a relationship states, with its parties as stubs.

    A relationship without interests is a stake of undisclosed share. An owner that is not named is a placeholder of
    this company alone, with the reason. What a newer version leaves out ends on its day.

    Problems: MISSING_FIELD for the ends, MALFORMED for a description that is no text, and those of ``read_interest``.
    """
    ends = _ends(statement)
    if isinstance(ends, Problem):
        return ends
    interests: list[Interest] = []
    notices = list(statement.notices)
    has_components = any(items(statement.details, name) for name in ("componentRecords", "componentStatementIDs"))
    for one in items(statement.details, "interests") or [{}]:
        read = read_interest(one, has_components)
        if isinstance(read, Problem):
            return read
        interests.append(_closed(read[0], statement))
        notices += read[1]
    holdings = [*_stakes(statement, ends, interests, direct=True), *_stakes(statement, ends, interests, direct=False)]
    ties = [tie for type_ in _TIES.values() for tie in _ties(statement, ends, interests, type_)]
    if statement.may_follow:
        holdings += _withdrawn_stakes(statement, ends, {holding.statement_id for holding in holdings}, statement.id)
        ties += _withdrawn_ties(statement, ends, {tie.statement_id for tie in ties}, statement.id)
    for replaced in statement.replaces:
        holdings += _withdrawn_stakes(statement, ends, set(), replaced)
        ties += _withdrawn_ties(statement, ends, set(), replaced)
    return Parsed(ends.parties, tuple(holdings), tuple(ties), notices=tuple(notices))


def _ends(statement: Statement) -> _Ends | Problem:
    details = statement.details
    company = text(details, "subject") or text(details, "subject", "describedByEntityStatement")
    if company is None:
        reason = text(details, "subject", "reason")
        return Problem(Reason.MISSING_FIELD, f"The subject is not named ({reason or 'no reason given'}).")
    person = text(details, "interestedParty", "describedByPersonStatement")
    holder = (
        person or text(details, "interestedParty") or text(details, "interestedParty", "describedByEntityStatement")
    )
    owned = PartyRecord(company, company, stub=True)
    if holder is not None:
        kind = PartyKind.PERSON if person else PartyKind.COMPANY
        return _Ends(holder, company, (PartyRecord(holder, holder, kind, stub=True), owned))
    unspecified = member(details, "interestedParty", "unspecified") or member(details, "interestedParty")
    reason = text(unspecified, "reason")
    if reason is None:
        return Problem(Reason.MISSING_FIELD, "The interestedParty is missing, and no reason is given.")
    name = clean_text((text(unspecified, "description") or reason)[:MAX_NAME], "description")
    if isinstance(name, Problem):
        return name
    placeholder = PartyRecord(f"{company}|{reason}", name[0], PartyKind.UNKNOWN, undisclosed_reason=reason)
    return _Ends(placeholder.local_id, company, (placeholder, owned))


def _closed(interest: Interest, statement: Statement) -> Interest:
    """In a closed relationship nothing goes on after the day of the statement."""
    if not statement.is_closed or interest.end is not None or statement.stated_on is None:
        return interest
    start = interest.start
    return replace(interest, end=statement.stated_on if start is None else max(start, statement.stated_on))


def _stakes(
    statement: Statement, ends: _Ends, interests: Sequence[Interest], *, direct: bool
) -> Iterator[HoldingRecord]:
    chosen = [one for one in interests if one.meaning in _STAKES and one.is_indirect is not direct]
    for start, end, held in periods(chosen):
        yield HoldingRecord(
            ends.holder,
            ends.company,
            _capital(held),
            combined([one.share for one in held if one.meaning is Meaning.VOTES]),
            start,
            end,
            observed=True,
            observed_on=statement.stated_on,
            statement_id=_stake_id(statement.id, direct),
            direct=direct,
            nature=_wording(held),
        )


def _capital(interests: Sequence[Interest]) -> Share:
    """The share by the foremost economic code: a right to profit says no more than the shares it comes with."""
    economic = [one for one in interests if one.meaning is Meaning.CAPITAL]
    foremost = min((_ECONOMIC.index(one.code) for one in economic), default=0)
    return combined([one.share for one in economic if one.code == _ECONOMIC[foremost]])


def _ties(statement: Statement, ends: _Ends, interests: Sequence[Interest], type_: TieType) -> Iterator[TieRecord]:
    for start, end, held in periods([one for one in interests if _tie_type(one) is type_]):
        shares = [one.share.percent for one in held]
        yield TieRecord(
            type_,
            ends.holder,
            ends.company,
            _tie_id(statement.id, type_),
            start,
            end,
            percent=shares[0] if len(shares) == 1 and type_ is TieType.CLAIMED_CONTROL else None,
            wording=_wording(held),
            observed=True,
            observed_on=statement.stated_on,
        )


def _tie_type(interest: Interest) -> TieType | None:
    """Control through a chain is only a claim: the chain says itself whether it is so."""
    type_ = _TIES.get(interest.meaning)
    return TieType.CLAIMED_CONTROL if interest.is_indirect and type_ is TieType.APPOINTS else type_


def _wording(interests: Sequence[Interest]) -> str:
    """What the source calls the interests, and whether they make their holder a beneficial owner."""
    words = sorted({one.wording for one in interests})
    return "; ".join([*words, _BENEFICIAL] if any(one.is_beneficial for one in interests) else words)


def _withdrawn_stakes(statement: Statement, ends: _Ends, said: set[str | None], id_: str) -> Iterator[HoldingRecord]:
    for direct in (True, False):
        number = _stake_id(id_, direct)
        if number not in said and statement.stated_on is not None:
            yield HoldingRecord(
                ends.holder, ends.company, observed=True, observed_on=statement.stated_on, statement_id=number,
                direct=direct, removed_on=statement.stated_on,
            )  # fmt: skip


def _withdrawn_ties(statement: Statement, ends: _Ends, said: set[str], id_: str) -> Iterator[TieRecord]:
    for type_ in _TIES.values():
        number = _tie_id(id_, type_)
        if number not in said and statement.stated_on is not None:
            yield TieRecord(
                type_, ends.holder, ends.company, number, observed=True, observed_on=statement.stated_on,
                removed_on=statement.stated_on,
            )  # fmt: skip


def _stake_id(id_: str, direct: bool) -> str:
    return id_ if direct else f"{id_}|indirect"


def _tie_id(id_: str, type_: TieType) -> str:
    return f"{id_}|{type_}"
