"""The ``irontree`` command: its subcommands by name, each imported when it runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command


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
        "Load files of a source; loading them again changes nothing, an interrupted load goes on where it stopped.",
    ),
    "quarantine": Subcommand(_LOADING, "Records that could not be loaded."),
    "resolve": Subcommand(
        "graph_service.ownership.resolve_commands",
        "Merge parties that are certainly one and queue the uncertain pairs; a second run changes nothing.",
    ),
    "compute": Subcommand(
        "graph_service.ownership.compute_commands", "Ownership rules on a holdings table, without a store."
    ),
    "evaluate": Subcommand("graph_service.evaluate_commands", "The methods on labelled data."),
    "export": Subcommand("graph_service.export_commands", "Export what people mail around."),
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
