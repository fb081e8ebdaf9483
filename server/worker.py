"""Work that is due by the clock: what ends, what waits to be sent, what is to be forgotten.

Every piece is a compare-and-set in SQL, so any number of workers may run at once and a
killed one leaves nothing half done.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable

import structlog

from server.domain.errors import LamplightError
from server.services.cases.paging import run_due_cases
from server.services.context import Context
from server.services.delivering import Deliverer, forget_told
from server.services.heartbeat import EVERY_S as BEAT_EVERY_S
from server.services.heartbeat import beat
from server.services.holding import return_due
from server.services.outgoing import Post
from server.services.privacy import finish_erasures
from server.services.qa.reminding import remind_due
from server.services.qa.running import run_due_sessions
from server.services.qa.series import extend_series
from server.services.qa.voting import tell_votes
from server.services.queue import release_lapsed
from server.services.retention import let_go
from server.services.sanctioning import expire_due
from server.storage.due import DueKind

log = structlog.get_logger()

# Each does some of what is due, and says how much.
JOBS: dict[DueKind, Callable[[Context], Awaitable[int]]] = {
    DueKind.CASES: run_due_cases,
    DueKind.SESSIONS: run_due_sessions,
    DueKind.REMINDERS: remind_due,
    DueKind.SANCTIONS: expire_due,
    DueKind.CLAIMS: release_lapsed,
    DueKind.RETURNS: return_due,
    DueKind.VOTES: tell_votes,
}

EVERY_S = 0.5
TIDY_EVERY_S = 60.0
# How long an ended sign-in is kept, for its person's own export.
SIGNIN_KEPT_MS = 7 * 24 * 3600 * 1000
RETENTION_EVERY_S = 300.0
# After each step of a purge, as a multiple of what it took: most of the time is for those who send.
RETENTION_RESTS = 3.0


async def run_due(ctx: Context) -> int:
    """Do what is due now; how many things were done."""
    now = ctx.now_ms()
    due = await ctx.store.read(lambda tx: tx.due.kinds(now))
    done = 0
    for kind, job in JOBS.items():
        while kind in due and (found := await job(ctx)):
            done += found
    return done


async def tidy(ctx: Context) -> None:
    """Forget old sign-ins and notices, and finish erasures that a crash cut off."""
    before = ctx.now_ms() - SIGNIN_KEPT_MS
    await ctx.store.write(lambda tx: tx.signins.forget_ended(before))
    await finish_erasures(ctx)
    await extend_series(ctx)
    await forget_told(ctx)


async def run_worker(ctx: Context, post: Post) -> None:
    """Do due work, and send notices, until cancelled. What fails is tried again later.

    They are apart: neither a receiver that takes its time nor a purge of a million messages may
    hold up the end of a sanction.
    """
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_run_clockwork(ctx))
        tasks.create_task(Deliverer(ctx, post, random.random).run())
        tasks.create_task(_run_retention(ctx))


async def _run_clockwork(ctx: Context) -> None:
    loop = asyncio.get_running_loop()
    tidy_at = beat_at = 0.0
    while True:
        try:
            await run_due(ctx)
            if loop.time() >= beat_at:
                await beat(ctx)
                beat_at = loop.time() + BEAT_EVERY_S
            if loop.time() >= tidy_at:
                await tidy(ctx)
                tidy_at = loop.time() + TIDY_EVERY_S
        except LamplightError as error:
            log.warning("worker.postponed", error=error.code)
        except Exception as error:  # noqa: BLE001  (the edge of the task: what else is due must go on)
            log.error("worker.failed", error=type(error).__name__)
        await asyncio.sleep(EVERY_S)


async def _run_retention(ctx: Context) -> None:
    loop = asyncio.get_running_loop()
    while True:
        gone = 0
        try:
            began = loop.time()
            async for step in let_go(ctx):
                gone += step
                await asyncio.sleep((loop.time() - began) * RETENTION_RESTS)
                began = loop.time()
        except LamplightError as error:
            log.warning("retention.postponed", error=error.code)
        except Exception as error:  # noqa: BLE001  (the edge of the task: it is tried again)
            log.error("retention.failed", error=type(error).__name__)
        if gone:
            log.info("retention.done", gone=gone)
        await asyncio.sleep(RETENTION_EVERY_S)
