"""The ``irontree`` command."""

import socket
from typing import Annotated

import typer
import uvicorn

from domain.errors import Unavailable
from graph_service import bench, user_commands
from graph_service.connection import open_configured_store
from graph_service.console import fail, print_json, run, say
from graph_service.demo_users import DEMO_PASSWORD, DEMO_USERS, demo_user_ids, seed_demo_users
from graph_service.garbage import spare_collections
from graph_service.logs import set_up_logs
from graph_service.neo4j import commands as neo4j
from graph_service.ownership import commands as ownership
from graph_service.ownership import compute_commands, evaluate_commands, export_commands, resolve_commands
from graph_service.settings import Settings, settings
from graph_service.web_build import ensure_web
from ingestion.ownership.demo.seed import seed
from ingestion.relationships.demo.seed import seed_relationships
from queries.doctor import audit

app = typer.Typer(no_args_is_help=True, help="Key-account relationship management on a graph.", add_completion=False)
app.add_typer(neo4j.app, name="neo4j")
app.add_typer(export_commands.app, name="export")
app.add_typer(compute_commands.app, name="compute")
app.add_typer(bench.app, name="bench")
app.add_typer(evaluate_commands.app, name="evaluate")
app.add_typer(user_commands.app, name="user")
app.registered_commands += ownership.app.registered_commands
app.registered_commands += resolve_commands.app.registered_commands
app.registered_groups += ownership.app.registered_groups
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


@app.command()
def serve() -> None:
    """Run the service until it is interrupted."""
    _serve(settings())


@app.command()
def demo() -> None:
    """Bring everything up with the demo world and print where it is and who can sign in."""
    chosen = settings().model_copy(update={"demo": True})
    try:
        if ensure_web():
            say("Built the web UI.")
        _require_free_port(chosen)
    except Unavailable as error:
        fail(error, as_json=False)
    run(_seed(chosen))
    say(f"\n[bold green]Irontree is at[/] http://{chosen.host}:{chosen.port}/")
    say(f"Demo logins, all with the password [bold]{DEMO_PASSWORD}[/]:")
    for user in DEMO_USERS:
        say(f"  {user.login:<11} {user.role.value:<11} {user.name} · {user.name_zh}")
    say("Stop it with Ctrl-C.\n")
    _serve(chosen)


@app.command()
def migrate() -> None:
    """Bring the store to the schema of this version."""
    run(_migrate(settings()))
    say("The store has the schema of this version.")


@app.command()
def doctor(as_json: _Json = False) -> None:
    """Audit what is stored against the declared model; exit status 1 when something is wrong."""
    findings = run(_audit(settings()), as_json=as_json)
    if as_json:
        print_json({"findings": findings})
    else:
        for one in findings:
            say(f"[red]✗[/] {one['owner']}.{one['property']}: {one['count']} wrong, such as {one['examples']}")
        say("Nothing is wrong." if not findings else f"{len(findings)} kinds of damage.")
    if findings:
        raise typer.Exit(1)


async def _seed(chosen: Settings) -> None:
    async with open_configured_store(chosen) as store:
        await seed(store)
        await seed_demo_users(store)
        await seed_relationships(store, demo_user_ids())


async def _migrate(chosen: Settings) -> None:
    async with open_configured_store(chosen):
        pass


async def _audit(chosen: Settings) -> list[dict[str, object]]:
    async with open_configured_store(chosen) as store:
        return [
            {"owner": one.owner, "property": one.property, "count": one.count, "examples": list(one.examples)}
            for one in await audit(store)
        ]


def _require_free_port(chosen: Settings) -> None:
    with socket.socket() as probe:
        if probe.connect_ex((chosen.host, chosen.port)) == 0:
            msg = f"Port {chosen.port} of {chosen.host} is taken by another program."
            raise Unavailable(msg, "Stop it, or choose another port with IRONTREE_PORT.")


def _serve(chosen: Settings) -> None:
    from graph_service.app import create_app  # noqa: PLC0415 - commands that do not serve do not wait for it

    set_up_logs()
    try:
        _require_free_port(chosen)
    except Unavailable as error:
        fail(error, as_json=False)
    app = create_app(chosen)
    spare_collections()
    uvicorn.run(app, host=chosen.host, port=chosen.port, log_level="warning", access_log=False)


def main() -> None:
    """Entry point of the ``irontree`` command."""
    app()
