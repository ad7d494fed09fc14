"""``irontree serve``, ``demo``, ``migrate`` and ``doctor``: the service and its store."""

import socket
from typing import Annotated

import typer
import uvicorn

from domain.errors import Unavailable
from graph_service.connection import open_configured_store
from graph_service.console import fail, print_json, run, say
from graph_service.demo_users import DEMO_PASSWORD, DEMO_USERS, demo_user_ids, seed_demo_users
from graph_service.garbage import spare_collections
from graph_service.logs import set_up_logs
from graph_service.settings import Settings, settings
from graph_service.web_build import ensure_web
from ingestion.ownership.demo.seed import seed
from ingestion.relationships.demo.seed import seed_relationships
from queries.doctor import audit
from queries.ownership.at_rest import Occasion
from queries.ownership.at_rest_audit import AtRestAudit, audit_at_rest, repair_at_rest

app = typer.Typer()
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
def doctor(
    repair: Annotated[bool, typer.Option("--repair", help="Compute control again where it is stale or wrong.")] = False,
    as_json: _Json = False,
) -> None:
    """Audit what is stored against the model and the rules; exit status 1 when something is wrong."""
    findings, at_rest = run(_audit(settings(), repair=repair), as_json=as_json)
    if as_json:
        waiting, wrong = list(at_rest.waiting), list(at_rest.wrong)
        print_json({"findings": findings, "control": {"waiting": waiting, "wrong": wrong, "repaired": repair}})
    else:
        _print_audit(findings, at_rest, repaired=repair)
    if findings or not (repair or at_rest.sound):
        raise typer.Exit(1)


def _print_audit(findings: list[dict[str, object]], at_rest: AtRestAudit, *, repaired: bool) -> None:
    for one in findings:
        say(f"[red]✗[/] {one['owner']}.{one['property']}: {one['count']} wrong, such as {one['examples']}")
    for ids, what in ((at_rest.waiting, "waits to be computed again"), (at_rest.wrong, "is not what the rules say")):
        if ids:
            say(f"[red]✗[/] Control of {len(ids):,} parties {what}, such as {', '.join(ids[:3])}")
    if not at_rest.sound:
        say("It was computed again." if repaired else "Compute it again with `irontree doctor --repair`.")
    say("Nothing is wrong." if at_rest.sound and not findings else f"{len(findings)} kinds of damage.")


async def _seed(chosen: Settings) -> None:
    async with open_configured_store(chosen) as store:
        await seed(store)
        await seed_demo_users(store)
        await seed_relationships(store, demo_user_ids())


async def _migrate(chosen: Settings) -> None:
    async with open_configured_store(chosen):
        pass


async def _audit(chosen: Settings, *, repair: bool) -> tuple[list[dict[str, object]], AtRestAudit]:
    async with open_configured_store(chosen) as store:
        findings: list[dict[str, object]] = [
            {"owner": one.owner, "property": one.property, "count": one.count, "examples": list(one.examples)}
            for one in await audit(store)
        ]
        occasion = Occasion.at_present()
        at_rest = await audit_at_rest(store, occasion.today)
        if repair and not at_rest.sound:
            await repair_at_rest(store, at_rest, occasion)
        return findings, at_rest


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
