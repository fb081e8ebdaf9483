"""`lamplight serve --workers N`: several processes at one port, with a real Redis between them."""

import asyncio
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.clients.people import join
from tests.clients.wire import WireClient
from tests.processes.lamplight import LamplightServer
from tests.processes.redis import RedisServer

WORKERS = 3
CLIENTS = 36  # dealt out by chance: that one of three has none happens once in a million times
ENDED_S = 20.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LamplightServer]:
    """Three processes at one port."""
    with (
        RedisServer() as broker,
        LamplightServer(tmp_path, {"REDIS_URL": broker.url}, workers=WORKERS) as started,
    ):
        yield started


async def readers(server: LamplightServer, stack: AsyncExitStack) -> list[WireClient]:
    """Clients in the lobby, who came all at once."""
    people = [await join(server.url) for _ in range(CLIENTS)]
    clients = [WireClient(server.ws_url, person.token) for person in people]
    await asyncio.gather(*(stack.enter_async_context(client) for client in clients))
    await asyncio.gather(*(client.subscribe("room:lobby") for client in clients))
    return clients


def sockets_of(pid: int) -> int:
    """How many sockets a process has open."""
    fds = Path(f"/proc/{pid}/fd").iterdir()
    return sum(str(fd.readlink()).startswith("socket:") for fd in fds)


def living(pids: list[int]) -> list[int]:
    """Those of them that have not ended."""
    return [pid for pid in pids if Path(f"/proc/{pid}").exists()]


async def until(condition: object, timeout_s: float = ENDED_S) -> None:
    """Wait for it."""
    assert callable(condition)
    async with asyncio.timeout(timeout_s):
        while not condition():  # noqa: ASYNC110  (another process makes it true)
            await asyncio.sleep(0.02)


async def test_all_of_them_serve_one_room(server: LamplightServer) -> None:
    """Each has a part of the people, and all read the same in the same order."""
    before = {pid: sockets_of(pid) for pid in server.worker_pids}
    assert len(before) == WORKERS
    async with AsyncExitStack() as stack:
        clients = await readers(server, stack)
        after = {pid: sockets_of(pid) for pid in server.worker_pids}
        assert all(after[pid] > before[pid] for pid in before), (before, after)
        await asyncio.gather(*(c.say("room:lobby", str(n)) for n, c in enumerate(clients)))
        for client in clients:
            await client.wait_for(lambda _, c=client: len(c.texts("room:lobby")) == CLIENTS)
        assert len({tuple(client.texts("room:lobby")) for client in clients}) == 1


async def test_whoever_comes_to_idle_processes_one_by_one_is_dealt_out_too(
    server: LamplightServer,
) -> None:
    """Or one process would have everybody, for hours."""
    before = {pid: sockets_of(pid) for pid in server.worker_pids}
    async with AsyncExitStack() as stack:
        for _ in range(CLIENTS):
            person = await join(server.url)
            client = WireClient(server.ws_url, person.token)
            await stack.enter_async_context(client)
            await client.subscribe("room:lobby")
        after = {pid: sockets_of(pid) for pid in server.worker_pids}
        assert all(after[pid] > before[pid] for pid in before), (before, after)


def test_another_server_at_the_port_is_refused(server: LamplightServer, tmp_path: Path) -> None:
    """The system would let one user's processes share it."""
    environ = {"REDIS_URL": server.environ["REDIS_URL"], "PORT": server.url.rsplit(":", 1)[1]}
    other = LamplightServer(tmp_path / "other", environ)
    for arguments in (("serve",), ("serve", "--workers", "2")):
        done = subprocess.run(
            other.command(*arguments),
            env=other.environ,
            capture_output=True,
            text=True,
            timeout=ENDED_S,
            check=False,
        )
        assert done.returncode == 2
        assert "can't be used" in done.stderr


async def test_one_that_dies_is_started_again_and_the_others_go_on(
    server: LamplightServer,
) -> None:
    """Its people come back to another one, and what was acknowledged is there."""
    victim, *others = server.worker_pids
    async with AsyncExitStack() as stack:
        clients = await readers(server, stack)
        await asyncio.gather(*(c.say("room:lobby", str(n)) for n, c in enumerate(clients)))
        os.kill(victim, signal.SIGKILL)
        await until(lambda: len(server.worker_pids) == WORKERS and victim not in server.worker_pids)
        assert set(others) < set(server.worker_pids)
        late = await join(server.url)
        async with WireClient(server.ws_url, late.token) as client:
            answer = await client.subscribe("room:lobby")
            posted = [e for e in answer["events"] if e["type"] == "message.posted"]
            assert {e["message"]["text"] for e in posted} == {str(n) for n in range(CLIENTS)}


async def test_one_signal_drains_all_of_them(server: LamplightServer) -> None:
    """Every socket is asked to come back, and the exit status is 0."""
    pids = server.worker_pids
    async with AsyncExitStack() as stack:
        clients = await readers(server, stack)
        assert await asyncio.to_thread(server.stop) == 0
        assert {await client.wait_closed() for client in clients} == {4001}
    assert not living(pids)


async def test_none_outlives_a_parent_that_was_killed(server: LamplightServer) -> None:
    """The port is free again for whoever starts next."""
    pids = server.worker_pids
    server.kill()
    await until(lambda: not living(pids))


@pytest.mark.parametrize(
    ("environ", "said"),
    [({}, "needs REDIS_URL"), ({"REDIS_URL": "redis://127.0.0.1:1"}, "Redis")],
)
def test_what_cannot_work_is_said_once(tmp_path: Path, environ: dict[str, str], said: str) -> None:
    """In one line, with exit status 2."""
    server = LamplightServer(tmp_path, environ)
    done = subprocess.run(
        server.command("serve", "--workers", "3"),
        env=server.environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("lamplight: ")
    assert said in done.stderr
