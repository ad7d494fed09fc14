"""The three layers of a customer relationship, and how an account stands in each.

The layers are those of the iron-triangle practice: the *key* relationship with the people who decide, the *general*
relationship with the many who work with us, and the *organisational* relationship between the two companies, which
outlives every person. A contact is *held* when a colleague's relationship with them is strong enough; the general layer
asks for less than the key layer.

A layer that nobody has looked at is NOT_KNOWN, never weak: an account without known key people says nothing of the
relationship with them.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

KEY_STRENGTH = 0.3
"""From this strength on a decider counts as held: a meeting within the last month, say."""
GENERAL_STRENGTH = 0.1
"""From this strength on anybody else counts as held: a call within the last weeks."""
RECENT_DAYS = 180
YEAR_DAYS = 365


class RelationshipLayer(StrEnum):
    """A layer of a customer relationship."""

    KEY = "KEY"
    GENERAL = "GENERAL"
    ORGANISATIONAL = "ORGANISATIONAL"


class Standing(StrEnum):
    """How an account stands in a layer."""

    NOT_KNOWN = "NOT_KNOWN"
    WEAK = "WEAK"
    PARTIAL = "PARTIAL"
    STRONG = "STRONG"


class Lacking(StrEnum):
    """What keeps a layer from being strong."""

    NO_KEY_PERSON_KNOWN = "NO_KEY_PERSON_KNOWN"
    KEY_PERSON_NOT_HELD = "KEY_PERSON_NOT_HELD"
    KEY_PERSON_NOT_SUPPORTIVE = "KEY_PERSON_NOT_SUPPORTIVE"
    NO_CONTACT_KNOWN = "NO_CONTACT_KNOWN"
    FEW_CONTACTS_HELD = "FEW_CONTACTS_HELD"
    ONE_DEPARTMENT = "ONE_DEPARTMENT"
    ONE_COLLEAGUE = "ONE_COLLEAGUE"
    NO_REGULAR_MEETING = "NO_REGULAR_MEETING"


@dataclass(frozen=True, slots=True)
class ContactStanding:
    """What the layers look at of one contact.

    Attributes:
        key: Whether the contact decides, approves or belongs to the political structure.
        supportive: Whether the contact is a supporter or a mentor.
        strengths: The strength of each colleague's relationship with the contact.
        department: The contact's department; None: not known, and then it is none of several.
    """

    person: str
    key: bool = False
    supportive: bool = False
    strengths: tuple[tuple[str, float], ...] = ()
    department: str | None = None

    @property
    def strongest(self) -> float:
        """The strength of the best relationship."""
        return max((value for _, value in self.strengths), default=0.0)


@dataclass(frozen=True, slots=True)
class JointMeeting:
    """A visit or meeting, with how many of us and of them took part."""

    on: date
    of_us: int
    of_them: int


@dataclass(frozen=True, slots=True)
class LayerStanding:
    """How an account stands in one layer.

    Attributes:
        held: Contacts that are held; of the organisational layer, conditions that are met.
        of: Contacts of the layer; of the organisational layer, its conditions.
        lacking: What keeps it from being strong, empty when it is.
        about: The people whom that is about.
    """

    layer: RelationshipLayer
    standing: Standing
    held: int
    of: int
    lacking: tuple[Lacking, ...] = ()
    about: tuple[str, ...] = ()


def layers(
    contacts: Iterable[ContactStanding], meetings: Collection[JointMeeting], today: date
) -> tuple[LayerStanding, LayerStanding, LayerStanding]:
    """How an account stands in the key, the general and the organisational layer on the day.

    * Key: strong when every key person is held and one of them at least is supportive; partial when one is held.
    * General: strong when half of the other contacts are held, in two departments at least; partial when one is held.
    * Organisational: strong when two colleagues hold contacts, contacts of two departments are held, and two meetings
      within a year, the latest within 180 days, had two people of each side; partial when one of the three is so.
    """
    known = sorted(contacts, key=lambda one: one.person)
    key = [one for one in known if one.key]
    others = [one for one in known if not one.key]
    return _key_layer(key), _general_layer(others), _organisational_layer(known, meetings, today)


def _key_layer(key: list[ContactStanding]) -> LayerStanding:
    layer = RelationshipLayer.KEY
    if not key:
        return LayerStanding(layer, Standing.NOT_KNOWN, 0, 0, (Lacking.NO_KEY_PERSON_KNOWN,))
    open_ = [one.person for one in key if one.strongest < KEY_STRENGTH]
    lacking = []
    if open_:
        lacking.append(Lacking.KEY_PERSON_NOT_HELD)
    if not any(one.supportive for one in key):
        lacking.append(Lacking.KEY_PERSON_NOT_SUPPORTIVE)
    held = len(key) - len(open_)
    return LayerStanding(layer, _standing(held, lacking), held, len(key), tuple(lacking), tuple(open_))


def _general_layer(others: list[ContactStanding]) -> LayerStanding:
    layer = RelationshipLayer.GENERAL
    if not others:
        return LayerStanding(layer, Standing.NOT_KNOWN, 0, 0, (Lacking.NO_CONTACT_KNOWN,))
    held = [one for one in others if one.strongest >= GENERAL_STRENGTH]
    lacking = []
    if 2 * len(held) < len(others):
        lacking.append(Lacking.FEW_CONTACTS_HELD)
    if len(_departments(held)) < 2:
        lacking.append(Lacking.ONE_DEPARTMENT)
    about = tuple(one.person for one in others if one.strongest < GENERAL_STRENGTH)
    return LayerStanding(layer, _standing(len(held), lacking), len(held), len(others), tuple(lacking), about)


def _organisational_layer(
    known: list[ContactStanding], meetings: Collection[JointMeeting], today: date
) -> LayerStanding:
    layer = RelationshipLayer.ORGANISATIONAL
    if not known and not meetings:
        return LayerStanding(layer, Standing.NOT_KNOWN, 0, 3, (Lacking.NO_CONTACT_KNOWN,))
    held = [one for one in known if one.strongest >= GENERAL_STRENGTH]
    colleagues = {colleague for one in held for colleague, value in one.strengths if value >= GENERAL_STRENGTH}
    lacking = []
    if len(colleagues) < 2:
        lacking.append(Lacking.ONE_COLLEAGUE)
    if len(_departments(held)) < 2:
        lacking.append(Lacking.ONE_DEPARTMENT)
    if not _regular(meetings, today):
        lacking.append(Lacking.NO_REGULAR_MEETING)
    met = 3 - len(lacking)
    return LayerStanding(layer, _standing(met, lacking), met, 3, tuple(lacking))


def _regular(meetings: Collection[JointMeeting], today: date) -> bool:
    ages = [(today - one.on).days for one in meetings if one.of_us >= 2 and one.of_them >= 2]
    within = [age for age in ages if 0 <= age <= YEAR_DAYS]
    return len(within) >= 2 and min(within) <= RECENT_DAYS


def _departments(contacts: Iterable[ContactStanding]) -> set[str]:
    return {one.department for one in contacts if one.department}


def _standing(held: int, lacking: Collection[Lacking]) -> Standing:
    if not lacking:
        return Standing.STRONG
    return Standing.PARTIAL if held else Standing.WEAK
