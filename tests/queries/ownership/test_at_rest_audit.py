"""Control at rest that is stale or wrong is found and put right."""

from datetime import date

from domain.ownership.records import Parsed
from queries.ownership.at_rest import Occasion, bring_up_to_date
from queries.ownership.at_rest_audit import AtRestAudit, audit_at_rest, repair_at_rest
from queries.statement import statement
from queries.store import Store
from tests.queries.ownership.test_match_decisions import company, load, party, stake

DAMAGE = statement("MATCH (:Party {name: 'Top'})-[k:CONTROLS]->(:Party {name: 'Sub'}) DELETE k")


async def test_stale_and_wrong_control_is_found_and_repaired(store: Store) -> None:
    occasion = Occasion.at_present()

    async def audited() -> AtRestAudit:
        return await audit_at_rest(store, occasion.today)

    parties = (company("t", "Top"), company("m", "Mid"), company("s", "Sub"))
    await load(store, "a", Parsed(parties, (stake("t", "m", 60), stake("m", "s", 70))))
    mid, sub = [(await party(store, "a", key))["id"] for key in ("m", "s")]
    found = await audited()
    assert {mid, sub} <= set(found.waiting)
    assert found.wrong == ()
    await bring_up_to_date(store, occasion)
    assert await audited() == AtRestAudit((), ())
    await store.write(DAMAGE)
    assert await audited() == AtRestAudit((), (sub,))
    await repair_at_rest(store, await audited(), occasion)
    assert (await audited()).sound


async def test_a_stake_that_ended_since_is_found_by_its_day(store: Store) -> None:
    await load(store, "a", Parsed((company("t", "Top"), company("s", "Sub")), (stake("t", "s", 60),)))
    await store.write(statement("MATCH ()-[h:HOLDS]->() SET h.validTo = date('2026-06-01')"))
    await bring_up_to_date(store, Occasion(date(2026, 3, 1), Occasion.at_present().now))
    sub = (await party(store, "a", "s"))["id"]
    assert (await audit_at_rest(store, date(2026, 5, 31))).sound
    assert (await audit_at_rest(store, date(2026, 6, 1))).wrong == (sub,)
