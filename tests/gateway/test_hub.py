"""The hub over a real store, with a reader that the test controls and hints that go astray."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import msgspec
import pytest
from websockets.frames import Frame
from websockets.streams import StreamReader

from server import protocol
from server.bus.envelope import EventsHint
from server.gateway.hub import Hub, Replay
from server.gateway.topic import Outlet, Subscription
from server.services.control import announce_person
from server.storage.interface import Committed, Transaction
from server.storage.sqlite import SqliteStore, open_sqlite
from tests.storage.contract import WREN, posting, seed, view

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


class Reads:
    """Counts what a store is asked."""

    def __init__(self, store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self._read = store.read
        monkeypatch.setattr(store, "read", self._counted)

    def _counted(self, query: Callable[..., Any]) -> Coroutine[Any, Any, Any]:
        self.count += 1
        return self._read(query)


async def _epoch(store: SqliteStore) -> str:
    return (await store.read(lambda tx: tx.log.head(TOPIC))).epoch


async def test_a_storm_of_resumes_reads_the_log_once(
    nodes: Nodes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """300 at once, from different positions: each gets its own."""
    await post(nodes.store, 40)
    epoch = await _epoch(nodes.store)
    reads = Reads(nodes.store, monkeypatch)
    readers = [FakeReader() for _ in range(300)]
    await asyncio.gather(
        *(read(nodes.here, r, (39 - n % 40, epoch)) for n, r in enumerate(readers))
    )
    for n, reader in enumerate(readers):
        assert reader.seqs == list(range(40 - n % 40, 41))
    assert reads.count == 1


async def test_those_who_come_later_need_no_read_whatever_is_said_meanwhile(
    nodes: Nodes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after another, resuming and new ones, while messages are posted: each misses nothing."""
    await post(nodes.store, 60)
    epoch = await _epoch(nodes.store)
    reads = Reads(nodes.store, monkeypatch)
    readers = []
    for n in range(30):
        resuming, fresh = FakeReader(), FakeReader()
        await read(nodes.here, resuming, (50 + n, epoch))
        await read(nodes.here, fresh)
        readers.append((n, resuming, fresh))
        await post(nodes.store, 1)
    for n, resuming, fresh in readers:
        assert resuming.seqs == list(range(51 + n, 91))
        assert fresh.seqs == list(range(11 + n, 91))
    assert reads.count == 1


async def test_whoever_is_ahead_of_this_node_is_served_from_the_log(nodes: Nodes) -> None:
    """It was elsewhere a moment ago, and this node hasn't heard yet of what it has seen."""
    await post(nodes.store, 5)
    epoch = await _epoch(nodes.store)
    first, ahead = FakeReader(), FakeReader()
    await read(nodes.there, first)
    await post(nodes.store, 5)
    await read(nodes.there, ahead, (9, epoch))
    assert (ahead.seqs, first.seqs) == ([10], list(range(1, 11)))


async def test_what_was_removed_is_in_no_replay(nodes: Nodes) -> None:
    """Nor in one that needs no read: the log is read again once something in it was rewritten."""
    await post(nodes.store, 1)
    await nodes.store.post(posting("a secret"))
    epoch = await _epoch(nodes.store)
    before = FakeReader()
    await read(nodes.here, before)
    assert before.seqs == [1, 2]
    await nodes.store.write(_remove_the_second)
    replays: list[Replay] = []
    for after in (None, (1, epoch)):
        await nodes.here.subscribe(
            FakeReader(), TOPIC, after, lambda _, replay: replays.append(replay)
        )
    assert [replay.head for replay in replays] == [3, 3]
    assert b"secret" not in b"".join(body for replay in replays for body in replay.bodies)


async def test_a_name_that_went_is_in_no_replay(nodes: Nodes) -> None:
    """Erasure rewrites any log without a word there; what the nodes are told is the sign of it."""
    await nodes.here.start()
    await post(nodes.store, 3)
    await read(nodes.here, FakeReader())
    await nodes.store.write(_erase_wren)
    replays: list[Replay] = []
    await nodes.here.subscribe(FakeReader(), TOPIC, None, lambda _, replay: replays.append(replay))
    assert len(replays[0].bodies) == 3
    assert WREN.name.encode() not in b"".join(replays[0].bodies)


def _erase_wren(tx: Transaction) -> None:
    for seq in (1, 2, 3):
        tx.log.rewrite(TOPIC, seq, lambda body: body | {"message": {"id": "gone"}})
    announce_person(tx, WREN.id, 8)


def _remove_the_second(tx: Transaction) -> None:
    tx.log.rewrite(TOPIC, 2, lambda body: body | {"message": {"id": "gone"}})
    blank = protocol.Message("gone", 2, view(WREN), None, None, None, 7)
    tx.log.append(
        TOPIC,
        lambda seq: protocol.MessageRemoved(topic=TOPIC, seq=seq, at=8, message=blank),
        about=2,
    )


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
