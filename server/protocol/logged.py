"""What every event of a topic's log carries."""

from __future__ import annotations

from msgspec import Struct


class LoggedEvent(Struct, frozen=True, kw_only=True):
    """What every logged event carries. `seq` rises by exactly 1 within a topic."""

    topic: str
    seq: int
    at: int
