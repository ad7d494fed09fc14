"""From a selection tree to one Cypher expression, and from its value to the response.

A ``Selection`` is neutral: response keys, arguments and where each value comes from, with fragments and directives
already resolved. Every source of values renders itself as a Cypher expression over the variables in its ``Scope``;
an object becomes a list of its different values, a list becomes a ``COLLECT`` sub-query, so that a whole
root field is one statement that returns one record. ``reader`` gives the function that puts the keys to the values:
the store keeps no order of map keys, the response must, and values without keys travel faster.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar, LiteralString, Protocol, runtime_checkable

from queries.statement import Fragment, cypher, declared, join, literal, slot


@dataclass(frozen=True, slots=True)
class Scope:
    """The Cypher variable that a field is read from, and further variables that its source needs by role."""

    variable: Fragment
    roles: Mapping[str, Fragment] = field(default_factory=dict)


Row = list[object]
_Rules = list[Callable[[object], object]]
Shape = dict[str, object]


class FieldSource(Protocol):
    """Where a field's value comes from; ``many`` tells that it is a list of objects."""

    many: ClassVar[bool]

    def render(self, scope: Scope, selected: "SelectedField", rendering: "Rendering") -> Fragment:
        """The Cypher expression of the field's value in its response form."""
        ...


@runtime_checkable
class Ruled(FieldSource, Protocol):
    """A field that a rule computes: the statement brings the facts, ``ruled`` makes the response value of them."""

    def ruled(self, facts: object, selected: "SelectedField") -> object:
        """The response value of the facts that ``render`` asked for, with all that is selected below it."""
        ...


@dataclass(frozen=True, slots=True)
class SelectedField:
    """One response key of an object: its source, its argument values and what is selected below it."""

    key: str
    source: FieldSource
    arguments: Mapping[str, object] = field(default_factory=dict, hash=False)
    selection: "Selection | None" = None


@dataclass(frozen=True, slots=True)
class Variant:
    """The fields that are selected when the object carries ``label`` (None: whatever it carries)."""

    label: str | None
    fields: tuple[SelectedField, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected of an object: one variant, or one per possible type of an interface.

    Its hash is computed once: the statements of a selection are remembered by it.
    """

    variants: tuple[Variant, ...]
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash(self.variants))

    def __hash__(self) -> int:
        return self._hash

    @property
    def fields(self) -> tuple[SelectedField, ...]:
        """The fields of a selection on a concrete type."""
        return self.variants[0].fields


class Rendering:
    """Collects the parameters of one statement and numbers its variables.

    ``viewer`` is what visibility predicates compare with; it is a parameter like any other value.
    """

    def __init__(self, **given: object) -> None:
        self.parameters: dict[str, object] = dict(given)
        self._variables = 0
        self._named: dict[object, Fragment] = {}

    def parameter(self, value: object) -> Fragment:
        """The name of a parameter with this value; equal values of one type share it."""
        known = (type(value), value) if isinstance(value, str | int | float | bool) else (type(value), str(value))
        if known not in self._named:
            name = slot("p", len(self._named))
            self.parameters[name.text] = value
            self._named[known] = literal("$") + name
        return self._named[known]

    def variable(self, prefix: LiteralString) -> Fragment:
        """A variable name that this statement does not use yet."""
        self._variables += 1
        return slot(prefix, self._variables)


def render_object(scope: Scope, selection: Selection, rendering: Rendering) -> Fragment:
    """The row of an object: its values, led by the variant's number where there are several variants.

    Every value stands once, under whatever keys and in however many variants it is selected: planning a statement
    costs by its length. A value that the object's own variant does not select is null.
    """
    several = len(selection.variants) > 1
    values = [_variant_number(scope, selection)] if several else []
    for selected, variants in _columns(selection).items():
        value = selected.source.render(scope, selected, rendering)
        values.append(_only_in(variants, value, scope, selection) if several else value)
    return cypher("[<values>]", values=join(", ", values))


def _columns(selection: Selection) -> dict[SelectedField, list[int]]:
    """The different values of an object's row in order, each (without key) with the variants that select it."""
    columns: dict[SelectedField, list[int]] = {}
    for number, variant in enumerate(selection.variants):
        for selected in variant.fields:
            if not isinstance(selected.source, TypeName):
                columns.setdefault(replace(selected, key=""), []).append(number)
    return columns


def _variant_number(scope: Scope, selection: Selection) -> Fragment:
    *others, _ = selection.variants
    cases = [
        cypher("WHEN <is> THEN <number>", **{"is": _is(scope, [one]), "number": slot("", number)})
        for number, one in enumerate(others)
    ]
    return cypher("CASE <cases> ELSE <last> END", cases=join(" ", cases), last=slot("", len(others)))


def _only_in(numbers: list[int], value: Fragment, scope: Scope, selection: Selection) -> Fragment:
    """The value, or null for an object of another variant; the last variant is every object that no other one is."""
    variants = selection.variants
    others = [one for number, one in enumerate(variants) if number not in numbers]
    if not others:
        return value
    if len(variants) - 1 in numbers:
        return cypher("CASE WHEN <other> THEN null ELSE <value> END", other=_is(scope, others), value=value)
    own = [one for number, one in enumerate(variants) if number in numbers]
    return cypher("CASE WHEN <own> THEN <value> END", own=_is(scope, own), value=value)


def _is(scope: Scope, variants: Sequence[Variant]) -> Fragment:
    labels = [declared(one.label) for one in variants if one.label]
    return cypher("<node>:<labels>", node=scope.variable, labels=join("|", labels))


def reader(selection: Selection) -> Callable[[Row], Shape]:
    """The function that turns a row of ``render_object`` into the object of the response.

    It is compiled to one expression: an answer of 1,000 companies is read as 4,000 objects.
    """
    rules: _Rules = []
    text = f"lambda row: {_object('row', selection, rules)}"
    read: Callable[[Row], Shape] = eval(text, {"rules": rules})  # noqa: S307 - keys are quoted
    return read


def _object(row: str, selection: Selection, rules: _Rules) -> str:
    """The Python expression of an object whose row is the value of the expression ``row``."""
    *others, last = selection.variants
    places = {value: place for place, value in enumerate(_columns(selection), 1 if others else 0)}
    cases = (f"{_variant(row, one, places, rules)} if {row}[0] == {number} else " for number, one in enumerate(others))
    return f"({''.join(cases)}{_variant(row, last, places, rules)})"


def _variant(row: str, variant: Variant, places: Mapping[SelectedField, int], rules: _Rules) -> str:
    return f"{{{', '.join(f'{field.key!r}: {_value(row, field, places, rules)}' for field in variant.fields)}}}"


def _value(row: str, field: SelectedField, places: Mapping[SelectedField, int], rules: _Rules) -> str:
    source = field.source
    if isinstance(source, TypeName):
        return repr(source.name)
    value = f"{row}[{places[replace(field, key='')]}]"
    if isinstance(source, Ruled):
        rules.append(lambda facts: source.ruled(facts, field))
        return f"rules[{len(rules) - 1}]({value})"
    if field.selection is None:
        return value
    if not field.source.many:
        return f"(None if {value} is None else {_object(value, field.selection, rules)})"
    return f"(None if {value} is None else [{_object('item', field.selection, rules)} for item in {value}])"


@dataclass(frozen=True, slots=True)
class TypeName:
    """The name of the object's GraphQL type: its variant tells it, without Cypher."""

    many: ClassVar[bool] = False

    name: str

    def render(self, _scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        msg = f"The type name {self.name!r} is no value of the store."
        raise TypeError(msg)


@dataclass(frozen=True, slots=True)
class TypeNameByLabel:
    """The type's name of an object with the same fields whatever its type; the last one where no other label fits.

    One expression instead of a variant for each type: a list of 50,000 parties is read in a third of the time.
    """

    many: ClassVar[bool] = False

    names: tuple[str, ...]

    def render(self, scope: Scope, _selected: SelectedField, rendering: Rendering) -> Fragment:
        cases = [
            cypher(
                "WHEN <node>:<label> THEN <name>",
                node=scope.variable,
                label=declared(name),
                name=rendering.parameter(name),
            )
            for name in self.names[:-1]
        ]
        last = rendering.parameter(self.names[-1])
        return cypher("CASE <cases> ELSE <last> END", cases=join(" ", cases), last=last)


@dataclass(frozen=True, slots=True)
class Slot:
    """A field that a rule of the domain fills after the statement; it has no Cypher of its own."""

    many: ClassVar[bool] = False

    name: str

    def render(self, _scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        msg = f"{self.name!r} is filled by a rule and cannot be read from the store."
        raise TypeError(msg)


def slotted(selection: Selection, values: Mapping[str, object]) -> Shape:
    """The object of a rule's values by slot, as selected; for fields whose objects a rule makes whole."""
    return {one.key: _slotted(one, values) for one in selection.fields}


def _slotted(field: SelectedField, values: Mapping[str, object]) -> object:
    match field.source:
        case Slot(name):
            return values[name]
        case TypeName(name):
            return name
    msg = f"{field.key!r} is read from the store and cannot be filled by a rule."
    raise TypeError(msg)
