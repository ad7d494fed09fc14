from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest
from stdnum import lei
from stdnum.cn import uscc

from domain.ownership.control import controlled_by, controllers_of
from domain.ownership.identifiers import lei_valid
from domain.ownership.identifiers import uscc as our_uscc
from domain.ownership.loops import components_from
from domain.ownership.records import HoldingRecord, Parsed, PartyKind, PartyRecord, TieType
from domain.ownership.stakes import Stake, Validity
from domain.ownership.ultimate_control import ultimate_controller
from ingestion.ownership.demo.identifiers import UNISSUED_LEI_PREFIX, UNISSUED_UK_PREFIX, UNISSUED_USCC_PREFIX
from ingestion.ownership.demo.world import ACCOUNTS, build_world

SEED, TODAY = 20260901, date(2026, 9, 1)
WORLD = build_world(SEED)
PARTIES = {party.local_id: party for bundle in WORLD for party in bundle.parties}
KINDS = {id_: party.kind for id_, party in PARTIES.items()}
HOLDINGS = [holding for bundle in WORLD for holding in bundle.holdings]
GROUP = "huanyue-group"


def on(day: date) -> list[Stake]:
    return [
        Stake(
            h.holder, h.company, h.capital.low, h.capital.high, h.voting.low, h.voting.high,
            h.capital.low_open, h.capital.high_open, id=str(number),
        )
        for number, h in enumerate(HOLDINGS)
        if Validity(h.valid_from, h.valid_to).contains(day)
    ]  # fmt: skip


def controlled(controller: str, day: date = TODAY) -> dict[str, tuple[Stake, ...]]:
    return {one.company: one.witness for one in controlled_by(controller, on(day), KINDS)}


def head(company: str, day: date = TODAY) -> tuple[str, ...]:
    found = ultimate_controller(company, on(day), KINDS)
    return found.members if found else ()


def holders(company: str, day: date = TODAY) -> dict[str, float | None]:
    return {stake.holder: stake.percent for stake in on(day) if stake.company == company}


def test_same_seed_gives_the_same_world_and_another_seed_another() -> None:
    assert build_world(SEED) == WORLD
    assert build_world(SEED + 1) != WORLD


def test_a_party_is_described_the_same_in_every_bundle() -> None:
    described: dict[str, set[PartyRecord]] = defaultdict(set)
    for bundle in WORLD:
        for party in bundle.parties:
            described[party.local_id].add(party)
    assert all(len(records) == 1 for records in described.values())


def test_bundles_refer_only_to_parties_they_carry() -> None:
    def refers(bundle: Parsed) -> set[str]:
        ends = {id_ for h in bundle.holdings for id_ in (h.holder, h.company)}
        return ends | {id_ for tie in bundle.ties for id_ in (tie.child, tie.parent)}

    assert all(refers(bundle) <= {party.local_id for party in bundle.parties} for bundle in WORLD)


def test_everything_is_marked_as_invented_and_people_say_so_in_their_names() -> None:
    assert all(party.fictional for party in PARTIES.values())
    assert all(holding.fictional for holding in HOLDINGS)
    people = [party for party in PARTIES.values() if party.kind is PartyKind.PERSON]
    assert len(people) == 7
    assert all("虚构" in one.name + "".join(one.other_names) for one in people)
    assert all("fictional" in one.name + "".join(one.other_names) for one in people)


def test_every_party_has_a_chinese_and_a_latin_name() -> None:
    for party in PARTIES.values():
        names = (party.name, *party.other_names)
        assert any(name.isascii() for name in names), party.local_id
        assert any(not name.isascii() for name in names), party.local_id
        assert (party.jurisdiction == "CN") == (not party.name.isascii())


@pytest.mark.parametrize("seed", [SEED, 1, 2, 3])
def test_identifiers_pass_their_checks_are_unique_and_start_with_what_nobody_issues(seed: int) -> None:
    parties = {party.local_id: party for bundle in build_world(seed) for party in bundle.parties}
    identifiers = [identifier for party in parties.values() for identifier in party.identifiers]
    assert len({(one.scheme, one.value) for one in identifiers}) == len(identifiers)
    for one in identifiers:
        if one.scheme == "USCC":
            assert our_uscc(one.value) == one
            assert uscc.is_valid(one.value)  # check character by GB 32100-2015, as python-stdnum has it
            assert one.value.startswith(UNISSUED_USCC_PREFIX)
        elif one.scheme == "LEI":
            assert lei_valid(one.value)
            assert lei.is_valid(one.value)  # ISO 7064 MOD 97-10
            assert one.value.startswith(UNISSUED_LEI_PREFIX)
        else:
            assert (one.scheme, one.value[:2], len(one.value)) == ("GB-COH", UNISSUED_UK_PREFIX, 8)
    companies = [party for party in parties.values() if party.kind is PartyKind.COMPANY]
    assert all(party.identifiers for party in companies if party.local_id != "huanyue-energy-frankfurt")


def test_organisation_part_of_the_uscc_has_its_own_check_character() -> None:
    # GB 11714: weights 3 7 9 10 5 8 4 2, check = 11 - sum mod 11, 10 is X and 11 is 0
    body = next(i.value for i in PARTIES[GROUP].identifiers if i.scheme == "USCC")[8:17]
    total = sum(w * int(c) for w, c in zip((3, 7, 9, 10, 5, 8, 4, 2), body[:8], strict=True))
    assert body[8] == {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))


def test_size_of_the_main_group() -> None:
    seen, stack = {GROUP}, [GROUP]
    while stack:
        below = {stake.company for stake in on(TODAY) if stake.holder == stack[-1]} - seen
        stack.pop()
        seen |= below
        stack += below
    assert 60 <= len(seen) <= 120
    assert {PARTIES[id_].jurisdiction for id_ in seen} == {"CN", "DE", "GB", "SG", "US", "JP"}


def test_companies_with_several_parents_inside_the_group() -> None:
    inside = controlled(GROUP).keys() | {GROUP}
    several = [company for company in inside if len(holders(company).keys() & inside) > 1]
    assert len(several) >= 10


def test_two_segments_hold_each_other() -> None:
    after: dict[str, list[str]] = defaultdict(list)
    for stake in on(TODAY):
        if stake.holder != stake.company:
            after[stake.holder].append(stake.company)
    loops = [set(one) for one in components_from(GROUP, lambda id_: after[id_]) if len(one) > 1]
    assert loops == [{"huanyue-equipment", "huanyue-energy", "huanyue-capital"}]


def test_forty_and_fifteen_make_control_that_neither_has_alone() -> None:
    assert {stake.percent for stake in controlled(GROUP)["lanhai-storage"]} == {40, 15}
    assert "lanhai-storage" not in controlled("huanyue-energy")


def test_the_equipment_segment_is_controlled_without_a_majority_stake() -> None:
    assert max(p for p in holders("huanyue-equipment").values() if p) < 50
    assert "huanyue-equipment" in controlled(GROUP)


def test_nobody_controls_the_joint_venture_of_two_halves() -> None:
    assert holders("huanyue-drives") == {"huanyue-equipment": 50, "falkenmoor": 50}
    assert controllers_of("huanyue-drives", on(TODAY), KINDS) == {}


def test_votes_decide_where_they_differ_from_the_capital() -> None:
    assert holders("huanyue-america")["huanyue-energy"] == 48
    assert "huanyue-texas" in controlled(GROUP)
    assert "huanyue-america" not in controlled("larkmont")


def test_kinds_of_holders_and_structures_are_all_there() -> None:
    by_kind = {kind: {h.holder for h in HOLDINGS if KINDS[h.holder] is kind} for kind in PartyKind}
    assert all(by_kind.values())
    assert "huanyue-plan" in by_kind[PartyKind.FUND]  # employee share plan
    assert {"lanhai-capital", "lanhai-rail-office"} == by_kind[PartyKind.PUBLIC_BODY]
    assert any(h.holder == h.company for h in HOLDINGS)  # treasury shares
    assert any(h.capital.low is None for h in HOLDINGS)  # not disclosed
    bands = [(h.capital.low, h.capital.high) for h in HOLDINGS if h.capital.low != h.capital.high]
    assert {(75, 100), (25, 50), (10, 20)} <= set(bands)
    ties = [(tie.type, tie.child) for bundle in WORLD for tie in bundle.ties]
    assert [type_ for type_, _ in ties].count(TieType.BRANCH_OF) == 2
    assert (TieType.MANAGED_BY, "lanhai-green-fund") in ties


def test_control_of_the_group_passes_to_the_next_generation_in_2024() -> None:
    assert head(GROUP, date(2024, 3, 14)) == ("yue-cenluan",)
    assert head(GROUP, date(2024, 3, 15)) == ("yue-tingjun",)
    assert head("tidewell-de") == ("yue-tingjun",)


def test_companies_bought_and_sold() -> None:
    assert "tidewell" not in controlled(GROUP, date(2023, 5, 31))
    assert "tidewell" in controlled(GROUP, date(2023, 6, 1))
    assert "huanyue-property" in controlled(GROUP, date(2025, 4, 29))
    assert "huanyue-property" not in controlled(GROUP, date(2025, 4, 30))
    assert "huanyue-logistics" not in controlled(GROUP, date(2024, 6, 30))
    assert "huanyue-logistics" in controlled(GROUP, date(2024, 7, 1))


def test_the_competitor_sits_in_the_account() -> None:
    assert holders("huanyue-cloud")["beiju-group"] == 30
    assert "beiju-group" not in holders("huanyue-cloud", date(2024, 1, 31))


def test_lanmu_is_controlled_through_what_two_founders_share() -> None:
    assert head("lanmu-group") == ()  # 38 by the partnership that nobody controls, 14 by one founder
    assert head("lanmu-de") == ("lanmu-group",)


def test_stakes_of_one_pair_follow_each_other_and_never_exceed_the_whole() -> None:
    pairs: dict[tuple[str, str], list[HoldingRecord]] = defaultdict(list)
    for holding in HOLDINGS:
        pairs[holding.holder, holding.company].append(holding)
    for rows in pairs.values():
        for earlier, later in pairwise(sorted(rows, key=lambda h: h.valid_from or date.min)):
            assert earlier.valid_to == later.valid_from
    turns = {day for h in HOLDINGS for day in (h.valid_from, h.valid_to) if day}
    for day in sorted(turns | {turn - timedelta(days=1) for turn in turns}):
        sums: dict[str, float] = defaultdict(float)
        for stake in on(day):
            sums[stake.company] += stake.low or 0
        assert max(sums.values(), default=0) <= 100


def test_no_stake_starts_before_its_company() -> None:
    for holding in HOLDINGS:
        founded = PARTIES[holding.company].founded_on
        assert founded is None or holding.valid_from is None or founded <= holding.valid_from, holding


def test_accounts_are_companies_of_the_world() -> None:
    assert len(set(ACCOUNTS)) == len(ACCOUNTS) == 11
    assert all(KINDS[id_] is PartyKind.COMPANY for id_ in ACCOUNTS)


def test_roles_show_a_handover_a_claim_that_control_contradicts_and_an_executive_partner() -> None:
    ties = [tie for bundle in WORLD for tie in bundle.ties]
    heads = {
        (tie.child, tie.valid_from, tie.valid_to)
        for tie in ties
        if tie.wording and tie.wording.startswith("法定代表人")
    }
    handover = date(2024, 3, 15)
    assert heads == {("yue-cenluan", date(2001, 4, 2), handover), ("yue-tingjun", handover, None)}
    (claim,) = [tie for tie in ties if tie.type is TieType.CLAIMED_CONTROL]
    assert (claim.child, claim.parent) == ("yue-cenluan", GROUP)
    assert head(GROUP) != (claim.child,)
    (partner,) = [tie for tie in ties if tie.type is TieType.APPOINTS]
    assert (partner.child, partner.parent) == ("huanyue-capital", "zhuxing-partnership")
    assert "huanyue-capital" not in holders("zhuxing-partnership")
