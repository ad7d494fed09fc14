"""``irontree evaluate``: the methods on labelled files of one's own, without a store."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from domain.errors import IrontreeError
from domain.ownership.matching.evaluation import Agreement
from graph_service.console import fail, notice, print_json, say
from ingestion.labelled_table import Ignored
from ingestion.ownership.resolution.labelled import evaluate_names, evaluate_resolution
from ingestion.relationships.labelled_ties import evaluate_influence

app = typer.Typer(no_args_is_help=True, help="The methods on labelled data.")
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
_Result = TypeVar("_Result")


@app.command()
def names(
    pairs: Annotated[Path, typer.Argument(metavar="PAIRS.csv", help="left,right,kind,match")], as_json: _Json = False
) -> None:
    """Score labelled pairs of names with the shipped matcher at its shipped threshold."""
    found = _evaluated(lambda ignored: evaluate_names(pairs, ignored), as_json)
    by_kind = {kind: _figures(one) for kind, one in found.by_kind.items()}
    body = {**_figures(found.overall), "pairs": found.pairs, "threshold": found.threshold, "by_kind": by_kind}
    _print(body, as_json)


@app.command()
def resolution(
    records: Annotated[Path, typer.Argument(metavar="RECORDS.csv", help="record_id,source,kind,name,…")],
    truth: Annotated[Path, typer.Option(help="record_id,cluster_id; decides nothing.")],
    as_json: _Json = False,
) -> None:
    """Resolve labelled records and compare with their key, over all pairs of records."""
    found = _evaluated(lambda ignored: evaluate_resolution(records, truth, ignored), as_json)
    counts = {"records": found.records, "clusters": found.clusters, "unsure": found.unsure}
    _print({**_figures(found.agreement), **counts}, as_json)


@app.command()
def influence(
    ties: Annotated[Path, typer.Argument(metavar="TIES.csv", help="source,target,weight: source turns to target")],
    people: Annotated[Path, typer.Option(metavar="PEOPLE.csv", help="person,rank (higher is more senior)")],
    as_json: _Json = False,
) -> None:
    """Score people by who turns to them, and compare with their ranks, which the score never sees."""
    found = _evaluated(lambda ignored: evaluate_influence(ties, people, ignored), as_json)
    agreement = {
        "pairwise_accuracy": found.agreement.pairwise_accuracy,
        "auc": found.agreement.auc,
        "pairs": found.agreement.pairs,
    }
    counts = {"people": found.people, "ties": found.ties, "without_ties": found.without_ties}
    _print({**agreement, **counts}, as_json)


def _evaluated(work: Callable[[Ignored], _Result], as_json: bool) -> _Result:
    ignored = Ignored()
    try:
        found = work(ignored)
    except IrontreeError as error:
        fail(error, as_json=as_json)
        raise  # unreachable; `fail` exits
    for name, columns in ignored.columns.items():
        if columns:
            notice(f"{name}: ignored {', '.join(columns)}")
    return found


def _figures(one: Agreement) -> dict[str, object]:
    return {
        "precision": one.precision,
        "recall": one.recall,
        "f1": one.f1,
        "true_positives": one.found,
        "false_positives": one.wrong,
        "false_negatives": one.missed,
    }


def _print(body: dict[str, object], as_json: bool) -> None:
    if as_json:
        print_json(body)
        return
    for name, value in body.items():
        say(f"{name}: {value:.4f}" if isinstance(value, float) else f"{name}: {value}")
