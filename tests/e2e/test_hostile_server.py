"""A server that begins well and then sends whatever it likes: the room stays one."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import expect

from server.api.pages import page_policy
from tests.e2e.browser import WAIT_MS, Visitor, chromium

pytestmark = pytest.mark.asyncio

DIST = Path(__file__).parents[2] / "client_web" / "dist"
AT_MS = 1_800_000_000_000
TOPIC = "room:lobby"
ME = {"id": "me", "name": "Gentle Heron", "roles": ["member"]}
ANA = {"id": "__proto__", "name": "\u202econstructor", "roles": ["member", "unheard of"]}
ROOM: dict[str, Any] = {
    "id": "lobby",
    "name": "The lobby",
    "about": "",
    "tags": [],
    "age_band": None,
    "state": "open",
    "slow_mode_s": 0,
    "people": 2,
}
LIMITS: dict[str, Any] = {
    "text_chars": 2000,
    "text_bytes": 8192,
    "frame_bytes": 16384,
    "topics": 20,
    "send_burst": 5,
    "send_per_s": 1,
    "connections": 12,
    "emoji": ["\U0001f49b"],
}
WELCOME: dict[str, Any] = {
    "type": "welcome",
    "person": ME,
    "heartbeat_s": 25,
    "limits": LIMITS,
    "leave_url": "https://weather.example/",
    "node": "n",
}
ANSWERS: dict[str, Any] = {
    "/api/config": {"leave_url": "https://weather.example/", "name_suggestion": "Blue Kite"},
    "/api/me": {"person": ME, "expires_at": AT_MS * 2, "sanctions": []},
    "/api/me/hidden": {"people": []},
    "/api/rooms": {"rooms": [ROOM], "next": None},
    "/api/rooms/lobby/messages": {"messages": [], "next": None},
    "/api/qa-sessions": {"qa_sessions": [], "next": None},
}
NO_FRAMES = ["", "{", "null", "[]", "7", '"ping"', "<html>", '{"type":"__proto__"}', "\x00" * 99]
WRONG: list[Any] = [None, 7, "words", True, [], {}, {"__proto__": 1}, ANA]


def posted(seq: int, text: str, **changes: Any) -> dict[str, Any]:
    """A message as the room's topic tells of it."""
    message = {"id": f"id-{seq}", "seq": seq, "author": ANA, "text": text, "at": AT_MS}
    said = {**message, "reply_to": None, "cover": None, **changes}
    return {"type": "message.posted", "message": said, "topic": TOPIC, "seq": seq, "at": AT_MS}


def nonsense() -> list[str]:
    """Frames that are none, and events with something wrong in each place, from number 2 on."""
    types = ["message.posted", "message.edited", "reaction.changed", "room.changed", "qa.changed"]
    fields = ["message", "room", "session", "person", "emoji"]
    events = [(type_, field, wrong) for type_ in types for field in fields for wrong in WRONG]
    broken = [
        json.dumps({"type": type_, field: wrong, "topic": TOPIC, "seq": seq, "at": AT_MS})
        for seq, (type_, field, wrong) in enumerate(events, start=2)
    ]
    last = len(events) + 1
    odd = [
        posted(last + 1, "many words " * 2_000),
        posted(last + 2, "half \ud800 and \u202eback\u2066"),
        posted(last + 2, "doubled"),
        posted(1, "long gone"),
        posted(last + 3, "at no time", at=1e300),
        {"type": "typing", "topic": TOPIC, "person": {"id": "constructor"}},
        {"type": "presence", "topic": TOPIC, "people": "many"},
    ]
    end = posted(last + 4, "The last word")
    return NO_FRAMES + broken + [json.dumps(frame) for frame in [*odd, end]]


async def talk(request: web.Request) -> web.WebSocketResponse:
    """The socket of whoever comes, for as long as they stay."""
    socket = web.WebSocketResponse(protocols=["lamplight.v1"])
    await socket.prepare(request)
    await socket.send_json(WELCOME)
    async for message in socket:
        frame = message.json()
        if frame["type"] == "subscribe" and "after" not in frame:
            await open_topic(socket, frame)
    return socket


async def open_topic(socket: web.WebSocketResponse, asked: dict[str, Any]) -> None:
    """Answer as a server should; then, in the room, as none should."""
    is_room = asked["topic"] == TOPIC
    events = [posted(1, "The first word")] if is_room else []
    ok = {"type": "ok", "ref": asked["ref"], "topic": asked["topic"], "epoch": "e"}
    page = {"head": len(events), "recovered": False, "events": events}
    await socket.send_json({**ok, **page, **({"room": ROOM} if is_room else {})})
    if is_room:
        for frame in nonsense():
            await socket.send_str(frame)


async def answer(request: web.Request) -> web.StreamResponse:
    """What HTTP is asked for: a few answers, or a file of the client."""
    if request.path in ANSWERS:
        return web.json_response(ANSWERS[request.path])
    if request.path.startswith("/api"):
        return web.json_response({"__proto__": [], "code": 7}, status=404)
    found = DIST / request.path.lstrip("/")
    policy = page_policy(frozenset({str(request.url.origin())}))
    headers = {"Content-Security-Policy": policy}
    return web.FileResponse(found if found.is_file() else DIST / "index.html", headers=headers)


@asynccontextmanager
async def hostile_server() -> AsyncIterator[str]:
    """Its address."""
    app = web.Application()
    app.router.add_get("/ws", talk)
    app.router.add_get("/{path:.*}", answer)
    async with TestServer(app) as server:
        yield str(server.make_url("/"))


async def test_a_hostile_server_breaks_neither_the_room_nor_what_one_writes_in_it() -> None:
    """After some 200 broken frames the next message is shown, and the field still takes text."""
    async with hostile_server() as url, chromium() as browser, asyncio.timeout(60):
        visitor = await Visitor.come(browser, f"{url}rooms/lobby")
        log = visitor.page.get_by_role("log")
        last = log.get_by_text("The last word", exact=True)
        await expect(last).to_have_count(1, timeout=WAIT_MS)
        await expect(log.get_by_text("The first word", exact=True)).to_have_count(1)
        field = visitor.page.get_by_label("Your message")
        await field.fill("I can still write")
        await expect(field).to_have_value("I can still write")
        assert visitor.errors == []
