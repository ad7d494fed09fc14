"""Random operations over the real schema: aliases, fragments, directives, arguments, every type."""

from collections.abc import Mapping
from random import Random

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
)

ROOTS = {
    "company": "(id: $company)",
    "node": "(id: $party)",
    "companies": "(first: 5)",
    "startingPoints": "",
    "customerTree": "(rootId: $root)",
    "ownership": "(companyId: $company)",
    "controlledBy": "(partyId: $party)",
    "interestsOf": "(partyId: $party)",
    "ownershipDates": "(partyId: $party)",
    "ownershipExplanation": "(holderId: $root, companyId: $company)",
    "ownershipChanges": '(companyId: $root, from: "2019-06-01", to: "2022-06-01")',
    "disagreements": "(companyId: $root)",
    "consolidationDisagreements": "(companyId: $root, unconfirmed: true)",
    "ownershipEvents": "(rootId: $root, first: 5)",
    "companyByIdentifier": '(scheme: "LEI", value: "none")',
}
RELATIONSHIP_ROOTS = {
    "account": "(id: $company)",
    "accounts": "(first: 5)",
    "contact": "(id: $party)",
    "powerMap": "(accountId: $company)",
    "colleagues": "",
    "powerMapChanges": '(accountId: $company, from: "2025-06-01", to: "2026-01-01")',
    "stanceContradictions": "(accountId: $company)",
    "interaction": "(id: $interaction)",
    "relationships": "(accountId: $company)",
    "relationshipLayers": "(accountId: $company)",
    "plan": "(id: $plan)",
    "plans": "(accountId: $company)",
    "suggestions": "(accountId: $company)",
    "myDay": "",
    "timeline": "(accountId: $company, first: 5)",
    "unmatchedAddresses": "",
}
VARIABLES = {
    **dict.fromkeys(("company", "party", "root", "interaction", "plan"), "ID!"),
    "yes": "Boolean = true",
    "no": "Boolean = false",
}


def operation(fields: str, fragments: str = "") -> str:
    """The operation with these root fields, declaring the variables that it uses."""
    used = [f"${name}: {type_}" for name, type_ in VARIABLES.items() if f"${name}" in fields + fragments]
    header = f"query Generated({', '.join(used)})" if used else "query Generated"
    return f"{header} {{ {fields} }} {fragments}"


class QueryMaker:
    """Makes valid operations on some root fields, given with their arguments; the same seed makes the same ones."""

    def __init__(self, schema: GraphQLSchema, seed: int, roots: Mapping[str, str] = ROOTS) -> None:
        self._schema = schema
        self._roots = roots
        self._random = Random(seed)
        self._fragments: list[str] = []

    def operation(self) -> str:
        """An operation on one or two root fields."""
        query = self._schema.query_type
        assert query is not None
        names = self._random.sample(sorted(self._roots), self._random.choice([1, 1, 2]))
        depth = self._random.choice([2, 2, 3])
        types = {name: get_named_type(query.fields[name].type) for name in names}
        fields = " ".join(f"{name}{self._roots[name]} {self._selection(types[name], depth)}" for name in names)
        return operation(fields, " ".join(self._fragments))

    def _selection(self, type_: object, depth: int) -> str:
        assert isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)
        parts = ["__typename"] if self._random.random() < 0.3 else []
        names = [name for name, field in type_.fields.items() if depth > 0 or not _is_object(field)]
        chosen = self._random.sample(names, min(len(names), self._random.randint(1, 4)))
        parts += [self._field(name, type_.fields[name], depth) for name in chosen]
        if isinstance(type_, GraphQLInterfaceType):
            narrowed = self._random.sample(self._schema.get_possible_types(type_), 2)
            parts += [f"... on {possible.name} {self._selection(possible, depth - 1)}" for possible in narrowed]
        if self._random.random() < 0.25:
            name = f"F{len(self._fragments)}"
            self._fragments.append("")
            body = f"fragment {name} on {type_.name} {self._selection(type_, min(depth, 1))}"
            self._fragments[int(name[1:])] = body
            parts.append(f"...{name}")
        self._random.shuffle(parts)
        return "{ " + " ".join(parts or ["__typename"]) + " }"

    def _field(self, name: str, field: GraphQLField, depth: int) -> str:
        arguments = ""
        if "asOf" in field.args and self._random.random() < 0.5:
            arguments = f'(asOf: "{self._random.choice(["2019-06-01", "2022-06-01", "2026-01-01"])}")'
        if "threshold" in field.args and self._random.random() < 0.5:
            arguments = f"(threshold: {self._random.choice([5, 10, 50.5])})"
        # an alias of its own for each pair of argument and depth: the same response key must not mean two things
        alias = f"{name}_{self._random.randrange(10**8)}: " if self._random.random() < 0.2 else ""
        if arguments and not alias:
            alias = f"{name}_{self._random.randrange(10**8)}: "
        directive = self._random.choice([""] * 6 + ["@include(if: $yes)", "@skip(if: $no)", "@include(if: $no)"])
        below = self._selection(get_named_type(field.type), depth - 1) if _is_object(field) else ""
        return f"{alias}{name}{arguments} {directive} {below}"


def _is_object(field: GraphQLField) -> bool:
    return isinstance(get_named_type(field.type), GraphQLObjectType | GraphQLInterfaceType)
