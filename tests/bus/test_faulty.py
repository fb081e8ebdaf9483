"""The bad weather that other tests rely on is bad, and the same for the same seed."""

import random

from server.bus.memory import MemoryBroker, MemoryBus
from tests.bus.faulty import FaultyBus
from tests.bus.listening import Recorder, until

SENT = [b"%d" % number for number in range(500)]


async def weather(seed: int, **faults: float) -> tuple[FaultyBus, list[bytes]]:
    """What a reader behind the faults hears of 500 messages, after calm has come."""
    broker, heard = MemoryBroker(), Recorder()
    sender = MemoryBus(broker)
    reader = FaultyBus(MemoryBus(broker), random.Random(seed), **faults)
    await sender.start(Recorder())
    await reader.start(heard)
    await reader.subscribe("room:1")
    for payload in SENT:
        sender.publish("room:1", payload)
    await until(lambda: reader.counts.received == len(SENT))
    reader.calm()
    await sender.close()
    await reader.close()
    return reader, heard.payloads("room:1")


async def test_without_faults_nothing_changes() -> None:
    """It is only as bad as it is asked to be."""
    _, heard = await weather(1)
    assert heard == SENT


async def test_dropped_messages_never_come() -> None:
    """And they are counted."""
    faulty, heard = await weather(2, drop=0.2)
    assert 0 < faulty.dropped == len(SENT) - len(heard)


async def test_duplicated_messages_come_twice() -> None:
    """Nothing else comes twice."""
    faulty, heard = await weather(3, duplicate=0.2)
    assert 0 < faulty.duplicated == len(heard) - len(SENT)
    assert set(heard) == set(SENT)


async def test_delayed_messages_come_out_of_order() -> None:
    """All of them, once calm has come."""
    faulty, heard = await weather(4, delay=0.3)
    assert faulty.delayed > 0
    assert heard != SENT
    assert sorted(heard) == sorted(SENT)


async def test_the_same_seed_makes_the_same_weather() -> None:
    """So that a failing test can be run again."""
    _, first = await weather(5, drop=0.1, duplicate=0.1, delay=0.1)
    _, again = await weather(5, drop=0.1, duplicate=0.1, delay=0.1)
    assert first == again
