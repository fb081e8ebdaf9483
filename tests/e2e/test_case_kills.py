"""200 cases with running deadlines, two workers, three kills: every page goes out, each once."""

import asyncio
import subprocess
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from server.domain.case_clock import CaseSettings, ShiftRole, next_due
from server.domain.case_log import CaseEntry, Entry
from server.domain.cases import Case, RaisedBy
from server.domain.people import Person, Role
from server.outgoing.client import Outgoing
from server.services.cases.raising import Signal, signal
from server.services.context import now_ms
from server.services.shifts import begin_shift
from server.services.webhooks import add_webhook
from server.storage.interface import Transaction
from server.storage.sqlite import open_sqlite
from tests.processes.lamplight import LamplightServer
from tests.processes.receiver import Receiver
from tests.services.world import World, make_world

CASES = 200
ACK_S = 3
# At once to the primary, then to the backup, the supervisor, and everybody.
PAGES = 4
SETTINGS = CaseSettings(ack_s=(ACK_S,) * 4, reply_s=(600,) * 4)
ENVIRON = {
    "LAMPLIGHT_CASE_DEADLINES_S": ",".join([str(ACK_S)] * 4 + ["600"] * 4),
    "LAMPLIGHT_WEBHOOK_PRIVATE": "1",
}
WITHIN_S = 120.0


@asynccontextmanager
async def a_world(folder: Path) -> AsyncIterator[World]:
    """The store that the workers share, by the wall's clock, with somebody on every shift."""
    store = await open_sqlite(folder / "lamplight.db")
    outgoing = Outgoing(allows_private=True)
    made = await make_world(store, folder / "lamplight.db")
    ctx = replace(made.ctx, now_ms=now_ms, cases=SETTINGS, check_address=outgoing.check)
    world = replace(made, ctx=ctx)
    for role in ShiftRole:
        await begin_shift(ctx, (await world.staff(Role.RESPONDER)).person, role, 8)
    yield world
    await outgoing.close()
    await store.close()


@contextmanager
def worker(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """`lamplight worker`, from when it is at work."""
    server = LamplightServer(folder, ENVIRON)
    process = subprocess.Popen(
        server.command("worker"), env=server.environ, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        assert "at work" in process.stdout.readline()
        yield process
    finally:
        process.kill()
        process.wait(30)
        process.stdout.close()


async def raise_cases(world: World) -> None:
    """One for each of so many people, a few at a time."""
    people = [(await world.member()).person for _ in range(CASES)]

    def run(some: list[Person], tx: Transaction) -> None:
        for person in some:
            sign = Signal(
                person=person.id, level="S3", raised_by=RaisedBy.RULE, at=world.ctx.now_ms()
            )
            signal(tx, world.ctx, sign)

    for at in range(0, CASES, 20):
        await world.ctx.store.write(partial(run, people[at : at + 20]))


async def entries_of(world: World, case: Case) -> list[CaseEntry]:
    """What happened in it."""
    return await world.ctx.store.read(lambda tx: tx.cases.entries(case.id))


async def all_cases(world: World) -> list[Case]:
    """As the store has them."""
    return await world.ctx.store.read(
        lambda tx: tx.cases.page(is_open=True, after=None, limit=CASES + 1)
    )


def pages_of(receiver: Receiver) -> dict[str, tuple[str, int]]:
    """Case and step of everything that was heard, by its id."""
    return {each.id: (each.data["case"], each.data["step"]) for each in receiver.heard}


async def test_every_page_goes_out_whoever_is_killed(tmp_path: Path) -> None:
    """At least once each; a double has the id of the first, and so a receiver drops it."""
    async with a_world(tmp_path) as world, Receiver() as receiver:
        admin = (await world.staff(Role.ADMIN)).person
        await add_webhook(world.ctx, admin, receiver.url, ["case.page"])
        with ExitStack() as stack:
            workers = [stack.enter_context(worker(tmp_path)) for _ in range(2)]
            await raise_cases(world)
            for kill, heard in enumerate((100, 300, 500)):
                await receiver.until(heard)
                workers[kill % 2].kill()
                workers[kill % 2] = stack.enter_context(worker(tmp_path))
            cases = await all_cases(world)
            wanted = {(case.id, step) for case in cases for step in range(PAGES)}
            async with asyncio.timeout(WITHIN_S):
                while not wanted <= set(pages_of(receiver).values()):
                    await receiver.until(len(receiver.heard) + 1)
        cases = await all_cases(world)
        times = Counter(pages_of(receiver).values())
        assert set(times) == wanted
        # The last step is repeated each minute, if this took so long.
        assert all(count == 1 for (_, step), count in times.items() if step < PAGES - 1)
        for case in cases:
            assert next_due(case) is not None
            paged = [e for e in await entries_of(world, case) if e.kind is Entry.PAGED]
            assert [entry.data["step"] for entry in paged][:PAGES] == list(range(PAGES))
