"""Names of topics. The topic is the audience: who may read an event is its topic's name.

A client says `room:{room}`, `me`, `desk` or `backstage:{session}`. In the store `me` is
`me:{person}`, `desk` is one of a few by what its reader may see, and `control` is the nodes' own
topic, which no client can name. `desk:{room}` is the desk of those who look after one room;
`backstage:{session}` is for those who run a Q&A session, and for moderators.
"""

from __future__ import annotations

from server.domain.errors import NotFound
from server.domain.people import Person, Role

DESK = "desk"
CONTROL = "control"
_ROOM = "room:"
_ME = "me:"
_BACKSTAGE = "backstage:"

# Whose desk holds which lanes, the widest first. An item is told on each desk that holds its lane.
_DESKS: tuple[tuple[str, frozenset[Role], frozenset[str]], ...] = (
    (
        "desk/all",
        frozenset({Role.MANAGING_MODERATOR, Role.ADMIN}),
        frozenset({"care", "conduct", "child_safety"}),
    ),
    ("desk/moderators", frozenset({Role.MODERATOR}), frozenset({"care", "conduct"})),
    ("desk/responders", frozenset({Role.RESPONDER}), frozenset({"care"})),
)
_ROOM_DESK = "desk/room:"
_ROOM_DESK_LANES = frozenset({"care", "conduct"})
_ROOM_DESK_ROLES = frozenset({Role.MODERATOR, Role.MANAGING_MODERATOR})


def room_topic(room_id: str) -> str:
    return _ROOM + room_id


def person_topic(person_id: str) -> str:
    return _ME + person_id


def room_of(topic: str) -> str | None:
    """The room id of a room's topic, else None."""
    return topic[len(_ROOM) :] if topic.startswith(_ROOM) else None


def backstage_topic(session_id: str) -> str:
    return _BACKSTAGE + session_id


def backstage_of(topic: str) -> str | None:
    """The session of a backstage topic, else None."""
    return topic[len(_BACKSTAGE) :] if topic.startswith(_BACKSTAGE) else None


def public_name(topic: str) -> str:
    """What the topic is called on the wire."""
    if topic.startswith(_ME):
        return "me"
    if topic.startswith(_ROOM_DESK):
        return f"{DESK}:{topic[len(_ROOM_DESK) :]}"
    return DESK if is_desk(topic) else topic


def is_desk(topic: str) -> bool:
    return topic.startswith("desk/")


def desks_of(lane: str, room: str | None) -> list[str]:
    """Every desk's topic that an item of this lane, in this room, is told on."""
    found = [name for name, _, lanes in _DESKS if lane in lanes]
    if room is not None and lane in _ROOM_DESK_LANES:
        found.append(_ROOM_DESK + room)
    return found


def may_read_desk(person: Person, topic: str) -> bool:
    """Whether a desk's topic is still the one that `person` means by its name on the wire."""
    try:
        return stored_name(person, public_name(topic)) == topic
    except NotFound:
        return False


def stored_name(person: Person, wire_name: str) -> str:
    """The store's name of the topic that `person` means by `wire_name`.

    Raises:
        NotFound: no such topic, or one that this person may not know of. Whether a room or a
            backstage exists for them is the caller's to check.
    """
    if wire_name == "me":
        return person_topic(person.id)
    if wire_name == DESK:
        for name, roles, _ in _DESKS:
            if not roles.isdisjoint(person.roles):
                return name
    kind, _, room = wire_name.partition(":")
    if kind == DESK and not _ROOM_DESK_ROLES.isdisjoint(person.room_roles.get(room, ())):
        return _ROOM_DESK + room
    if room_of(wire_name) or backstage_of(wire_name):
        return wire_name
    raise NotFound
