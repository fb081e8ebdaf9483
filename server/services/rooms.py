"""Rooms as their people see them: listing, one room, opening a new one, changing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum

from server import protocol
from server.domain.errors import BadRequest, Conflict, NotFound
from server.domain.people import AgeBand, Person
from server.domain.permissions import Action, authorise
from server.domain.retention import KEEP_DAYS_MAX, purges_from
from server.domain.rooms import (
    RAID_JOINS_MAX,
    ROOM_ID,
    SLOW_MODE_MAX_S,
    Room,
    RoomState,
    check_room_id,
    exists_for,
    room_id_from,
)
from server.domain.topics import room_topic
from server.services.context import Context
from server.services.control import announce_room
from server.services.judging import check_public_text
from server.services.site import is_site_paused
from server.services.views import room_view
from server.storage.interface import Transaction

NAME_MAX_CHARS = 80
ABOUT_MAX_CHARS = 1_000
TAGS_MAX = 10
TAG_MAX_CHARS = 30


class Same(Enum):
    """Says that a field keeps its value, where None is a value of its own."""

    SAME = "same"


SAME = Same.SAME


@dataclass(frozen=True, slots=True)
class RoomChange:
    """What to change; None leaves it as it is."""

    name: str | None = None
    about: str | None = None
    tags: Sequence[str] | None = None
    age_band: AgeBand | None | Same = SAME
    state: RoomState | None = None
    slow_mode_s: int | None = None
    is_read_only: bool | None = None
    is_paused: bool | None = None
    holds_newcomers: bool | None = None
    raid_joins_per_min: int | None | Same = SAME
    keep_days: int | None | Same = SAME

    @property
    def is_control_only(self) -> bool:
        """Whether it touches nothing but what any moderator may do, and undo, in a hurry."""
        about_the_room = (self.name, self.about, self.tags, self.state, self.is_read_only)
        are_same = self.age_band is SAME and self.keep_days is SAME
        return are_same and all(field is None for field in about_the_room)


async def list_rooms(ctx: Context, person: Person) -> list[Room]:
    """Every room that exists for this person, oldest first; private ones before all."""
    rooms = await ctx.store.read(lambda tx: [*tx.rooms.private_of(person.id), *tx.rooms.list()])
    return [room for room in rooms if exists_for(person, room)]


async def get_room(ctx: Context, person: Person, room_id: str) -> Room:
    """Raises: NotFound where there is none, or none for this person."""
    return await ctx.store.read(lambda tx: room_for(tx, person, room_id))


def room_for(
    tx: Transaction, person: Person, room_id: str, action: Action = Action.READ_ROOM
) -> Room:
    """The room, if `person` may do `action` there. One path for what isn't and what is hidden.

    Raises:
        NotFound, NotAllowed, RoomLocked: as `authorise` does.
    """
    room = tx.rooms.get(room_id) if ROOM_ID.fullmatch(room_id) else None
    if room is None:
        raise NotFound
    authorise(person, action, room)
    return room


async def create_room(ctx: Context, actor: Person, room_id: str | None, change: RoomChange) -> Room:
    """Open a new room; without an id it gets one made of its name.

    Raises:
        NotAllowed: not theirs to do.
        BadRequest: a field out of bounds, or with a text that the policy would not post.
        Conflict: the id is taken.
    """
    authorise(actor, Action.CREATE_ROOM)
    _check_texts(ctx, change)
    wanted = check_room_id(room_id) if room_id else room_id_from(change.name or "")
    now = ctx.now_ms()
    room = _changed(Room(wanted, ""), change, now)

    def run(tx: Transaction) -> Room:
        if tx.rooms.get(room.id):
            raise Conflict("There is a room by that id already.", field="id")
        made = replace(room, is_site_paused=is_site_paused(tx))
        tx.rooms.add(made, now)
        announce_room(tx, made, now)
        tx.audit.append(actor.id, "room.created", room.id, "", now, room=room.id)
        return made

    return await ctx.store.write(run)


async def change_room(
    ctx: Context, actor: Person, room_id: str, change: RoomChange, people: int = 0
) -> Room:
    """Change a room, and tell those in it (`people` many) and the nodes in the same commit.

    Raises:
        NotFound, NotAllowed: no such room for them, or not theirs to change.
        BadRequest: a field out of bounds, or with a text that the policy would not post.
    """
    now = ctx.now_ms()

    def run(tx: Transaction) -> Room:
        before = room_for(tx, actor, room_id, Action.CONTROL_ROOM)
        if not change.is_control_only:
            authorise(actor, Action.CHANGE_ROOM, before)
            _check_texts(ctx, change)
        after = _changed(before, change, now)
        if after != before:
            tx.rooms.save(after)
            tell_room_changed(tx, after, now, people)
            what = " ".join(_changed_fields(before, after))
            tx.audit.append(actor.id, "room.changed", room_id, what, now, room=room_id)
        return after

    return await ctx.store.write(run)


def tell_room_changed(tx: Transaction, room: Room, now: int, people: int = 0) -> None:
    """The nodes, and those in the room, of whom there are `people`."""
    announce_room(tx, room, now)
    tell_room(tx, room, now, people)


def tell_room(tx: Transaction, room: Room, now: int, people: int = 0) -> None:
    topic, view = room_topic(room.id), room_view(room, people)
    tx.log.append(topic, lambda seq: protocol.RoomChanged(topic=topic, seq=seq, at=now, room=view))


def _changed(room: Room, change: RoomChange, now: int) -> Room:
    slow_mode_s = room.slow_mode_s if change.slow_mode_s is None else change.slow_mode_s
    if not 0 <= slow_mode_s <= SLOW_MODE_MAX_S:
        raise BadRequest(f"Slow mode is 0 to {SLOW_MODE_MAX_S} seconds.", field="slow_mode_s")
    valve = (
        room.raid_joins_per_min if change.raid_joins_per_min is SAME else change.raid_joins_per_min
    )
    if valve is not None and not 1 <= valve <= RAID_JOINS_MAX:
        raise BadRequest(
            f"The valve is 1 to {RAID_JOINS_MAX:,} joins a minute.", field="raid_joins_per_min"
        )
    keep_days = room.keep_days if change.keep_days is SAME else change.keep_days
    if keep_days is not None and not 1 <= keep_days <= KEEP_DAYS_MAX:
        raise BadRequest(
            f"A room keeps messages for 1 to {KEEP_DAYS_MAX:,} days, or for ever.",
            field="keep_days",
        )
    is_reset = change.holds_newcomers is False
    return replace(
        room,
        is_read_only=_or(change.is_read_only, room.is_read_only),
        is_paused=_or(change.is_paused, room.is_paused),
        holds_newcomers=_or(change.holds_newcomers, room.holds_newcomers),
        raid_joins_per_min=valve,
        newcomers_held_until=0 if is_reset else room.newcomers_held_until,
        name=_name(room.name if change.name is None else change.name),
        about=_about(room.about if change.about is None else change.about),
        tags=room.tags if change.tags is None else _tags(change.tags),
        age_band=room.age_band if change.age_band is SAME else change.age_band,
        state=change.state or room.state,
        slow_mode_s=slow_mode_s,
        keep_days=keep_days,
        purges_from=purges_from(room, keep_days, now),
    )


def _check_texts(ctx: Context, change: RoomChange) -> None:
    """What all see of a room keeps to what everybody's messages keep to."""
    for field, text in (("name", change.name), ("about", change.about)):
        if text is not None:
            check_public_text(ctx, text, field)
    for tag in change.tags or ():
        check_public_text(ctx, tag, "tags")


def _changed_fields(before: Room, after: Room) -> list[str]:
    names = [field.name for field in fields(Room)]
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def _or(wanted: bool | None, before: bool) -> bool:
    return before if wanted is None else wanted


def _name(raw: str) -> str:
    name = " ".join(raw.split())
    if not 1 <= len(name) <= NAME_MAX_CHARS or not name.isprintable():
        raise BadRequest(f"A room's name has 1 to {NAME_MAX_CHARS} characters.", field="name")
    return name


def _about(raw: str) -> str:
    about = raw.strip()
    if len(about) > ABOUT_MAX_CHARS:
        raise BadRequest(f"At most {ABOUT_MAX_CHARS:,} characters about a room.", field="about")
    return about


def _tags(raw: Sequence[str]) -> tuple[str, ...]:
    tags = tuple(dict.fromkeys(" ".join(tag.split()) for tag in raw))
    are_short = all(1 <= len(tag) <= TAG_MAX_CHARS and tag.isprintable() for tag in tags)
    if len(tags) > TAGS_MAX or not are_short:
        raise BadRequest(
            f"A room has at most {TAGS_MAX} tags of 1 to {TAG_MAX_CHARS} characters.", field="tags"
        )
    return tags
