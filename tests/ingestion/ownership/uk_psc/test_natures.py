import pytest

from domain.ownership.records import UNDISCLOSED, Share
from ingestion.ownership.uk_psc.natures import read_natures

LOW, MIDDLE, HIGH = Share(25, 50, True), Share(50, 75, True, True), Share(75, 100)
OVERSEAS = Share(25, 100, True)


@pytest.mark.parametrize(
    ("nature", "share"),
    [
        ("25-to-50-percent", LOW),
        ("50-to-75-percent", MIDDLE),
        ("75-to-100-percent", HIGH),
        ("75-to-100-percent-as-trust", HIGH),
        ("25-to-50-percent-as-firm", LOW),
        ("25-to-50-percent-limited-liability-partnership", LOW),
        ("50-to-75-percent-as-firm-limited-liability-partnership", MIDDLE),
        ("more-than-25-percent-registered-overseas-entity", OVERSEAS),
        ("more-than-25-percent-as-control-over-trust-registered-overseas-entity", OVERSEAS),
    ],
)
def test_the_middle_part_is_the_band_and_the_suffixes_are_kept_as_wording(nature: str, share: Share) -> None:
    for right in ("ownership-of-shares-", "right-to-share-surplus-assets-", "part-right-to-share-surplus-assets-"):
        found = read_natures([right + nature])
        assert (found.shares, found.votes, found.held, found.notices) == (share, UNDISCLOSED, right + nature, ())
    found = read_natures([f"voting-rights-{nature}"])
    assert (found.shares, found.votes, found.held) == (UNDISCLOSED, share, f"voting-rights-{nature}")


def test_shares_and_votes_are_separate_bands() -> None:
    found = read_natures(["ownership-of-shares-75-to-100-percent", "voting-rights-25-to-50-percent"])
    assert (found.shares, found.votes) == (HIGH, LOW)


def test_routes_to_one_stake_are_not_added() -> None:
    found = read_natures(["ownership-of-shares-25-to-50-percent", "ownership-of-shares-25-to-50-percent-as-firm"])
    assert found.shares == LOW
    found = read_natures(["ownership-of-shares-50-to-75-percent", "ownership-of-shares-25-to-50-percent-as-trust"])
    assert found.shares == Share(50, 100, True)


@pytest.mark.parametrize(
    "nature",
    [
        "right-to-appoint-and-remove-directors",
        "right-to-appoint-and-remove-directors-as-trust",
        "right-to-appoint-and-remove-members-limited-liability-partnership",
        "right-to-appoint-and-remove-person-as-firm",
        "right-to-appoint-and-remove-directors-as-control-over-firm-registered-overseas-entity",
    ],
)
def test_appointing_most_of_the_board_is_control(nature: str) -> None:
    found = read_natures([nature])
    assert (found.appoints, found.claimed, found.held, found.notices) == (nature, None, None, ())


@pytest.mark.parametrize(
    "nature",
    [
        "significant-influence-or-control",
        "significant-influence-or-control-as-trust-registered-overseas-entity",
        "registered-owner-as-nominee-person-scotland-registered-overseas-entity",
    ],
)
def test_influence_is_only_a_claim(nature: str) -> None:
    found = read_natures([nature])
    assert (found.claimed, found.appoints, found.held, found.notices) == (nature, None, None, ())


@pytest.mark.parametrize("nature", ["power-over-all", "ownership-of-shares-10-to-25-percent", "voting-rights-"])
def test_an_unknown_nature_is_a_claim_and_a_notice(nature: str) -> None:
    found = read_natures([nature])
    assert (found.claimed, found.notices) == (nature, (f"unknown nature of control {nature!r}",))
