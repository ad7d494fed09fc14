"""``irontree bench``: benchmarks that run side by side with a peer; they live with the tests."""

import importlib.util
import sys
from pathlib import Path

import typer

from domain.errors import NotFound
from graph_service.console import fail

_FOLDER = Path(__file__).parent.parent / "tests" / "benchmarks"

app = typer.Typer(help="Benchmarks side by side; they print ratios and write JSON to docs/benchmarks/.")


@app.callback(invoke_without_command=True)
def bench(context: typer.Context) -> None:
    """Run all benchmarks, or the one that is named."""
    if context.invoked_subcommand is None:
        for name in _names():
            _run(name)


def _names() -> list[str]:
    return sorted(path.stem for path in _FOLDER.glob("*.py") if not path.stem.startswith(("test_", "_")))


def _run(name: str) -> None:
    path = _FOLDER / f"{name}.py"
    if not path.is_file():
        problem = NotFound(f"There is no benchmark {name} here.", "Run it from a checkout of the sources.")
        fail(problem, as_json=False)
    sys.path.insert(0, str(_FOLDER))
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", path)
    assert spec is not None  # noqa: S101 - the file exists
    assert spec.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    module.main()


@app.command()
def graphql() -> None:
    """Queries over HTTP beside @neo4j/graphql on the same database."""
    _run("graphql")


@app.command()
def ingest() -> None:
    """Loading beside a bare driver loop with the same batches."""
    _run("ingest")


@app.command()
def ownership() -> None:
    """Control and interests of whole markets beside plain networkx and beside Cypher paths."""
    _run("ownership")


@app.command()
def paths() -> None:
    """Introduction paths on a million relationships beside networkx and plain Cypher."""
    _run("paths")
