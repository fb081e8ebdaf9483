"""The hub over a real store, with a reader that the test controls and hints that go astray."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import msgspec
import pytest
from websockets.frames import Frame
from websockets.streams import StreamReader

from server.bus.envelope import EventsHint
from server.gateway.hub import Hub, Replay
from server.gateway.topic import Outlet, Subscription
from server.storage.interface import Committed
from server.storage.sqlite import SqliteStore, open_sqlite
from tests.storage.contract import posting, seed

TOPIC = "room:lobby"


class FakeReader:
    """Takes frames while it is writable, and remembers their seqs."""

    def __init__(self) -> None:
        self.seqs: list[int] = []
        self.is_writable = True
        self.closed: int | None = None

    def write(self, frames: bytes) -> None:
        """Take every frame of the buffer."""
        self.seqs += [msgspec.json.decode(body)["seq"] for body in bodies(frames)]

    is_full = False

    def outlet(self) -> Outlet:
        """What live events are written to."""
        return FakeOutlet(self)

    def close(self, code: int, message: str) -> None:  # noqa: ARG002 - the Reader protocol's
        """Remember why."""
        self.closed = code


class FakeOutlet:
    """Its reader's socket, which takes whatever it is given."""

    def __init__(self, reader: FakeReader) -> None:
        self._reader = reader

    def send(self, frames: bytes, /) -> int:
        """Take every frame of the buffer."""
        self._reader.write(frames)
        return len(frames)


def bodies(frames: bytes) -> list[bytes]:
    """The payloads of several unmasked frames in one buffer."""
    stream, found = StreamReader(), []
    stream.feed_data(frames)
    stream.feed_eof()
    while not _runs_out(stream.at_eof()):
        found.append(bytes(_run(Frame.parse(stream.read_exact, mask=False)).data))
    return found


def _run(steps: Any) -> Any:
    try:
        next(steps)
    except StopIteration as end:
        return end.value
    raise AssertionError("half a frame")


def _runs_out(steps: Any) -> bool:
    return bool(_run(steps))


async def _nothing(_: str) -> None:
    pass


@pytest.fixture
async def store(tmp_path: Any) -> AsyncIterator[SqliteStore]:
    """A store with two people and two rooms."""
    opened = await open_sqlite(tmp_path / "lamplight.db")
    await seed(opened)
    yield opened
    await opened.close()


class Nodes:
    """One hub that commits and one that only hears of it, as far as the test lets it."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.here = Hub(store, _nothing, _nothing, lambda _: None)
        self.there = Hub(store, _nothing, _nothing, lambda _: None)
        self.hints: list[EventsHint] = []
        store.on_commit(self._on_commit)

    def _on_commit(self, events: list[Committed]) -> None:
        self.hints += self.here.on_commit(events)

    async def close(self) -> None:
        """Both."""
        await self.here.close()
        await self.there.close()


@pytest.fixture
async def nodes(store: SqliteStore) -> AsyncIterator[Nodes]:
    """Both on one store."""
    made = Nodes(store)
    yield made
    await made.close()


async def read(hub: Hub, reader: FakeReader, after: tuple[int, str] | None = None) -> Subscription:
    """Subscribe, counting the replayed events as read."""

    def answer(_: Subscription, replay: Replay) -> None:
        reader.seqs += [msgspec.json.decode(body)["seq"] for body in replay.bodies]

    return await hub.subscribe(reader, TOPIC, after, answer)


async def until(condition: Callable[[], bool]) -> None:
    """Let the loop run until it holds."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(0)


async def post(store: SqliteStore, count: int) -> None:
    """Post so many at once."""
    await asyncio.gather(*(store.post(posting(str(n))) for n in range(count)))


@pytest.mark.parametrize("seed_", range(8))
async def test_hints_lost_doubled_and_shuffled_are_repaired(nodes: Nodes, seed_: int) -> None:
    """Whatever the bus does, the other node's reader sees every seq once, in order."""
    rng = random.Random(seed_)
    reader = FakeReader()
    await read(nodes.there, reader)
    for _ in range(10):
        for _ in range(rng.randint(1, 5)):
            await nodes.store.post(posting("x"))
        hints, nodes.hints = nodes.hints, []
        hints = [h for h in hints for _ in range(rng.choice((0, 1, 1, 2)))]
        rng.shuffle(hints)
        for hint in hints:
            nodes.there.on_hint(hint)
    await nodes.there.check_all()
    head = (await nodes.store.read(lambda tx: tx.log.head(TOPIC))).seq
    await until(lambda: len(reader.seqs) >= head)
    assert reader.seqs == list(range(1, head + 1))


async def test_a_slow_reader_falls_behind_and_catches_up(nodes: Nodes) -> None:
    """While it can't be written to it gets nothing; afterwards everything, in order."""
    slow, quick = FakeReader(), FakeReader()
    subscription = await read(nodes.here, slow)
    await read(nodes.here, quick)
    await post(nodes.store, 3)
    slow.is_writable = False
    subscription.topic.fall_behind(subscription)
    await post(nodes.store, 50)
    assert (len(slow.seqs), len(quick.seqs)) == (3, 53)
    slow.is_writable = True
    nodes.here.catch_up(subscription)
    await until(lambda: len(slow.seqs) == 53)
    await post(nodes.store, 1)
    assert slow.seqs == quick.seqs == list(range(1, 55))


async def test_a_reader_past_all_replay_is_asked_to_come_back(
    nodes: Nodes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """4008, rather than an endless replay."""
    monkeypatch.setattr("server.gateway.reader.RECOVERED_EVENTS_MAX", 10)
    slow = FakeReader()
    subscription = await read(nodes.here, slow)
    slow.is_writable = False
    subscription.topic.fall_behind(subscription)
    await post(nodes.store, 30)
    slow.is_writable = True
    nodes.here.catch_up(subscription)
    await until(lambda: slow.closed is not None)
    assert slow.closed == 4008


async def test_a_rebuilt_log_sends_readers_away(nodes: Nodes) -> None:
    """4009 on every node, found by the check."""
    reader = FakeReader()
    await post(nodes.store, 3)
    await read(nodes.there, reader)
    await nodes.store.write(lambda tx: tx.log.renew_epochs())
    await nodes.there.check_all()
    await until(lambda: reader.closed is not None)
    assert reader.closed == 4009


async def test_a_storm_of_resumes_reads_the_log_a_few_times(
    nodes: Nodes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """300 at once, from different positions: each gets its own, the database is asked twice."""
    await post(nodes.store, 40)
    epoch = (await nodes.store.read(lambda tx: tx.log.head(TOPIC))).epoch
    asked = 0
    original = nodes.store.read

    def counting(query: Callable[..., Any]) -> Coroutine[Any, Any, Any]:
        nonlocal asked
        asked += 1
        return original(query)

    monkeypatch.setattr(nodes.store, "read", counting)
    readers = [FakeReader() for _ in range(300)]
    await asyncio.gather(*(read(nodes.here, r, (n % 40, epoch)) for n, r in enumerate(readers)))
    for n, reader in enumerate(readers):
        assert reader.seqs == list(range(n % 40 + 1, 41))
    assert asked <= 3


async def test_whoever_resumes_from_before_what_is_kept_starts_afresh(nodes: Nodes) -> None:
    """With the newest that there is; whoever was at its edge misses nothing."""
    await post(nodes.store, 40)
    epoch = (await nodes.store.read(lambda tx: tx.log.head(TOPIC))).epoch
    await nodes.store.write(lambda tx: tx.retention.compact(TOPIC, 10, 100))
    answers: dict[int, Replay] = {}
    for seq in (29, 30, 40):

        def answer(_: Subscription, replay: Replay, seq: int = seq) -> None:
            answers[seq] = replay

        await nodes.here.subscribe(FakeReader(), TOPIC, (seq, epoch), answer)
    assert {seq: replay.recovered for seq, replay in answers.items()} == {
        29: False,
        30: True,
        40: True,
    }
    assert [len(replay.bodies) for replay in answers.values()] == [10, 10, 0]
    assert {replay.head for replay in answers.values()} == {40}


async def test_signals_reach_live_readers_but_the_one_left_out(nodes: Nodes) -> None:
    """And nobody who isn't subscribed."""
    typist, other = FakeReader(), FakeReader()
    subscription = await read(nodes.here, typist)
    await read(nodes.here, other)
    nodes.here.signal(TOPIC, b'{"seq":0}', but=subscription)
    nodes.here.signal("room:den", b'{"seq":9}')
    assert (typist.seqs, other.seqs) == ([], [0])
