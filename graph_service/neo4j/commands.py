"""``irontree neo4j``: the local Neo4j from the command line."""

import asyncio
import json
from typing import Annotated

import typer
from rich.console import Console

from domain.errors import IrontreeError
from graph_service.neo4j.class_cache import prepare as prepare_neo4j
from graph_service.neo4j.configuration import local_settings
from graph_service.neo4j.lock import NEO4J_VERSION, write_lock
from graph_service.neo4j.server import BoltAddress, LocalNeo4j, Status
from graph_service.settings import settings

app = typer.Typer(no_args_is_help=True, help="The local Neo4j that Irontree brings up itself.")
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


@app.command()
def start(as_json: _Json = False) -> None:
    """Start Neo4j, downloading it when needed; a running one is left as it is."""
    try:
        server = LocalNeo4j(local_settings(settings()))
        server.start(progress=not as_json)
        _print(_described(server.status()), as_json)
    except IrontreeError as problem:
        _fail(problem, as_json)


@app.command()
def stop(as_json: _Json = False) -> None:
    """Stop Neo4j; fine when none is running."""
    try:
        stopped = LocalNeo4j(local_settings(settings())).stop()
        _print({"stopped": stopped}, as_json)
    except IrontreeError as problem:
        _fail(problem, as_json)


@app.command()
def status(as_json: _Json = False) -> None:
    """Say whether Neo4j runs and where; exit status 1 when it does not."""
    found = LocalNeo4j(local_settings(settings())).status()
    _print(_described(found), as_json)
    if not found.running:
        raise typer.Exit(1)


@app.command()
def prepare(as_json: _Json = False) -> None:
    """Download Neo4j and make Java's class cache, once per machine: later starts take half the time."""
    try:
        chosen = local_settings(settings())
        made = prepare_neo4j(chosen, lambda address: asyncio.run(_use(address)), progress=not as_json)
        _print({"prepared": True, "made": made, "cache": str(chosen.cache)}, as_json)
    except IrontreeError as problem:
        _fail(problem, as_json)


async def _use(address: BoltAddress) -> None:
    # Imported here: the driver takes a second that the other commands need not wait.
    from queries.migrations import migrate  # noqa: PLC0415
    from queries.store import StoreAddress, open_store  # noqa: PLC0415

    async with open_store(StoreAddress(address.uri, address.user, address.password)) as store:
        await migrate(store)


@app.command()
def lock(
    version: Annotated[str, typer.Option(help="Neo4j version to resolve.")] = NEO4J_VERSION, as_json: _Json = False
) -> None:
    """Resolve Neo4j's jars anew and write the checked-in lock; for maintainers."""
    from graph_service.neo4j.resolve import resolve_lock  # noqa: PLC0415  the resolver is for maintainers alone

    try:
        made = resolve_lock(version, settings().maven_repository)
        write_lock(made)
        _print({"version": made.version, "jars": len(made.jars), "bytes": made.size}, as_json)
    except IrontreeError as problem:
        _fail(problem, as_json)


def _described(found: Status) -> dict[str, object]:
    return {
        "running": found.running,
        "uri": found.uri,
        "pid": found.pid,
        "version": found.version,
        "home": str(found.home),
    }


def _print(content: dict[str, object], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(content))
        return
    for name, value in content.items():
        if value is not None:
            typer.echo(f"{name:8} {value}")


def _fail(problem: IrontreeError, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"error": problem.code, "message": problem.message, "next": problem.next_step}))
    else:
        Console(stderr=True, highlight=False).print(str(problem), markup=False, soft_wrap=True)
    raise typer.Exit(1)
