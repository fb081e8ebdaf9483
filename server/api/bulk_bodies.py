"""What acts on many at once carry and are answered, typed."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from server.api.bodies import Id, Reason
from server.services.bulk import ITEMS_MAX

Ms = Annotated[int, Meta(ge=0, le=2**53)]


class BulkBody(Struct, frozen=True):
    """Which items; or whose (`person`), in which room, since when: a person, or a room and a time.

    `remove` takes messages away and upholds the reports on them; `dismiss` dismisses reports.
    """

    action: Literal["remove", "dismiss"]
    reason: Reason
    items: Annotated[list[Id], Meta(max_length=ITEMS_MAX)] = []
    person: Id | None = None
    room: Id | None = None
    since: Ms | None = None


class SweptBody(Struct, frozen=True):
    """`id` undoes it; `whole` false: there is more, ask again."""

    id: str
    messages: int
    items: int
    whole: bool
