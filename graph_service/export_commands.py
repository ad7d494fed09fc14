"""``irontree export``: what people mail around."""

import typer

from graph_service.ownership import export_commands as ownership
from graph_service.relationships import export_commands as relationships

app = typer.Typer(no_args_is_help=True, help="Export what people mail around.")
app.registered_commands += ownership.app.registered_commands
app.registered_commands += relationships.app.registered_commands
