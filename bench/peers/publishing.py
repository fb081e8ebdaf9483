"""Reads `publish FIRST COUNT PER_S PAYLOAD_BYTES` on standard input and does it, in asyncio.

For the Python servers that the benchmark measures; the C loop does the same in C.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable

from bench.stamp import stamped_text


def say(event: str, **values: int) -> None:
    """One line of JSON on standard output."""
    print(json.dumps({"event": event, **values}), flush=True)


async def publish_as_told(send_all: Callable[[str], Awaitable[None]]) -> None:
    """Obeys every command in turn, and returns when standard input ends."""
    lines = await _standard_input()
    while line := await lines.readline():
        _, first, count, per_s, payload_bytes = line.split()
        await _publish(send_all, int(first), int(count), float(per_s), int(payload_bytes))
        say("published", sent=int(count), skipped=0)


async def _standard_input() -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    return reader


async def _publish(
    send_all: Callable[[str], Awaitable[None]],
    first: int,
    count: int,
    per_s: float,
    payload_bytes: int,
) -> None:
    start_s = time.monotonic()
    for sent in range(count):
        await asyncio.sleep(max(0.0, start_s + sent / per_s - time.monotonic()))
        await send_all(stamped_text(first + sent, payload_bytes))
