"""Cutting a vendor's answer into records: the facts of a company, and one record for each row of its blocks.

Envelopes are opened whatever they are called, and blocks are told by their key, their file's name or their fields. A
record carries its company and what only the whole list tells: whether its percentages are fractions, the sum of the
subscribed amounts, the changes of the same holder. What cannot be cut is a record as it stands.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.ownership.holder_names import fold_name
from ingestion.ownership.cn_registry.envelopes import is_failure, opened
from ingestion.ownership.cn_registry.history import equity_rows
from ingestion.ownership.cn_registry.layout import block_of_fields, block_of_key
from ingestion.ownership.cn_registry.parties import vendor_ids
from ingestion.ownership.cn_registry.spelling import Fields, fields_of
from ingestion.ownership.cn_registry.spellings import (
    BRANCHES,
    CHANGES,
    COMPANY,
    CONTROLLERS,
    EQUITY_CHANGES,
    HOLDERS,
    INVESTMENTS,
    OFFICERS,
    PATHS,
)
from ingestion.ownership.cn_registry.stakes import entries, subscribed
from ingestion.ownership.cn_registry.values import are_fractions, read_money
from ingestion.source import RawValue

_BY_ROW = (INVESTMENTS, OFFICERS, BRANCHES, CHANGES, CONTROLLERS)
_WHOLE = Decimal("0.01")
"""How far the subscribed amounts may be from the registered capital, as a part of it, and still be all of them."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a list before its rows are looked at.

    Attributes:
        company: Name of the company it belongs to.
        block: Which block it is.
        code: The company's code, where a table gives it beside the name.
        total: How many rows there are in all, where the answer is one page of them.
        capital: The registered capital as printed.
        fractions: Whether percentages are fractions, where more than this list decides it.
    """

    company: str | None = None
    block: str | None = None
    code: str | None = None
    total: int | None = None
    capital: str | None = None
    fractions: bool | None = None

    @property
    def reference(self) -> dict[str, RawValue]:
        """The company as a record carries it."""
        found: dict[str, RawValue] = {}
        if self.company:
            found["name"] = self.company
        if self.code:
            found["code"] = self.code
        return found


def cut(document: RawValue, context: Context) -> Iterator[RawValue]:
    """The records of one answer, in the order company, holders, changes of others, and the blocks row by row."""
    inside = opened(document)
    context = replace(
        context,
        company=inside.company or context.company,
        total=inside.total if inside.total is not None else context.total,
    )
    value = inside.value
    if isinstance(value, list):
        yield from _list(value, context)
    elif not isinstance(value, dict) or not value or is_failure(value):
        yield document
    elif (block := _block_of([value], context)) == COMPANY:
        yield from _company(value, context)
    elif block is None:
        yield document
    else:
        yield from rows_of(block, [value], context)


def rows_of(block: str, rows: list[RawValue], context: Context) -> Iterator[RawValue]:
    """The records of one block of one company."""
    if block == COMPANY:
        for row in rows:
            yield from _company(row, context) if isinstance(row, dict) else [row]
    elif block == HOLDERS:
        yield from _holders(rows, {}, False, context)
    elif block == EQUITY_CHANGES:
        yield from _equity_changes(_by_name(rows), _fractions(EQUITY_CHANGES, rows, context), context)
    else:
        fractions = _fractions(block, rows, context)
        for row in rows:
            yield _record(block, context, fractions, row={"name": row} if isinstance(row, str) else row)


def _block_of(rows: Iterable[RawValue], context: Context) -> str | None:
    """The block that rows belong to; what has blocks of its own is a company, whatever the file is called."""
    items = [(key, value) for row in rows if isinstance(row, dict) for key, value in row.items()]
    if any(block_of_key(key) for key, value in items if isinstance(value, dict | list)):
        return COMPANY
    found = block_of_fields(key for key, _ in items)
    if found == BRANCHES and context.company is None:
        found = COMPANY  # without a company to belong to
    like_companies = context.company is not None and context.block in {INVESTMENTS, BRANCHES}
    return context.block if context.block and (found != COMPANY or like_companies) else found


def _list(items: list[RawValue], context: Context) -> Iterator[RawValue]:
    block = _block_of(items, context)
    if block == COMPANY or any(map(_has_envelope, items)):
        for item in items:
            yield from cut(item, replace(context, block=block, total=None)) if isinstance(item, dict) else [item]
    elif block is None:
        yield from items
    else:
        yield from rows_of(block, items, context)


def _has_envelope(item: RawValue) -> bool:
    return isinstance(item, dict) and opened(item).value is not item


def _company(value: Mapping[str, RawValue], context: Context) -> Iterator[RawValue]:
    facts, blocks = _parted(value)
    fields = fields_of(COMPANY, facts)
    context = Context(fields.printed("name") or context.company, code=context.code, capital=fields.text("capital"))
    if fields.values.keys() - {"name"}:
        yield _record(COMPANY, context, row=facts)
    changes = [row for row, _ in _rows(blocks, CHANGES)]
    equity = [row for row, _ in _rows(blocks, EQUITY_CHANGES)]
    restated = equity or [row for change in changes for row in equity_rows(change)]
    fractions = _fractions(EQUITY_CHANGES, restated, context)
    by_name = _by_name(restated)
    holders = _rows(blocks, HOLDERS)
    total = next((total for _, total in holders), None)
    yield from _holders([row for row, _ in holders], by_name, fractions, replace(context, total=total))
    yield from _equity_changes(by_name, fractions, context)
    for block in _BY_ROW:
        yield from rows_of(block, [row for row, _ in _rows(blocks, block)], context)
    for path in blocks.get(PATHS, []):
        if isinstance(path, dict):
            for one in path.values() if not {"nodes", "relationships"} & path.keys() else [path]:
                yield _record(PATHS, context, row=one)
    for answers in blocks.values():
        yield from (answer for answer in answers if isinstance(answer, dict) and is_failure(answer))


def _parted(value: Mapping[str, RawValue]) -> tuple[dict[str, RawValue], dict[str, list[RawValue]]]:
    """The facts of a company, those of a nested block included, and its blocks as they stand, by block."""
    facts: dict[str, RawValue] = {}
    blocks: dict[str, list[RawValue]] = {}
    for key, item in value.items():
        block = block_of_key(key) if isinstance(item, dict | list) else None
        inside = opened(item).value if block == COMPANY else None
        if isinstance(inside, dict) and not is_failure(inside):
            facts = {**inside, **facts}
        elif block is None:
            facts[key] = item
        else:
            blocks.setdefault(block, []).append(item)
    return facts, blocks


def _rows(blocks: Mapping[str, list[RawValue]], block: str) -> list[tuple[RawValue, int | None]]:
    """The rows of a block with the number that its envelope gives for all of them."""
    found = []
    for answer in blocks.get(block, []):
        inside = opened(answer)
        if isinstance(inside.value, dict) and (is_failure(inside.value) or not inside.value):
            continue
        rows = inside.value if isinstance(inside.value, list) else [inside.value]
        found += [(row, inside.total) for row in rows]
    return found


def _holders(
    rows: list[RawValue], changes: dict[str, list[RawValue]], change_fractions: bool, context: Context
) -> Iterator[RawValue]:
    """One record for each holder; takes the changes of its holders out of ``changes``."""
    grouped: dict[tuple[str, str], list[RawValue]] = {}
    for row in rows:
        fields = fields_of(HOLDERS, row)
        ids = vendor_ids(fields)
        grouped.setdefault((_folded(fields), ids[0].value if ids else ""), []).append(row)
    fractions, total = _fractions(HOLDERS, rows, context), _subscribed_in_all(rows, context)
    names = [name for name, _ in grouped]
    for (name, _), own in grouped.items():
        extra: dict[str, RawValue] = {}
        if total is not None:
            extra["total"] = total
        if names.count(name) > 1:
            extra["namesake"] = True
        elif name in changes:
            extra |= {"changes": changes.pop(name), "change_fractions": change_fractions}
        yield _record(HOLDERS, context, fractions, rows=own, **extra)


def _equity_changes(changes: dict[str, list[RawValue]], fractions: bool, context: Context) -> Iterator[RawValue]:
    for rows in changes.values():
        yield _record(EQUITY_CHANGES, context, changes=rows, change_fractions=fractions)


def _by_name(rows: list[RawValue]) -> dict[str, list[RawValue]]:
    found: dict[str, list[RawValue]] = {}
    for row in rows:
        found.setdefault(_folded(fields_of(EQUITY_CHANGES, row)), []).append(row)
    return found


def _folded(fields: Fields) -> str:
    return fold_name(fields.text("name") or "")


def _fractions(block: str, rows: list[RawValue], context: Context) -> bool:
    if context.fractions is not None:
        return context.fractions
    return are_fractions(text for row in rows for text in percent_texts(block, row))


def percent_texts(block: str, row: RawValue) -> Iterator[str]:
    """The percentages of a row as printed."""
    if block == EQUITY_CHANGES:
        fields = fields_of(block, row)
        yield from filter(None, (fields.text("before"), fields.text("after")))
    elif block == HOLDERS:
        yield from filter(None, (entry.text("percent") for entry in entries(fields_of(block, row), "subscribed")))
    elif block in {INVESTMENTS, CONTROLLERS}:
        yield from filter(None, [fields_of(block, row).text("percent")])


def _subscribed_in_all(rows: list[RawValue], context: Context) -> str | None:
    """The sum of all subscribed amounts, where a percentage is missing and the amounts can give it; else None."""
    if all(len(list(percent_texts(HOLDERS, row))) for row in rows) or (context.total or 0) > len(rows):
        return None
    amounts = [amount for row in rows for amount in subscribed(row)]
    known = [amount for amount in amounts if amount is not None]
    currencies = {amount.currency for amount in known}
    if len(known) < len(amounts) or len(currencies) != 1:
        return None
    whole = sum((amount.amount for amount in known), Decimal(0))
    capital = read_money(context.capital) if context.capital else None
    if capital and capital.currency in currencies and abs(capital.amount - whole) > _WHOLE * capital.amount:
        return None
    return f"{whole:f}{known[0].currency or ''}"


def _record(block: str, context: Context, fractions: bool = False, **content: RawValue) -> dict[str, RawValue]:
    record: dict[str, RawValue] = {"block": block, "company": context.reference, **content}
    return record | {"fractions": True} if fractions else record
