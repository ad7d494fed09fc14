"""The ``irontree`` command as a whole: what it lists, and what it imports to do so."""

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from graph_service.cli import SUBCOMMANDS, app

HEAVY = ("neo4j", "numpy", "pandas", "scipy", "splink", "fastapi", "strawberry", "openpyxl")


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_the_line_of_a_subcommand_is_its_own_description(name: str) -> None:
    assert SUBCOMMANDS[name].load(name).help == SUBCOMMANDS[name].help


def test_help_lists_every_subcommand_without_importing_any() -> None:
    program = (
        "import sys; from typer.testing import CliRunner; from graph_service.cli import app;"
        f" print(CliRunner().invoke(app, ['--help']).stdout, sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert told.rstrip().endswith("[]"), told
    assert [name for name in SUBCOMMANDS if name not in told] == []


def test_a_name_that_is_nearly_right_is_suggested() -> None:
    result = CliRunner().invoke(app, ["compte"])
    assert result.exit_code == 2
    assert "Did you mean 'compute'?" in result.stderr
