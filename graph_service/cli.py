"""The ``irontree`` command: its subcommands by name, each imported when it runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
<<<<<<< HEAD
import uvicorn

from domain.errors import Unavailable
from graph_service import bench, evaluate_commands, user_commands
from graph_service.connection import open_configured_store
from graph_service.console import fail, print_json, run, say
from graph_service.demo_users import DEMO_PASSWORD, DEMO_USERS, seed_demo_users
from graph_service.garbage import spare_collections
from graph_service.logs import set_up_logs
from graph_service.neo4j import commands as neo4j
from graph_service.ownership import commands as ownership
from graph_service.ownership import compute_commands, export_commands, resolve_commands
from graph_service.settings import Settings, settings
from graph_service.web_build import ensure_web
from ingestion.ownership.demo.seed import seed
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
=======
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command
>>>>>>> core


@dataclass(frozen=True, slots=True)
class Subcommand:
    """Where a subcommand is, and its line in ``irontree --help``.

    The Typer application ``app`` of the module is the subcommand, or has it.
    """

    module: str
    help: str

    def load(self, name: str) -> Any:  # noqa: ANN401 - Typer gives its own copy of Click, without public types
        """The command itself; imports what it needs."""
        found = get_command(import_module(self.module).app)
        return found.commands.get(name, found) if isinstance(found, TyperGroup) else found


_SERVICE = "graph_service.service_commands"
_LOADING = "graph_service.ownership.commands"
SUBCOMMANDS: Mapping[str, Subcommand] = {
    "demo": Subcommand(_SERVICE, "Bring everything up with the demo world and print where it is and who can sign in."),
    "serve": Subcommand(_SERVICE, "Run the service until it is interrupted."),
    "ingest": Subcommand(
        _LOADING,
        "Load registry files; loading them again changes nothing, an interrupted load goes on where it stopped.",
    ),
    "quarantine": Subcommand(_LOADING, "Records that could not be loaded."),
    "resolve": Subcommand(
        "graph_service.ownership.resolve_commands",
        "Merge parties that are certainly one and queue the uncertain pairs; a second run changes nothing.",
    ),
    "compute": Subcommand(
        "graph_service.ownership.compute_commands", "Ownership rules on a holdings table, without a store."
    ),
    "evaluate": Subcommand("graph_service.ownership.evaluate_commands", "The methods on labelled data."),
    "export": Subcommand("graph_service.ownership.export_commands", "Export what people mail around."),
    "user": Subcommand("graph_service.user_commands", "Who may sign in."),
    "migrate": Subcommand(_SERVICE, "Bring the store to the schema of this version."),
    "doctor": Subcommand(
        _SERVICE,
        "Audit what is stored against the model and the rules; exit status 1 when something is wrong.",
    ),
    "neo4j": Subcommand("graph_service.neo4j.commands", "The local Neo4j that Irontree brings up itself."),
    "bench": Subcommand(
        "graph_service.bench", "Benchmarks side by side; they print ratios and write JSON to docs/benchmarks/."
    ),
}


class _Subcommands(TyperGroup):
    """Lists the subcommands without importing them, and runs the one that is named."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401
        super().__init__(**attributes)
        self.commands.update({name: TyperCommand(name, help=one.help) for name, one in SUBCOMMANDS.items()})

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:  # noqa: ANN401
        """The subcommand that the arguments name, imported."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, SUBCOMMANDS[name].load(name) if name else listed, rest


app = typer.Typer(cls=_Subcommands, no_args_is_help=True, add_completion=False)


@app.callback()
def irontree() -> None:
    """Key-account relationship management on a graph."""


def main() -> None:
    """Entry point of the ``irontree`` command."""
    app()
