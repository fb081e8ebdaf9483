"""What every bus promises, as tests. A test module subclasses `BusContract` for each bus."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from server.bus.interface import Bus
from tests.bus.listening import Recorder, until

PAYLOADS = [b"", b"\x00\r\n$5\r\n", b'{"seq":7}', bytes(range(256)) * 256]
CHANNELS = ["room:1", "me:x y", "room:*[a]?", "raum:\N{LATIN SMALL LETTER U WITH DIAERESIS}"]


class Nodes:
    """Nodes on one broker, each with what it heard."""

    def __init__(self, make_bus: Callable[[], Bus]) -> None:
        self._make_bus = make_bus
        self._buses: list[Bus] = []

    def make(self) -> Bus:
        """A bus that nobody has started."""
        bus = self._make_bus()
        self._buses.append(bus)
        return bus

    async def start(self, *channels: str) -> tuple[Bus, Recorder]:
        """A started bus, subscribed to `channels`."""
        bus, heard = self.make(), Recorder()
        await bus.start(heard)
        for channel in channels:
            await bus.subscribe(channel)
        return bus, heard

    async def close(self) -> None:
        """Close them all and hold them to leaving nothing running."""
        for bus in self._buses:
            await bus.close()
        assert asyncio.all_tasks() == {asyncio.current_task()}


class BusContract:
    """Subclass it, and give it `make_bus`: a bus on a broker that the test has to itself."""

    @pytest.fixture
    async def nodes(self, make_bus: Callable[[], Bus]) -> AsyncIterator[Nodes]:
        """Nodes on one broker, all closed in the end."""
        nodes = Nodes(make_bus)
        yield nodes
        await nodes.close()

    async def test_a_message_reaches_every_other_subscribed_node(self, nodes: Nodes) -> None:
        """Each of them once, none of them twice."""
        sender, _ = await nodes.start()
        readers = [await nodes.start("room:1") for _ in range(3)]
        sender.publish("room:1", b"one")
        sender.publish("room:1", b"two")
        for _, heard in readers:
            await heard.until(lambda heard: b"two" in heard.payloads("room:1"))
            assert heard.messages == [("room:1", b"one"), ("room:1", b"two")]

    async def test_whoever_listens_may_be_reached(self, nodes: Nodes) -> None:
        """A node that asks first never keeps a hint from somebody who would hear it."""
        sender, _ = await nodes.start("room:1")
        await nodes.start("room:1", "room:2")
        assert sender.may_reach("room:1")
        assert sender.may_reach("room:2")

    async def test_a_node_does_not_hear_itself(self, nodes: Nodes) -> None:
        """Even on a channel that it reads, and where others hear it."""
        node, heard = await nodes.start("room:1")
        other, heard_by_other = await nodes.start("room:1")
        node.publish("room:1", b"mine")
        await heard_by_other.until(lambda heard: bool(heard.messages))
        other.publish("room:1", b"theirs")
        await heard.until(lambda heard: bool(heard.messages))
        assert heard.payloads("room:1") == [b"theirs"]

    async def test_a_node_hears_only_what_it_asked_for(self, nodes: Nodes) -> None:
        """Channels nobody here asked for, or has given up, are silent."""
        sender, _ = await nodes.start()
        reader, heard = await nodes.start("room:1", "room:2", "room:2", "room:mark")
        await reader.unsubscribe("room:2")
        await reader.unsubscribe("room:never")
        for channel in ("room:1", "room:2", "room:3", "room:", "room:11", "room:mark"):
            sender.publish(channel, b"x")
        await heard.until(lambda heard: bool(heard.payloads("room:mark")))
        assert {channel for channel, _ in heard.messages} == {"room:1", "room:mark"}

    async def test_a_channel_given_up_is_silent_at_once(self, nodes: Nodes) -> None:
        """Also for what was on its way."""
        sender, _ = await nodes.start()
        reader, heard = await nodes.start("room:1", "room:mark")
        sender.publish("room:1", b"x")
        await reader.unsubscribe("room:1")
        sender.publish("room:mark", b"x")
        await heard.until(lambda heard: bool(heard.messages))
        assert heard.messages == [("room:mark", b"x")]

    async def test_a_channel_stands_when_subscribe_returns(self, nodes: Nodes) -> None:
        """What is published right afterwards is heard, also on a channel given up before."""
        sender, _ = await nodes.start()
        reader, heard = await nodes.start()
        for turn in range(30):
            channel = f"room:{turn % 5}"
            await reader.subscribe(channel)
            sender.publish(channel, b"%d" % turn)
            await heard.until(lambda heard: len(heard.messages) == turn + 1)  # noqa: B023
            await reader.unsubscribe(channel)

    async def test_subscribing_and_leaving_at_once_ends_as_was_asked_last(
        self, nodes: Nodes
    ) -> None:
        """A room left and entered again in one breath is heard."""
        sender, _ = await nodes.start()
        reader, heard = await nodes.start()
        async with asyncio.TaskGroup() as tasks:
            for _ in range(10):
                tasks.create_task(reader.subscribe("room:1"))
                tasks.create_task(reader.unsubscribe("room:1"))
            tasks.create_task(reader.subscribe("room:1"))
            tasks.create_task(reader.subscribe("room:2"))
            tasks.create_task(reader.unsubscribe("room:2"))
        sender.publish("room:2", b"x")
        sender.publish("room:1", b"x")
        await heard.until(lambda heard: bool(heard.payloads("room:1")))
        assert heard.messages == [("room:1", b"x")]

    @pytest.mark.parametrize("payload", PAYLOADS, ids=len)
    async def test_a_payload_is_any_bytes(self, nodes: Nodes, payload: bytes) -> None:
        """Nothing in it is special to the bus."""
        sender, _ = await nodes.start()
        _, heard = await nodes.start("room:1")
        sender.publish("room:1", payload)
        await heard.until(lambda heard: heard.messages == [("room:1", payload)])

    @pytest.mark.parametrize("channel", CHANNELS)
    async def test_a_channel_is_any_text(self, nodes: Nodes, channel: str) -> None:
        """No character of a name is a pattern, and the name comes back as it was given."""
        sender, _ = await nodes.start()
        _, heard = await nodes.start(channel)
        sender.publish("room:a", b"x")
        sender.publish(channel, b"x")
        await heard.until(lambda heard: bool(heard.messages))
        assert heard.messages == [(channel, b"x")]

    async def test_a_burst_arrives_whole(self, nodes: Nodes) -> None:
        """A broker in good health loses nothing that fits into the queue."""
        sender, _ = await nodes.start()
        _, heard = await nodes.start("room:1")
        sent = [b"%d" % number for number in range(3000)]
        for payload in sent:
            sender.publish("room:1", payload)
        await heard.until(lambda heard: len(heard.messages) == len(sent))
        assert heard.payloads("room:1") == sent
        assert heard.doubts == 0

    async def test_the_counts_add_up(self, nodes: Nodes) -> None:
        """What one published the other received; a node's own is not counted as received."""
        sender, _ = await nodes.start("room:1")
        reader, heard = await nodes.start("room:1")
        for _ in range(5):
            sender.publish("room:1", b"x")
        await heard.until(lambda heard: len(heard.messages) == 5)
        assert (sender.counts.published, sender.counts.received) == (5, 0)
        assert (reader.counts.published, reader.counts.received) == (0, 5)
        assert sender.counts.dropped == reader.counts.dropped == reader.counts.doubts == 0

    async def test_it_is_connected_from_start_to_close(self, nodes: Nodes) -> None:
        """And `prove` agrees."""
        bus = nodes.make()
        seen = [(bus.is_connected, await bus.prove(5))]
        await bus.start(Recorder())
        seen.append((bus.is_connected, await bus.prove(5)))
        await bus.close()
        seen.append((bus.is_connected, await bus.prove(5)))
        assert seen == [(False, False), (True, True), (False, False)]

    async def test_a_wish_from_before_the_start_is_kept(self, nodes: Nodes) -> None:
        """The order of starting and subscribing does not matter."""
        sender, _ = await nodes.start()
        reader, heard = nodes.make(), Recorder()
        await reader.subscribe("room:1")
        await reader.start(heard)
        sender.publish("room:1", b"x")
        await heard.until(lambda heard: bool(heard.messages))

    async def test_publishing_without_a_start_drops_and_counts(self, nodes: Nodes) -> None:
        """Before the start and after the close it neither raises nor is it forgotten."""
        bus = nodes.make()
        bus.publish("room:1", b"x")
        await bus.start(Recorder())
        await bus.close()
        bus.publish("room:1", b"x")
        assert (bus.counts.published, bus.counts.dropped) == (0, 2)

    async def test_closing_may_come_early_and_twice(self, nodes: Nodes) -> None:
        """So that whoever cleans up need not know how far things went."""
        bus = nodes.make()
        await bus.close()
        await bus.close()
        bus, _ = await nodes.start("room:1")
        await bus.close()
        await bus.close()

    async def test_what_was_published_before_closing_arrives(self, nodes: Nodes) -> None:
        """A node that shuts down still says its last word."""
        sender, _ = await nodes.start()
        _, heard = await nodes.start("room:1")
        for number in range(100):
            sender.publish("room:1", b"%d" % number)
        await sender.close()
        await heard.until(lambda heard: len(heard.messages) == 100)

    async def test_a_closed_node_hears_nothing(self, nodes: Nodes) -> None:
        """Not even what was on its way."""
        sender, _ = await nodes.start()
        closed, heard_by_closed = await nodes.start("room:1")
        _, heard = await nodes.start("room:1")
        sender.publish("room:1", b"x")
        closing = asyncio.create_task(closed.close())
        await asyncio.sleep(0)
        heard_before = len(heard_by_closed.messages)
        sender.publish("room:1", b"y")
        await heard.until(lambda heard: len(heard.messages) == 2)
        await closing
        assert len(heard_by_closed.messages) == heard_before

    async def test_a_listener_that_fails_hears_the_next_message(self, nodes: Nodes) -> None:
        """It is not allowed to fail, and if it does, the bus does not fall with it."""

        class Failing(Recorder):
            def on_message(self, channel: str, payload: bytes) -> None:
                super().on_message(channel, payload)
                raise ValueError("a mistake of the listener's")

        sender, _ = await nodes.start()
        reader, heard = nodes.make(), Failing()
        await reader.start(heard)
        await reader.subscribe("room:1")
        sender.publish("room:1", b"one")
        sender.publish("room:1", b"two")
        await heard.until(lambda heard: len(heard.messages) == 2)
        assert reader.is_connected
        assert reader.counts.reconnects == 0

    async def test_a_listener_may_use_the_bus_from_within_a_call(self, nodes: Nodes) -> None:
        """Two nodes that answer each other neither recurse nor lock each other up."""
        left, right = nodes.make(), nodes.make()

        class Answering(Recorder):
            def __init__(self, bus: Bus) -> None:
                super().__init__()
                self._bus = bus

            def on_message(self, channel: str, payload: bytes) -> None:
                super().on_message(channel, payload)
                if len(self.messages) < 200:
                    self._bus.publish(channel, payload)

        listeners = [Answering(left), Answering(right)]
        for bus, heard in zip((left, right), listeners, strict=True):
            await bus.start(heard)
            await bus.subscribe("room:1")
        left.publish("room:1", b"x")
        await until(lambda: all(len(heard.messages) >= 199 for heard in listeners))
