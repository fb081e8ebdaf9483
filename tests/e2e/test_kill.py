"""kill -9 of the server under load: what it acknowledged is in the log, once."""

import asyncio
import sqlite3
from collections import Counter
from pathlib import Path

from tests.clients.people import join
from tests.clients.writer import Writer
from tests.processes.lamplight import LamplightServer

KILLS = 20
WRITERS = 4
ENVIRON = {"LAMPLIGHT_SEND_BURST": "100000", "LAMPLIGHT_SEND_PER_S": "100000"}


async def test_twenty_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    """A = attempted, K = acknowledged, H = in the log: K-H and H-A are empty."""
    with LamplightServer(tmp_path, ENVIRON) as server:
        writers = [Writer(server, await join(server.url)) for _ in range(WRITERS)]
        tasks = [asyncio.create_task(writer.run()) for writer in writers]
        for _ in range(KILLS):
            known = sum(len(w.acknowledged) for w in writers)
            async with asyncio.timeout(30):
                # Until there is load to kill in the middle of.
                while sum(len(w.acknowledged) for w in writers) < known + 100:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
            server.kill()
            await asyncio.to_thread(server.start)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        server.stop()
    with sqlite3.connect(tmp_path / "lamplight.db") as connection:
        messages = connection.execute("SELECT id, seq FROM messages").fetchall()
        events = connection.execute(
            "SELECT seq FROM events WHERE topic = 'room:lobby' ORDER BY seq"
        ).fetchall()
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    attempted = set().union(*(w.attempted for w in writers))
    acknowledged = {k: v for w in writers for k, v in w.acknowledged.items()}
    kept = dict(messages)
    assert len(acknowledged) >= KILLS * 100
    assert {k: kept.get(k) for k in acknowledged} == acknowledged
    assert kept.keys() <= attempted
    assert max(Counter(i for i, _ in messages).values()) == 1
    # Its oldest may have been let go; from there on it has no hole.
    seqs = [seq for (seq,) in events]
    assert seqs == list(range(seqs[0], seqs[-1] + 1))
    assert seqs[-1] >= max(acknowledged.values())
