"""Pauses, and a raid against them, as sockets feel them."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.clients.people import Joined, call, join, login
from tests.clients.wire import Refused, WireClient
from tests.processes.lamplight import LamplightServer

RAIDERS = 50


@pytest.fixture
async def mod(shared: LamplightServer) -> AsyncIterator[Joined]:
    """A managing moderator; the site is not paused when the test ends."""
    found = await login(shared.url, "mod")
    yield found
    await call(shared.url, "PATCH", "/api/site", found, paused=False)


async def test_a_pause_stops_a_raid_of_fifty(shared: LamplightServer, mod: Joined) -> None:
    """From its answer on nothing of theirs reaches the room; the moderator still does."""
    await call(
        shared.url, "POST", "/api/rooms", await login(shared.url, "admin"), id="raid", name="Raid"
    )
    raiders = [WireClient(shared.ws_url, (await join(shared.url)).token) for _ in range(RAIDERS)]
    async with WireClient(shared.ws_url, mod.token) as watcher:
        await watcher.subscribe("room:raid")
        await asyncio.gather(*(raider.__aenter__() for raider in raiders))
        before = await asyncio.gather(*(r.say("room:raid", "spam") for r in raiders))
        assert {answer["outcome"] for answer in before} <= {"posted", "held"}
        status, room = await call(shared.url, "PATCH", "/api/rooms/raid", mod, paused=True)
        assert (status, room["paused"]) == (200, True)
        await watcher.wait_for(lambda f: f["type"] == "room.changed" and f["room"]["paused"])
        seen = len(watcher.texts("room:raid"))
        answers = await asyncio.gather(
            *(r.say("room:raid", "more spam") for r in raiders), return_exceptions=True
        )
        assert [a.code for a in answers if isinstance(a, Refused)] == ["room_paused"] * RAIDERS
        await watcher.say("room:raid", "it is quiet now")
        await watcher.wait_for_text("it is quiet now")
        assert len(watcher.texts("room:raid")) == seen + 1
        await asyncio.gather(*(r.__aexit__(None, None, None) for r in raiders))


async def test_a_pause_of_the_site_reaches_every_room(shared: LamplightServer, mod: Joined) -> None:
    """Rooms that are open on a page are told; rooms that nobody has open are paused too."""
    wren = await join(shared.url)
    async with WireClient(shared.ws_url, wren.token) as client:
        await client.subscribe("room:lobby")
        status, site = await call(shared.url, "PATCH", "/api/site", mod, paused=True)
        assert (status, site) == (200, {"paused": True})
        told = await client.wait_for(lambda f: f["type"] == "room.changed")
        assert told["room"]["site_paused"]
        for room in ("lobby", "evening-circle"):
            with pytest.raises(Refused, match="room_paused"):
                await client.say(f"room:{room}", "hello?")
        await call(shared.url, "PATCH", "/api/site", mod, paused=False)
        await client.wait_for(
            lambda f: f["type"] == "room.changed" and not f["room"]["site_paused"]
        )
        assert (await client.say("room:lobby", "hello"))["outcome"] == "posted"
