"""Nodes on machines of their own: one PostgreSQL and one Redis, and no folder in common."""

import asyncio
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import aiohttp
import pytest

from tests.clients.people import join
from tests.clients.wire import WireClient
from tests.clients.writer import Writer
from tests.processes.lamplight import LamplightServer
from tests.processes.postgres import PASSWORD, PostgresServer, psql
from tests.processes.redis import RedisServer

NODE_KILLS = 2


class Place(NamedTuple):
    """All of it runs."""

    a: LamplightServer
    b: LamplightServer
    database: PostgresServer
    url: str


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """Two nodes; everything is this test's own and may be killed."""
    with ExitStack() as stack:
        database = stack.enter_context(PostgresServer())
        url = database.make()
        environ = {
            "REDIS_URL": stack.enter_context(RedisServer()).url,
            "DATABASE_URL": url,
            "LAMPLIGHT_SECRET": "a-secret-that-both-nodes-share-0123456789",
            "LAMPLIGHT_SEND_BURST": "100000",
            "LAMPLIGHT_SEND_PER_S": "100000",
            "LAMPLIGHT_LOG_LEVEL": "error",
        }
        a = stack.enter_context(LamplightServer(tmp_path / "a", environ))
        b = stack.enter_context(LamplightServer(tmp_path / "b", environ, demo=False))
        yield Place(a, b, database, url)


async def test_two_machines_are_one_place(place: Place) -> None:
    """What is said on one is read on the other, in one order; `doctor` finds nothing amiss."""
    wren, fern = await join(place.a.url), await join(place.b.url)
    async with (
        WireClient(place.a.ws_url, wren.token) as on_a,
        WireClient(place.b.ws_url, fern.token) as on_b,
    ):
        await on_a.subscribe("room:lobby")
        await on_b.subscribe("room:lobby")
        await asyncio.gather(
            *(client.say("room:lobby", str(n)) for n in range(40) for client in (on_a, on_b))
        )
        head = (await on_a.say("room:lobby", "end"))["seq"]
        for client in (on_a, on_b):
            await client.wait_for_text("end")
            assert [e["seq"] for e in client.events("room:lobby")] == list(range(1, head + 1))
        assert on_a.texts("room:lobby") == on_b.texts("room:lobby")
    told = await asyncio.to_thread(_output, place.b.command("doctor"), place.b.environ)
    assert "sound, and up to date" in told
    assert PASSWORD not in told
    assert sorted(path.name for path in place.b.folder.iterdir()) == ["vapid"]


async def test_kills_lose_and_double_nothing(place: Place) -> None:
    """Of a node again and again, and of the database: A attempted, K acknowledged, H in the log."""
    writers = [Writer(node, await join(node.url)) for node in (place.a, place.b) for _ in range(2)]
    tasks = [asyncio.create_task(writer.run()) for writer in writers]
    for _ in range(NODE_KILLS):
        await _more_is_acknowledged(writers)
        place.b.kill()
        await _more_is_acknowledged(writers[:2])
        await asyncio.to_thread(place.b.start)
    await _more_is_acknowledged(writers)
    place.database.kill()
    assert await _readiness(place.a) == 503
    await asyncio.to_thread(place.database.start)
    await _more_is_acknowledged(writers[:2])
    await _more_is_acknowledged(writers[2:])
    assert await _readiness(place.a) == 200
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for node in (place.a, place.b):
        node.stop()
    _check(writers, place)


def _output(command: Sequence[str], environ: dict[str, str]) -> str:
    """Whatever its exit status: the page may not have been built."""
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


async def _more_is_acknowledged(writers: Sequence[Writer]) -> None:
    known = sum(len(writer.acknowledged) for writer in writers)
    async with asyncio.timeout(60):
        while sum(len(w.acknowledged) for w in writers) < known + 50:  # noqa: ASYNC110
            await asyncio.sleep(0.01)  # there is load, and nothing else to wait on


async def _readiness(node: LamplightServer) -> int:
    async with aiohttp.request("GET", f"{node.url}/readyz") as answer:
        return answer.status


def _check(writers: Sequence[Writer], place: Place) -> None:
    """K-H and H-A are empty, nothing is there twice, and the log has no hole."""
    found = psql(place.url, "SELECT id || ' ' || seq FROM messages").splitlines()
    messages = [(id_, int(seq)) for id_, seq in (line.split() for line in found)]
    log = "SELECT seq FROM events WHERE topic = 'room:lobby' ORDER BY seq"
    seqs = [int(seq) for seq in psql(place.url, log).split()]
    attempted = set().union(*(writer.attempted for writer in writers))
    acknowledged = {id_: seq for writer in writers for id_, seq in writer.acknowledged.items()}
    kept = dict(messages)
    assert {id_: kept.get(id_) for id_ in acknowledged} == acknowledged
    assert kept.keys() <= attempted
    assert max(Counter(id_ for id_, _ in messages).values()) == 1
    # Its oldest may have been let go.
    assert seqs == list(range(seqs[0], seqs[-1] + 1))
    assert seqs[-1] >= max(acknowledged.values())
