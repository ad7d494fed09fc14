"""Deterministic ids of what sources assert."""

from uuid import UUID, uuid5

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ownership.record_ids import party_id, source_record_id, stake_key

NAMESPACE = UUID("6f1c5b1e-3a63-5d0c-9c1e-1f7a0b9d4e21")


@settings(deadline=None)
@given(source=st.text(), local_id=st.text())
def test_an_id_is_the_uuid5_of_its_parts(source: str, local_id: str) -> None:
    """RFC 9562, as the standard library computes it."""
    try:
        name = f"record|{len(source)}:{source}|{len(local_id)}:{local_id}"
        expected = str(uuid5(NAMESPACE, name))
    except UnicodeEncodeError:  # a lone surrogate is no text that a reader gives
        return
    assert source_record_id(source, local_id) == expected


def test_parts_that_run_together_differently_have_different_ids() -> None:
    assert stake_key("s", "a|1:b", "c") != stake_key("s", "a", "b|1:c")
    assert stake_key("s", "ab", "c") != stake_key("s", "a", "bc")


def test_a_record_is_not_the_party_that_it_describes() -> None:
    assert source_record_id("gleif", "1") != party_id("gleif", "1")
