"""Slow, silent and expired clients, and leaving in order."""

import asyncio
import json
import socket
from contextlib import suppress
from pathlib import Path

import pytest

from tests.clients.people import call, join
from tests.clients.wire import WireClient
from tests.processes.lamplight import LamplightServer

FREE = {"LAMPLIGHT_SEND_BURST": "100000", "LAMPLIGHT_SEND_PER_S": "100000"}


async def test_a_slow_reader_costs_itself_and_misses_nothing(shared: LamplightServer) -> None:
    """It stops reading while megabytes are said; when it reads on, every seq comes in order."""
    wren, fern, third = [await join(shared.url) for _ in range(3)]
    slow_socket = socket.socket()
    slow_socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    slow_socket.connect(("127.0.0.1", shared.port))
    async with (
        WireClient(shared.ws_url, wren.token) as a,
        WireClient(shared.ws_url, third.token) as quick,
        WireClient(shared.ws_url, fern.token, sock=slow_socket, max_queue=4) as slow,
    ):
        await a.subscribe("room:evening-circle")
        await quick.subscribe("room:evening-circle")
        answer = await slow.subscribe("room:evening-circle")
        slow.socket.transport.pause_reading()
        answers = [
            await a.post(
                {"type": "send", "topic": "room:evening-circle", "id": str(n), "text": "x" * 2000}
            )
            for n in range(1500)
        ]
        frames = await asyncio.gather(*answers)
        assert {f["type"] for f in frames} == {"ok"}
        head = frames[-1]["seq"]
        await quick.wait_for(lambda f: f.get("seq") == head and f["type"] == "message.posted")
        assert len(slow.events("room:evening-circle")) < 1500
        slow.socket.transport.resume_reading()
        await slow.wait_for(
            lambda f: f.get("seq") == head and f["type"] == "message.posted", timeout_s=30
        )
        seqs = [e["seq"] for e in slow.events("room:evening-circle")]
        assert seqs == list(range(answer["head"] + 1, head + 1))


async def test_silence_is_noticed(tmp_path: Path) -> None:
    """Who answers no ping is closed with 4012; who does, stays."""
    with LamplightServer(tmp_path, {"LAMPLIGHT_HEARTBEAT_S": "0.3"}) as server:
        wren, fern = await join(server.url), await join(server.url)
        async with WireClient(server.ws_url, fern.token) as answers:
            silent = WireClient(server.ws_url, wren.token, ping_interval=None)
            silent._answers_pings = False
            async with silent:
                assert await silent.wait_closed() == 4012
                assert len([f for f in silent.received if f["type"] == "ping"]) == 2
            assert not answers.closed.is_set()
            await answers.subscribe("room:lobby")


async def test_a_token_that_runs_out_says_come_back(tmp_path: Path) -> None:
    """4005; a fresh token got in time keeps the sign-in, and its own end."""
    with LamplightServer(tmp_path, {"LAMPLIGHT_TOKEN_LIFETIME_S": "3"}) as server:
        wren = await join(server.url)
        async with WireClient(server.ws_url, wren.token) as a:
            _, fresh = await call(server.url, "POST", "/api/token", wren)
            assert await a.wait_closed() == 4005
        async with WireClient(server.ws_url, None) as a:
            await a.post({"type": "auth", "token": wren.token})
            assert await a.wait_closed() == 4005
        assert fresh["token"]


async def test_a_drain_tells_everybody_when_to_return(tmp_path: Path) -> None:
    """SIGTERM: 4001, spread return times, commits finished, exit status 0."""
    with LamplightServer(tmp_path, FREE | {"LAMPLIGHT_DRAIN_S": "1"}) as server:
        people = [await join(server.url) for _ in range(8)]
        clients = [WireClient(server.ws_url, person.token) for person in people]
        for client in clients:
            await client.__aenter__()
        answers = [
            await clients[0].post(
                {"type": "send", "topic": "room:lobby", "id": str(n), "text": "last words"}
            )
            for n in range(50)
        ]
        stopping = asyncio.create_task(asyncio.to_thread(server.stop))
        codes = [await client.wait_closed() for client in clients]
        assert codes == [4001] * 8
        goodbyes = [next(f for f in c.received if f["type"] == "goodbye") for c in clients]
        waits = [g["retry_after_ms"] for g in goodbyes]
        assert len(set(waits)) > 1
        assert all(0 < wait <= 1200 for wait in waits)
        for client in clients:
            await client.__aexit__(None, None, None)
        assert await stopping == 0
        acknowledged = [
            a.result()["seq"] for a in answers
            if a.done() and not a.exception() and a.result()["type"] == "ok"
        ]  # fmt: skip
        server.start()
        _, page = await call(server.url, "GET", "/api/rooms/lobby/messages", people[0])
        assert set(acknowledged) <= {m["seq"] for m in page["messages"]}


async def test_endless_fragments_end_the_connection(shared: LamplightServer) -> None:
    """Empty continuation frames without a last one: 1008, long before memory matters."""
    wren = await join(shared.url)
    async with WireClient(shared.ws_url, wren.token) as a:

        async def fragments() -> object:
            for _ in range(1000):
                yield ""

        try:
            await a.socket.send(fragments())  # type: ignore[arg-type]
        except Exception as error:  # noqa: BLE001  (closed in the middle, at a moment of its own)
            assert "1008" in str(error) or "1008" in repr(error.__cause__)  # noqa: PT017
        assert await a.wait_closed() == 1008


async def test_heartbeats_and_limits_are_in_the_welcome(shared: LamplightServer) -> None:
    """A client can keep to them without guessing."""
    wren = await join(shared.url)
    async with WireClient(shared.ws_url, wren.token) as a:
        welcome = next(f for f in a.received if f["type"] == "welcome")
        assert welcome["heartbeat_s"] == 25
        assert welcome["limits"]["frame_bytes"] == 16 * 1024
        assert "❤️" in welcome["limits"]["emoji"]
        assert json.dumps(welcome)


async def test_a_flood_of_frames_of_any_kind_ends_the_connection(server: LamplightServer) -> None:
    """Pings, pongs and commands alike; somebody who isn't signed in can't hold the others up."""
    wren = await join(server.url)
    empty = b"\x80\x00\x00\x00\x00"
    for frame in (b"\x89" + empty, b"\x8a" + empty, _masked('{"type":"pong"}')):
        async with WireClient(server.ws_url, None) as flooding:
            flooding.socket.transport.write(frame * 100_000)
            async with WireClient(server.ws_url, wren.token) as a:
                await a.subscribe("me")
            assert await flooding.wait_closed() in {4505, 1006}


def _masked(text: str) -> bytes:
    return bytes((0x81, 0x80 | len(text), 0, 0, 0, 0)) + text.encode()


async def test_a_closing_socket_hears_nothing_more(shared: LamplightServer) -> None:
    """Once a Close frame has gone out no event follows it, though the client doesn't answer."""
    wren, fern = await join(shared.url), await join(shared.url)
    reader, writer = await asyncio.open_connection("127.0.0.1", shared.port, limit=2**22)
    writer.write(
        b"GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        b"Authorization: Bearer " + fern.token.encode() + b"\r\n\r\n"
    )
    writer.write(_masked('{"type":"subscribe","ref":1,"topic":"room:evening-circle"}'))
    await reader.readuntil(b'"recovered":false')
    writer.write(bytes((0x81, 0x82, 0, 0, 0, 0)) + b"\xff\xfe")  # not UTF-8
    await reader.readuntil(b"\x03\xefnot UTF-8")
    async with WireClient(shared.ws_url, wren.token) as a:
        await a.say("room:evening-circle", "after the close")
    async with asyncio.timeout(10):
        assert await reader.read() == b""
    writer.close()


@pytest.mark.parametrize("path", ["/healthz", "/ws"])
async def test_half_a_request_is_not_waited_for_without_end(
    shared: LamplightServer, path: str
) -> None:
    """Half a head is cut off in about ten seconds, for all that more of it trickles in."""
    reader, writer = await asyncio.open_connection("127.0.0.1", shared.port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: loc".encode())
    gone = asyncio.create_task(reader.read())
    async with asyncio.timeout(15):
        while not gone.done():
            writer.write(b"a")
            await asyncio.wait([gone], timeout=0.5)
    with suppress(ConnectionError):
        assert gone.result() == b""
    writer.close()
