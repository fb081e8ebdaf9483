"""Names of topics. The topic is the audience: who may read an event is its topic's name.

A client says `room:{room}`, `me` or `desk`. In the store `me` is `me:{person}`, and
`control` is the nodes' own topic, which no client can name.
"""

from __future__ import annotations

from server.domain.errors import NotFound
from server.domain.people import Person, Role

DESK = "desk"
CONTROL = "control"
_ROOM = "room:"
_ME = "me:"

DESK_ROLES = frozenset({Role.MODERATOR, Role.MANAGING_MODERATOR, Role.RESPONDER, Role.ADMIN})


def room_topic(room_id: str) -> str:
    return _ROOM + room_id


def person_topic(person_id: str) -> str:
    return _ME + person_id


def room_of(topic: str) -> str | None:
    """The room id of a room's topic, else None."""
    return topic[len(_ROOM) :] if topic.startswith(_ROOM) else None


def public_name(topic: str) -> str:
    """What the topic is called on the wire."""
    return "me" if topic.startswith(_ME) else topic


def stored_name(person: Person, wire_name: str) -> str:
    """The store's name of the topic that `person` means by `wire_name`.

    Raises:
        NotFound: no such topic, or one that this person may not know of. Whether a room
            exists for them is the caller's to check.
    """
    if wire_name == "me":
        return person_topic(person.id)
    if wire_name == DESK and not DESK_ROLES.isdisjoint(person.roles):
        return DESK
    if room_of(wire_name):
        return wire_name
    raise NotFound
