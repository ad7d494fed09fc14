"""Reading parties one by one, by identifier, and in pages."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

import orjson

from domain.access import COMMERCIAL, REGISTRY, RELATIONSHIPS, Viewer
from domain.errors import InvalidInput
from domain.ownership.party_search import party_search
from queries.ownership.effective_stakes import Ends, single_holding
from queries.selection import Rendering, Row, Scope, Selection, Shape, reader, render_object
from queries.statement import REMEMBERED, Fragment, Statement, assembled, cypher, join, literal
from queries.store import Parameters, Store
from queries.visibility import VIEWER, viewer_parameter, visible

NODE = literal("n")
_Key = TypeVar("_Key", str, float)


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page of ``first`` companies after the cursor; ``search`` narrows it.

    ``count`` asks for the total, ``keys`` for the sort keys that cursors are made of.
    """

    first: int = 20
    after: str | None = None
    search: str | None = None
    count: bool = False
    keys: bool = True


PageRow = tuple[list[object], list[Shape]]


@dataclass(frozen=True, slots=True)
class Page:
    """Companies as the sort keys and the shapes of each, whether more follow; keys and total if they were asked for."""

    rows: list[PageRow]
    has_next: bool
    total: int | None


async def company(store: Store, viewer: Viewer, id_: str, selection: Selection) -> Shape | None:
    """The company with our id, in the shape of the selection; None if there is none the viewer may see."""
    return await _one(store, viewer, id_, _prepared_one(_BY_ID, selection))


async def company_by_identifier(
    store: Store, viewer: Viewer, identifier: tuple[str, str], selection: Selection
) -> Shape | None:
    """The company that carries the identifier ``(scheme, value)``; of several (a listing), the first by id."""
    return await _one(store, viewer, ":".join(identifier), _prepared_one(_BY_IDENTIFIER, selection))


_BY_ID = literal("MATCH (n:Party {id: $key})")
_BY_IDENTIFIER = literal("MATCH (:Identifier {key: $key})<-[:IDENTIFIED_BY]-(n:Party)")
_Prepared = tuple[Statement, Parameters, Callable[[Row], Shape]]


@lru_cache(maxsize=REMEMBERED)
def _prepared_one(match: Fragment, selection: Selection) -> _Prepared:
    rendering = Rendering()
    text = cypher(
        "<match> WHERE n:Company AND <visible> WITH n ORDER BY n.id LIMIT 1 RETURN <shape>",
        match=match,
        visible=visible(REGISTRY, VIEWER, rendering),
        shape=render_object(Scope(NODE), selection, rendering),
    )
    return assembled(text), rendering.parameters, reader(selection)


async def _one(store: Store, viewer: Viewer, key: str, prepared: _Prepared) -> Shape | None:
    statement, parameters, read = prepared
    row: Row | None = await store.read(statement, {**parameters, **viewer_parameter(viewer), "key": key})
    return None if row is None else read(row)


@dataclass(frozen=True, slots=True)
class NodeSelections:
    """What is selected of a node by what it turns out to be; power maps and users for those who may see them."""

    party: Selection
    holding: Selection
    power_map: Selection
    user: Selection

    @property
    def all(self) -> tuple[Selection, ...]:
        """The selections, in the order in which the statement numbers them."""
        return self.party, self.holding, self.power_map, self.user


async def node(store: Store, viewer: Viewer, id_: str, selections: NodeSelections, on: date) -> Shape | None:
    """The party, holding, power map (on the day) or user with our id, in the shape that its kind selects; else None.

    A person whom only our own users wrote down is no registry fact.
    """
    rendering = Rendering(**viewer_parameter(viewer))
    clauses, scope = single_holding(Ends(literal("holder"), literal("company")), rendering.parameter(id_), rendering)
    text = cypher(
        "CALL () { MATCH (n:Party {id: <id>}) WHERE <visible>"
        " AND (NOT n:Contact OR <restricted> OR EXISTS { (n)<-[:DESCRIBES]-() }) RETURN [0, <party>] AS value"
        " UNION ALL <clauses> WITH * WHERE <visible> RETURN [1, <holding>] AS value"
        " UNION ALL MATCH (n:PowerMap {id: <id>}) WHERE <restricted> RETURN [2, <map>] AS value"
        " UNION ALL MATCH (n:User {id: <id>}) WHERE <restricted> RETURN [3, <user>] AS value } RETURN value LIMIT 1",
        id=rendering.parameter(id_),
        visible=visible(REGISTRY, VIEWER, rendering),
        restricted=visible(RELATIONSHIPS, VIEWER, rendering),
        clauses=clauses,
        party=render_object(Scope(NODE), selections.party, rendering),
        holding=render_object(scope, selections.holding, rendering),
        map=render_object(Scope(NODE, {"on": rendering.parameter(on)}), selections.power_map, rendering),
        user=render_object(Scope(NODE), selections.user, rendering),
    )
    found = await store.read(assembled(text), rendering.parameters)
    if found is None:
        return None
    kind, row = found
    return reader(selections.all[kind])(row)


async def companies(store: Store, viewer: Viewer, request: PageRequest, selections: Sequence[Selection]) -> Page:
    """A keyset page of companies: by relevance when searched, else by name; each in every selection's shape.

    Raises:
        InvalidInput: the cursor is not one of ours for this kind of list.
    """
    searched = bool(request.search and request.search.strip())
    statement, fixed, readers = _prepared_page(
        tuple(selections), searched=searched, count=request.count, keys=request.keys
    )
    place = _searched_from(request) if searched else _listed_from(request)
    answer = await store.read(statement, {**fixed, **viewer_parameter(viewer), **place, "limit": request.first + 1})
    rows = [
        (keys, [read(row) for read, row in zip(readers, shaped, strict=True)])
        for keys, *shaped in answer["rows"][: request.first]
    ]
    return Page(rows, len(answer["rows"]) > request.first, answer["total"])


@lru_cache(maxsize=REMEMBERED)
def _prepared_page(
    selections: tuple[Selection, ...], *, searched: bool, count: bool, keys: bool
) -> tuple[Statement, Parameters, list[Callable[[Row], Shape]]]:
    rendering = Rendering()
    sorted_by = literal("[score, n.id]") if searched else literal("[n.name, n.id]")
    shapes = [render_object(Scope(NODE), one, rendering) for one in selections]
    text = cypher(
        "<source> WITH collect([<columns>]) AS rows RETURN {rows: rows, total: <total>}",
        source=_found(rendering) if searched else _listed(rendering),
        columns=join(", ", [sorted_by if keys else literal("null"), *shapes]),
        total=_total(searched) if count else literal("null"),
    )
    return assembled(text), rendering.parameters, [reader(selection) for selection in selections]


def _listed(rendering: Rendering) -> Fragment:
    return cypher(
        "MATCH (n:Company) USING INDEX n:Company(name, id) WHERE n.name >= $name AND n.id IS NOT NULL"
        " AND NOT (n.name = $name AND n.id <= $id) AND <visible>"
        " WITH n ORDER BY n.name, n.id LIMIT $limit",
        visible=visible(REGISTRY, VIEWER, rendering),
    )


def _listed_from(request: PageRequest) -> Parameters:
    name, id_ = decoded(request.after, str) if request.after else ("", "")
    return {"name": name, "id": id_}


# Words find most; parts of words join in when words alone do not fill a page. Their hits rank last anyway. With a part
# of null the index is not read; a condition on the hits would come after reading it.
_HITS = literal(
    "CALL () { CALL db.index.fulltext.queryNodes('party_names', $words) YIELD node, score"
    " RETURN collect([node, score]) AS hits }"
    " CALL (hits) { UNWIND hits AS hit RETURN hit[0] AS n, hit[1] AS score"
    " UNION ALL WITH CASE WHEN size(hits) < 20 THEN $part END AS part MATCH (n:Party) WHERE n.searchName CONTAINS part"
    " RETURN n, 0.0 AS score }"
    " WITH n, max(score) AS score WHERE n:Company"
)


def _found(rendering: Rendering) -> Fragment:
    """Ranked hits: whole names, beginnings, words, parts; of these the heads of accounts, accounts, the others."""
    return cypher(
        "<hits> AND <visible> WITH n, CASE WHEN '\n' + n.searchName + '\n' CONTAINS '\n' + $folded + '\n' THEN 3000.0"
        " WHEN '\n' + n.searchName CONTAINS '\n' + $folded THEN 2000.0 WHEN score > 0.0 THEN 1000.0 ELSE 0.0 END"
        " + CASE WHEN NOT (n:Account AND <commercial>) THEN 0.0 WHEN EXISTS { (:Account)-[:HOLDS]->(n) } THEN 100.0"
        " ELSE 200.0 END + score / (1.0 + score) AS score"
        " WHERE $score IS NULL OR score < $score OR (score = $score AND n.id > $id)"
        " WITH n, score ORDER BY score DESC, n.id LIMIT $limit",
        hits=_HITS,
        visible=visible(REGISTRY, VIEWER, rendering),
        commercial=visible(COMMERCIAL, VIEWER, rendering),
    )


def _searched_from(request: PageRequest) -> Parameters:
    search = party_search(request.search or "")
    score, id_ = decoded(request.after, float) if request.after else (None, "")
    return {
        "words": search.words or "\\u0000",
        "part": search.part,
        "folded": search.folded,
        "score": score,
        "id": id_,
    }


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
