import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ownership.records import UNDISCLOSED, Share
from ingestion.ownership.shares import combined

BAND = Share(25, 50, low_open=True)


@pytest.mark.parametrize(
    ("shares", "share"),
    [
        ([], UNDISCLOSED),
        ([UNDISCLOSED, UNDISCLOSED], UNDISCLOSED),
        ([BAND, BAND], BAND),
        ([BAND, Share(50, 75, True, True)], Share(50, 100, True)),
        ([Share(75, 100), BAND], Share(75, 100)),
        ([Share.exact(10), Share.exact(20)], Share(20, 30)),
        ([Share(0, 20, False, True), Share.exact(30)], Share(30, 50, False, True)),
        ([BAND, UNDISCLOSED], Share(25, 100, True)),
    ],
)
def test_at_least_the_largest_at_most_all_together(shares: list[Share], share: Share) -> None:
    assert combined(shares) == share


exact = st.integers(0, 50).map(float)


@given(st.lists(exact, min_size=1, max_size=2))
def test_the_true_share_lies_in_between_whether_the_routes_add_up_or_not(percents: list[float]) -> None:
    found = combined([Share.exact(one) for one in percents])
    assert found.low is not None
    assert found.high is not None
    assert found.low <= max(percents) <= found.high
    assert len(set(percents)) < len(percents) or sum(percents) <= found.high
