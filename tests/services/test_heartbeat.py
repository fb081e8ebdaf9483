"""The worker's sign of life."""

import asyncio
from pathlib import Path

import aiohttp

from server.domain.people import Role
from server.services.heartbeat import beat
from server.services.shifts import list_shifts
from tests.clients.people import call, login
from tests.processes.lamplight import LamplightServer
from tests.services.world import START_MS, World

AGE = "lamplight_worker_age_seconds"
WAIT_S = 30.0


async def test_whoever_handles_cases_hears_when_the_worker_was_seen(world: World) -> None:
    """Null before there ever was one; then the last time."""
    robin = (await world.staff(Role.RESPONDER)).person
    assert (await list_shifts(world.ctx, robin)).worker_seen_at is None
    await beat(world.ctx)
    world.clock.pass_s(60)
    assert (await list_shifts(world.ctx, robin)).worker_seen_at == START_MS
    await beat(world.ctx)
    assert (await list_shifts(world.ctx, robin)).worker_seen_at == START_MS + 60_000


async def test_a_worker_that_is_overdue_is_away(world: World) -> None:
    """One late beat is none; three are; and one that never was is as well."""
    robin = (await world.staff(Role.RESPONDER)).person

    async def is_away() -> bool:
        return (await list_shifts(world.ctx, robin)).is_worker_away

    assert await is_away()
    await beat(world.ctx)
    world.clock.pass_s(15)
    assert not await is_away()
    world.clock.pass_s(1)
    assert await is_away()
    await beat(world.ctx)
    assert not await is_away()


async def test_a_server_that_does_due_work_says_so(tmp_path: Path) -> None:
    """To responders and to Prometheus, within its first seconds."""
    with LamplightServer(tmp_path) as server:
        robin = await login(server.url, "responder")
        async with asyncio.timeout(WAIT_S):
            while AGE not in await _metrics(server):
                pass  # each look is a request of its own
        status, body = await call(server.url, "GET", "/api/shifts", robin)
        assert status == 200
        assert isinstance(body["worker_seen_at"], int)
        assert body["worker_away"] is False
        (line,) = [x for x in (await _metrics(server)).splitlines() if x.startswith(AGE)]
        assert 0 <= float(line.split()[1]) < WAIT_S


async def test_a_server_whose_work_is_done_apart_has_seen_no_worker(tmp_path: Path) -> None:
    """Nothing is claimed that nobody saw."""
    with LamplightServer(tmp_path, {"LAMPLIGHT_WORKER": "apart"}) as server:
        robin = await login(server.url, "responder")
        shifts = (await call(server.url, "GET", "/api/shifts", robin))[1]
        assert (shifts["worker_seen_at"], shifts["worker_away"]) == (None, True)
        assert AGE not in await _metrics(server)


async def _metrics(server: LamplightServer) -> str:
    async with aiohttp.ClientSession() as http, http.get(f"{server.url}/metrics") as answer:
        assert answer.status == 200
        return await answer.text()
