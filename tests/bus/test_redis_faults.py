"""What happens to the Redis bus when Redis, or the way to it, fails."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from server.bus.redis import RedisBus
from tests.bus.listening import Recorder, until
from tests.processes.redis import RedisServer
from tests.processes.tcp_proxy import TcpProxy


class Node(RedisBus):
    """A bus with what it heard, and impatient, so that the tests are short."""

    def __init__(self, url: str, *, probe_timeout_s: float = 0.5, queue_bytes: int = 2**22) -> None:
        super().__init__(
            url, probe_every_s=0.1, probe_timeout_s=probe_timeout_s, queue_bytes=queue_bytes
        )
        self.heard = Recorder()

    async def enter(self, *channels: str) -> None:
        """Start and subscribe."""
        await self.start(self.heard)
        for channel in channels:
            await self.subscribe(channel)


@pytest.fixture
async def sender(redis: RedisServer) -> AsyncIterator[Node]:
    """A node with a way of its own to the server."""
    node = Node(redis.url)
    yield node
    await node.close()


@pytest.fixture
async def reader(redis: RedisServer) -> AsyncIterator[Node]:
    """Another one."""
    node = Node(redis.url)
    yield node
    await node.close()


@pytest.fixture
async def proxy(redis: RedisServer) -> AsyncIterator[TcpProxy]:
    """A way to the server that can be spoiled."""
    async with TcpProxy(redis.port) as proxy:
        yield proxy


@pytest.fixture
async def far_node(proxy: TcpProxy) -> AsyncIterator[Node]:
    """A node that reaches the server through the proxy."""
    node = Node(f"redis://127.0.0.1:{proxy.port}")
    yield node
    await node.close()


async def assert_heals(sender: Node, reader: Node, *channels: str) -> None:
    """Both are connected, the reader had its doubt, and every channel is heard again."""
    await until(lambda: sender.is_connected and reader.is_connected)
    await reader.heard.until(lambda heard: heard.doubts > 0)
    for channel in channels:
        sender.publish(channel, b"after")
        await reader.heard.until(lambda heard: b"after" in heard.payloads(channel))  # noqa: B023


async def test_a_restart_of_redis_is_survived(
    redis: RedisServer, sender: Node, reader: Node
) -> None:
    """The channels are asked for again, those of a large node too, and doubt is told."""
    rooms = [f"room:{number}" for number in range(1200)]
    await sender.enter()
    await reader.enter()
    await asyncio.gather(*map(reader.subscribe, rooms))
    redis.stop()
    redis.start()
    await until(lambda: reader.counts.reconnects == 1)
    await assert_heals(sender, reader, "room:0", "room:500", "room:1199")


async def test_while_redis_is_gone_nothing_blocks_or_raises(
    redis: RedisServer, sender: Node, reader: Node
) -> None:
    """Publishes are counted as dropped, wishes are kept, taken-back wishes too."""
    await sender.enter()
    await reader.enter("room:old", "room:given-up")
    redis.kill()
    await until(lambda: not sender.is_connected and not reader.is_connected)
    sender.publish("room:old", b"lost")
    assert sender.counts.dropped == 1
    assert not await sender.prove(5)
    await reader.subscribe("room:new")
    await reader.unsubscribe("room:given-up")
    redis.start()
    await assert_heals(sender, reader, "room:old", "room:new")
    sender.publish("room:given-up", b"x")
    assert await sender.prove(5)
    assert await reader.prove(5)
    assert reader.heard.payloads("room:given-up") == []
    assert b"lost" not in reader.heard.payloads("room:old")


async def test_a_frozen_redis_is_found_by_the_probe(
    redis: RedisServer, sender: Node, reader: Node
) -> None:
    """Its connections stay up all the while, so nothing but silence tells."""
    await sender.enter()
    await reader.enter("room:1")
    redis.pause()
    await until(lambda: not sender.is_connected and not reader.is_connected)
    assert not await sender.prove(5)
    redis.resume()
    await assert_heals(sender, reader, "room:1")


async def test_a_connection_killed_by_an_operator_is_replaced(
    redis: RedisServer, sender: Node, reader: Node
) -> None:
    """CLIENT KILL ends both nodes' links at once."""
    await sender.enter()
    await reader.enter("room:1")
    operator = Redis.from_url(redis.url)
    assert await operator.client_kill_filter(_type="pubsub") == 2
    await operator.aclose()
    await until(lambda: reader.counts.reconnects == 1 and sender.counts.reconnects == 1)
    await assert_heals(sender, reader, "room:1")


async def test_losing_all_data_is_not_noticed(
    redis: RedisServer, sender: Node, reader: Node
) -> None:
    """The bus keeps nothing in Redis, so FLUSHALL costs nothing."""
    await sender.enter()
    await reader.enter("room:1")
    operator = Redis.from_url(redis.url)
    await operator.flushall()
    await operator.aclose()
    sender.publish("room:1", b"after")
    await reader.heard.until(lambda heard: heard.payloads("room:1") == [b"after"])
    assert reader.counts.reconnects == reader.heard.doubts == 0


@pytest.mark.parametrize("direction", ["up", "down"])
async def test_a_half_open_connection_is_found(
    proxy: TcpProxy, sender: Node, far_node: Node, direction: str
) -> None:
    """Bytes vanish one way or the other while TCP is content."""
    await sender.enter()
    await far_node.enter("room:1")
    proxy.freeze_up() if direction == "up" else proxy.freeze_down()
    await until(lambda: not far_node.is_connected)
    proxy.thaw()
    await assert_heals(sender, far_node, "room:1")


@pytest.mark.parametrize("when", ["before it is known", "while it is known"])
async def test_others_doubt_when_a_cut_off_node_is_back(
    proxy: TcpProxy, reader: Node, far_node: Node, when: str
) -> None:
    """The reader never lost its own link, and yet it has missed what the other published."""
    await reader.enter("room:1")
    await far_node.enter()
    proxy.freeze_up()
    if when == "before it is known":
        far_node.publish("room:1", b"lost")
    await until(lambda: not far_node.is_connected)
    if when == "while it is known":
        far_node.publish("room:1", b"lost")
    proxy.cut()
    proxy.thaw()
    await reader.heard.until(lambda heard: heard.doubts > 0)
    assert far_node.is_connected
    assert reader.counts.reconnects == 0
    assert reader.heard.messages == []


async def test_others_do_not_doubt_what_is_known_to_have_arrived(
    proxy: TcpProxy, reader: Node, far_node: Node
) -> None:
    """A node that is cut off after a probe said that all went through leaves them in peace."""
    await reader.enter("room:1")
    await far_node.enter("room:1")
    far_node.publish("room:1", b"before")
    assert await far_node.prove(5)
    proxy.cut()
    await far_node.heard.until(lambda heard: heard.doubts > 0)
    for _ in range(2):  # by the second, a notice of doubt would have gone out
        assert await far_node.prove(5)
    far_node.publish("room:1", b"after")
    await reader.heard.until(lambda heard: len(heard.messages) == 2)
    assert reader.heard.doubts == 0


async def test_what_waits_for_a_frozen_redis_is_bounded(redis: RedisServer, reader: Node) -> None:
    """Past the bound it is dropped, counted, and told to the others once they can hear it."""
    sender = Node(redis.url, probe_timeout_s=60, queue_bytes=100_000)
    await sender.enter()
    await reader.enter("room:1")
    redis.pause()
    for _ in range(1000):
        sender.publish("room:1", bytes(10_000))
        await asyncio.sleep(0)
    assert sender.counts.dropped > 0
    assert sender.counts.published + sender.counts.dropped == 1000
    redis.resume()
    await reader.heard.until(lambda heard: heard.doubts > 0)
    assert sender.counts.reconnects == 0
    await sender.close()


async def test_a_channel_confirmed_too_late_is_doubted(redis: RedisServer, sender: Node) -> None:
    """`subscribe` does not wait for a slow broker, and what is missed meanwhile is told."""
    await sender.enter()
    reader = Node(redis.url, probe_timeout_s=60)
    await reader.enter()
    redis.pause()
    await reader.subscribe("room:1")
    assert reader.heard.doubts == 0
    redis.resume()
    await reader.heard.until(lambda heard: heard.doubts == 1)
    assert reader.counts.reconnects == 0
    await reader.close()


async def test_what_was_asked_of_a_lost_link_is_forgotten(redis: RedisServer) -> None:
    """Or a channel asked for just before the outage would wait for two confirmations after it."""
    reader = Node(redis.url)
    await reader.enter()
    redis.pause()
    await reader.subscribe("room:1")
    redis.kill()
    redis.start()
    await until(lambda: reader.counts.reconnects == 1)
    assert reader._wishes._asked == {}
    await reader.close()
