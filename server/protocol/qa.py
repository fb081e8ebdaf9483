"""Q&A sessions as everybody sees them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from server.protocol.objects import Person

SessionStateName = Literal[
    "draft", "scheduled", "doors", "live", "wrapping", "ended", "archived", "cancelled"
]


class QaSession(Struct, frozen=True, kw_only=True):
    """An expert answers questions in a room. `starts` is wall time in `zone`.

    `starts_at` is the instant that they make, in ms. `rrule` is null for one that doesn't recur and
    in events; `series` names what it is an occurrence of. `coming` counts who says that they come.
    `reason`: why it was cancelled.
    """

    id: str
    title: str
    about: str
    tags: list[str]
    room: str
    starts: str
    zone: str
    starts_at: int
    minutes: int
    doors_minutes: int
    capacity: int | None
    experts: list[Person]
    hosts: list[Person]
    rrule: str | None
    language: str
    pre_moderated: bool
    anonymous: bool
    state: SessionStateName
    quiet: bool = False
    transcript: bool = True
    series: str | None = None
    sequence: int = 0
    coming: int = 0
    reason: str | None = None


class Poll(Struct, frozen=True, kw_only=True):
    """`mine` is one's vote, an option by its place from 0; null: none.

    `counts` is one an option; null until one has voted or it is closed.
    """

    id: str
    session: str
    question: str
    options: list[str]
    open: bool
    mine: int | None
    counts: list[int] | None


class ArchivedAnswer(Struct, frozen=True, kw_only=True):
    """What was asked in a session that is over, and what the expert answered.

    `asker` is null where they asked without their name. `answer` is null where it was a message
    that has been removed since.
    """

    id: str
    session: str
    title: str
    starts_at: int
    tags: list[str]
    question: str
    answer: str | None
    answered_by: Person | None
    asker: Person | None
    votes: int
