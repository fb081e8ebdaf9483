"""How a room is brought into each of its modes, over HTTP and in a test's own hands."""

from dataclasses import replace
from typing import Any

from server.domain.rooms import Room, RoomMode, RoomState

# The body of the PATCH that does it, from an open room.
MODES: dict[RoomMode, dict[str, Any]] = {
    RoomMode.OPEN: {"state": "open"},
    RoomMode.READ_ONLY: {"read_only": True},
    RoomMode.LOCKED: {"state": "locked"},
    RoomMode.PAUSED: {"paused": True},
    RoomMode.CLOSED: {"state": "closed"},
}


def in_mode(room: Room, mode: RoomMode) -> Room:
    """The same room in that mode."""
    changes: dict[RoomMode, dict[str, Any]] = {
        RoomMode.OPEN: {},
        RoomMode.READ_ONLY: {"is_read_only": True},
        RoomMode.LOCKED: {"state": RoomState.LOCKED},
        RoomMode.PAUSED: {"is_paused": True},
        RoomMode.CLOSED: {"state": RoomState.CLOSED},
    }
    changed = replace(room, **changes[mode])
    assert changed.mode is mode
    return changed
