"""Acquaintances written as rows of ids, for tests."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from domain.relationships.acquaintance_facts import (
    GROUNDS,
    KINDS,
    Facts,
    Ground,
    KnownRows,
    LineRows,
    Membership,
    MembershipRows,
)


@dataclass(frozen=True)
class Rows:
    """Rows of user, person, strength and day; of person, person, ground, strength; of person, company, kind, days."""

    known: Sequence[tuple[str, str, float, int | None]] = ()
    lines: Sequence[tuple[str, str, Ground, float]] = ()
    memberships: Sequence[tuple[str, str, Membership, int | None, int | None]] = ()
    barred: Collection[str] = ()

    def facts(self) -> Facts:
        """The same in columns."""
        users = sorted({row[0] for row in self.known})
        people = sorted(
            {row[1] for row in self.known}
            | {person for row in self.lines for person in row[:2]}
            | {row[0] for row in self.memberships}
        )
        companies = sorted({row[1] for row in self.memberships})

        def places(of: Sequence[str], ids: Sequence[str]) -> np.ndarray:
            return np.array([of.index(one) for one in ids], np.int64)

        return Facts(
            users,
            people,
            companies,
            KnownRows(
                places(users, [row[0] for row in self.known]),
                places(people, [row[1] for row in self.known]),
                np.array([row[2] for row in self.known], np.float64),
                np.array([row[3] or 0 for row in self.known], np.int64),
            ),
            LineRows(
                places(people, [row[0] for row in self.lines]),
                places(people, [row[1] for row in self.lines]),
                np.array([GROUNDS.index(row[2]) for row in self.lines], np.int64),
                np.array([row[3] for row in self.lines], np.float64),
            ),
            MembershipRows(
                places(people, [row[0] for row in self.memberships]),
                places(companies, [row[1] for row in self.memberships]),
                np.array([KINDS.index(row[2]) for row in self.memberships], np.int64),
                np.array([row[3] or 0 for row in self.memberships], np.int64),
                np.array([row[4] or 99999999 for row in self.memberships], np.int64),
            ),
            places(people, [one for one in self.barred if one in people]),
        )
