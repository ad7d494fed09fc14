"""Reading parties one by one, by identifier, and in pages."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Sequence
from dataclasses import dataclass
from typing import LiteralString, TypeVar

import orjson

from domain.access import REGISTRY, Viewer
from domain.errors import InvalidInput
from domain.ownership.party_search import party_search
from queries.ownership.holding_fields import Ends, single_holding
from queries.selection import Rendering, Row, Scope, Selection, Shape, reader, render_object
from queries.statement import Fragment, Statement, assembled, cypher, join, literal
from queries.store import Parameters, Store
from queries.visibility import VIEWER, viewer_parameter, visible

NODE = literal("n")
_Key = TypeVar("_Key", str, float)


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page of ``first`` companies after the cursor; ``search`` narrows it, ``count`` asks for the total."""

    first: int = 20
    after: str | None = None
    search: str | None = None
    count: bool = False


PageRow = tuple[list[object], list[Shape]]


@dataclass(frozen=True, slots=True)
class Page:
    """Companies as the sort keys and the shapes of each, whether more follow, and the total if it was asked for."""

    rows: list[PageRow]
    has_next: bool
    total: int | None


async def company(store: Store, viewer: Viewer, id_: str, selection: Selection) -> Shape | None:
    """The company with our id, in the shape of the selection; None if there is none the viewer may see."""
    return await _one(store, viewer, selection, "MATCH (n:Party {id: <key>}) WHERE n:Company AND", id_)


async def company_by_identifier(
    store: Store, viewer: Viewer, identifier: tuple[str, str], selection: Selection
) -> Shape | None:
    """The company that carries the identifier ``(scheme, value)``; of several (a listing), the first by id."""
    return await _one(
        store,
        viewer,
        selection,
        "MATCH (:Identifier {key: <key>})<-[:IDENTIFIED_BY]-(n:Party) WHERE n:Company AND",
        ":".join(identifier),
    )


async def _one(store: Store, viewer: Viewer, selection: Selection, match: LiteralString, key: str) -> Shape | None:
    rendering = Rendering(**viewer_parameter(viewer))
    head = cypher(match, key=rendering.parameter(key))
    text = cypher(
        "<head> <visible> WITH n ORDER BY n.id LIMIT 1 RETURN <shape>",
        head=head,
        visible=visible(REGISTRY, VIEWER, rendering),
        shape=render_object(Scope(NODE), selection, rendering),
    )
    row: Row | None = await store.read(assembled(text), rendering.parameters)
    return None if row is None else reader(selection)(row)


async def node(store: Store, viewer: Viewer, id_: str, party: Selection, holding: Selection) -> Shape | None:
    """The party or holding with our id, in the shape that its kind selects; None if there is none."""
    rendering = Rendering(**viewer_parameter(viewer))
    clauses, scope = single_holding(Ends(literal("holder"), literal("company")), rendering.parameter(id_), rendering)
    text = cypher(
        "CALL () { MATCH (n:Party {id: <id>}) WHERE <visible> RETURN [true, <party>] AS value"
        " UNION ALL <clauses> WITH * WHERE <visible> RETURN [false, <holding>] AS value } RETURN value LIMIT 1",
        id=rendering.parameter(id_),
        visible=visible(REGISTRY, VIEWER, rendering),
        clauses=clauses,
        party=render_object(Scope(NODE), party, rendering),
        holding=render_object(scope, holding, rendering),
    )
    found = await store.read(assembled(text), rendering.parameters)
    if found is None:
        return None
    is_party, row = found
    return reader(party if is_party else holding)(row)


async def companies(store: Store, viewer: Viewer, request: PageRequest, selections: Sequence[Selection]) -> Page:
    """A keyset page of companies: by relevance when searched, else by name; each in every selection's shape.

    Raises:
        InvalidInput: the cursor is not one of ours for this kind of list.
    """
    statement, parameters = companies_statement(viewer, request, selections)
    answer = await store.read(statement, parameters)
    readers = [reader(selection) for selection in selections]
    rows = [
        (keys, [read(row) for read, row in zip(readers, shaped, strict=True)])
        for keys, *shaped in answer["rows"][: request.first]
    ]
    return Page(rows, len(answer["rows"]) > request.first, answer["total"])


def companies_statement(
    viewer: Viewer, request: PageRequest, selections: Sequence[Selection]
) -> tuple[Statement, Parameters]:
    """The statement of a page and its parameters."""
    rendering = Rendering(**viewer_parameter(viewer), limit=request.first + 1)
    searched = bool(request.search and request.search.strip())
    keys = literal("[score, n.id]") if searched else literal("[n.name, n.id]")
    source = _found(rendering, request) if searched else _listed(rendering, request)
    text = cypher(
        "<source> WITH collect([<columns>]) AS rows RETURN {rows: rows, total: <total>}",
        source=source,
        columns=join(", ", [keys, *(render_object(Scope(NODE), one, rendering) for one in selections)]),
        total=_total(searched) if request.count else literal("null"),
    )
    return assembled(text), rendering.parameters


def _listed(rendering: Rendering, request: PageRequest) -> Fragment:
    name, id_ = decoded(request.after, str) if request.after else ("", "")
    rendering.parameters |= {"name": name, "id": id_}
    return cypher(
        "MATCH (n:Company) USING INDEX n:Company(name, id) WHERE n.name >= $name AND n.id IS NOT NULL"
        " AND NOT (n.name = $name AND n.id <= $id) AND <visible>"
        " WITH n ORDER BY n.name, n.id LIMIT $limit",
        visible=visible(REGISTRY, VIEWER, rendering),
    )


# Words find most; parts of words join in when words alone do not fill a page. Their hits would rank last anyway.
_HITS = literal(
    "CALL () { CALL db.index.fulltext.queryNodes('party_names', $words) YIELD node, score"
    " RETURN collect([node, score]) AS hits }"
    " CALL (hits) { UNWIND hits AS hit RETURN hit[0] AS n, hit[1] AS score"
    " UNION ALL WITH hits WHERE size(hits) < 20 MATCH (n:Party) WHERE n.searchName CONTAINS $part"
    " RETURN n, 0.0 AS score }"
    " WITH n, max(score) AS score WHERE n:Company"
)


def _found(rendering: Rendering, request: PageRequest) -> Fragment:
    search = party_search(request.search or "")
    score, id_ = decoded(request.after, float) if request.after else (None, "")
    rendering.parameters |= {
        "words": search.words or "\\u0000",
        "part": search.part,
        "folded": search.folded,
        "score": score,
        "id": id_,
    }
    return cypher(
        "<hits> AND <visible> WITH n, score + CASE WHEN n.searchName = $folded THEN 1000.0"
        " WHEN n.searchName STARTS WITH $folded THEN 100.0 ELSE 0.0 END AS score"
        " WHERE $score IS NULL OR score < $score OR (score = $score AND n.id > $id)"
        " WITH n, score ORDER BY score DESC, n.id LIMIT $limit",
        hits=_HITS,
        visible=visible(REGISTRY, VIEWER, rendering),
    )


def _total(searched: bool) -> Fragment:
    if not searched:
        return literal("COUNT { (:Company) }")
    return cypher("COUNT { <hits> RETURN n }", hits=_HITS)


def cursor(keys: list[object]) -> str:
    """The cursor of a row, made only where it is selected."""
    return urlsafe_b64encode(orjson.dumps(keys)).decode()


def decoded(cursor: str, first: type[_Key]) -> tuple[_Key, str]:
    """The sort keys behind a cursor.

    Raises:
        InvalidInput: the cursor is not one of ours, or of another list.
    """
    try:
        key, id_ = orjson.loads(urlsafe_b64decode(cursor))
    except (Base64Error, ValueError, TypeError):
        key, id_ = None, None
    if not isinstance(key, first) or not isinstance(id_, str):
        msg = "The cursor in `after` is not one of this list."
        raise InvalidInput(msg, "Use an endCursor that the same list returned.", ["after"])
    return key, id_


STARTING_POINTS_LIMIT = 8


async def starting_points(store: Store, viewer: Viewer, selection: Selection) -> list[Shape]:
    """Groups to begin with: accounts that no other account holds first, then by number of holdings; at most eight."""
    rendering = Rendering(**viewer_parameter(viewer), limit=STARTING_POINTS_LIMIT)
    text = cypher(
        "MATCH (n:Account) USING INDEX n:Account(name, id) WHERE n.name IS NOT NULL AND n.id IS NOT NULL AND <visible>"
        " WITH n, COUNT { (n)-[:HOLDS]->() } AS held,"
        " EXISTS { (:Account)-[:HOLDS]->(n) } AS below"
        " ORDER BY below, held DESC, n.name LIMIT $limit RETURN collect(<shape>)",
        visible=visible(REGISTRY, VIEWER, rendering),
        shape=render_object(Scope(NODE), selection, rendering),
    )
    read = reader(selection)
    return [read(row) for row in await store.read(assembled(text), rendering.parameters) or []]
