from domain.ownership.arrangements import Appointment, Arrangements
from domain.ownership.control import ControlCertainty
from domain.ownership.customer_tree import TreeLimits
from domain.ownership.penetration_chart import ChartSide, PenetrationChart, penetration_chart
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake

CERTAIN, POSSIBLE = ControlCertainty.CERTAIN, ControlCertainty.POSSIBLE


def stake(holder: str, company: str, low: float | None, high: float | None = None) -> Stake:
    return Stake(holder, company, low, low if high is None else high, id=f"{holder}>{company}")


# Person w has 80 % of p, p has 60 % of the centre c and q 25 to 50 %; c has 70 % of a and a band in b, a has 50 % of d.
ABOVE = (stake("w", "p", 80), stake("p", "c", 60), stake("q", "c", 25, 50), stake("d", "p", 3))
BELOW = (stake("c", "a", 70), stake("c", "b", 40, 60), stake("a", "d", 50), stake("d", "p", 3), stake("p", "c", 60))


def side(stakes: tuple[Stake, ...], arrangements: Arrangements | None = None) -> ChartSide:
    kinds = {party: PartyKind.COMPANY for one in stakes for party in (one.holder, one.company)}
    return ChartSide(stakes, kinds | {"w": PartyKind.PERSON}, arrangements or Arrangements())


def chart(limits: TreeLimits | None = None, arrangements: Arrangements | None = None) -> PenetrationChart:
    return penetration_chart("c", side(ABOVE), side(BELOW, arrangements), limits or TreeLimits())


def layers(found: PenetrationChart) -> dict[str, int]:
    return {node.party: node.layer for node in found.nodes}


def test_holders_stand_above_and_holdings_below_each_where_it_is_nearer() -> None:
    # d stands two below and two above (d > p > c): equally near, so above; a holds it, so it stands below p as well.
    assert layers(chart()) == {"c": 0, "p": -1, "q": -1, "a": 1, "b": 1, "w": -2, "d": -2}


def test_interest_and_control_are_in_the_centre_above_and_of_the_centre_below() -> None:
    nodes = {node.party: node for node in chart().nodes}
    # Above: 60 % and 0.8 of it, the loop p > c > a > d > p (0.6 * 0.7 * 0.5 * 0.03) left aside but for its factor.
    assert abs(nodes["w"].interest_percent - 0.8 * nodes["p"].interest_percent) < 0.01
    assert (nodes["p"].certainty, nodes["w"].certainty, nodes["q"].certainty) == (CERTAIN, CERTAIN, None)
    assert (nodes["a"].certainty, nodes["b"].certainty) == (CERTAIN, POSSIBLE)
    assert abs(nodes["a"].interest_percent - 70) < 1e-9


def test_an_appointment_is_control_without_a_share() -> None:
    appointed = Arrangements((Appointment("c", "b", "general partner"),))
    nodes = {node.party: node for node in chart(arrangements=appointed).nodes}
    assert nodes["b"].certainty is CERTAIN


def test_every_stake_between_shown_parties_is_there_once() -> None:
    found = chart()
    assert sorted(one.id for one in found.stakes) == sorted({one.id for one in (*ABOVE, *BELOW)})
    assert not found.truncated


def test_limits_cut_each_side_and_say_so() -> None:
    near = chart(TreeLimits(max_depth=1))
    assert layers(near) == {"c": 0, "p": -1, "q": -1, "a": 1, "b": 1}
    assert near.truncated
    large = chart(TreeLimits(min_percent=50))
    assert layers(large) == {"c": 0, "p": -1, "a": 1, "w": -2, "d": 2}
    assert (large.hidden_stakes, large.truncated) == (3, False)  # q > c, c > b and d > p
    assert [node.party for node in chart(TreeLimits(max_nodes=2)).nodes] == ["c", "p"]


def test_a_party_without_holders_or_holdings_stands_alone() -> None:
    alone = penetration_chart("x", ChartSide((), {"x": PartyKind.PERSON}), ChartSide((), {}), TreeLimits())
    assert (layers(alone), alone.stakes) == ({"x": 0}, ())
