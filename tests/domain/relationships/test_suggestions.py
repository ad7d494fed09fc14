from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.relationships.contact import RelationshipLevel
from domain.relationships.levels import level_gap
from domain.relationships.power_map import BuyingRole, Placement, PoliticalStatus, Support
from domain.relationships.suggestions import AccountFacts, Assessed, Gap, Standing, Subsidiary, suggestions
from domain.relationships.triangle import Seat, SeatRole

TODAY = date(2026, 9, 1)
DECIDER = Placement(
    "p1",
    frozenset({BuyingRole.APPROVER}),
    Support.SUPPORTER,
    PoliticalStatus.INNER_CIRCLE,
    sells_for_us=True,
    vested_interest=True,
)
ALL_SEATS = (Seat("u1", SeatRole.AR), Seat("u2", SeatRole.SR), Seat("u3", SeatRole.FR))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


WELL = AccountFacts(
    "a1",
    "Account",
    (Assessed(DECIDER, "Approver", ago(10), ago(5)),),
    ALL_SEATS,
    (Subsidiary("c1", "Covered", covered=True),),
    (Standing("u1", "Colleague", "p1", "Approver", RelationshipLevel.VENDOR, RelationshipLevel.VENDOR),),
)
NEUTRAL = replace(DECIDER, support=Support.NEUTRAL)
OUTSIDE = replace(DECIDER, political_status=PoliticalStatus.OUTSIDE)


def test_an_account_without_gaps_suggests_nothing() -> None:
    assert suggestions(WELL, TODAY) == []


@pytest.mark.parametrize(
    ("change", "gap", "about", "reason"),
    [
        (
            {"stakeholders": (Assessed(NEUTRAL, "Approver", ago(1), ago(1)),)},
            Gap.NO_SUPPORTIVE_DECIDER,
            "a1",
            "Nobody who decides or approves at Account is a key player and on our side.",
        ),
        (
            {"stakeholders": (Assessed(OUTSIDE, "Approver", ago(1), ago(1)),)},
            Gap.NO_SUPPORTIVE_DECIDER,
            "a1",
            "Nobody who decides or approves at Account is a key player and on our side.",
        ),
        (
            {"stakeholders": ()},
            Gap.NO_SUPPORTIVE_DECIDER,
            "a1",
            "Nobody who decides or approves at Account is a key player and on our side.",
        ),
        ({"seats": ALL_SEATS[:2]}, Gap.MISSING_SEAT, "a1", "Nobody holds the seat FR at Account."),
        (
            {"seats": (*ALL_SEATS[:2], Seat("u3", SeatRole.FR, active=False))},
            Gap.MISSING_SEAT,
            "a1",
            "Nobody holds the seat FR at Account.",
        ),
        (
            {"seats": (*ALL_SEATS[:2], Seat("u2", SeatRole.FR))},
            Gap.SHARED_SEATS,
            "a1",
            "One colleague alone holds the seats SR + FR at Account.",
        ),
        (
            {"stakeholders": (Assessed(DECIDER, "Approver", ago(10), ago(31)),)},
            Gap.SILENT_CHAMPION,
            "p1",
            "The last contact with our champion Approver was 31 days ago.",
        ),
        (
            {"stakeholders": (Assessed(DECIDER, "Approver", ago(10), None),)},
            Gap.SILENT_CHAMPION,
            "p1",
            "The last contact with our champion Approver was never.",
        ),
        (
            {"subsidiaries": (Subsidiary("c2", "Open", covered=False),)},
            Gap.UNCOVERED_SUBSIDIARY,
            "c2",
            "Open belongs to the group, and nobody of us knows anybody there.",
        ),
        (
            {"stakeholders": (Assessed(DECIDER, "Approver", ago(91), ago(5)),)},
            Gap.STALE_ASSESSMENT,
            "p1",
            "What we think of Approver was last assessed 91 days ago.",
        ),
        (
            {
                "standings": (
                    Standing(
                        "u1",
                        "Colleague",
                        "p1",
                        "Approver",
                        RelationshipLevel.VENDOR,
                        RelationshipLevel.PROBLEM_SOLVER,
                    ),
                )
            },
            Gap.LEVEL_BELOW_TARGET,
            "p1",
            "Colleague stands 2 levels below the target with Approver.",
        ),
    ],
)
def test_each_gap_alone(change: dict[str, object], gap: Gap, about: str, reason: str) -> None:
    (found,) = suggestions(replace(WELL, **change), TODAY)  # type: ignore[arg-type]
    assert (found.gap, found.about, found.reason) == (gap, about, reason)


@pytest.mark.parametrize(
    "change",
    [
        {"stakeholders": (Assessed(DECIDER, "Approver", ago(90), ago(30)),)},  # the last days that are not too old
        {"subsidiaries": (Subsidiary("a1", "Account", covered=False),)},  # the account is no subsidiary of itself
        {"standings": (Standing("u1", "C", "p1", "A", RelationshipLevel.TRUSTED_ADVISOR, RelationshipLevel.VENDOR),)},
        {"standings": (Standing("u1", "C", "p1", "A", None, None),)},
    ],
)
def test_what_is_no_gap(change: dict[str, object]) -> None:
    assert suggestions(replace(WELL, **change), TODAY) == []  # type: ignore[arg-type]


def test_order_is_that_of_urgency_and_the_triangle() -> None:
    nothing = AccountFacts("a1", "Account", subsidiaries=(Subsidiary("c2", "Open", covered=False),))
    assert [(one.gap, one.role) for one in suggestions(nothing, TODAY)] == [
        (Gap.NO_SUPPORTIVE_DECIDER, None),
        (Gap.MISSING_SEAT, "AR"),
        (Gap.MISSING_SEAT, "SR"),
        (Gap.MISSING_SEAT, "FR"),
        (Gap.UNCOVERED_SUBSIDIARY, None),
    ]


def test_what_an_open_action_does_is_not_suggested_again() -> None:
    nothing = AccountFacts("a1", "Account")
    first, *rest = suggestions(nothing, TODAY)
    assert suggestions(replace(nothing, taken_up=frozenset({first.key})), TODAY) == rest
    assert first.key == "NO_SUPPORTIVE_DECIDER:a1"
    assert rest[0].key == "MISSING_SEAT:a1:AR"


@pytest.mark.parametrize(
    ("current", "target", "steps"),
    [
        (None, None, 0),
        (RelationshipLevel.VENDOR, None, 0),
        (None, RelationshipLevel.VENDOR, 1),
        (None, RelationshipLevel.TRUSTED_ADVISOR, 4),
        (RelationshipLevel.VENDOR, RelationshipLevel.CREDIBLE_SOURCE, 1),
        (RelationshipLevel.TRUSTED_ADVISOR, RelationshipLevel.VENDOR, 0),
    ],
)
def test_level_gap(current: RelationshipLevel | None, target: RelationshipLevel | None, steps: int) -> None:
    assert level_gap(current, target) == steps
