"""Leaving in order: sockets are closed a few at a time, each told when to return.

If all came back at the same instant, the next node would meet them as one storm; so the
closes are paced over the drain time and the return times spread over as long again.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from random import SystemRandom

from server.gateway import closing
from server.gateway.node import Node

STEPS = 20
# Below this many the pacing buys nothing.
AT_ONCE = 50
RETURN_MIN_MS = 200


async def drain(node: Node, drain_s: float) -> None:
    """Close every session with 4001. Commits under way are finished by the store's close."""
    node.is_draining = True
    rng = SystemRandom()
    sessions = list(node.sessions)
    rng.shuffle(sessions)
    size = max(AT_ONCE, -(-len(sessions) // STEPS))
    for start in range(0, len(sessions), size):
        if start:
            await asyncio.sleep(drain_s / STEPS)
        for session in sessions[start : start + size]:
            spread_ms = int(drain_s * 1000)
            session.close(closing.DRAIN, retry_after_ms=RETURN_MIN_MS + rng.randint(0, spread_ms))
    await _gone(node, drain_s)


async def _gone(node: Node, drain_s: float) -> None:
    """Let the closing handshakes end, for a while."""
    with suppress(TimeoutError):
        async with asyncio.timeout(max(drain_s, 1.0)):
            await node.no_sessions.wait()
