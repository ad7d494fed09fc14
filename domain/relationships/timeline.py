"""What an account's timeline tells of."""

from enum import StrEnum


class TimelineKind(StrEnum):
    """What happened."""

    INTERACTION = "INTERACTION"
    POSITION_BEGUN = "POSITION_BEGUN"
    POSITION_ENDED = "POSITION_ENDED"
    SEAT_BEGUN = "SEAT_BEGUN"
    SEAT_ENDED = "SEAT_ENDED"
    PLAN_CREATED = "PLAN_CREATED"
    OBJECTIVE_ADDED = "OBJECTIVE_ADDED"
    ACTION_ADDED = "ACTION_ADDED"
    ACTION_DONE = "ACTION_DONE"
    PLAN_REVIEWED = "PLAN_REVIEWED"
