"""Reading rows: what ``reader`` makes of the rows that ``render_object`` describes."""

from dataclasses import dataclass
from typing import ClassVar

from queries.ownership.holding_fields import End, HoldingsOf
from queries.selection import Rendering, Scope, SelectedField, Selection, Variant, reader
from queries.statement import Fragment, literal
from queries.stored_fields import Stored


def selection(*fields: SelectedField) -> Selection:
    return Selection((Variant(None, fields),))


NAMED = selection(SelectedField("name", Stored("name")))


def test_keys_are_put_to_values_in_selection_order() -> None:
    read = reader(selection(SelectedField("b", Stored("name")), SelectedField("a", Stored("id"))))
    assert list(read(["N", "I"]).items()) == [("b", "N"), ("a", "I")]


def test_objects_and_lists_are_read_to_any_depth_and_null_stays_null() -> None:
    company = selection(
        SelectedField("name", Stored("name")), SelectedField("holdings", HoldingsOf(holders=False), {}, NAMED)
    )
    holding = selection(SelectedField("company", End("company"), {}, company), SelectedField("id", Stored("id")))
    read = reader(selection(SelectedField("held", HoldingsOf(holders=False), {}, holding)))
    assert read([[[["A", [["B"], ["C"]]], 1], [None, 2], [["D", []], 3]]]) == {
        "held": [
            {"company": {"name": "A", "holdings": [{"name": "B"}, {"name": "C"}]}, "id": 1},
            {"company": None, "id": 2},
            {"company": {"name": "D", "holdings": []}, "id": 3},
        ]
    }
    assert read([None]) == {"held": None}


def test_the_number_in_front_tells_the_variant() -> None:
    variants = [
        Variant(label, (SelectedField(key, Stored("name")), SelectedField("end", End("holder"), {}, NAMED)))
        for label, key in (("Company", "c"), ("Person", "p"), ("Fund", "f"))
    ]
    read = reader(Selection(tuple(variants)))
    assert [read([number, "N", ["H"]]) for number in range(3)] == [
        {key: "N", "end": {"name": "H"}} for key in ("c", "p", "f")
    ]


def test_equal_selections_have_one_hash_and_others_differ() -> None:
    def dated(day: str) -> Selection:
        return selection(SelectedField("held", HoldingsOf(holders=False), {"as_of": day}, NAMED))

    assert (dated("2026"), hash(dated("2026"))) == (dated("2026"), hash(dated("2026")))
    assert dated("2026") != dated("2027")


@dataclass(frozen=True, slots=True)
class Longest:
    """A rule on two facts, for the test below."""

    many: ClassVar[bool] = False

    def render(self, _scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return literal("['a', 'bb']")

    def ruled(self, facts: object, selected: SelectedField) -> object:
        assert isinstance(facts, list)
        return {selected.key: max(facts, key=len)}


def test_a_rule_makes_the_value_of_its_facts_at_any_depth() -> None:
    inner = selection(SelectedField("best", Longest()), SelectedField("name", Stored("name")))
    read = reader(
        selection(SelectedField("own", Longest()), SelectedField("held", HoldingsOf(holders=True), {}, inner))
    )
    assert read([["x", "yy"], [[["a"], "A"], [["b", "cc"], "B"]]]) == {
        "own": {"own": "yy"},
        "held": [{"best": {"best": "a"}, "name": "A"}, {"best": {"best": "cc"}, "name": "B"}],
    }
