"""Others can publish on the same Redis, and logs are read by others: what neither may bring."""

import secrets

from redis.asyncio import Redis
from structlog.testing import capture_logs

from server.bus.redis import RedisBus
from tests.bus.listening import Recorder, until
from tests.processes.redis import RedisServer

TOPIC = "lamplight:topic:room:1"


async def test_strange_messages_do_no_harm(redis: RedisServer) -> None:
    """Too short, in nobody's name, on the inner channels: the bus goes on as before."""
    bus, heard = RedisBus(redis.url), Recorder()
    await bus.start(heard)
    await bus.subscribe("room:1")
    stranger = Redis.from_url(redis.url)
    for channel in await stranger.pubsub_channels():
        for payload in (b"", b"short", b"*3\r\n$7\r\n", secrets.token_bytes(64)):
            await stranger.publish(channel, payload)
    await stranger.publish(TOPIC, b"8 bytes.forged")
    await stranger.aclose()
    await heard.until(lambda heard: b"forged" in heard.payloads("room:1"))
    assert {channel for channel, _ in heard.messages} == {"room:1"}
    assert bus.is_connected
    assert bus.counts.reconnects == 0
    await bus.close()


async def test_a_flood_of_forged_doubts_is_told_as_few(redis: RedisServer) -> None:
    """Each doubt makes a node read the log for all its topics, so they are held to a pace."""
    bus, heard = RedisBus(redis.url), Recorder()
    await bus.start(heard)
    await bus.subscribe("room:1")
    stranger = Redis.from_url(redis.url)
    async with stranger.pipeline(transaction=False) as pipeline:
        for _ in range(1000):
            pipeline.publish("lamplight:doubt", secrets.token_bytes(8))
        pipeline.publish(TOPIC, b"8 bytes.last")
        await pipeline.execute()
    await stranger.aclose()
    await heard.until(lambda heard: bool(heard.messages))
    assert heard.doubts <= 2
    await heard.until(lambda heard: heard.doubts == 2)
    await bus.close()


async def test_installations_with_other_prefixes_are_apart(redis: RedisServer) -> None:
    """Neither messages nor doubts cross."""
    ours, heard = RedisBus(redis.url, prefix="ours:"), Recorder()
    theirs = RedisBus(redis.url, prefix="theirs:")
    await ours.start(heard)
    await ours.subscribe("room:1")
    theirs.publish("room:1", b"dropped, so a doubt is owed")
    await theirs.start(Recorder())
    await theirs.subscribe("room:1")
    theirs.publish("room:1", b"theirs")
    assert await theirs.prove(5)
    await until(lambda: theirs.counts.published == 2)  # with the notice of the doubt
    assert await theirs.prove(5)
    assert await ours.prove(5)
    assert heard.messages == []
    assert heard.doubts == 0
    await ours.close()
    await theirs.close()


async def test_an_outage_is_logged_once_and_without_content(redis: RedisServer) -> None:
    """One line when it begins, one when it is over, however often it was tried in between."""
    attempts: list[float] = []

    def jitter() -> float:  # asked for once an attempt
        attempts.append(0.0)
        return 0.0

    bus, heard = RedisBus(redis.url.replace("//", "//:secret@"), jitter=jitter), Recorder()
    await bus.start(heard)
    await bus.subscribe("room:secret")
    with capture_logs() as lines:
        redis.kill()
        await until(lambda: not bus.is_connected)
        bus.publish("room:secret", b"secret")
        await until(lambda: len(attempts) >= 3)
        redis.start()
        await until(lambda: bus.is_connected)
        await heard.until(lambda heard: heard.doubts > 0)
    await bus.close()
    assert [(line["event"], line["log_level"]) for line in lines] == [
        ("bus.lost", "warning"),
        ("bus.back", "info"),
    ]
    assert not any("secret" in str(value) for line in lines for value in line.values())
