"""How likely pairs of records are one party, by Splink on DuckDB in memory.

The comparisons and their weights are those of ``domain.ownership.matching``; a test holds the SQL here and the Python
there equal. Names are scored by the same Python function, called by DuckDB; everything else is SQL.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb
import pandas as pd
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from domain.ownership.matching import evidence
from domain.ownership.matching.clusters import Pair
from domain.ownership.matching.comparable import Comparable
from domain.ownership.matching.evidence import PRIOR, Comparison
from domain.ownership.matching.pair import best_names, compare_identifiers
from ingestion.ownership.resolution.blocking import block_keys

LEAST = 0.001
"""Pairs below are not kept."""

LEARN_FROM = 5_000
"""Records from which on weights are learned; below, the declared ones stand."""

Weights = Mapping[str, Mapping[str, tuple[float, float]]]
"""Frequencies (same, different) of each outcome, by comparison and outcome."""

_UNKNOWN = "{0}_l IS NULL OR {0}_r IS NULL"
_SHARE = "len(list_intersect(address_l, address_r)) / len(list_distinct(list_concat(address_l, address_r)))"
_SWAPPED = "birth_date_l[1:5] || birth_date_l[9:10] || '-' || birth_date_l[6:7]"
_SAME_LENGTH = "length(birth_date_l) = 10 AND length(birth_date_r) = 10"
_CONDITIONS: dict[str, dict[str, str]] = {
    "country": {"": _UNKNOWN.format("country"), "equal": "country_l = country_r"},
    "address": {
        "": _UNKNOWN.format("address"),
        "equal": f"{_SHARE} = 1",
        "close": f"{_SHARE} >= 0.6",
        "similar": f"{_SHARE} >= 0.3",
    },
    "birth_date": {
        "": _UNKNOWN.format("birth_date"),
        "equal": f"birth_date_l = birth_date_r AND {_SAME_LENGTH}",
        "close": f"{_SAME_LENGTH} AND"
        f" ({_SWAPPED} = birth_date_r OR damerau_levenshtein(birth_date_l, birth_date_r) = 1)",
        "partial": f"NOT ({_SAME_LENGTH})"
        " AND (starts_with(birth_date_l, birth_date_r) OR starts_with(birth_date_r, birth_date_l))",
    },
    "phone": {"": _UNKNOWN.format("phone"), "equal": "phone_l = phone_r"},
    "email": {
        "": _UNKNOWN.format("email"),
        "equal": "email_l = email_r",
        "domain": "domain_l = domain_r",
    },
    "identifier": {
        "": "identifier_outcome(unique_id_l, unique_id_r) = ''",
        "equal": "identifier_outcome(unique_id_l, unique_id_r) = 'equal'",
        "close": "identifier_outcome(unique_id_l, unique_id_r) = 'close'",
    },
}
_LEARNED = ("country", "address", "phone", "email")


def probabilities(records: Sequence[Comparable]) -> dict[Pair, float]:
    """The probability of every pair that shares a key and is not quite unlikely, by the numbers of its records.

    Records of persons and of organisations are never a pair.
    """
    if len(records) < 2:
        return {}
    with _database(records) as database:
        table = database.register(_table(records))
        weights = _learned(table) if len(records) >= LEARN_FROM else {}
        settings = _settings([*_names(), *_others(weights)])
        found = Linker(table, settings, log_level=logging.ERROR).inference.predict(threshold_match_probability=LEAST)
        rows = found.as_duckdbpyrelation().project("unique_id_l, unique_id_r, match_probability").fetchall()
        return {(min(left, right), max(left, right)): probability for left, right, probability in rows}


@contextmanager
def _database(records: Sequence[Comparable]) -> Iterator[DuckDBAPI]:
    """A DuckDB in memory that can score the names and identifiers of these records."""
    connection = duckdb.connect()
    scores: dict[Pair, float] = {}

    def name_score(left: int, right: int) -> float:
        if (left, right) not in scores:
            scores[left, right] = best_names(records[left], records[right]).score
        return scores[left, right]

    def identifier_outcome(left: int, right: int) -> str:
        return compare_identifiers(records[left], records[right]) or ""

    connection.create_function("name_score", name_score, ["BIGINT", "BIGINT"], "DOUBLE")
    connection.create_function("identifier_outcome", identifier_outcome, ["BIGINT", "BIGINT"], "VARCHAR")
    try:
        yield DuckDBAPI(connection)
    finally:
        connection.remove_function("name_score")
        connection.remove_function("identifier_outcome")
        connection.close()


def _table(records: Sequence[Comparable]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "unique_id": range(len(records)),
            "kind": ["P" if record.record.is_person else "O" for record in records],
            "blocks": block_keys(records),
            "name_key": [min(record.name_keys, default="") for record in records],
            "country": [record.country or None for record in records],
            "address": [list(record.address) or None for record in records],
            "birth_date": [record.birth_date or None for record in records],
            "phone": [record.phone or None for record in records],
            "email": [record.email or None for record in records],
            "domain": [record.domain or None for record in records],
        }
    )


def _settings(comparisons: list[dict[str, Any]]) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=PRIOR,
        comparisons=list(comparisons),
        blocking_rules_to_generate_predictions=[block_on("blocks", "kind", arrays_to_explode=["blocks"])],
        retain_matching_columns=False,
    )


def _names() -> list[dict[str, Any]]:
    """The comparison of names for organisations and for persons; each is silent of the other's."""
    found = []
    for comparison, levels, kind in (
        (evidence.ORGANISATION, evidence.ORGANISATION_LEVELS, "O"),
        (evidence.PERSON, evidence.PERSON_LEVELS, "P"),
    ):
        conditions = {name: f"name_score(unique_id_l, unique_id_r) >= {least}" for name, least in levels[:-1]}
        found.append(_comparison(comparison, {"": f"kind_l <> '{kind}'"} | conditions, {}))
    return found


def _others(weights: Weights) -> list[dict[str, Any]]:
    return [
        _comparison(one, _CONDITIONS[one.name], weights.get(one.name, {}))
        for one in evidence.COMPARISONS
        if one.name in _CONDITIONS
    ]


def _comparison(
    comparison: Comparison, conditions: Mapping[str, str], weights: Mapping[str, tuple[float, float]]
) -> dict[str, Any]:
    """A Splink comparison with the declared weights, or the given ones; the last outcome is what is left."""
    levels: list[dict[str, Any]] = [
        {"sql_condition": conditions[""], "label_for_charts": "unknown", "is_null_level": True}
    ]
    for outcome in comparison.outcomes:
        same, different = weights.get(outcome.name, (outcome.same, outcome.different))
        levels.append(
            {
                "sql_condition": conditions.get(outcome.name, "ELSE"),
                "label_for_charts": outcome.name,
                "m_probability": same,
                "u_probability": different,
            }
        )
    return {"output_column_name": comparison.name, "comparison_levels": levels}


def _learned(table: Any) -> Weights:  # noqa: ANN401 - Splink exports no name for its tables
    """Frequencies of the outcomes of country, address, phone and e-mail, learned from the records themselves.

    ``different`` from random pairs, ``same`` by expectation maximisation over pairs of one name. Where what was learned
    would turn the order of the outcomes round, the declared frequencies stand.
    """
    comparisons = [one for one in _others({}) if one["output_column_name"] in _LEARNED]
    linker = Linker(table, _settings(comparisons), log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(max_pairs=1_000_000, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("name_key", "kind"), fix_u_probabilities=True
    )
    learned = {}
    for comparison in linker.misc.save_model_to_json()["comparisons"]:
        levels = {
            one["label_for_charts"]: (one.get("m_probability"), one.get("u_probability"))
            for one in comparison["comparison_levels"]
            if not one.get("is_null_level")
        }
        if _sensible(list(levels.values())):
            learned[comparison["output_column_name"]] = levels
    return learned


def _sensible(levels: Sequence[tuple[float | None, float | None]]) -> bool:
    """Whether every outcome was seen and a closer one never says less than a farther one."""
    factors = [same / different for same, different in levels if same and different]
    return len(factors) == len(levels) and factors == sorted(factors, reverse=True) and factors[-1] > 0.02
