"""What the in-process bus does beyond the contract."""

from server.bus.memory import INBOX_MESSAGES, MemoryBroker, MemoryBus
from tests.bus.listening import Recorder


async def test_an_overflowing_inbox_is_doubted() -> None:
    """More than fits is dropped, counted by the sender, and told to the reader."""
    broker, heard = MemoryBroker(), Recorder()
    sender, reader = MemoryBus(broker), MemoryBus(broker)
    await sender.start(Recorder())
    await reader.start(heard)
    await reader.subscribe("room:1")
    for _ in range(INBOX_MESSAGES + 7):
        sender.publish("room:1", b"x")
    await heard.until(lambda heard: heard.doubts == 1)
    assert len(heard.messages) == sender.counts.published == INBOX_MESSAGES
    assert sender.counts.dropped == 7
    await sender.close()
    await reader.close()


async def test_two_brokers_are_apart() -> None:
    """A bus that is given no broker is alone with its own."""
    left, right, heard = MemoryBus(), MemoryBus(), Recorder()
    await left.start(Recorder())
    await right.start(heard)
    await right.subscribe("room:1")
    left.publish("room:1", b"x")
    assert await right.prove(1)
    assert heard.messages == []
    await left.close()
    await right.close()


async def test_nobody_is_reached_where_nobody_else_listens() -> None:
    """A node alone makes no hints, whether or not it listens itself."""
    broker = MemoryBroker()
    bus, other = MemoryBus(broker), MemoryBus(broker)
    await bus.start(Recorder())
    await other.start(Recorder())
    await bus.subscribe("room:1")
    await other.subscribe("room:2")
    assert not bus.may_reach("room:1")
    assert not bus.may_reach("room:3")
    assert bus.may_reach("room:2")
    await other.unsubscribe("room:2")
    assert not bus.may_reach("room:2")
    await bus.close()
    await other.close()
