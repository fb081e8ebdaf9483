"""Who may do what: one table, role x action x kind of room. Every edge asks `authorise`.

A tenet of the table: a row lists the roles that may, in the kinds of room where they may;
whoever is not listed may not. Roles come from the store at the time of asking, never from
a token, so that a demotion takes effect at once.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from server.domain.errors import NotAllowed, NotFound, RoomLocked
from server.domain.people import Person, Role
from server.domain.rooms import Room, RoomState, exists_for


class Action(StrEnum):
    READ_ROOM = "read_room"
    POST = "post"
    REACT = "react"
    TYPE = "type"
    CHANGE_OWN_MESSAGE = "change_own_message"
    MODERATE_MESSAGE = "moderate_message"
    MUTE_IN_ROOM = "mute_in_room"
    BAN_IN_ROOM = "ban_in_room"
    MUTE_ON_SITE = "mute_on_site"
    BAN_ON_SITE = "ban_on_site"
    LIFT_SANCTION = "lift_sanction"
    SEE_SANCTIONS = "see_sanctions"
    CREATE_ROOM = "create_room"
    CHANGE_ROOM = "change_room"
    READ_DESK = "read_desk"
    KEEP_OWN_ACCOUNT = "keep_own_account"


_ALL = frozenset(Role)
_MODERATION = frozenset({Role.MODERATOR, Role.ADMIN})
_OPEN = frozenset({RoomState.OPEN})
_NOT_CLOSED = frozenset({RoomState.OPEN, RoomState.LOCKED})
_ANY = frozenset(RoomState)

# Action -> role -> the states of a room in which that role may. For what concerns no room
# the set of states only has to be there.
TABLE: dict[Action, dict[Role, frozenset[RoomState]]] = {
    Action.READ_ROOM: dict.fromkeys(_ALL, _ANY),
    Action.POST: dict.fromkeys(_ALL, _OPEN)
    | dict.fromkeys({Role.HOST, Role.MODERATOR, Role.ADMIN}, _NOT_CLOSED),
    Action.REACT: dict.fromkeys(_ALL, _OPEN),
    Action.TYPE: dict.fromkeys(_ALL, _OPEN),
    Action.CHANGE_OWN_MESSAGE: dict.fromkeys(_ALL, _NOT_CLOSED),
    Action.MODERATE_MESSAGE: dict.fromkeys(_MODERATION, _ANY),
    Action.MUTE_IN_ROOM: dict.fromkeys(_MODERATION, _ANY),
    Action.BAN_IN_ROOM: dict.fromkeys(_MODERATION, _ANY),
    Action.MUTE_ON_SITE: dict.fromkeys(_MODERATION, _ANY),
    Action.BAN_ON_SITE: dict.fromkeys(_MODERATION, _ANY),
    Action.LIFT_SANCTION: dict.fromkeys(_MODERATION, _ANY),
    Action.SEE_SANCTIONS: dict.fromkeys(_MODERATION, _ANY),
    Action.CREATE_ROOM: dict.fromkeys({Role.HOST, Role.ADMIN}, _ANY),
    Action.CHANGE_ROOM: dict.fromkeys({Role.HOST, Role.MODERATOR, Role.ADMIN}, _ANY),
    Action.READ_DESK: dict.fromkeys({Role.MODERATOR, Role.RESPONDER, Role.ADMIN}, _ANY),
    Action.KEEP_OWN_ACCOUNT: dict.fromkeys(_ALL, _ANY),
}


def is_allowed(person: Person, action: Action, room: Room | None = None) -> bool:
    """Whether the table lets `person` do `action`, in `room` where it concerns one."""
    row = TABLE[action]
    if room is None:
        return not person.roles.isdisjoint(row)
    state = room.state
    return any(role in row and state in row[role] for role in person.roles_in(room.id))


def authorise(person: Person, action: Action, room: Room | None = None) -> None:
    """The one gate.

    Raises:
        NotFound: the room does not exist for this person.
        RoomLocked: they might if the room were open.
        NotAllowed: the table says no.
    """
    if room is not None and not exists_for(person, room):
        raise NotFound
    if is_allowed(person, action, room):
        return
    if room is not None and is_allowed(person, action, replace(room, state=RoomState.OPEN)):
        raise RoomLocked
    raise NotAllowed
