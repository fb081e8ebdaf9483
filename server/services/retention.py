"""Letting go of what a room keeps no longer, and of logs that nobody resumes from.

In small steps, each a write of its own, so that whoever sends in between waits for one at most.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

from server.domain.retention import LOG_EVENTS_KEPT, LOG_SLACK, goes_before
from server.services.context import Context

MESSAGES_A_STEP = 50
EVENTS_A_STEP = 200
LOGS_A_LOOK = 500


async def let_go(ctx: Context) -> AsyncIterator[int]:
    """Do all that is due, and after each step say how many messages or events it took away.

    Whoever is told decides how long to rest before the next step.
    """
    rooms = await ctx.store.read(lambda tx: tx.rooms.list())
    for room in rooms:
        before = goes_before(room, ctx.now_ms())
        if before is not None:
            async for gone in _purge(ctx, room.id, before):
                yield gone
    longer = LOG_EVENTS_KEPT + LOG_SLACK
    while names := await ctx.store.read(lambda tx: tx.retention.long_logs(longer, LOGS_A_LOOK)):
        for name in names:
            async for gone in _compact(ctx, name):
                yield gone


async def _purge(ctx: Context, room: str, before: int) -> AsyncIterator[int]:
    after: int | None = 0
    while after is not None:
        at = after
        gone, after = await ctx.store.write(
            lambda tx, at=at: tx.retention.purge(room, before, at, MESSAGES_A_STEP)  # type: ignore[misc]
        )
        yield gone


async def _compact(ctx: Context, topic: str) -> AsyncIterator[int]:
    while gone := await ctx.store.write(
        lambda tx: tx.retention.compact(topic, LOG_EVENTS_KEPT, EVENTS_A_STEP)
    ):
        yield gone
