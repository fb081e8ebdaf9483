"""What a room is, and to whom it exists."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from server.domain.errors import BadRequest
from server.domain.people import AgeBand, Person, Role


class RoomState(StrEnum):
    OPEN = "open"
    LOCKED = "locked"
    CLOSED = "closed"


class RoomMode(StrEnum):
    """What a room lets people do right now: the column of the permission table."""

    OPEN = "open"
    READ_ONLY = "read_only"
    LOCKED = "locked"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Room:
    """`age_band` None means everybody. `slow_mode_s` 0 means off.

    `is_read_only`: a room in which the organisation speaks and others listen and react.
    `is_paused`: by a moderator, for a while; `is_site_paused`: with every other room.
    `holds_newcomers`: first messages wait for a moderator. `raid_joins_per_min` None means no
    valve; once it opens, newcomers' messages wait until `newcomers_held_until`. `is_private`: it
    exists for those alone who have a role in it. `session` is the Q&A session whose room it is just
    now; `has_places`: to come in one has to have one of its places, which is a role in the room.
    `backstage_of`: the room of a session whose backstage it is; it exists for the session's crew,
    who have a role in it, and for those who moderate that room. `keep_days`: so long after it last
    changed a message may go, None for never; none goes before `purges_from`.
    """

    id: str
    name: str
    about: str = ""
    tags: tuple[str, ...] = ()
    age_band: AgeBand | None = None
    state: RoomState = RoomState.OPEN
    slow_mode_s: int = 0
    is_read_only: bool = False
    is_paused: bool = False
    is_site_paused: bool = False
    holds_newcomers: bool = False
    raid_joins_per_min: int | None = None
    newcomers_held_until: int = 0
    is_private: bool = False
    session: str | None = None
    has_places: bool = False
    backstage_of: str | None = None
    keep_days: int | None = None
    purges_from: int = 0

    @property
    def is_for_few(self) -> bool:
        """Whether it is in no list, and whoever is let in or out is so at once."""
        return self.is_private or self.backstage_of is not None

    @property
    def mode(self) -> RoomMode:
        """The strictest of what is set."""
        if self.state is RoomState.CLOSED:
            return RoomMode.CLOSED
        # A pause of the site must not cut off somebody from whom they talk with.
        if self.is_paused or (self.is_site_paused and not self.is_for_few):
            return RoomMode.PAUSED
        if self.state is RoomState.LOCKED:
            return RoomMode.LOCKED
        return RoomMode.READ_ONLY if self.is_read_only else RoomMode.OPEN

    def holds_first_messages(self, now_ms: int) -> bool:
        """Whether what a newcomer writes waits for a moderator."""
        return self.holds_newcomers or now_ms < self.newcomers_held_until


# Rooms for a few have ids of their own kind, which nobody else can give a room.
PRIVATE_PREFIX = "side-"
BACKSTAGE_PREFIX = "backstage-"
ID_HEX_DIGITS = 24
ROOM_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
SLOW_MODE_MAX_S = 6 * 60 * 60
MODERATING = frozenset({Role.MODERATOR, Role.MANAGING_MODERATOR, Role.ADMIN})
RAID_JOINS_MAX = 10_000
RAID_WINDOW_MS = 60_000
RAID_HOLD_MS = 10 * 60_000


def exists_for(person: Person, room: Room) -> bool:
    """Whether `person` may know of `room`: another age band's, or a closed one, isn't there.

    Of a private one not even staff know who have no role in it.
    """
    if room.is_private:
        return room.id in person.room_roles
    if room.backstage_of is not None:
        return _is_crew_of(person, room) or _moderates(person, room.backstage_of)
    if person.is_staff:
        return True
    if room.state is RoomState.CLOSED:
        return False
    return room.age_band is None or room.age_band is person.age_band


def _is_crew_of(person: Person, room: Room) -> bool:
    """Whether they are let in as what they still are on the site: roles can be taken away."""
    return not person.room_roles.get(room.id, frozenset()).isdisjoint(person.roles)


def _moderates(person: Person, room_id: str) -> bool:
    return not person.roles_in(room_id).isdisjoint(MODERATING)


def has_place(person: Person, room: Room) -> bool:
    """Whether they may come in where places are counted. Staff don't take one."""
    return not room.has_places or person.is_staff or room.id in person.room_roles


def room_id_from(name: str) -> str:
    """A readable id made of a room's name: `Evening circle` becomes `evening-circle`.

    Raises:
        BadRequest: nothing readable is left.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:63].strip("-")
    if not slug or is_reserved_id(slug):
        raise BadRequest("Please give the room an id of letters, digits and -.", field="id")
    return slug


def check_room_id(room_id: str) -> str:
    """Raises: BadRequest unless it is 1 to 63 of `a-z 0-9 -`, and not one of a private room."""
    if not ROOM_ID.fullmatch(room_id):
        raise BadRequest("A room's id is 1 to 63 of a-z, 0-9 and -.", field="id")
    if is_reserved_id(room_id):
        begins = f"{PRIVATE_PREFIX} or {BACKSTAGE_PREFIX}"
        raise BadRequest(f"A room's id doesn't begin with {begins}", field="id")
    return room_id


def backstage_id(session_id: str) -> str:
    """The room backstage of a session, whose own id may hold what no room's does."""
    digest = hashlib.sha256(session_id.encode()).hexdigest()
    return f"{BACKSTAGE_PREFIX}{digest[:ID_HEX_DIGITS]}"


def is_reserved_id(room_id: str) -> bool:
    """Whether rooms of that id are made by the site alone."""
    return room_id.startswith((PRIVATE_PREFIX, BACKSTAGE_PREFIX))


def is_private_id(room_id: str) -> bool:
    return room_id.startswith(PRIVATE_PREFIX)
