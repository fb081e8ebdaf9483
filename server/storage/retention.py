"""What the services may ask of a store about letting go of what is old. A part of `interface`."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Step(NamedTuple):
    """What a step of a purge did: how many messages went, after which seq the next goes on."""

    gone: int
    after: int | None  # None when it was the last


class Retention(Protocol):
    """Each call looks at a bounded number of rows, so that writers wait for no more than that."""

    def purge(self, room: str, before: int, after: int, limit: int) -> Step:
        """Let go of a room's messages that last changed before then; look at `limit` after a seq.

        With them go their reactions and the room's log up to there. What an open queue item or an
        open case is about stays, and so does an answer to a question. Their authors stay as well
        known as they are.
        """
        ...

    def long_logs(self, kept: int, limit: int) -> list[str]:
        """Topics that have more than `kept` events."""
        ...

    def compact(self, topic: str, kept: int, limit: int) -> int:
        """Let go of at most `limit` of a topic's oldest events, never of its newest `kept`.

        Returns how many; its head and its epoch stay.
        """
        ...
