"""What an import has to change, tried against a store that is a dictionary."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.relationships.interaction_ids import interaction_id, series_key
from domain.relationships.interaction_matching import Held, InteractionChanges, Matched, People, changes
from domain.relationships.interaction_records import Address, OccurrenceRecord, SeriesRecord
from domain.relationships.strength import Initiator, InteractionKind

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
PEOPLE = People({"zhou@x": ("zhou",), "desk@x": ("bo", "li")}, {"me@o": "me", "ben@o": "ben"})
EMAILS = st.sampled_from(["zhou@x", "desk@x", "me@o", "ben@o", "nobody@y"])
OCCURRENCES = st.builds(
    OccurrenceRecord,
    key=st.sampled_from(["1", "2", "3"]),
    kind=st.just(InteractionKind.MEETING),
    at=st.integers(-30, 30).map(lambda days: NOON + timedelta(days=days)),
    others=st.lists(EMAILS, max_size=3, unique=True).map(lambda found: tuple(map(Address, found))),
    people=st.integers(1, 5),
)
SERIES = st.builds(
    SeriesRecord,
    series=st.sampled_from(["a", "b"]),
    occurrences=st.lists(OCCURRENCES, max_size=3, unique_by=lambda one: one.key).map(tuple),
    since=st.none() | st.just(date(2026, 1, 1)),
)


def said(*emails: str, sender: str | None = None) -> SeriesRecord:
    others = tuple(map(Address, emails))
    return SeriesRecord("a", (OccurrenceRecord("1", InteractionKind.EMAIL, NOON, others, len(others), sender),))


def found(*entries: SeriesRecord, held: tuple[Held, ...] = ()) -> InteractionChanges:
    return changes("mail", "me", entries, PEOPLE, held)


def as_held(one: Matched) -> Held:
    return Held(one.key, one.at, one.people, one.minutes, one.subject, one.thread, (*one.contacts, *one.colleagues))


def applied(entries: list[SeriesRecord], store: dict[str, Held]) -> InteractionChanges:
    done = found(*entries, held=tuple(store.values()))
    for key in done.removed:
        del store[key]
    store.update({one.key: as_held(one) for one in (*done.created, *done.changed)})
    return done


def test_who_wrote_to_whom() -> None:
    (theirs,) = found(said("zhou@x", "ben@o", "nobody@y", sender="zhou@x")).created
    assert (theirs.initiator, theirs.contacts, theirs.colleagues) == (Initiator.THEM, ("zhou",), ("me", "ben"))
    (ours,) = found(said("zhou@x", sender="nobody@y")).created
    assert (ours.initiator, ours.people) == (Initiator.US, 2)


def test_an_address_that_contacts_share_means_all_of_them() -> None:
    assert found(said("desk@x")).created[0].contacts == ("bo", "li")


def test_who_is_no_contact_is_counted_by_address() -> None:
    done = found(said("nobody@y", "me@o"), said("nobody@y", "zhou@x"))  # of one entry said twice the last counts
    assert (done.without_contact, {email: one.times for email, one in done.unmatched.items()}) == (0, {"nobody@y": 1})
    assert found(said("nobody@y", "me@o")).without_contact == 1


def test_what_was_dismissed_stays_away() -> None:
    key = series_key("mail", "me", "a") + "1"
    assert changes("mail", "me", [said("zhou@x")], PEOPLE, (), frozenset({key})) == InteractionChanges()


def test_ids_differ_by_user_and_source_and_never_by_import() -> None:
    keys = {series_key(source, user, series) for source in "ab" for user in "cd" for series in ("e", "e:f")}
    assert len({interaction_id(key) for key in keys}) == 8
    assert interaction_id("k") == interaction_id("k")


@given(st.lists(SERIES, max_size=4))
def test_the_same_again_changes_nothing(entries: list[SeriesRecord]) -> None:
    store: dict[str, Held] = {}
    applied(entries, store)
    before = dict(store)
    again = applied(entries, store)
    assert (again.created, again.changed, again.removed) == ([], [], [])
    assert store == before


@given(st.lists(SERIES, max_size=3), st.lists(SERIES, max_size=3))
def test_after_a_newer_file_the_store_holds_what_it_says(old: list[SeriesRecord], new: list[SeriesRecord]) -> None:
    store: dict[str, Held] = {}
    applied(old, store)
    before = dict(store)
    applied(new, store)
    for entry in {one.series: one for one in new}.values():
        prefix = series_key("mail", "me", entry.series)
        fresh: dict[str, Held] = {}
        applied([entry], fresh)
        kept = {key: one for key, one in store.items() if key.startswith(prefix)}
        outside = {
            key: one
            for key, one in before.items()
            if key.startswith(prefix) and entry.since is not None and one.at.date() < entry.since
        }
        assert kept == outside | fresh
    untouched = tuple(series_key("mail", "me", one.series) for one in new)
    assert {k: v for k, v in before.items() if not k.startswith(untouched)} == {
        k: v for k, v in store.items() if not k.startswith(untouched)
    }
