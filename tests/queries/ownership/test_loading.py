"""Batches put into a real store."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.errors import Conflict
from domain.ownership.import_counts import Outcome, RunCounts
from domain.ownership.records import (
    HoldingRecord,
    IdentifierValue,
    ParentExceptionRecord,
    Parsed,
    PartyKind,
    PartyRecord,
    Problem,
    Reason,
    Share,
    TieRecord,
    TieType,
)
from queries.new_ids import new_id
from queries.ownership import closing, imports, known, loading_statements, quarantine, stake_statements
from queries.ownership.closing import DataWarning, data_warnings, end_absent
from queries.ownership.imports import NewRun, begin_run, cancel_run, get_run
from queries.ownership.loading import Batch, Unusable, load_batch, prepare
from queries.ownership.party_loading import Origin
from queries.statement import Statement, statement
from queries.store import Store

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LEI_A, LEI_B = "5493001KJTIIGC8Y1R12", "529900T8BM49AURSDO55"  # published examples of ISO 17442

PARTIES = statement(
    "RETURN COLLECT { MATCH (p:Party) RETURN p {.*, foundedOn: toString(p.foundedOn), labels: labels(p),"
    " identifiers: COLLECT { MATCH (p)-[:IDENTIFIED_BY]->(i) RETURN i.key ORDER BY i.key },"
    " records: COLLECT { MATCH (p)<-[:DESCRIBES]-(s) RETURN s.source + ' ' + s.localId ORDER BY s.localId }}"
    " ORDER BY p.name }"
)
STAKES = statement(
    "RETURN COLLECT { MATCH (h)-[r:HOLDS]->(c) RETURN [h.name, c.name, r.percentMin, r.percentMax,"
    " toString(r.validFrom), toString(r.validTo)] ORDER BY h.name, c.name, r.validFrom, r.percentMin }"
)
TIES = statement(
    "RETURN COLLECT { MATCH (h:Party)-[r:CONSOLIDATED_BY|BRANCH_OF|MANAGED_BY]->(c)"
    " RETURN [h.name, type(r), r.level, c.name, toString(r.validTo)] ORDER BY h.name, type(r), r.level }"
)
STATUSES = statement(
    "RETURN COLLECT { MATCH ()-[r:CONSOLIDATED_BY|BRANCH_OF|MANAGED_BY]->()"
    " RETURN [r.statementId, r.status, r.registrationStatus] ORDER BY r.statementId }"
)


def party(key: str, name: str = "", *identifiers: IdentifierValue, **fields: Any) -> PartyRecord:
    return PartyRecord(key, name or key, identifiers=identifiers, **fields)


def lei(value: str, valid: bool = True) -> IdentifierValue:
    return IdentifierValue("LEI", value, valid)


def stake(holder: str, company: str, percent: float) -> Parsed:
    parties = (party(holder), party(company))
    return Parsed(parties, (HoldingRecord(holder, company, Share.exact(percent), observed=True),))


async def load(
    store: Store, parsed: Sequence[Parsed], on: date = date(2026, 1, 1), source: str = "holdings-csv", **batch: Any
) -> tuple[RunCounts, str]:
    """One batch in a run of its own; the counts and the run."""
    run = new_id(NOW)
    await begin_run(store, NewRun(run, source, on, False, ("file",), ("1:a",), "cli"), NOW)
    counts = RunCounts()
    content = Batch(position=len(parsed), parsed=list(parsed), **batch)
    await load_batch(store, prepare(content, Origin(run, source, 0, "file", on)), counts, NOW)
    return counts, run


async def test_a_first_load_creates_and_a_second_changes_nothing(store: Store) -> None:
    rows = [stake("Alpha", "Beta", 60), stake("Alpha", "Gamma", 25.5), stake("Beta", "Alpha", 3)]
    counts, _ = await load(store, rows)
    assert (counts.parties, counts.holdings) == (Outcome(created=3), Outcome(created=3))
    before = await store.read(PARTIES), await store.read(STAKES)
    again, _ = await load(store, rows, date(2026, 2, 1))
    assert (again.parties, again.holdings) == (Outcome(unchanged=3), Outcome(unchanged=3))
    assert (await store.read(PARTIES), await store.read(STAKES)) == before
    assert before[1][0] == ["Alpha", "Beta", 60.0, 60.0, None, None]


async def test_a_differing_stake_ends_the_old_one(store: Store) -> None:
    await load(store, [stake("Alpha", "Beta", 60)])
    counts, _ = await load(store, [stake("Alpha", "Beta", 40)], date(2026, 2, 1))
    assert counts.holdings == Outcome(changed=1)
    assert await store.read(STAKES) == [
        ["Alpha", "Beta", 40.0, 40.0, "2026-02-01", None],
        ["Alpha", "Beta", 60.0, 60.0, None, "2026-02-01"],
    ]


async def test_names_are_folded_for_the_search_and_former_ones_kept(store: Store) -> None:
    await load(store, [Parsed((party("1", "ＡＢＣ（深圳）", other_names=("ABC Shenzhen",)),))])
    await load(store, [Parsed((party("1", "XYZ"),))], date(2026, 2, 1))
    (found,) = await store.read(PARTIES)
    assert found["name"] == "XYZ"
    assert found["otherNames"] == ["ＡＢＣ（深圳）", "ABC Shenzhen"]
    assert "abc(深圳)" in found["searchName"]
    assert found["searchName"].startswith("xyz")


async def test_a_changed_record_replaces_attributes_and_moves_the_label(store: Store) -> None:
    await load(store, [Parsed((party("1", "Harbour", status="ACTIVE", industry="ports"),))])
    changed = party("1", "Harbour", status="INACTIVE", kind=PartyKind.PUBLIC_BODY, founded_on=date(1999, 2, 3))
    counts, _ = await load(store, [Parsed((changed,))], date(2026, 2, 1))
    (found,) = await store.read(PARTIES)
    assert counts.parties == Outcome(changed=1)
    assert set(found["labels"]) == {"Party", "PublicBody"}
    assert (found["status"], found.get("industry"), found["foundedOn"]) == ("INACTIVE", None, "1999-02-03")


async def test_an_older_file_does_not_overwrite_a_party(store: Store) -> None:
    await load(store, [Parsed((party("1", "New name"),))], date(2026, 2, 1))
    counts, _ = await load(store, [Parsed((party("1", "Old name"),))], date(2026, 1, 1))
    assert [one["name"] for one in await store.read(PARTIES)] == ["New name"]
    assert counts.parties == Outcome(unchanged=1)


async def test_within_a_file_the_first_description_of_a_party_stands(store: Store) -> None:
    rows = [Parsed((party("1", "First"),)), Parsed((party("1", "Second"),))]
    for _ in range(2):
        counts, _ = await load(store, rows)
        assert counts.notices == {"PARTY_DESCRIBED_TWICE": 1}
    assert counts.parties == Outcome(unchanged=1)
    assert [one["name"] for one in await store.read(PARTIES)] == ["First"]


class TestStubs:
    async def test_a_stub_gives_way_to_the_full_record(self, store: Store) -> None:
        await load(store, [Parsed((party(LEI_A, LEI_A, lei(LEI_A), stub=True),))])
        full = party(LEI_A, "Alpha AG", lei(LEI_A), kind=PartyKind.FUND)
        counts, _ = await load(store, [Parsed((full,))])
        (found,) = await store.read(PARTIES)
        assert counts.parties == Outcome(changed=1)
        assert (found["name"], found.get("stub"), found.get("otherNames")) == ("Alpha AG", None, [])
        assert set(found["labels"]) == {"Party", "Fund"}

    async def test_a_stub_never_overwrites(self, store: Store) -> None:
        await load(store, [Parsed((party(LEI_A, "Alpha AG", lei(LEI_A)),))])
        counts, _ = await load(store, [Parsed((party(LEI_A, LEI_A, lei(LEI_A), stub=True),))], date(2026, 2, 1))
        assert counts.parties == Outcome(unchanged=1)
        assert [one["name"] for one in await store.read(PARTIES)] == ["Alpha AG"]


class TestIdentifiers:
    async def test_a_valid_identifier_joins_the_records_of_two_sources(self, store: Store) -> None:
        await load(store, [Parsed((party("1", "Alpha", lei(LEI_A), region="Hesse"),))])
        gleif = party(LEI_A, "Alpha AG", lei(LEI_A), jurisdiction="DE")
        counts, _ = await load(store, [Parsed((gleif,))], source="gleif")
        (found,) = await store.read(PARTIES)
        assert counts.parties == Outcome(changed=1)
        assert found["records"] == ["holdings-csv 1", f"gleif {LEI_A}"]
        # gleif counts before holdings-csv (SOURCE_ORDER), so it names the party; what it leaves open stays
        assert (found["name"], found["otherNames"], found["jurisdiction"], found["region"]) == (
            "Alpha AG",
            ["Alpha"],
            "DE",
            "Hesse",
        )

    async def test_a_source_that_counts_less_only_fills(self, store: Store) -> None:
        gleif = party(LEI_A, "Alpha AG", lei(LEI_A), jurisdiction="DE")
        await load(store, [Parsed((gleif,))], source="gleif")
        await load(store, [Parsed((party("1", "Alpha", lei(LEI_A), jurisdiction="FR", region="Hesse"),))])
        (found,) = await store.read(PARTIES)
        assert (found["name"], found["otherNames"], found["jurisdiction"], found["region"]) == (
            "Alpha AG",
            ["Alpha"],
            "DE",
            "Hesse",
        )

    async def test_records_of_one_batch_join_too(self, store: Store) -> None:
        await load(store, [Parsed((party("1", "Alpha", lei(LEI_A)),)), Parsed((party("2", "Alpha AG", lei(LEI_A)),))])
        assert [one["records"] for one in await store.read(PARTIES)] == [["holdings-csv 1", "holdings-csv 2"]]

    async def test_different_valid_values_of_one_scheme_are_never_one_party(self, store: Store) -> None:
        shared = IdentifierValue("RA000001", "77")
        await load(store, [Parsed((party("1", "Alpha", lei(LEI_A), shared),))])
        await load(store, [Parsed((party("2", "Beta", lei(LEI_B), shared),))], source="gleif")
        assert len(await store.read(PARTIES)) == 2

    @pytest.mark.parametrize(
        "identifier", [IdentifierValue("LISTING", "000001.SZ"), lei(LEI_A, valid=False)], ids=["listing", "invalid"]
    )
    async def test_listings_and_failing_identifiers_decide_nothing(
        self, store: Store, identifier: IdentifierValue
    ) -> None:
        await load(store, [Parsed((party("1", "Alpha", identifier),))])
        await load(store, [Parsed((party("2", "Beta", identifier),))], source="gleif")
        assert [one["identifiers"] for one in await store.read(PARTIES)] == [
            [f"{identifier.scheme}:{identifier.value}"]
        ] * 2

    async def test_an_identifier_of_two_parties_is_told_and_decides_nothing(self, store: Store) -> None:
        shared = IdentifierValue("RA000001", "77")
        await load(store, [Parsed((party("1", "Alpha", lei(LEI_A), shared), party("2", "Beta", lei(LEI_B), shared)))])
        counts, _ = await load(store, [Parsed((party("3", "Gamma", shared),))], source="gleif")
        assert counts.notices == {"IDENTIFIERS_DISAGREE": 1}
        assert len(await store.read(PARTIES)) == 3


async def test_ties_and_exceptions(store: Store) -> None:
    parties = (party("c", "Child"), party("p", "Parent"), party("f", "Fund"))
    ties = (
        TieRecord(TieType.CONSOLIDATED_BY_DIRECT, "c", "p", "1", status="ACTIVE"),
        TieRecord(TieType.CONSOLIDATED_BY_ULTIMATE, "c", "p", "2"),
        TieRecord(TieType.BRANCH_OF, "f", "p", "3"),
        TieRecord(TieType.MANAGED_BY, "f", "p", "4"),
    )
    exceptions = (ParentExceptionRecord("p", ultimate=True, reason="NO_KNOWN_PERSON"),)
    bundle = Parsed(parties, (), ties, exceptions)
    counts, _ = await load(store, [bundle], source="gleif")
    assert counts.ties == Outcome(created=4)
    again, _ = await load(store, [bundle], source="gleif")
    assert again.ties == Outcome(unchanged=4)
    removed = TieRecord(TieType.CONSOLIDATED_BY_DIRECT, "c", "p", "1", removed_on=date(2026, 1, 15))
    withdrawn = ParentExceptionRecord("p", ultimate=True, reason="NO_KNOWN_PERSON", removed_on=date(2026, 1, 15))
    last, _ = await load(store, [Parsed((), (), (removed,), (withdrawn,))], date(2026, 2, 1), source="gleif")
    assert last.ties == Outcome(ended=1)
    assert await store.read(TIES) == [
        ["Child", "CONSOLIDATED_BY", "DIRECT", "Parent", "2026-01-15"],
        ["Child", "CONSOLIDATED_BY", "ULTIMATE", "Parent", None],
        ["Fund", "BRANCH_OF", None, "Parent", None],
        ["Fund", "MANAGED_BY", "FUND", "Parent", None],
    ]
    assert all("ultimateParentException" not in one for one in await store.read(PARTIES))


async def test_the_status_of_a_tie_and_that_of_its_registration_are_kept_apart(store: Store) -> None:
    types = (TieType.CONSOLIDATED_BY_DIRECT, TieType.BRANCH_OF, TieType.MANAGED_BY)

    def ties(registration: str) -> list[Parsed]:
        made = [
            TieRecord(type_, "c", "p", str(type_), status="ACTIVE", registration_status=registration) for type_ in types
        ]
        return [Parsed((party("c"), party("p")), (), tuple(made))]

    await load(store, ties("PUBLISHED"), source="gleif")
    counts, _ = await load(store, ties("LAPSED"), date(2026, 2, 1), source="gleif")
    assert counts.ties == Outcome(changed=3)
    again, _ = await load(store, ties("LAPSED"), date(2026, 2, 1), source="gleif")
    assert again.ties == Outcome(unchanged=3)
    assert await store.read(STATUSES) == [[str(type_), "ACTIVE", "LAPSED"] for type_ in sorted(types)]


async def test_position_counts_and_quarantine_are_kept_with_the_batch(store: Store) -> None:
    unusable = [Unusable(2, Problem(Reason.BAD_NUMBER, "percent 'x' is no number"), '{"percent":"x"}')]
    counts, run = await load(store, [stake("Alpha", "Beta", 60)], unusable=unusable)
    stored = await get_run(store, run)
    assert (stored.file, stored.position, stored.counts) == (0, 1, counts)
    assert (counts.read, counts.accepted, counts.quarantined) == (2, 1, {"BAD_NUMBER": 1})
    page = await quarantine.list_quarantine(store, quarantine.QuarantineRequest(run))
    assert [(one.position, one.reason, one.record, one.status) for one in page.records] == [
        (2, "BAD_NUMBER", '{"percent":"x"}', "OPEN")
    ]


async def test_a_cancelled_run_writes_nothing_more(store: Store) -> None:
    _, run = await load(store, [stake("Alpha", "Beta", 60)])
    await cancel_run(store, run, NOW)
    batch = prepare(Batch(2, [stake("Alpha", "Gamma", 1)]), Origin(run, "holdings-csv", 0, "file", date(2026, 1, 1)))
    with pytest.raises(Conflict):
        await load_batch(store, batch, RunCounts(), NOW)
    assert len(await store.read(STAKES)) == 1


async def test_a_batch_costs_one_read_and_one_transaction(store: Store) -> None:
    sent: list[Statement] = []
    run = new_id(NOW)
    await begin_run(store, NewRun(run, "holdings-csv", date(2026, 1, 1), False, ("f",), ("1",), "cli"), NOW)
    end = store.on_statement(lambda one, _: sent.append(one))
    batch = Batch(1, [stake("Alpha", "Beta", 60)])
    await load_batch(store, prepare(batch, Origin(run, "holdings-csv", 0, "f", date(2026, 1, 1))), RunCounts(), NOW)
    end()
    assert sent[0] is known.KNOWN
    assert sent[1:] == [
        loading_statements.CREATE_PARTIES[PartyKind.COMPANY],
        stake_statements.CREATE_STAKES,
        loading_statements.ADVANCE,
    ]


async def test_sums_above_100_and_holdings_of_oneself_are_told(store: Store) -> None:
    rows = [stake("A", "Over", 70), stake("B", "Over", 40), stake("Self", "Self", 5), stake("A", "Full", 100)]
    await load(store, rows)
    found = await data_warnings(store, "holdings-csv", date(2026, 1, 1))
    assert [(one.kind, one.name, one.percent) for one in found] == [
        ("OVER_100", "Over", 110.0),
        ("SELF_HOLDING", "Self", 5.0),
    ]
    assert isinstance(found[0], DataWarning)


async def test_a_snapshot_ends_what_it_does_not_hold(store: Store) -> None:
    await load(store, [stake("Alpha", "Beta", 60), stake("Alpha", "Gamma", 10)])
    await load(store, [stake("Alpha", "Beta", 60)], source="other")
    counts, run = await load(store, [stake("Alpha", "Beta", 60)], date(2026, 2, 1))
    for _ in range(2):
        await end_absent(store, run, "holdings-csv", date(2026, 2, 1), counts)
        assert (counts.holdings.ended, counts.parties.ended) == (1, 1)
    assert [row for row in await store.read(STAKES) if row[5]] == [["Alpha", "Gamma", 10.0, 10.0, None, "2026-02-01"]]
    back, _ = await load(store, [stake("Alpha", "Gamma", 10)], date(2026, 3, 1))
    assert (back.holdings, back.parties.changed) == (Outcome(created=1), 1)


async def test_an_older_snapshot_does_not_end_what_was_seen_later(store: Store) -> None:
    await load(store, [stake("Alpha", "Beta", 60)], date(2026, 2, 1))
    counts, run = await load(store, [stake("Alpha", "Gamma", 10)], date(2026, 1, 1))
    await end_absent(store, run, "holdings-csv", date(2026, 1, 1), counts)
    assert counts.holdings.ended == 0


async def test_no_plan_reads_a_whole_index_or_label(store: Store) -> None:
    """Plans made while the store is almost empty must still seek: they live on while it fills."""
    await load(store, [stake("Alpha", "Beta", 60)])
    for module in (loading_statements, known, closing, imports, quarantine):
        for name, value in vars(module).items():
            for one in value.values() if isinstance(value, dict) else [value]:
                if isinstance(one, Statement):
                    scans = [step for step in steps(await store.explain(one, everything(one))) if "Scan" in step]
                    assert scans == [], name


def everything(one: Statement) -> dict[str, object]:
    words = one.text.replace("[", " ").replace("}", " ").replace(")", " ").replace(",", " ").split()
    return {word[1:].split(".")[0].rstrip("]"): None for word in words if word.startswith("$")}


def steps(plan: dict[str, Any]) -> list[str]:
    return [plan["operatorType"], *(step for child in plan.get("children", []) for step in steps(child))]
