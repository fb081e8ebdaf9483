"""What the services may ask of a store about Q&A sessions and who comes to them.

A part of `interface`, whose transaction hands these out.
"""

from __future__ import annotations

import builtins
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from server.domain.qa.sessions import QaSession


@dataclass(frozen=True, slots=True)
class Series:
    """A session that recurs. `template` is what each further occurrence is made like.

    `exceptions` are wall times that are left out; `made_until` is how far occurrences were made.
    `ends`: there is nothing more to make.
    """

    id: str
    rrule: str
    starts: str
    zone: str
    template: dict[str, Any]
    exceptions: tuple[str, ...] = ()
    made_until: str = ""
    sequence: int = 0
    ends: bool = False


class Move(NamedTuple):
    """`actor` None: the clock."""

    to: str
    actor: str | None
    at: int


class Place(NamedTuple):
    """`admitted_at` None: they wait. Numbers rise in the order of arrival."""

    person: str
    number: int
    admitted_at: int | None


class QaSessions(Protocol):
    """`save` is a compare-and-set by the session's version."""

    def add(self, session: QaSession) -> None: ...
    def save(self, session: QaSession) -> bool: ...
    def get(self, session: str) -> QaSession | None: ...
    def list(
        self, since: int, limit: int, *, after: tuple[int, str] | None = None
    ) -> builtins.list[QaSession]:
        """Those that start from then on, the earliest first."""
        ...

    def drafts(self, limit: int) -> builtins.list[QaSession]:
        """Whenever they start, the earliest first."""
        ...

    def near(self, session: QaSession) -> builtins.list[QaSession]:
        """Those that may take the same time: of a day around it."""
        ...

    def due(self, now: int, limit: int) -> builtins.list[QaSession]: ...
    def of_series(self, series: str) -> builtins.list[QaSession]: ...
    def note_move(self, session: str, move: Move) -> None: ...
    def moves(self, session: str) -> builtins.list[Move]: ...
    def add_series(self, series: Series) -> None: ...
    def save_series(self, series: Series) -> None: ...
    def series(self, series: str) -> Series | None: ...
    def open_series(self) -> builtins.list[Series]:
        """Those of which there is more to make."""
        ...


class Reminder(NamedTuple):
    """Somebody who is to be reminded of a session."""

    session: str
    person: str


class Attendance(Protocol):
    """Who says that they come, who has a place, and who waits for one."""

    def say_coming(self, session: str, person: str, at: int) -> None: ...
    def say_not_coming(self, session: str, person: str) -> None: ...
    def coming(self, session: str) -> int: ...
    def is_coming(self, session: str, person: str) -> bool: ...
    def to_remind(self, now: int, limit: int) -> builtins.list[Reminder]:
        """Whose time has come: who has a browser for it, said so before then, and was not yet.

        Of those who were reminded before a session moved to later, it is asked afresh.
        """
        ...

    def set_reminded(self, session: str, people: Collection[str], at: int) -> None: ...
    def place_of(self, session: str, person: str) -> Place | None: ...
    def add_place(self, session: str, person: str, admitted_at: int | None) -> Place: ...
    def leave(self, session: str, person: str) -> bool: ...
    def taken(self, session: str) -> int: ...
    def waiting(self, session: str, limit: int) -> builtins.list[Place]:
        """First come, first."""
        ...

    def ahead(self, session: str, number: int) -> int:
        """How many wait before that number."""
        ...

    def admit(self, session: str, person: str, at: int) -> None: ...
    def admitted(self, session: str) -> builtins.list[str]: ...
    def of_person(self, person: str) -> builtins.list[tuple[str, str]]:
        """Sessions, and `coming`, `place` or `waiting`."""
        ...

    def forget(self, person: str) -> None: ...
