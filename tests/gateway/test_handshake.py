"""Who may open a socket, how they sign in, and how they are turned away."""

import asyncio
import json

import aiohttp
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.frames import Opcode

from tests.clients.people import call, join, login
from tests.clients.wire import Refused, WireClient
from tests.gateway.echo import frame
from tests.processes.lamplight import LamplightServer


async def test_a_first_frame_signs_in(shared: LamplightServer) -> None:
    """Before it every command is refused; it is answered, then `welcome` comes."""
    wren = await join(shared.url)
    async with WireClient(shared.ws_url, None) as a:
        with pytest.raises(Refused, match="not_signed_in"):
            await a.subscribe("room:lobby")
        await a.ask("auth", token=wren.token)
        welcome = await a.wait_for(lambda f: f["type"] == "welcome")
        assert welcome["person"]["id"] == wren.id
        assert welcome["limits"]["text_chars"] == 2000
        await a.subscribe("room:lobby")


async def test_commands_sent_behind_auth_wait_for_it(shared: LamplightServer) -> None:
    """A client need not wait for an answer before it goes on."""
    wren = await join(shared.url)
    async with WireClient(shared.ws_url, None) as a:
        answers = [
            await a.post(frame)
            for frame in (
                {"type": "auth", "token": wren.token},
                {"type": "subscribe", "topic": "room:lobby"},
                {"type": "send", "topic": "room:lobby", "id": "1", "text": "hello"},
            )
        ]
        frames = await asyncio.gather(*answers)
        assert [f["type"] for f in frames] == ["ok", "ok", "ok"]


@pytest.mark.parametrize("token", ["nonsense", "", "a.b.c", "é" * 50])
async def test_a_bad_token_is_told_goodbye(shared: LamplightServer, token: str) -> None:
    """4500: don't come back by yourself."""
    async with WireClient(shared.ws_url, None) as a:
        await a.post({"type": "auth", "token": token})
        assert await a.wait_closed() == 4500
        goodbye = a.received[-1]
        assert (goodbye["type"], goodbye["code"], goodbye["retry_after_ms"]) == (
            "goodbye", 4500, None,
        )  # fmt: skip


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "http://127.0.0.1:1",
        "http://127.0.0.1:{port}.evil.example",
        "https://127.0.0.1:{port}",
        "http://127.0.0.1:{port}/",
        "",
    ],
)
async def test_a_page_elsewhere_may_not_connect(shared: LamplightServer, origin: str) -> None:
    """403 for every origin that isn't exactly ours, with or without a cookie."""
    wren = await join(shared.url)
    for headers in ({}, {"Cookie": f"lamplight={wren.token}"}):
        with pytest.raises(InvalidStatus) as refused:
            await connect(
                shared.ws_url,
                origin=origin.format(port=shared.port),  # type: ignore[arg-type]
                additional_headers=headers,
                proxy=None,
            )
        assert refused.value.response.status_code == 403
        assert json.loads(refused.value.response.body)["code"] == "not_allowed"


async def test_a_cookie_signs_in_from_our_own_page_only(shared: LamplightServer) -> None:
    """With the exact origin it does; without any origin it is refused."""
    wren = await join(shared.url)
    headers = {"Cookie": f"lamplight={wren.token}"}
    origin = f"http://localhost:{shared.port}"
    async with connect(
        shared.ws_url,
        origin=origin,  # type: ignore[arg-type]
        additional_headers=headers,
        proxy=None,
    ) as socket:
        assert json.loads(await socket.recv())["type"] == "welcome"
    with pytest.raises(InvalidStatus) as refused:
        await connect(shared.ws_url, additional_headers=headers, proxy=None)
    assert refused.value.response.status_code == 403


async def test_an_upgrade_on_a_kept_alive_connection_works(shared: LamplightServer) -> None:
    """A proxy's pool sends HTTP first and the upgrade later, on the same connection."""
    wren = await join(shared.url)
    reader, writer = await asyncio.open_connection("127.0.0.1", shared.port)
    writer.write(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    length = next(int(x.split(b":")[1]) for x in head.split(b"\r\n") if b"ontent-Length" in x)
    await reader.readexactly(length)
    writer.write(
        b"GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        b"Authorization: Bearer " + wren.token.encode() + b"\r\n\r\n"
    )
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 101")
    assert b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in head
    first = await reader.readexactly(4)
    assert first[0] == 0x81
    assert await reader.readexactly(20) in b'{"type":"welcome","person":'
    writer.write(frame(Opcode.TEXT, b'{"type":"subscribe","ref":7,"topic":"room:lobby"}'))
    await reader.readuntil(b'{"type":"ok","ref":7,')
    writer.close()
    await writer.wait_closed()
    assert (await call(shared.url, "GET", "/healthz"))[0] == 200


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("POST", {}, 405),
        ("GET", {}, 426),
        ("GET", {"Upgrade": "websocket", "Connection": "Upgrade"}, 400),
    ],
)
async def test_what_is_no_handshake_gets_an_http_error(
    shared: LamplightServer, method: str, headers: dict[str, str], status: int
) -> None:
    """Method, upgrade header, key."""
    async with (
        aiohttp.ClientSession() as http,
        http.request(method, shared.url + "/ws", headers=headers) as answer,
    ):
        assert answer.status == status


async def test_broken_frames_are_answered_and_too_many_end_it(shared: LamplightServer) -> None:
    """Each wrong shape gets an error with its ref and field; past a hundred, 4505."""
    wren = await join(shared.url)
    async with WireClient(shared.ws_url, wren.token) as a:
        for sent, ref, field in (
            ('{"type":"subscribe","ref":7,"topic":{}}', 7, "topic"),
            ('{"type":"send","ref":8,"topic":"room:lobby","id":"x","text":["a"]}', 8, "text"),
            ('{"type":"send","ref":9,"topic":"room:lobby","id":"\\u0000","text":"a"}', 9, "id"),
            ('{"type":"subscribe","ref":9,"topic":"room:lobby","after":[]}', 9, "after"),
            ('{"type":"dance","ref":10}', 10, "type"),
            ('{"ref":11}', 11, None),
            ("[" * 10_000, None, None),
            ("not json", None, None),
            ('{"type":"pong","x":NaN}', None, None),
        ):
            a.received.clear()
            await a.socket.send(sent)
            error = await a.wait_for(lambda f: f["type"] == "error")
            assert (error["code"], error["ref"], error.get("field")) == ("bad_request", ref, field)
        await a.ask("subscribe", topic="room:lobby", unknown="fields are ignored")
        for _ in range(120):
            await a.socket.send("{}")
        assert await a.wait_closed() == 4505


async def test_a_frame_or_text_past_its_limit_is_an_error(shared: LamplightServer) -> None:
    """too_long, and the connection lives."""
    wren = await join(shared.url)
    async with WireClient(shared.ws_url, wren.token) as a:
        for text in ("x" * 2001, "💛" * 2001, "y" * 20_000):
            with pytest.raises(Refused, match="too_long"):
                await a.say("room:lobby", text)
        assert (await a.say("room:lobby", "💛" * 2000))["outcome"] == "posted"
        for text in ("", "   \n", "\u200b\u200d", "nul\x00", "\ufeff"):
            with pytest.raises(Refused, match="bad_request"):
                await a.say("room:lobby", text)


async def test_binary_is_malformed(shared: LamplightServer) -> None:
    """4501."""
    wren = await join(shared.url)
    async with WireClient(shared.ws_url, wren.token) as a:
        await a.socket.send(b"{}")
        assert await a.wait_closed() == 4501


async def test_a_thirteenth_connection_is_one_too_many(shared: LamplightServer) -> None:
    """4504 for the new one; the twelve stay."""
    wren = await join(shared.url)
    async with asyncio.TaskGroup() as group:
        clients = [WireClient(shared.ws_url, wren.token) for _ in range(12)]
        for client in clients:
            group.create_task(client.__aenter__())
    with pytest.raises(ConnectionError, match="4504"):
        async with WireClient(shared.ws_url, wren.token):
            pass
    for client in clients:
        await client.subscribe("me")
        await client.__aexit__(None, None, None)


async def test_a_twenty_first_topic_is_one_too_many(shared: LamplightServer) -> None:
    """An error that says so; leaving one makes room."""
    admin, wren = await login(shared.url, "admin"), await join(shared.url)
    for n in range(20):
        await call(shared.url, "POST", "/api/rooms", admin, id=f"many-{n}", name=f"Many {n}")
    async with WireClient(shared.ws_url, wren.token) as a:
        for n in range(20):
            await a.subscribe(f"room:many-{n}")
        with pytest.raises(Refused, match="conflict"):
            await a.subscribe("me")
        await a.subscribe("room:many-3")
        await a.ask("unsubscribe", topic="room:many-3")
        await a.subscribe("me")
