"""Two server processes on one database with a real Redis between them."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import redis.asyncio

from server.bus.envelope import _SEAL_BYTES, EventsHint, Sealer, _decode
from tests.clients.people import call, join, login
from tests.clients.wire import Refused, WireClient
from tests.processes.lamplight import LamplightServer
from tests.processes.redis import RedisServer

SECRET = "a-secret-that-both-nodes-share-0123456789"
ORIGIN_BYTES = 8  # by which a node knows what it said itself
HEALED_S = 2.0  # the contract: what other nodes missed is there 2 s after it heals


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[tuple[LamplightServer, LamplightServer, RedisServer]]:
    """Nodes A and B, and the Redis between them."""
    with RedisServer() as broker:
        environ = {
            "REDIS_URL": broker.url,
            "LAMPLIGHT_SECRET": SECRET,
            "LAMPLIGHT_SEND_BURST": "100000",
            "LAMPLIGHT_SEND_PER_S": "100000",
        }
        with (
            LamplightServer(tmp_path, environ) as a,
            LamplightServer(tmp_path, environ, demo=False) as b,
        ):
            yield a, b, broker


Nodes = tuple[LamplightServer, LamplightServer, RedisServer]


async def test_what_is_said_on_one_node_is_read_on_the_other(nodes: Nodes) -> None:
    """Both ways, while both talk, in one order for all."""
    a, b, _ = nodes
    wren, fern = await join(a.url), await join(b.url)
    async with WireClient(a.ws_url, wren.token) as on_a, WireClient(b.ws_url, fern.token) as on_b:
        await on_a.subscribe("room:lobby")
        await on_b.subscribe("room:lobby")
        await asyncio.gather(
            *(c.say("room:lobby", str(n)) for n in range(40) for c in (on_a, on_b))
        )
        head = (await on_a.say("room:lobby", "end"))["seq"]
        for client in (on_a, on_b):
            await client.wait_for_text("end")
            assert [e["seq"] for e in client.events("room:lobby")] == list(range(1, head + 1))
        assert on_a.texts("room:lobby") == on_b.texts("room:lobby")


async def test_a_ban_on_one_node_ends_the_socket_on_the_other(nodes: Nodes) -> None:
    """And with Redis gone it does so too, within a second, from the log."""
    a, b, broker = nodes
    mod = await login(a.url, "mod")
    for outage in (False, True):
        wren = await join(a.url)
        async with WireClient(b.ws_url, wren.token) as on_b:
            if outage:
                broker.stop()
            await call(a.url, "POST", "/api/sanctions", mod, person=wren.id, kind="ban", reason="r")
            assert await on_b.wait_closed(timeout_s=2) == 4503


async def test_a_mute_holds_on_the_other_node_at_once(nodes: Nodes) -> None:
    """The very next send there is refused: the commit itself looks."""
    a, b, broker = nodes
    mod, wren = await login(a.url, "mod"), await join(a.url)
    broker.stop()
    async with WireClient(b.ws_url, wren.token) as on_b:
        await on_b.say("room:lobby", "before")
        await call(a.url, "POST", "/api/sanctions", mod, person=wren.id, kind="mute", reason="r")
        with pytest.raises(Refused, match="muted"):
            await on_b.say("room:lobby", "after")


async def test_a_signed_out_token_is_dead_on_the_other_node(nodes: Nodes) -> None:
    """Its socket there closes, and its token opens nothing."""
    a, b, _ = nodes
    wren = await join(a.url)
    async with WireClient(b.ws_url, wren.token) as on_b:
        await call(a.url, "POST", "/api/logout", wren)
        assert await on_b.wait_closed(timeout_s=2) == 4500
    assert (await call(b.url, "GET", "/api/me", wren))[0] == 401


@pytest.mark.parametrize("outage", ["stopped", "frozen"])
async def test_an_outage_of_redis_loses_nothing(nodes: Nodes, outage: str) -> None:
    """Sends are acknowledged and local readers served; the other node has all of it."""
    a, b, broker = nodes
    wren, fern = await join(a.url), await join(a.url)
    async with (
        WireClient(a.ws_url, wren.token) as on_a,
        WireClient(a.ws_url, fern.token) as also_on_a,
        WireClient(b.ws_url, fern.token) as on_b,
    ):
        for client in (on_a, also_on_a, on_b):
            await client.subscribe("room:lobby")
        await on_a.say("room:lobby", "before")
        await on_b.wait_for_text("before")
        broker.stop() if outage == "stopped" else broker.pause()
        for n in range(20):
            await on_a.say("room:lobby", f"during {n}")
        await also_on_a.wait_for_text("during 19")
        await on_b.wait_for_text("during 19")
        broker.start() if outage == "stopped" else broker.resume()
        await on_b.say("room:lobby", "after")
        for client in (on_a, also_on_a, on_b):
            await client.wait_for_text("after")
            assert [e["seq"] for e in client.events("room:lobby")] == list(range(1, 23))


async def test_hints_dropped_silently_are_repaired_from_the_log(nodes: Nodes) -> None:
    """The other node's subscription is killed behind its back."""
    a, b, broker = nodes
    wren, fern = await join(a.url), await join(a.url)
    async with WireClient(a.ws_url, wren.token) as on_a, WireClient(b.ws_url, fern.token) as on_b:
        await on_a.subscribe("room:lobby")
        await on_b.subscribe("room:lobby")
        async with redis.asyncio.from_url(broker.url) as intruder:
            await intruder.client_kill_filter(_type="pubsub")
            await on_a.say("room:lobby", "into the void")
            await on_b.wait_for_text("into the void")


async def test_a_forged_hint_shows_nobody_anything(nodes: Nodes) -> None:
    """Whoever can publish on Redis still can't speak in a room."""
    a, b, broker = nodes
    wren, fern = await join(a.url), await join(b.url)
    async with WireClient(a.ws_url, wren.token) as on_a, WireClient(b.ws_url, fern.token) as on_b:
        await on_a.subscribe("room:lobby")
        await on_b.subscribe("room:lobby")
        async with redis.asyncio.from_url(broker.url) as intruder:
            spy = intruder.pubsub()
            await spy.psubscribe("*")
            await on_a.say("room:lobby", "real words")
            await on_b.wait_for_text("real words")
            heard: list[Any] = []
            async with asyncio.timeout(5):
                while not any(b"real words" in h["data"] for h in heard):
                    message = await spy.get_message(ignore_subscribe_messages=True, timeout=1)
                    if message:
                        heard.append(message)
            assert heard, "the spy must have seen the channel, or this test shows nothing"
            for message in heard:
                forged = message["data"].replace(b"real words", b"fake words")
                assert await intruder.publish(message["channel"], forged) is not None
                await intruder.publish(message["channel"], message["data"])
        await on_a.say("room:lobby", "end")
        for client in (on_a, on_b):
            await client.wait_for_text("end")
            assert client.texts("room:lobby") == ["real words", "end"]
            assert "fake" not in str(client.received)


def forged(heard: bytes, text: bytes, secret: str, ahead: int = 1) -> bytes:
    """What a node would say of a message after that one, by somebody with that secret."""
    hint = _decode(heard[ORIGIN_BYTES + _SEAL_BYTES :])
    assert isinstance(hint, EventsHint)
    seq = hint.first + ahead
    event = msgspec.json.decode(hint.bodies[0].replace(b"real words", text))
    event["seq"] = event["message"]["seq"] = seq
    body = msgspec.json.encode(event)
    sealed = Sealer(secret).seal(EventsHint(hint.topic, hint.epoch, seq, [body]))
    return bytes(ORIGIN_BYTES) + sealed


async def test_a_message_that_nobody_sent_is_believed_from_nobody_without_the_secret(
    nodes: Nodes,
) -> None:
    """The next one of the room, whole and well formed; with the secret it would be shown."""
    a, b, broker = nodes
    wren, fern = await join(a.url), await join(b.url)
    async with WireClient(a.ws_url, wren.token) as on_a, WireClient(b.ws_url, fern.token) as on_b:
        await on_b.subscribe("room:lobby")
        async with redis.asyncio.from_url(broker.url) as intruder:
            spy = intruder.pubsub()
            await spy.psubscribe("*")
            await on_a.say("room:lobby", "real words")
            await on_b.wait_for_text("real words")
            heard: dict[str, Any] = {"data": b""}
            async with asyncio.timeout(5):
                while b"real words" not in heard["data"]:
                    found = await spy.get_message(ignore_subscribe_messages=True, timeout=1)
                    heard = found or heard
            fake = forged(heard["data"], b"fake words", "a-secret-that-no-node-has-0123456789")
            assert await intruder.publish(heard["channel"], fake) >= 1
            await on_a.say("room:lobby", "end")
            await on_b.wait_for_text("end")
            assert on_b.texts("room:lobby") == ["real words", "end"]
            # One more, since "end" has taken its number.
            believed = forged(heard["data"], b"known words", SECRET, ahead=2)
            await intruder.publish(heard["channel"], believed)
            await on_b.wait_for_text("known words")


async def test_people_are_counted_over_both_nodes(nodes: Nodes) -> None:
    """And no longer when their node dies."""
    a, b, _ = nodes
    wren, fern = await join(a.url), await join(b.url)
    async with WireClient(a.ws_url, wren.token) as on_a:
        await on_a.subscribe("room:lobby")
        on_b = WireClient(b.ws_url, fern.token)
        async with on_b:
            await on_b.subscribe("room:lobby")
            await on_a.wait_for(lambda f: f["type"] == "presence" and f["people"] == 2)
            on_a.received.clear()
            b.kill()
            await on_a.wait_for(
                lambda f: f["type"] == "presence" and f["people"] == 1, timeout_s=20
            )
