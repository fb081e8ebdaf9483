"""What the services may ask of a store about work that is due. A part of `interface`."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class DueKind(StrEnum):
    """In the order in which it is done: whoever waits for help comes first."""

    CASES = "cases"
    SESSIONS = "sessions"
    REMINDERS = "reminders"
    SANCTIONS = "sanctions"
    CLAIMS = "claims"
    RETURNS = "returns"
    VOTES = "votes"


class Due(Protocol):
    def kinds(self, now: int) -> frozenset[DueKind]:
        """Of which there is something to do, all by one statement."""
        ...
