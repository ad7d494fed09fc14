from domain.ownership.arrangements import Appointment, Arrangements, concerts
from domain.ownership.records import PartyKind

NOMINEE = {"N": PartyKind.NOMINEE}


def test_declared_pairs_connect_to_sets() -> None:
    assert concerts([("A", "B"), ("C", "D"), ("B", "E"), ("F", "F")]) == (
        frozenset({"A", "B", "E"}),
        frozenset({"C", "D"}),
    )
    assert concerts([("A", "B"), ("C", "D"), ("D", "A")]) == (frozenset("ABCD"),)
    assert concerts([]) == ()


def test_what_does_not_count() -> None:
    given = Arrangements(
        (Appointment("N", "A"), Appointment("A", "N"), Appointment("A", "A"), Appointment("B", "A", "board")),
        (frozenset({"A", "N"}), frozenset({"A", "B", "N"})),
    )
    assert given.effective(NOMINEE) == Arrangements((Appointment("B", "A", "board"),), (frozenset({"A", "B"}),))


def test_sets_that_share_a_member_are_one() -> None:
    given = Arrangements(concerts=(frozenset("AB"), frozenset("BC"), frozenset("DN"), frozenset("EN")))
    assert given.effective(NOMINEE).concerts == (frozenset("ABC"),)


def test_concerts_of_a_party() -> None:
    given = Arrangements(concerts=(frozenset("AB"), frozenset("CD")))
    assert given.concerts_with(["A", "X"]) == [frozenset("AB")]
