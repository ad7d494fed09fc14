"""The root field for warm introductions."""

from collections.abc import Mapping
from typing import Annotated, cast

import strawberry

from domain.access import RELATIONSHIPS
from domain.errors import InvalidInput
from domain.relationships.introductions import Hop, Introduction
from graph_service.context import Info
from graph_service.ownership.surroundings import Filler, below, each
from graph_service.planning import fill, selected, selection_of, shaped
from graph_service.relationships.introduction_types import IntroductionPath
from graph_service.relationships.introduction_words import day, sentences
from queries.relationships.introductions import Named, PathRequest, Paths, PathShapes, introduction_paths
from queries.selection import SelectedField, Selection, Shape

MAX_PATHS = 20


@strawberry.type
class IntroductionQuery:
    """Who can introduce us."""

    @strawberry.field(description="The strongest chains from a colleague to a person, as of today; at most three hops.")
    async def introduction_paths(
        self,
        info: Info,
        to_person_id: Annotated[strawberry.ID, strawberry.argument(description="Irontree's id of the target.")],
        from_user_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="The colleague; any if not given.")
        ] = None,
        first: Annotated[int | None, strawberry.argument(description="How many, 1-20; 3 if not given.")] = 3,
        former_positions: Annotated[
            bool,
            strawberry.argument(description="Whether people who once worked together count; such hops are marked."),
        ] = False,
    ) -> list[IntroductionPath]:
        """The strongest chains from a colleague to a person.

        Raises:
            InvalidInput: ``first`` is out of its range.
            Forbidden: the viewer may not read relationships.
            NotFound: there is no such person.
        """
        most = 3 if first is None else first
        if not 1 <= most <= MAX_PATHS:
            raise InvalidInput(f"`first` is {most}, not between 1 and {MAX_PATHS}.", "Ask for fewer paths.", ["first"])
        info.context.require(RELATIONSHIPS)
        request = PathRequest(to_person_id, from_user_id, most, info.context.today, former_positions)
        return cast("list[IntroductionPath]", shaped(info, await _answer(info, request, selection_of(info))))


async def _answer(info: Info, request: PathRequest, selection: Selection) -> list[Shape]:
    fields = {
        "people": selected(selection, "parties"),
        "users": selected(selection, "user"),
        "companies": list(each(selected(selection, "hops"), "company")),
    }
    shapes = PathShapes(**{name: tuple(map(below, some)) for name, some in fields.items()})
    paths = await introduction_paths(info.context.store, info.context.viewer, request, shapes)
    places = {id(one.selection): place for some in fields.values() for place, one in enumerate(some)}
    language = info.context.viewer.language
    return [fill(selection, _path(paths, one, places, language)) for one in paths.found]


def _path(paths: Paths, one: Introduction, places: Mapping[int, int], language: str | None) -> Mapping[str, Filler]:
    def shape(field: SelectedField, named: Named) -> Shape:
        return named.shapes[places[id(field.selection)]]

    def hop(found: Hop) -> Mapping[str, Filler]:
        return {
            "ground": lambda _: found.ground.value,
            "strength": lambda _: found.strength,
            "company": lambda field: shape(field, paths.companies[found.company]) if found.company else None,
            "former": lambda _: found.former,
            "seen_on": lambda _: day(found),
        }

    return {
        "user": lambda field: shape(field, paths.users[one.user]),
        "parties": lambda field: [shape(field, paths.people[person]) for person in one.people],
        "steps": lambda _: sentences(one, paths, language),
        "hops": lambda field: [fill(below(field), hop(found)) for found in one.hops],
        "strength": lambda _: one.strength,
    }
