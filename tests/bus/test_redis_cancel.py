"""Whoever waits for the Redis bus may be cancelled at any moment (CVE-2023-28858, -28859)."""

import asyncio
import random
from collections.abc import Callable, Coroutine

import pytest
from redis.asyncio import Redis

from server.bus.redis import RedisBus
from tests.bus.listening import Recorder, until
from tests.processes.redis import RedisServer

CANCELS = 10_000
ROOMS = [f"room:{number}" for number in range(20)]


async def cancel_somewhere(work: Coroutine[object, object, object], rng: random.Random) -> bool:
    """Run `work` for a few turns of the loop, then cancel it. Says whether that was in time."""
    task = asyncio.create_task(work)
    for _ in range(rng.randrange(12)):
        await asyncio.sleep(0)
    was_in_time = task.cancel()
    await asyncio.wait([task])
    return was_in_time


async def test_ten_thousand_cancels_mix_nothing_up(redis: RedisServer) -> None:
    """Every message keeps its channel, the link is never lost, and the last wish counts."""
    rng = random.Random(20)
    sender, reader, heard = RedisBus(redis.url), RedisBus(redis.url), Recorder()
    await sender.start(Recorder())
    await reader.start(heard)
    work: list[Callable[[str], Coroutine[object, object, object]]] = [
        reader.subscribe,
        reader.unsubscribe,
        lambda _: reader.prove(5),
    ]
    in_time = 0
    for _ in range(CANCELS):
        room = rng.choice(ROOMS)
        in_time += await cancel_somewhere(rng.choice(work)(room), rng)
        sender.publish(room, room.encode())
    assert in_time > CANCELS / 4

    for room in ROOMS:
        await reader.subscribe(room)
        sender.publish(room, b"last")
    await until(lambda: all(b"last" in heard.payloads(room) for room in ROOMS))
    assert {(room, text) for room, text in heard.messages if text != b"last"} <= {
        (room, room.encode()) for room in ROOMS
    }
    assert sum(text != b"last" for _, text in heard.messages) > 100
    assert reader.counts.reconnects == 0
    await sender.close()
    await reader.close()


async def test_a_cancelled_start_leaves_no_connection(redis: RedisServer) -> None:
    """At whatever step it is given up."""
    rng = random.Random(28)
    operator = Redis.from_url(redis.url)
    in_time = 0
    for _ in range(200):
        bus = RedisBus(redis.url)
        in_time += await cancel_somewhere(bus.start(Recorder()), rng)
        await bus.close()
    assert in_time > 50
    for _ in range(500):  # the server may still be closing the last ones
        if len(await operator.client_list()) == 1:
            break
    else:
        pytest.fail("connections are left open")
    await operator.aclose()
    assert asyncio.all_tasks() == {asyncio.current_task()}
