"""What the services may ask of a store about cases, their records, and who is on shift.

A part of `interface`, whose transaction hands these out.
"""

from __future__ import annotations

import builtins
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from server.domain.case_clock import ShiftRole
from server.domain.case_figures import CaseTimes
from server.domain.case_log import CaseEntry
from server.domain.cases import Case


@dataclass(frozen=True, slots=True)
class Shift:
    """Somebody who can be paged until `until`, or until they end it."""

    person: str
    role: ShiftRole
    since: int
    until: int


class CasePlace(NamedTuple):
    """Where a page of cases begins: after the case of this level, raised then, with this id."""

    level: str
    raised_at: int
    id: str


class Cases(Protocol):
    """`save` is a compare-and-set by the case's version."""

    def add(self, case: Case) -> None: ...
    def save(self, case: Case) -> bool:
        """Write what follows on `case.version`; False where somebody else was faster."""
        ...

    def get(self, case: str) -> Case | None: ...
    def open_of(self, person: str) -> Case | None:
        """There is one at most."""
        ...

    def of_room(self, side_room: str) -> Case | None: ...
    def of_person(self, person: str) -> builtins.list[Case]: ...
    def page(self, *, is_open: bool, after: CasePlace | None, limit: int) -> builtins.list[Case]:
        """Open ones: the gravest first, then the oldest. Closed ones: the newest first."""
        ...

    def due(self, now: int, limit: int) -> builtins.list[Case]: ...
    def note(self, case: str, entry: CaseEntry) -> None: ...
    def entries(self, case: str) -> builtins.list[CaseEntry]: ...
    def took_part(self, case: str, person: str) -> bool: ...
    def forget_words(self, person: str) -> None: ...
    def recent_waits(self, levels: Collection[str], limit: int) -> builtins.list[int]:
        """Ms from raising to the first reply, of the newest cases of these levels that had one."""
        ...

    def figures(self, since: int, until: int) -> builtins.list[CaseTimes]: ...


class Shifts(Protocol):
    def on(self, now: int) -> builtins.list[Shift]: ...
    def begin(self, shift: Shift) -> None: ...
    def end(self, person: str, at: int) -> bool: ...
