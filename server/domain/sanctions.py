"""Mutes, timeouts and bans: when one is in force, what it forbids, how it ends.

A mute or timeout leaves reading and takes writing (sends, edits, reactions, typing). A ban
takes the room, or the whole site. A timeout always has an end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from server.domain.errors import BadRequest, Banned, Conflict, Muted
from server.domain.rooms import is_private_id


class SanctionKind(StrEnum):
    MUTE = "mute"
    TIMEOUT = "timeout"
    BAN = "ban"


class SanctionState(StrEnum):
    ACTIVE = "active"
    LIFTED = "lifted"
    EXPIRED = "expired"


class SanctionMove(StrEnum):
    LIFT = "lift"
    EXPIRE = "expire"


# A missing key is the error: what has ended cannot end again.
TRANSITIONS: dict[tuple[SanctionState, SanctionMove], SanctionState] = {
    (SanctionState.ACTIVE, SanctionMove.LIFT): SanctionState.LIFTED,
    (SanctionState.ACTIVE, SanctionMove.EXPIRE): SanctionState.EXPIRED,
}

SECONDS_MAX = 366 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Sanction:
    """`room` None: the whole site. `ends_at` None: until lifted. `item`: the queue's, its cause."""

    id: str
    person: str
    kind: SanctionKind
    room: str | None
    reason: str
    by: str | None
    rule: str | None
    message_seq: int | None
    starts_at: int
    ends_at: int | None
    state: SanctionState = SanctionState.ACTIVE
    item: str | None = None

    def is_in_force(self, now_ms: int) -> bool:
        """An end that has passed ends it, whether or not the worker has said so yet."""
        if self.state is not SanctionState.ACTIVE:
            return False
        return self.ends_at is None or now_ms < self.ends_at

    def covers(self, room: str | None) -> bool:
        return self.room is None or self.room == room


def moved(state: SanctionState, move: SanctionMove) -> SanctionState:
    """Raises: Conflict where the sanction has ended already."""
    try:
        return TRANSITIONS[state, move]
    except KeyError:
        raise Conflict("That sanction has ended already.") from None


def end_of(kind: SanctionKind, seconds: int | None, now_ms: int) -> int | None:
    """When a new sanction ends.

    Raises:
        BadRequest: a timeout without `seconds`, or `seconds` out of 1 to a year.
    """
    if seconds is None:
        if kind is SanctionKind.TIMEOUT:
            raise BadRequest("A timeout needs its length in seconds.", field="seconds")
        return None
    if not 1 <= seconds <= SECONDS_MAX:
        raise BadRequest(f"The length is 1 to {SECONDS_MAX} seconds.", field="seconds")
    return now_ms + seconds * 1000


def ban_in(sanctions: Iterable[Sanction], room: str | None, now_ms: int) -> Sanction | None:
    """The ban in force that shuts `room` (None: the site) to its person, if there is one."""
    return next(
        (
            s
            for s in sanctions
            if s.kind is SanctionKind.BAN and s.covers(room) and s.is_in_force(now_ms)
        ),
        None,
    )


def check_may_enter(sanctions: Iterable[Sanction], room: str | None, now_ms: int) -> None:
    """Raises: Banned, with the time left where the ban ends."""
    if ban := ban_in(sanctions, room, now_ms):
        raise Banned(retry_after_ms=_left(ban, now_ms))


def check_may_write(sanctions: Iterable[Sanction], room: str, now_ms: int) -> None:
    """A mute keeps nobody from whom they talk with in private about what may be a risk to them.

    Raises: Banned or Muted, with the time left where it ends.
    """
    for sanction in sanctions:
        if sanction.kind is not SanctionKind.BAN and is_private_id(room):
            continue
        if sanction.covers(room) and sanction.is_in_force(now_ms):
            error = Banned if sanction.kind is SanctionKind.BAN else Muted
            raise error(retry_after_ms=_left(sanction, now_ms))


def _left(sanction: Sanction, now_ms: int) -> int | None:
    return None if sanction.ends_at is None else max(0, sanction.ends_at - now_ms)
