"""Every socket command against the permission table: role x state of the room x age band.

The table says who may; here each role really tries each command in each kind of room, and
what is answered must be what the table says. A new command without a row fails.
"""

from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from msgspec.inspect import StructType, type_info

from server.domain.people import AgeBand, Person, Role
from server.domain.permissions import TABLE, Action, is_allowed
from server.domain.rooms import Room, RoomMode, exists_for
from server.gateway.handlers import COMMANDS
from server.protocol import Auth, Pong, Subscribe, Unsubscribe
from tests.clients.people import Joined, call, join, login
from tests.clients.room_modes import MODES, in_mode
from tests.clients.wire import Refused, WireClient
from tests.processes.lamplight import LamplightServer

# What each command that concerns a room is an instance of, and its other fields.
ROWS: dict[str, tuple[Action, dict[str, Any]]] = {
    "subscribe": (Action.READ_ROOM, {}),
    "send": (Action.POST, {"text": "hello"}),
    "edit": (Action.EDIT_OWN_MESSAGE, {"seq": 10**9, "text": "hello"}),
    "withdraw": (Action.WITHDRAW_OWN_MESSAGE, {"seq": 10**9}),
    "react": (Action.REACT, {"seq": 10**9, "emoji": "👍", "on": True}),
    "typing": (Action.TYPE, {}),
}
# Allowed, but there is no such message, or no subscription to type in.
ALLOWED_BUT_NOTHING_THERE = {"not_found"}
LOGINS = {
    Role.ADMIN: "admin",
    Role.MODERATOR: "mod2",
    Role.MANAGING_MODERATOR: "mod",
    Role.HOST: "host",
    Role.EXPERT: "expert",
    Role.RESPONDER: "responder",
}
KINDS = list(product(RoomMode, (None, AgeBand.TEEN)))


def test_every_command_has_a_row() -> None:
    """Those that concern no room are named here, so that a new one is noticed."""
    without_room = {Auth, Pong, Unsubscribe}
    infos = [type_info(command) for command in COMMANDS.keys() - without_room]
    named = {info.tag for info in infos if isinstance(info, StructType)}
    assert named == set(ROWS)
    assert Subscribe in COMMANDS


def test_every_action_is_in_the_table() -> None:
    """And grants nothing to a role that isn't one."""
    assert set(TABLE) == set(Action)
    assert all(set(row) <= set(Role) for row in TABLE.values())


@pytest.fixture
async def rooms(shared: LamplightServer) -> dict[tuple[RoomMode, AgeBand | None], Room]:
    """A room of each kind, made by the first test that asks."""
    admin = await login(shared.url, "admin")
    made = {}
    for mode, band in KINDS:
        room_id = f"matrix-{mode.replace('_', '-')}-{band or 'all'}"
        await call(shared.url, "POST", "/api/rooms", admin, id=room_id, name=room_id, age_band=band)
        change: dict[str, Any] = MODES[mode]
        await call(shared.url, "PATCH", f"/api/rooms/{room_id}", admin, **change)
        made[mode, band] = in_mode(Room(room_id, room_id, age_band=band), mode)
    return made


async def _somebody(shared: LamplightServer, role: Role) -> Joined:
    return await (login(shared.url, LOGINS[role]) if role in LOGINS else join(shared.url))


def _expected(role: Role, action: Action, room: Room) -> str:
    person = Person("x", "X", AgeBand.ADULT, frozenset({role}))
    if not exists_for(person, room):
        return "not_found"
    if is_allowed(person, action, room):
        return "allowed"
    opened = Room(room.id, room.name, age_band=room.age_band)
    if not is_allowed(person, action, opened):
        return "not_allowed"
    return "room_paused" if room.mode is RoomMode.PAUSED else "room_locked"


@pytest.mark.parametrize("role", list(Role))
async def test_each_command_answers_as_the_table_says(
    shared: LamplightServer, rooms: dict[tuple[RoomMode, AgeBand | None], Room], role: Role
) -> None:
    """Six commands in ten kinds of room, all of them tried."""
    who = await _somebody(shared, role)
    tried = 0
    async with WireClient(shared.ws_url, who.token) as client:
        for room, (command, (action, fields)) in product(rooms.values(), ROWS.items()):
            answer = await attempt(client, command, f"room:{room.id}", fields)
            expected = _expected(role, action, room)
            if expected == "allowed":
                assert answer == "allowed" or answer in ALLOWED_BUT_NOTHING_THERE
            else:
                assert answer == expected, (role, command, room.id)
            tried += 1
    assert tried == len(KINDS) * len(ROWS)


async def attempt(client: WireClient, command: str, topic: str, fields: dict[str, Any]) -> str:
    """`allowed`, or the code with which it is refused."""
    if command == "typing":  # it has no reply, so only an error tells
        client.received.clear()
        await client.socket.send(f'{{"type":"typing","topic":"{topic}"}}')
        await client.ask("unsubscribe", topic="me")
        errors = [f["code"] for f in client.received if f["type"] == "error"]
        return errors[0] if errors else "allowed"
    if command == "send":
        fields = fields | {"id": str(uuid4())}
    try:
        await client.ask(command, topic=topic, **fields)
    except Refused as refused:
        return refused.code
    return "allowed"
