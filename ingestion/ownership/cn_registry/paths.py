"""The graph behind a claimed controller (``pathMap``): INVEST is equity, OWN executes a partnership, BRANCH a branch.

Node types are those of controllers: 1 is a person, 2 a company. A person is one within each company that an edge leads
to, and the node's id joins them.
"""

from collections.abc import Callable, Mapping

from domain.ownership.records import (
    CONTROL_PATH,
    HoldingRecord,
    IdentifierValue,
    Parsed,
    PartyKind,
    PartyRecord,
    Problem,
    Reason,
    TieRecord,
)
from ingestion.ownership.cn_registry.parties import CONTROLLER_CODES, VENDOR_SCHEMES, named_party
from ingestion.ownership.cn_registry.ties import branch_tie, executive_tie
from ingestion.ownership.cn_registry.values import are_fractions, read_share, said
from ingestion.ownership.fields import quoted
from ingestion.source import RawValue

_Found = HoldingRecord | TieRecord
_Edge = Callable[[str, str, Mapping[str, RawValue], bool], _Found | Problem]
_LONGEST_ID = 100


def parse_path(record: Mapping[str, RawValue]) -> Parsed | Problem:
    """All edges of one path with the parties at their ends; an edge of a type that is not known is a notice.

    Problems: MALFORMED for an edge without its nodes or towards a person, and those of shares and names.
    """
    row = record.get("row")
    row = row if isinstance(row, dict) else {}
    nodes = {said(node.get("id")): node for node in _items(row.get("nodes"))}
    edges = _items(row.get("relationships"))
    fractions = are_fractions(text for edge in edges if (text := said(_properties(edge).get("percent"))))
    parties: dict[str, PartyRecord] = {}
    found: list[_Found] = []
    notices = []
    for edge in edges:
        type_ = (said(edge.get("type")) or "").upper()
        if type_ not in _EDGES:
            notices.append(f"unknown relationship type {quoted(type_)}")
            continue
        ends = _ends(edge, nodes)
        if isinstance(ends, Problem):
            return ends
        parties |= {party.local_id: party for party in ends}
        one = _EDGES[type_](ends[0].local_id, ends[1].local_id, _properties(edge), fractions)
        if isinstance(one, Problem):
            return one
        found.append(one)
    holdings = tuple(one for one in found if isinstance(one, HoldingRecord))
    ties = tuple(one for one in found if isinstance(one, TieRecord))
    return Parsed(tuple(parties.values()), holdings, ties, notices=tuple(notices))


def _ends(
    edge: Mapping[str, RawValue], nodes: Mapping[str | None, Mapping[str, RawValue]]
) -> tuple[PartyRecord, PartyRecord] | Problem:
    start, end = nodes.get(said(edge.get("startNode"))), nodes.get(said(edge.get("endNode")))
    if start is None or end is None:
        return Problem(Reason.MALFORMED, "A relationship of the path has an end that is none of its nodes.")
    company = _party(end, "")
    if isinstance(company, Problem):
        return company
    if company.kind is PartyKind.PERSON:
        return Problem(Reason.MALFORMED, "A relationship of the path leads to a person.")
    holder = _party(start, company.local_id)
    return holder if isinstance(holder, Problem) else (holder, company)


def _party(node: Mapping[str, RawValue], company: str) -> PartyRecord | Problem:
    properties = _properties(node)
    labels = node.get("labels")
    kind = CONTROLLER_CODES.get(said(properties.get("type")) or "")
    if kind is None and isinstance(labels, list):
        kind = PartyKind.PERSON if "Human" in labels else PartyKind.COMPANY
    id_ = said(properties.get("gid")) or said(node.get("id"))
    ids = (
        (IdentifierValue(VENDOR_SCHEMES["tyc"], id_),) if id_ and id_.isprintable() and len(id_) <= _LONGEST_ID else ()
    )
    return named_party(said(properties.get("name")), kind, company, ids)


def _invest(holder: str, company: str, properties: Mapping[str, RawValue], fractions: bool) -> HoldingRecord | Problem:
    text, plain = said(properties.get("percentStr")), said(properties.get("percent"))
    if text is None and plain is None:
        return HoldingRecord(holder, company, observed=True, nature=CONTROL_PATH)
    share = read_share(text or plain or "", "percent", fractions=fractions and text is None)
    if isinstance(share, Problem):
        return share
    return HoldingRecord(holder, company, share, observed=True, nature=CONTROL_PATH)


def _own(partner: str, partnership: str, _properties: Mapping[str, RawValue], _fractions: bool) -> TieRecord:
    return executive_tie(partner, partnership)


def _branch(company: str, branch: str, _properties: Mapping[str, RawValue], _fractions: bool) -> TieRecord:
    return branch_tie(branch, company)


_EDGES: Mapping[str, _Edge] = {"INVEST": _invest, "OWN": _own, "BRANCH": _branch}


def _items(value: RawValue) -> list[dict[str, RawValue]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _properties(item: Mapping[str, RawValue]) -> Mapping[str, RawValue]:
    properties = item.get("properties")
    return properties if isinstance(properties, dict) else {}
