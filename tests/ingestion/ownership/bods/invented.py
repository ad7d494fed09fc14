"""Statements of an invented group, in the shapes of BODS 0.4 and 0.2."""

from ingestion.source import RawValue

Record = dict[str, RawValue]


def entity(id_: str, name: str | None = None, type_: str = "registeredEntity", **details: RawValue) -> Record:
    return envelope("entity", id_, entityType={"type": type_}, name=name or id_, **details)


def person(id_: str, name: str, **details: RawValue) -> Record:
    return envelope("person", id_, personType="knownPerson", names=[{"type": "legal", "fullName": name}], **details)


def relationship(id_: str, holder: RawValue, company: str, *interests: Record, **details: RawValue) -> Record:
    return envelope("relationship", id_, subject=company, interestedParty=holder, interests=list(interests), **details)


def envelope(type_: str, id_: str, **details: RawValue) -> Record:
    return {
        "statementId": f"statement-{id_}",
        "declarationSubject": "d",
        "statementDate": "2021-09-25",
        "publicationDetails": {"publicationDate": "2021-09-30", "bodsVersion": "0.4", "publisher": {"name": "R"}},
        "recordId": id_,
        "recordType": type_,
        "recordStatus": "new",
        "recordDetails": {"isComponent": False, **details},
    }


def stated(record: Record, on: str, status: str = "updated") -> Record:
    """The record as a version of that day."""
    return record | {"statementId": f"{record['recordId']}-{on}", "statementDate": on, "recordStatus": status}


def interest(type_: str | None = "shareholding", level: str | None = "direct", **fields: RawValue) -> Record:
    found: Record = {"type": type_, "directOrIndirect": level, **fields}
    return {name: value for name, value in found.items() if value is not None}


def held(percent: float, start: str | None = None, type_: str = "shareholding", **fields: RawValue) -> Record:
    """A direct interest of an exact share."""
    return interest(type_, share={"exact": percent}, startDate=start, **fields)


def flat(type_: str, id_: str, **fields: RawValue) -> Record:
    """A statement of 0.2."""
    return {"statementID": id_, "statementType": type_, "statementDate": "2016-06-30", **fields}


TRUST_60_70_80 = [
    entity("trust", "Bramble Trust Ltd"),
    entity("mill", "Loom Mill Ltd", jurisdiction={"name": "Delaware", "code": "US-DE"}),
    person("ada", "Ada Invented", birthDate="1956-05-24"),
    stated(relationship("r-ada", "ada", "mill", held(100, "2002-03-09"), held(100, "2002-03-09", "votingRights")),
           "2019-01-20", "new"),
    stated(relationship("r-trust", "trust", "mill", held(60, "2021-09-24"), held(60, "2021-09-24", "votingRights")),
           "2021-09-25", "new"),
    stated(relationship("r-ada", "ada", "mill", held(40, "2021-09-24"), held(40, "2021-09-24", "votingRights")),
           "2021-09-25"),
    stated(relationship("r-trust", "trust", "mill", held(70, "2022-09-21"), held(70, "2022-09-21", "votingRights")),
           "2022-09-25"),
    stated(relationship("r-ada", "ada", "mill", held(30, "2022-09-21"), held(30, "2022-09-21", "votingRights")),
           "2022-09-25"),
    stated(relationship("r-ada", "ada", "mill", held(30, "2022-09-21"), held(30, "2022-09-21", "votingRights")),
           "2023-03-03", "closed"),
    stated(relationship("r-trust", "trust", "mill", held(80, "2023-03-01"), held(80, "2023-03-01", "votingRights")),
           "2023-03-03"),
]  # fmt: skip
"""A stake of 60, 70, then 80 %, each stated some days after it began; the rest is in the end not declared."""

HALVES = [
    person("bo", "Bo Invented"),
    person("cy", "Cy Invented"),
    person("di", "Di Invented"),
    entity("forge", "Fern Forge Ltd"),
    stated(relationship("r-bo", "bo", "forge", held(50, "2019-09-11")), "2019-09-11T11:17:23Z", "new"),
    stated(relationship("r-cy", "cy", "forge", held(50, "2019-09-11")), "2019-09-11T11:17:23Z", "new"),
    stated(relationship("r-bo", "bo", "forge", held(50, "2019-09-11")), "2020-09-11T16:30:23Z"),
    stated(relationship("r-bo", "bo", "forge", held(50, "2019-09-11", endDate="2021-04-03")), "2021-09-11", "closed"),
    stated(relationship("r-di", "di", "forge", held(50, "2021-04-03")), "2021-09-11T14:02:11Z", "new"),
    stated(relationship("r-di", "di", "forge", held(50, "2021-04-03", endDate="2022-01-21")), "2022-01-21", "closed"),
    stated(relationship("r-cy", "cy", "forge", held(100, "2019-09-11")), "2022-01-21T11:56:47Z"),
]
"""Two halves: one passes on, and in the end one person has all, stated with the first day of the first half."""
