"""Every socket command as somebody who is muted, banned, demoted, or has no place in a room."""

from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from server.domain.people import Role
from server.domain.rooms import Room
from server.services.control import announce_person
from server.storage.interface import Transaction
from server.storage.sqlite import open_sqlite
from tests.clients.people import Joined, call, join, login
from tests.clients.wire import WireClient
from tests.gateway.test_permissions import LOGINS, ROWS, attempt
from tests.processes.lamplight import LamplightServer

NUMBERS = count(1)
# A mute takes what others would see; what is one's own can always be taken back.
LEFT_TO_THE_MUTED = {"subscribe", "withdraw"}
# Nobody types who has no subscription.
BANNED = dict.fromkeys(ROWS, "banned") | {"typing": "not_found", "withdraw": "allowed"}


async def a_room(server: LamplightServer, **fields: Any) -> str:
    """A new one; its id."""
    room, admin = f"state-{next(NUMBERS)}", await login(server.url, "admin")
    assert (await call(server.url, "POST", "/api/rooms", admin, id=room, name=room))[0] == 201
    if fields:
        await call(server.url, "PATCH", f"/api/rooms/{room}", admin, **fields)
    return room


async def answers(client: WireClient, room: str, *own: int) -> dict[str, str]:
    """To each command there, by its name; what is one's own is edited, and the last taken back."""
    seqs = {"edit": own[0], "react": own[0], "withdraw": own[-1]} if own else {}
    return {
        command: await attempt(
            client,
            command,
            f"room:{room}",
            fields | ({"seq": seqs[command]} if command in seqs else {}),
        )
        for command, (_, fields) in ROWS.items()
    }


async def said(client: WireClient, room: str) -> list[int]:
    """Two messages of their own there."""
    return [(await client.say(f"room:{room}", text))["seq"] for text in ("one", "two")]


async def sanction(server: LamplightServer, who: Joined, kind: str, path: str) -> None:
    """By a moderator."""
    mod = await login(server.url, "mod")
    order = {"person": who.id, "kind": kind, "reason": "x"}
    assert (await call(server.url, "POST", path, mod, **order))[0] == 201


async def write(server: LamplightServer, work: Any) -> None:
    """By another process on the same database."""
    store = await open_sqlite(Path(server.folder) / "lamplight.db")
    await store.write(work)
    await store.close()


@pytest.mark.parametrize("is_everywhere", [True, False])
async def test_a_mute_leaves_reading(shared: LamplightServer, is_everywhere: bool) -> None:
    """In the room, or in all of them; elsewhere a member's answers as before."""
    room, elsewhere, wren = await a_room(shared), await a_room(shared), await join(shared.url)
    path = "/api/sanctions" if is_everywhere else f"/api/rooms/{room}/sanctions"
    async with WireClient(shared.ws_url, wren.token) as client:
        here, there = await said(client, room), await said(client, elsewhere)
        await sanction(shared, wren, "mute", path)
        muted, other = await answers(client, room, *here), await answers(client, elsewhere, *there)
        free = dict.fromkeys(ROWS, "allowed")
        assert muted == dict.fromkeys(ROWS, "muted") | dict.fromkeys(LEFT_TO_THE_MUTED, "allowed")
        assert other == (muted if is_everywhere else free)


async def test_a_ban_from_a_room_leaves_taking_back(shared: LamplightServer) -> None:
    """On the socket that was there before, and on a new one."""
    room, elsewhere, wren = await a_room(shared), await a_room(shared), await join(shared.url)
    async with WireClient(shared.ws_url, wren.token) as client:
        here, there = await said(client, room), await said(client, elsewhere)
        await client.subscribe(f"room:{room}")
        await sanction(shared, wren, "ban", f"/api/rooms/{room}/sanctions")
        await client.wait_for(lambda f: f["type"] == "unsubscribed")
        assert await answers(client, room, *here) == BANNED
        assert await answers(client, elsewhere, *there) == dict.fromkeys(ROWS, "allowed")
    async with WireClient(shared.ws_url, wren.token) as client:
        assert await answers(client, room, here[0]) == BANNED


@pytest.mark.parametrize("role", [Role.MEMBER, *LOGINS])
async def test_a_room_for_a_few_is_there_for_nobody_else(
    shared: LamplightServer, role: Role
) -> None:
    """Whatever they are on the site, it is as no room at all."""
    side = Room(f"side-{uuid4().hex[:24]}", "In private", is_private=True)
    await write(shared, lambda tx: tx.rooms.add(side, 1))
    who = await (login(shared.url, LOGINS[role]) if role in LOGINS else join(shared.url))
    async with WireClient(shared.ws_url, who.token) as client:
        assert set((await answers(client, side.id)).values()) == {"not_found"}
        assert await answers(client, side.id) == await answers(client, "nowhere")


async def test_whoever_is_demoted_has_a_members_answers(server: LamplightServer) -> None:
    """In a room that is for reading, on the same socket."""
    room, mod = await a_room(server, read_only=True), await login(server.url, "mod2")
    fern = await join(server.url)

    def demote(tx: Transaction) -> None:
        tx.people.set_roles(mod.id, {Role.MEMBER})
        announce_person(tx, mod.id, 1)

    async with (
        WireClient(server.ws_url, mod.token) as client,
        WireClient(server.ws_url, fern.token) as other,
    ):
        await client.subscribe("desk")
        members = await answers(other, room)
        assert (await answers(client, room))["send"] == "allowed"
        await write(server, demote)
        await client.wait_for(lambda f: f["type"] == "unsubscribed" and f["topic"] == "desk")
        assert await answers(client, room) == members


async def test_a_moderator_of_another_room_is_a_member_here(server: LamplightServer) -> None:
    """What the role allows it allows in that room alone."""
    theirs, here = await a_room(server, read_only=True), await a_room(server, read_only=True)
    local, fern = await join(server.url), await join(server.url)
    await write(server, lambda tx: tx.people.set_room_roles(local.id, theirs, {Role.MODERATOR}, 1))
    async with (
        WireClient(server.ws_url, local.token) as client,
        WireClient(server.ws_url, fern.token) as other,
    ):
        assert (await answers(client, theirs))["send"] == "allowed"
        assert await answers(client, here) == await answers(other, here)
