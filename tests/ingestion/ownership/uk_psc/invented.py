"""Entries of invented companies, in the shape of the PSC register's snapshot."""

from ingestion.source import RawValue

Record = dict[str, RawValue]

SHARES, VOTES = "ownership-of-shares-75-to-100-percent", "voting-rights-75-to-100-percent"
NOBODY = "no-individual-or-entity-with-signficant-control"


def entry(number: str, kind: str, **data: RawValue) -> Record:
    return {"company_number": number, "data": {"kind": kind, **data}, "ContentDate": "2024-12-19"}


def individual(number: str, name: str, *natures: str, self_: str | None = "a", **data: RawValue) -> Record:
    fields: Record = {
        "name": name,
        "natures_of_control": list(natures),
        "notified_on": "2016-04-06",
        "date_of_birth": {"month": 3, "year": 1961},
    }
    if self_ is not None:
        fields["links"] = {"self": f"/company/{number}/persons-with-significant-control/individual/{self_}"}
    return entry(number, "individual-person-with-significant-control", **fields | data)


def corporate(number: str, name: str, *natures: str, **data: RawValue) -> Record:
    fields: Record = {
        "name": name,
        "natures_of_control": list(natures),
        "notified_on": "2016-04-06",
        "links": {"self": f"/company/{number}/persons-with-significant-control/corporate-entity/{name}"},
    }
    return entry(number, "corporate-entity-person-with-significant-control", **fields | data)


def statement(number: str, said: str, **data: RawValue) -> Record:
    return entry(number, "persons-with-significant-control-statement", statement=said, **data)


TOTALS: Record = {
    "data": {"kind": "totals#persons-of-significant-control-snapshot", "persons_of_significant_control_count": 4}
}
