"""How long a room keeps what was said in it, and what is never let go in between."""

from __future__ import annotations

from server.domain.rooms import Room

DAY_MS = 24 * 3600 * 1000
KEEP_DAYS_MAX = 3_650
# From the moment a room is told to keep less: nothing goes before somebody could take it back.
SECOND_THOUGHT_MS = DAY_MS
# Of every topic. No replay is longer (half of this), so nobody who resumes misses the rest.
LOG_EVENTS_KEPT = 4_000
# So many more before it is worth a write.
LOG_SLACK = 1_000


def purges_from(before: Room, keep_days: int | None, now_ms: int) -> int:
    """From when on what is older may go, once `before` keeps for `keep_days` (None: for ever)."""
    keeps_less = keep_days is not None and (
        before.keep_days is None or keep_days < before.keep_days
    )
    return now_ms + SECOND_THOUGHT_MS if keeps_less else before.purges_from


def goes_before(room: Room, now_ms: int) -> int | None:
    """What last changed before this may go, in ms; None where nothing may."""
    if room.keep_days is None or now_ms < room.purges_from:
        return None
    return now_ms - room.keep_days * DAY_MS
