"""What the services may ask of a store about undoing: who removed what, alone or among many.

A part of `interface`.
"""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Bulk:
    """One act on many. `person` and `room` None: it wasn't about one alone."""

    id: str
    actor: str
    action: str
    person: str | None
    room: str | None
    at: int
    undone_at: int | None = None


class Bulks(Protocol):
    """Acts on many, and exactly what each act or decision did that nobody has undone since."""

    def get(self, bulk: str) -> Bulk | None: ...
    def add(self, bulk: Bulk) -> None: ...
    def end(self, bulk: str, at: int) -> bool:
        """Mark it undone. Compare and set."""
        ...

    def note_removal(self, cause: str, room: str, seq: int) -> None:
        """`cause`: the id of the item whose decision removed it, or of the bulk act."""
        ...

    def removals(self, cause: str, limit: int) -> builtins.list[tuple[str, int]]: ...
    def forget_removal(self, room: str, seq: int) -> None:
        """Whatever removed it: the message has been restored, or can't be."""
        ...

    def note_item(self, bulk: str, item: str) -> None: ...
    def items(self, bulk: str) -> builtins.list[str]: ...
    def forget_item(self, item: str) -> None: ...
