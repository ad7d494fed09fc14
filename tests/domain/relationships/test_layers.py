from datetime import date, timedelta

import pytest

from domain.relationships.layers import ContactStanding, JointMeeting, Lacking, LayerStanding, Standing, layers

TODAY = date(2026, 9, 1)
ANN, BEN = "u-ann", "u-ben"


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def person(id_: str, *strengths: tuple[str, float], department: str | None = None) -> ContactStanding:
    return ContactStanding(id_, strengths=strengths, department=department)


def decider(id_: str, *strengths: tuple[str, float], supportive: bool = False) -> ContactStanding:
    return ContactStanding(id_, True, supportive, strengths, "Board")


def key_layer(*contacts: ContactStanding) -> LayerStanding:
    return layers(contacts, (), TODAY)[0]


def general_layer(*contacts: ContactStanding) -> LayerStanding:
    return layers(contacts, (), TODAY)[1]


@pytest.mark.parametrize(
    ("contacts", "standing", "lacking", "about"),
    [
        ([], Standing.NOT_KNOWN, [Lacking.NO_KEY_PERSON_KNOWN], []),
        ([person("p", (ANN, 0.9))], Standing.NOT_KNOWN, [Lacking.NO_KEY_PERSON_KNOWN], []),
        ([decider("d", (ANN, 0.3), supportive=True)], Standing.STRONG, [], []),
        ([decider("d", (ANN, 0.3))], Standing.PARTIAL, [Lacking.KEY_PERSON_NOT_SUPPORTIVE], []),
        ([decider("d", (ANN, 0.29), supportive=True)], Standing.WEAK, [Lacking.KEY_PERSON_NOT_HELD], ["d"]),
        ([decider("d", (ANN, 0.1), (BEN, 0.4), supportive=True)], Standing.STRONG, [], []),  # the best relationship
        (
            [decider("d", (ANN, 0.5), supportive=True), decider("e")],
            Standing.PARTIAL,
            [Lacking.KEY_PERSON_NOT_HELD],
            ["e"],
        ),
    ],
)
def test_key(contacts: list[ContactStanding], standing: Standing, lacking: list[Lacking], about: list[str]) -> None:
    found = key_layer(*contacts)
    assert (found.standing, list(found.lacking), list(found.about)) == (standing, lacking, about)


@pytest.mark.parametrize(
    ("contacts", "standing", "lacking"),
    [
        ([], Standing.NOT_KNOWN, [Lacking.NO_CONTACT_KNOWN]),
        ([decider("d", (ANN, 0.9))], Standing.NOT_KNOWN, [Lacking.NO_CONTACT_KNOWN]),
        (
            [person("p", (ANN, 0.1), department="IT"), person("q", (ANN, 0.1), department="Finance")],
            Standing.STRONG,
            [],
        ),
        (
            [person("p", (ANN, 0.1), department="IT"), person("q", (ANN, 0.1), department="IT")],
            Standing.PARTIAL,
            [Lacking.ONE_DEPARTMENT],
        ),
        (
            [person("p", (ANN, 0.1)), person("q", (ANN, 0.1))],  # departments that are not known are not two
            Standing.PARTIAL,
            [Lacking.ONE_DEPARTMENT],
        ),
        (
            [
                person("p", (ANN, 0.2), department="IT"),
                person("q", (ANN, 0.2), department="Finance"),
                *map(person, "rstu"),
            ],
            Standing.PARTIAL,
            [Lacking.FEW_CONTACTS_HELD],
        ),
        (
            [person("p", (ANN, 0.09), department="IT")],
            Standing.WEAK,
            [Lacking.FEW_CONTACTS_HELD, Lacking.ONE_DEPARTMENT],
        ),
    ],
)
def test_general(contacts: list[ContactStanding], standing: Standing, lacking: list[Lacking]) -> None:
    found = general_layer(*contacts)
    assert (found.standing, list(found.lacking)) == (standing, lacking)


WIDE = [person("p", (ANN, 0.2), department="IT"), person("q", (BEN, 0.2), department="Finance")]
NARROW = [person("p", (ANN, 0.2), department="IT")]


def meeting(days: int, of_us: int = 2, of_them: int = 2) -> JointMeeting:
    return JointMeeting(ago(days), of_us, of_them)


@pytest.mark.parametrize(
    ("contacts", "meetings", "standing", "lacking"),
    [
        ([], [], Standing.NOT_KNOWN, [Lacking.NO_CONTACT_KNOWN]),
        (WIDE, [meeting(180), meeting(365)], Standing.STRONG, []),
        (WIDE, [meeting(181), meeting(300)], Standing.PARTIAL, [Lacking.NO_REGULAR_MEETING]),
        (WIDE, [meeting(10), meeting(366)], Standing.PARTIAL, [Lacking.NO_REGULAR_MEETING]),
        (WIDE, [meeting(10, of_us=1), meeting(20)], Standing.PARTIAL, [Lacking.NO_REGULAR_MEETING]),
        (WIDE, [meeting(-1), meeting(20)], Standing.PARTIAL, [Lacking.NO_REGULAR_MEETING]),  # to come is not yet
        (
            NARROW,
            [meeting(10), meeting(20)],
            Standing.PARTIAL,
            [Lacking.ONE_COLLEAGUE, Lacking.ONE_DEPARTMENT],
        ),
        (
            NARROW,
            [],
            Standing.WEAK,
            [Lacking.ONE_COLLEAGUE, Lacking.ONE_DEPARTMENT, Lacking.NO_REGULAR_MEETING],
        ),
    ],
)
def test_organisational(
    contacts: list[ContactStanding], meetings: list[JointMeeting], standing: Standing, lacking: list[Lacking]
) -> None:
    found = layers(contacts, meetings, TODAY)[2]
    assert (found.standing, list(found.lacking)) == (standing, lacking)
    assert found.held == 3 - len(lacking) or standing is Standing.NOT_KNOWN
