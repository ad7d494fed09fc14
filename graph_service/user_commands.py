"""``irontree user``: who may sign in."""

import uuid
from typing import Annotated

import typer

from domain.access import Role
from domain.errors import InvalidInput
from domain.relationships.contact import email_address
from graph_service.connection import open_configured_store
from graph_service.console import fail, run, say
from graph_service.sessions import hash_password
from graph_service.settings import settings
from queries.sessions import NewUser, save_users

SHORTEST_PASSWORD = 10

app = typer.Typer(no_args_is_help=True, help="Who may sign in.")


@app.callback()
def user() -> None:
    """Who may sign in."""


@app.command()
def add(  # noqa: PLR0913, PLR0917 - one parameter per option
    login: Annotated[str, typer.Argument(help="Sign-in name.")],
    name: Annotated[str, typer.Option(help="Name shown to others; the login if not given.")] = "",
    role: Annotated[Role, typer.Option(help="What the user does.", case_sensitive=False)] = Role.SALES,
    language: Annotated[str, typer.Option(help="zh or en.")] = "zh",
    email: Annotated[
        str | None, typer.Option(help="Business e-mail address, by which calendars and mailboxes know the user.")
    ] = None,
    password: Annotated[str, typer.Option(envvar="IRONTREE_NEW_PASSWORD", prompt=True, hide_input=True)] = "",
) -> None:
    """Create a user, or change name, role and password of the one with this login."""
    if len(password) < SHORTEST_PASSWORD:
        problem = InvalidInput(f"The password has fewer than {SHORTEST_PASSWORD} characters.", "Choose a longer one.")
        fail(problem, as_json=False)
    try:
        address = email_address(email, ["email"])
    except InvalidInput as error:
        fail(error, as_json=False)
    new = NewUser(str(uuid.uuid4()), login, name or login, role, hash_password(password), language, email=address)
    run(_save(new))
    say(f"{login} can sign in with the role {role.value}.")


async def _save(new: NewUser) -> None:
    async with open_configured_store(settings()) as store:
        await save_users(store, [new])
