"""Introduction paths: found in the kept graph of acquaintances, then shaped by one statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from domain.access import RELATIONSHIPS, Viewer
from domain.errors import NotFound
from domain.relationships.introductions import Introduction, introductions
from queries.relationships.acquaintances import kept_graph
from queries.revision import REVISION
from queries.selection import Rendering, Scope, Selection, Shape, reader, render_object
from queries.statement import REMEMBERED, Fragment, Statement, assembled, cypher, join, literal
from queries.store import Parameters, Store
from queries.visibility import VIEWER, viewer_parameter, visible


@dataclass(frozen=True, slots=True)
class PathRequest:
    """Whom to be introduced to, from which colleague (None: any), how many paths, on which day.

    ``former`` lets people introduce each other who worked together once.
    """

    to: str
    user: str | None
    first: int
    today: date
    former: bool = False


@dataclass(frozen=True, slots=True)
class PathShapes:
    """What is selected of the people, the colleagues and the companies on the paths."""

    people: tuple[Selection, ...] = ()
    users: tuple[Selection, ...] = ()
    companies: tuple[Selection, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Something on a path: its name, and its shape for each of the selections."""

    name: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """Introductions, and what stands on them by id."""

    found: tuple[Introduction, ...]
    people: Mapping[str, Named]
    users: Mapping[str, Named]
    companies: Mapping[str, Named]


async def introduction_paths(store: Store, viewer: Viewer, request: PathRequest, shapes: PathShapes) -> Paths:
    """The best paths. When the graph has changed since it was read, it is read again and they are found anew.

    Raises:
        NotFound: there is no such person, or none whom the viewer may see.
    """
    kept = await kept_graph(store, request.today)
    for last in (False, True):
        graph = await kept.graph(former=request.former)
        found = introductions(graph, request.to, user=request.user, first=request.first)
        answer = await store.read(prepared(shapes)[0], _parameters(request, found, viewer, shapes))
        if answer is None:
            raise NotFound(f"There is no person with the id {request.to}.", "Search for the name.")
        paths = _paths(found, answer, shapes)
        if last or (answer["revision"] == kept.revision and len(paths.found) == len(found)):
            break
        kept = await kept_graph(store, request.today, other_than=kept)
    return paths


@lru_cache(maxsize=REMEMBERED)
def prepared(shapes: PathShapes) -> tuple[Statement, Parameters]:
    """The statement that reads what stands on paths, and the parameters that are the same each time."""
    rendering = Rendering()
    node = literal("n")
    text = cypher(
        "MATCH (target:Party {id: $to}) WHERE target:Person AND <visible> RETURN {revision: <revision>,"
        " people: COLLECT { UNWIND $people AS id MATCH (n:Party {id: id}) RETURN [<people>] },"
        " users: COLLECT { UNWIND $users AS id MATCH (n:User {id: id}) RETURN [<users>] },"
        " companies: COLLECT { UNWIND $companies AS id MATCH (n:Party {id: id}) RETURN [<companies>] }}",
        visible=visible(RELATIONSHIPS, VIEWER, rendering),
        revision=REVISION,
        people=_columns(node, shapes.people, rendering),
        users=_columns(node, shapes.users, rendering),
        companies=_columns(node, shapes.companies, rendering),
    )
    return assembled(text), rendering.parameters


def _columns(node: Fragment, selections: Sequence[Selection], rendering: Rendering) -> Fragment:
    shapes = [render_object(Scope(node), one, rendering) for one in selections]
    return join(", ", [cypher("<n>.id", n=node), cypher("<n>.name", n=node), *shapes])


def _parameters(
    request: PathRequest, found: Sequence[Introduction], viewer: Viewer, shapes: PathShapes
) -> dict[str, object]:
    return {
        **prepared(shapes)[1],
        **viewer_parameter(viewer),
        "to": request.to,
        "people": sorted({person for one in found for person in one.people}),
        "users": sorted({one.user for one in found}),
        "companies": sorted({hop.company for one in found for hop in one.hops if hop.company}),
    }


def _paths(found: Sequence[Introduction], answer: Mapping[str, Any], shapes: PathShapes) -> Paths:
    """The introductions all of whose people, colleagues and companies are still there."""
    people, users = _named(answer["people"], shapes.people), _named(answer["users"], shapes.users)
    companies = _named(answer["companies"], shapes.companies)
    there = tuple(
        one
        for one in found
        if one.user in users
        and all(person in people for person in one.people)
        and all(hop.company is None or hop.company in companies for hop in one.hops)
    )
    return Paths(there, people, users, companies)


def _named(rows: Sequence[Sequence[Any]], selections: Sequence[Selection]) -> dict[str, Named]:
    readers = [reader(one) for one in selections]
    return {
        row[0]: Named(row[1], tuple(read(value) for read, value in zip(readers, row[2:], strict=True))) for row in rows
    }
