"""From a GraphQL request to the neutral selection of ``queries.selection``.

Fields that say where their values come from are declared with ``planned``. ``selection_of`` collects what a request
selects of them, with aliases, arguments, fragments and directives resolved by graphql-core itself.
"""

from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from graphql import GraphQLObjectType, GraphQLResolveInfo, get_named_type, is_abstract_type
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_subfields
from graphql.execution.values import VariableValues, get_argument_values
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from graph_service.context import Context, Info
from graph_service.scalars import Date
from graph_service.shaped import Shaped
from queries.selection import (
    FieldSource,
    SelectedField,
    Selection,
    Shape,
    Slot,
    TypeName,
    TypeNameByLabel,
    Variant,
)
from queries.visibility import sees

_TYPENAME = "__typename"
T = TypeVar("T")


class PlannedField(StrawberryField):
    """A field whose value stands in its parent's shape, under its response key."""

    @property
    def is_basic_field(self) -> bool:
        """False: the resolver needs the response key."""
        return False

    def get_result(self, source: Any, info: Any, args: list[Any], kwargs: Any) -> Any:  # noqa: ANN401, ARG002
        """The value that the statement or a rule has put there."""
        return source[info.path.key]


def planned(
    source: FieldSource, description: str, arguments: Sequence[StrawberryArgument] = (), name: str | None = None
) -> Any:  # noqa: ANN401
    """Declares a field by where its values come from; ``name`` where Python cannot spell it."""
    field = PlannedField(metadata={"source": source}, description=description, graphql_name=name)
    field.arguments = list(arguments)
    return field


def filled(name: str, description: str, arguments: Sequence[StrawberryArgument] = ()) -> Any:  # noqa: ANN401
    """Declares a field that a rule of the domain fills."""
    return planned(Slot(name), description, arguments)


AS_OF = StrawberryArgument(
    python_name="as_of",
    graphql_name=None,
    type_annotation=StrawberryAnnotation(Date | None),
    default=None,
    description="The day it was true on; today if not given.",
)

FIRST = StrawberryArgument(
    python_name="first",
    graphql_name=None,
    type_annotation=StrawberryAnnotation(int | None),
    default=None,
    description="At most so many; all if not given.",
)


class _Planner:
    def __init__(self, info: GraphQLResolveInfo[Context], context: Context) -> None:
        self._info = info
        self._today = context.today
        self._hidden_typename = context.ordinary
        self._variables = _variables(info)
        self._fragments = {name: _details(fragment) for name, fragment in info.fragments.items()}

    def selection(self, type_: Any, details: list[FieldDetails], *, abstract: bool = False) -> Selection:  # noqa: ANN401
        """What is selected of a type; ``abstract`` where the field itself may give another one."""
        if not is_abstract_type(type_):
            return Selection((Variant(None, self._fields(type_, details, abstract=abstract)),))
        types = sorted(self._info.schema.get_possible_types(type_), key=lambda one: one.name == "Undisclosed")
        variants = tuple(Variant(one.name, self._fields(one, details, abstract=True)) for one in types)
        fields = {_with_name_by_label(one.fields, types) for one in variants}
        return Selection((Variant(None, fields.pop()),)) if len(fields) == 1 else Selection(variants)

    def _fields(
        self, type_: GraphQLObjectType, details: list[FieldDetails], *, abstract: bool = False
    ) -> tuple[SelectedField, ...]:
        grouped = collect_subfields(
            self._info.schema, self._fragments, self._variables, self._info.operation, type_, details
        ).grouped_field_set
        fields = [self._field(type_, key, group) for key, group in grouped.items()]
        if abstract and self._hidden_typename and _TYPENAME not in grouped:
            fields.append(SelectedField(_TYPENAME, TypeName(type_.name)))
        return tuple(fields)

    def _field(self, type_: GraphQLObjectType, key: str, group: list[FieldDetails]) -> SelectedField:
        name = group[0].node.name.value
        if name == _TYPENAME:
            return SelectedField(key, TypeName(type_.name))
        definition = type_.fields[name]
        source = definition.extensions["strawberry-definition"].metadata["source"]
        below = self.selection(get_named_type(definition.type), group) if group[0].node.selection_set else None
        arguments: Mapping[str, object] = {}
        if definition.args:
            given = get_argument_values(definition, group[0].node, self._variables)
            arguments = {python_name(name): value for name, value in given.items()}
            if "as_of" in arguments:
                arguments = {**arguments, "as_of": arguments["as_of"] or self._today}
        return SelectedField(key, source, arguments, below)


def _with_name_by_label(fields: tuple[SelectedField, ...], types: Sequence[Any]) -> tuple[SelectedField, ...]:
    """The fields of one type with its name read from the object's label: types without other fields are then equal."""
    by_label = TypeNameByLabel(tuple(one.name for one in types))
    return tuple(replace(one, source=by_label) if isinstance(one.source, TypeName) else one for one in fields)


def python_name(graphql_name: str) -> str:
    """``asOf`` as ``as_of``."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in graphql_name)


def _variables(info: GraphQLResolveInfo[Context]) -> VariableValues:
    given: object = info.variable_values  # declared as VariableValues, handed over as a plain dict
    return given if isinstance(given, VariableValues) else VariableValues({}, cast("dict[str, Any]", given))


def _details(fragment: Any) -> FragmentDetails:  # noqa: ANN401
    return fragment if isinstance(fragment, FragmentDetails) else FragmentDetails(fragment)


def selection_of(info: Info, type_name: str | None = None) -> Selection:
    """What the request selects of the field being resolved.

    ``type_name`` narrows an interface or union to what is selected of one of its types or of another interface.
    """
    raw = info._raw_info  # noqa: SLF001 - Strawberry offers no other way to graphql-core's info
    context = info.context

    def plan() -> Selection:
        type_ = raw.schema.type_map[type_name] if type_name else get_named_type(raw.return_type)
        details = [FieldDetails(node, None) for node in raw.field_nodes]
        return _Planner(raw, context).selection(type_, details, abstract=type_name is not None)

    if context.plans is None:
        return plan()
    given = _variables(raw).coerced
    values = repr([(name, given[name]) for name in context.plans.variables if name in given])
    nodes = tuple(map(id, raw.field_nodes))  # of the operation's document, which lives as long as its plans
    return context.plans.once((type_name, nodes, values, context.today, context.ordinary), plan)


def shaped(info: Info, value: Shape | list[Shape] | None) -> Any:  # noqa: ANN401
    """The value as the executor takes it: as it is, or through graphql-core's completion when the context asks."""
    return value if value is None or info.context.ordinary else Shaped(value)


async def computed(info: Info, asked: Hashable, answer: Callable[[Selection], Awaitable[Shape | list[Shape]]]) -> Any:  # noqa: ANN401
    """The value of a root field that rules compute: kept where the request's context keeps answers.

    ``asked`` are the field's arguments with their defaults filled in; ``answer`` takes what is selected.
    """
    context, selection = info.context, selection_of(info)
    if context.kept is None or context.ordinary:
        return shaped(info, await answer(selection))
    key = (info.field_name, asked, selection, sees(context.viewer))
    return Shaped(await context.kept.once(key, lambda: answer(selection)))


def fill(selection: Selection, values: Mapping[str, Callable[[SelectedField], object]]) -> Shape:
    """The shape of an object whose fields a rule fills: for each selected field the value of its slot."""
    return {one.key: _filled(one, lambda name: values[name](one)) for one in selection.fields}  # noqa: B023 - called at once


def fill_each(
    selection: Selection, items: Iterable[T], getters: Mapping[str, Callable[[SelectedField], Callable[[T], object]]]
) -> list[Shape]:
    """The shapes of many objects whose fields a rule fills: what gives a field is looked up once for all of them."""
    plan = [(one.key, _getter(one, getters)) for one in selection.fields]
    return [{key: get(item) for key, get in plan} for item in items]


def _getter(
    field: SelectedField, getters: Mapping[str, Callable[[SelectedField], Callable[[T], object]]]
) -> Callable[[T], object]:
    if isinstance(field.source, Slot):
        return getters[field.source.name](field)
    value = _filled(field, lambda _: None)
    return lambda _: value


def fill_from(selection: Selection, item: object) -> Shape:
    """The shape of an object whose slots are named like the attributes of ``item``."""
    return {one.key: _filled(one, lambda name: getattr(item, name)) for one in selection.fields}


def _filled(field: SelectedField, value_of: Callable[[str], object]) -> object:
    match field.source:
        case Slot(name):
            return value_of(name)
        case TypeName(name):
            return name
    msg = f"{field.key!r} is read from the store and cannot be filled by a rule."
    raise TypeError(msg)


def selected(selection: Selection, name: str) -> list[SelectedField]:
    """The selected fields with this slot (several with aliases, none if not selected)."""
    return [one for one in selection.fields if isinstance(one.source, Slot) and one.source.name == name]
