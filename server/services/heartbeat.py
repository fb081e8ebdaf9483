"""A worker's sign of life: without one nothing that is due happens, and nobody is paged.

It is written after a round of due work that went through, so a worker whose every round fails
is not seen either.
"""

from __future__ import annotations

from server.services.context import Context
from server.storage.interface import Transaction

EVERY_S = 5.0
# Three beats: one may be late on a busy machine.
MISSED_AFTER_MS = 15_000
_KEY = "worker_seen_at"


async def beat(ctx: Context) -> None:
    now = ctx.now_ms()
    await ctx.store.write(lambda tx: tx.meta.set(_KEY, str(now)))


def worker_seen_at(tx: Transaction) -> int | None:
    """When a worker last did its round, in ms; None: none ever has on this database."""
    seen = tx.meta.get(_KEY)
    return int(seen) if seen else None


def is_worker_away(tx: Transaction, now: int) -> bool:
    """Whether nobody would be paged now. Asked here, since a desk's own clock may be wrong."""
    seen = worker_seen_at(tx)
    return seen is None or now - seen > MISSED_AFTER_MS
