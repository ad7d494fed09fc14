"""Envelopes of vendors' answers: what is inside, for which company, of how many rows; and answers that are refusals."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.ownership.records import Problem, Reason
from ingestion.ownership.cn_registry.layout import is_company_name, names_company
from ingestion.ownership.cn_registry.values import said
from ingestion.ownership.fields import quoted
from ingestion.source import RawValue

_INSIDE = ("result", "Result", "data", "Data", "body", "response")
_ROWS = ("items", "Items", "list", "List", "rows", "records", "resultList", "result", "data")
_TOTALS = ("total", "totalCount", "TotalRecords", "totalNum", "count")
_SUCCESS: Mapping[str, frozenset[str]] = {
    "error_code": frozenset({"0"}), "errorCode": frozenset({"0"}), "errcode": frozenset({"0"}),
    "code": frozenset({"0", "200"}), "Status": frozenset({"0", "200"}),
    "status": frozenset({"0", "200"}), "statusCode": frozenset({"0", "1", "200"}), "state": frozenset({"ok"}),
}  # fmt: skip
_MESSAGES = ("reason", "message", "Message", "msg", "Msg", "errorMessage", "error_msg", "statusMessage")


@dataclass(frozen=True, slots=True)
class Inside:
    """What an answer holds, with the company and the number of rows that its envelopes name."""

    value: RawValue
    company: str | None = None
    total: int | None = None


def opened(answer: RawValue) -> Inside:
    """Goes through all envelopes; stops at a refusal and at what has no envelope any more."""
    value, company, total = answer, None, None
    while isinstance(value, dict) and not is_failure(value):
        inner = next((value[key] for key in _INSIDE if isinstance(value.get(key), dict | list)), None)
        if inner is None:
            inner = next((value[key] for key in _ROWS if isinstance(value.get(key), list)), None)
        if inner is None:
            break
        company = _company_named(value) or company
        total = _total(value) if _total(value) is not None else total
        value = inner
    return Inside(value, company, total)


def is_failure(answer: Mapping[str, RawValue]) -> bool:
    """Whether an answer refuses: its code is none of success and nothing is inside it."""
    return _code(answer) is not None and not any(answer.get(key) for key in _INSIDE)


def failure(answer: RawValue) -> Problem:
    """Why a record that no block claims cannot be used: the vendor's own reason where it gives one."""
    if isinstance(answer, dict) and (code := _code(answer)) is not None:
        message = next((text for key in _MESSAGES if (text := said(answer.get(key)))), "no reason given")
        return Problem(Reason.SOURCE_ERROR, f"The vendor answered with code {quoted(code)}: {quoted(message)}.")
    if isinstance(answer, dict) and any(key in answer and not answer[key] for key in _INSIDE):
        return Problem(Reason.MISSING_FIELD, "The answer holds no data.")
    return Problem(Reason.MALFORMED, "The record has the fields of no block that this source knows.")


def _code(answer: Mapping[str, RawValue]) -> str | None:
    """The code of an answer that is not one of success; codes count beside a message or something inside only."""
    if not any(key in answer for key in (*_MESSAGES, *_INSIDE)):
        return None
    for key, good in _SUCCESS.items():
        text = said(answer.get(key))
        if text is not None and (text.lstrip("-").isdecimal() or key == "state"):
            return None if text.casefold() in good else text
    return None


def _company_named(answer: Mapping[str, RawValue]) -> str | None:
    texts = (said(value) for key, value in answer.items() if names_company(key))
    return next((text for text in texts if text and is_company_name(text)), None)


def _total(answer: Mapping[str, RawValue]) -> int | None:
    paging = answer.get("Paging")
    for holder in (answer, paging if isinstance(paging, dict) else {}):
        for key in _TOTALS:
            value = holder.get(key)
            if isinstance(value, int) and not isinstance(value, bool):
                return value
    return None
