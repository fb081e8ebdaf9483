"""Controls for when something is wrong now: pausing every room, and the valve against raids.

A pause is kept with each room, so that whoever asks a room asks for both pauses at once. Nodes
hear of it as they hear of a lock: at once by the bus, within a second without it.
"""

from __future__ import annotations

from dataclasses import replace

from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.domain.rooms import RAID_HOLD_MS, RAID_WINDOW_MS, Room, RoomState
from server.services.context import Context
from server.services.control import announce_site_pause
from server.services.rooms import tell_room, tell_room_changed
from server.services.site import is_site_paused, set_site_paused
from server.storage.interface import Transaction


async def pause_site(ctx: Context, actor: Person, *, on: bool) -> bool:
    """Make every room read-only, or give each back what it was; whether the site is paused now.

    Doing so twice is doing so once. Those in the rooms and the nodes hear of it in the same
    commit.

    Raises:
        NotAllowed: not theirs to do.
    """
    now = ctx.now_ms()

    def run(tx: Transaction) -> bool:
        if set_site_paused(tx, actor, on):
            announce_site_pause(tx, on, now)
            tx.audit.append(actor.id, "site.paused" if on else "site.resumed", "site", "", now)
            for room in tx.rooms.list():
                if room.state is not RoomState.CLOSED:
                    tell_room(tx, room, now)
        return on

    return await ctx.store.write(run)


async def site_is_paused(ctx: Context, actor: Person) -> bool:
    """Raises: NotAllowed, for those who could not change it."""
    authorise(actor, Action.PAUSE_SITE)
    return await ctx.store.read(is_site_paused)


async def check_valve(ctx: Context, room_id: str) -> bool:
    """Open the valve of a room that more people joined in the last minute than it allows.

    To be asked after somebody's first message in a room that has a valve. While it is open,
    what newcomers write there waits for a moderator; it closes by itself. Returns whether it
    was opened now; however many ask at once, it opens once.
    """
    now = ctx.now_ms()

    def run(tx: Transaction) -> bool:
        room = tx.rooms.get(room_id)
        if room is None or not _is_flooded(tx, room, now):
            return False
        raided = replace(room, newcomers_held_until=now + RAID_HOLD_MS)
        tx.rooms.save(raided)
        tell_room_changed(tx, raided, now)
        return True

    return await ctx.store.write(run)


def _is_flooded(tx: Transaction, room: Room, now: int) -> bool:
    if room.raid_joins_per_min is None or now < room.newcomers_held_until:
        return False
    return tx.rooms.joined_since(room.id, now - RAID_WINDOW_MS) > room.raid_joins_per_min
