"""How commands answer: for people on the terminal, or one JSON object for programs."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import orjson
import typer
from rich.console import Console
from rich.markup import escape

from domain.errors import IrontreeError

_Result = TypeVar("_Result")
_out = Console()
_err = Console(stderr=True)


def run(work: Coroutine[Any, Any, _Result], *, as_json: bool = False) -> _Result:
    """The result of the work; a named error is printed in one line and ends the command with exit status 1."""
    try:
        return asyncio.run(work)
    except IrontreeError as error:
        fail(error, as_json=as_json)
        raise  # unreachable; `fail` exits


def fail(error: IrontreeError, *, as_json: bool) -> None:
    """Print the error and exit with status 1."""
    if as_json:
        body = {"code": error.code, "message": error.message, "nextStep": error.next_step}
        print_json({"error": body})
    _err.print(f"[bold red]✗[/] {escape(str(error))}", highlight=False, soft_wrap=True)
    raise typer.Exit(1)


def print_json(value: object) -> None:
    """One JSON object on standard output."""
    typer.echo(orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode())


def say(text: str) -> None:
    """A line for people, on standard output."""
    _out.print(text, highlight=False)


def notice(text: str) -> None:
    """A line worth knowing that stops nothing, on standard error."""
    _err.print(text, markup=False, highlight=False, soft_wrap=True)
