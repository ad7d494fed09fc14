"""The level of a colleague's relationship with a contact, where it is and where it is to be.

Altify's four levels of a team's standing; a person's judgement, unlike the strength, which is computed.
"""

from domain.relationships.contact import RelationshipLevel

_ORDER = tuple(RelationshipLevel)


def level_gap(current: RelationshipLevel | None, target: RelationshipLevel | None) -> int:
    """Steps from the current to the target level; 0 when there is no target or it is reached.

    An unknown current level stands below the lowest: one has to be found out first.
    """
    if target is None:
        return 0
    return max(0, _ORDER.index(target) - (-1 if current is None else _ORDER.index(current)))
