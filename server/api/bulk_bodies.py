"""What acts on many at once carry and are answered, typed."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from server.api.bodies import Id, Reason

Ms = Annotated[int, Meta(ge=0, le=2**53)]


class BulkBody(Struct, frozen=True):
    """Whose messages (`person`), in which room, since when: a person, or a room and a time."""

    action: Literal["remove"]
    reason: Reason
    person: Id | None = None
    room: Id | None = None
    since: Ms | None = None


class SweptBody(Struct, frozen=True):
    """`id` undoes it; `whole` false: there is more, ask again."""

    id: str
    messages: int
    whole: bool
