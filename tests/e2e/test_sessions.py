"""Q&A sessions over real processes: two nodes that let people in, workers that are killed."""

import asyncio
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from server.domain.people import Role
from server.domain.qa.sessions import QaSession, timed
from server.services.context import now_ms
from server.storage.interface import Transaction
from server.storage.qa import Move
from server.storage.sqlite import open_sqlite
from tests.clients.people import Joined, call, login
from tests.e2e.test_case_kills import worker
from tests.processes.lamplight import LamplightServer
from tests.processes.redis import RedisServer
from tests.services.world import World, make_world

PLACES, ARRIVALS, LEAVERS = 100, 300, 50
SESSIONS = 100
LATE_MS = 2_000


async def test_300_arrivals_for_100_places_at_two_nodes(tmp_path: Path) -> None:
    """Never more than there are, nobody skipped, and each who leaves lets in whoever was next."""
    with (
        RedisServer() as redis,
        LamplightServer(tmp_path, {"REDIS_URL": redis.url}) as one,
        LamplightServer(tmp_path, {"REDIS_URL": redis.url}) as two,
    ):
        nodes = [one.url, two.url]
        host = await login(one.url, "host")
        path = await a_session(one.url, host)
        tokens = one.run("demo", "tokens", str(ARRIVALS)).split()
        people = [Joined(str(n), "", token, None) for n, token in enumerate(tokens)]
        gate = asyncio.Semaphore(20)

        async def arrive(n: int, person: Joined) -> bool:
            async with gate:
                status, place = await call(nodes[n % 2], "POST", f"{path}/place", person)
                assert status == 200, place
                return bool(place["admitted"])

        admitted = await asyncio.gather(*(arrive(n, p) for n, p in enumerate(people)))
        assert sum(admitted) == PLACES
        ahead = {}
        for n, person in enumerate(people):
            _, place = await call(nodes[(n + 1) % 2], "GET", f"{path}/place", person)
            assert place["admitted"] is admitted[n]
            if place["waiting"]:
                ahead[place["ahead"]] = person
        assert sorted(ahead) == list(range(ARRIVALS - PLACES))
        line = [ahead[n] for n in sorted(ahead)]
        inside = [person for person, is_in in zip(people, admitted, strict=True) if is_in]
        await asyncio.gather(
            *(
                call(nodes[n % 2], "DELETE", f"{path}/place", person)
                for n, person in enumerate(inside[:LEAVERS])
            )
        )
        now = [await call(two.url, "GET", f"{path}/place", person) for person in line]
        assert [place["admitted"] for _, place in now] == [n < LEAVERS for n in range(len(line))]


async def a_session(url: str, host: Joined) -> str:
    """With its doors open; the path of its endpoints."""
    status, session = await call(
        url, "POST", "/api/qa-sessions", host,
        title="Sleep", room="expert-hour", starts="2030-01-01T19:00", zone="UTC", minutes=60,
        capacity=PLACES,
    )  # fmt: skip
    assert status == 201, session
    path = f"/api/qa-sessions/{session['id']}"
    assert (await call(url, "POST", f"{path}/transitions", host, to="doors"))[0] == 200
    return path


async def sessions_of(world: World, starts_at: int) -> list[QaSession]:
    """Each in a room of its own, and each a little later than the one before."""
    host = (await world.staff(Role.HOST)).person
    room = await world.ctx.store.read(lambda tx: tx.rooms.get("lobby"))
    assert room is not None
    found = [
        timed(
            QaSession(
                id=f"s{n}", title="Sleep", room=f"r{n}", starts="2030-01-01T19:00", zone="UTC",
                starts_at=starts_at + 50 * n, minutes=60, doors_minutes=0, hosts=(host.id,),
            )
        )
        for n in range(SESSIONS)
    ]  # fmt: skip

    def run(tx: Transaction) -> None:
        for session in found:
            tx.rooms.add(replace(room, id=session.room), 0)
            tx.qa_sessions.add(session)

    await world.ctx.store.write(run)
    return found


async def test_a_killed_worker_makes_no_change_twice_and_none_late(tmp_path: Path) -> None:
    """Two workers, three kills while a hundred sessions begin: once each, at most 2 s late."""
    store = await open_sqlite(tmp_path / "lamplight.db")
    world = await make_world(store, tmp_path / "lamplight.db")
    with ExitStack() as stack:
        workers = [stack.enter_context(worker(tmp_path)) for _ in range(2)]
        sessions = await sessions_of(world, now_ms() + 2_000)
        last = sessions[-1]
        for kill, at in enumerate((20, 50, 80)):
            await has_begun(world, sessions[at])
            workers[kill % 2].kill()
            workers[kill % 2] = stack.enter_context(worker(tmp_path))
        await has_begun(world, last)
    for session in sessions:
        moves = await moves_of(world, session)
        assert [move.to for move in moves] == ["doors", "live"]
        assert all(0 <= move.at - session.starts_at <= LATE_MS for move in moves), moves
    await store.close()


async def moves_of(world: World, session: QaSession) -> list[Move]:
    """Who moved it, where to and when."""
    return await world.ctx.store.read(lambda tx: tx.qa_sessions.moves(session.id))


async def has_begun(world: World, session: QaSession) -> None:
    """Until a worker has moved it to live."""
    async with asyncio.timeout(60):
        while True:
            if len(await moves_of(world, session)) == 2:
                return
            await asyncio.sleep(0.02)  # another process's state: there is nothing to wait on
