"""Sends while a room lets go of a million old messages, beside sends while it doesn't.

The old messages are put into the database while no server runs, into a room that nobody reads.
"""

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.load import Load, Run
from bench.peers.lamplight import LamplightPeer
from bench.processes import ChildFailed
from bench.sends import RAISED

OLD_MESSAGES = 1_000_000
SOCKETS = 100
PER_S = 100.0
ROUNDS = 8
SECONDS = 4.0
KEEP_DAYS = 30
OLD_DAYS = 100
DAY_MS = 86_400_000
_TEXT = "Something that was said a long time ago, about as long as what people write. " * 2


@dataclass
class Purge:
    """A round each: p99 of the answers to sends in ms; and what the purge took away."""

    quiet_p99_ms: list[float] = field(default_factory=list)
    purging_p99_ms: list[float] = field(default_factory=list)
    gone: int = 0
    seconds: float = 0.0
    absent: str | None = None
    failed: str | None = None

    @property
    def ratio(self) -> float:
        return median(self.purging_p99_ms) / median(self.quiet_p99_ms)


def measure_purge(folder: Path, say: Callable[[str], None]) -> Purge:
    """All rounds without, then all rounds with: a purge that runs can't be told to wait."""
    found = Purge(absent=LamplightPeer.absence())
    if found.absent:
        return found
    folder.mkdir()
    peer = LamplightPeer(folder, SOCKETS, RAISED)
    data = folder / "data" / "lamplight.db"
    try:
        with peer.start():
            pass
        with _open(data) as database:
            _fill(database)
        rounds = _Rounds(peer, folder / "load.log", say)
        found.quiet_p99_ms = rounds.measure("quiet")
        with _open(data) as database:
            database.execute("UPDATE rooms SET keep_days = ? WHERE id = 'attic'", [KEEP_DAYS])
        before, began_s = _left(data), time.monotonic()
        found.purging_p99_ms = rounds.measure("purging")
        found.gone, found.seconds = before - _left(data), time.monotonic() - began_s
    except ChildFailed as failure:
        found.failed = str(failure)
    if not found.failed and _left(data) == 0:
        found.failed = "the purge was over before the rounds were"
    say(f"purge: {found.gone:,} messages went in {found.seconds:.0f} s")
    return found


class _Rounds:
    """Sends at a steady pace, to a room of readers; numbers no message twice."""

    def __init__(self, peer: LamplightPeer, log: Path, say: Callable[[str], None]) -> None:
        self._peer = peer
        self._log = log
        self._say = say
        self._first = 0

    def measure(self, what: str) -> list[float]:
        p99_ms = []
        with self._peer.start(), Load(self._peer.door(), SOCKETS, self._log) as load:
            for number in range(ROUNDS + 1):
                run = self._run()
                load.start(run)
                arrivals = load.finish(run)
                if arrivals.refused or arrivals.missing:
                    raise ChildFailed(f"{arrivals.refused} refused, {arrivals.missing} missing")
                if number:  # the first one warms up
                    p99_ms.append(arrivals.answer_p99_us / 1000)
        self._say(f"purge: {what}: p99 {', '.join(f'{ms:.1f}' for ms in p99_ms)} ms")
        return p99_ms

    def _run(self) -> Run:
        count = round(PER_S * SECONDS)
        self._first += count
        return Run(
            first=self._first - count,
            count=count,
            readers=SOCKETS,
            senders=self._peer.senders,
            per_s=PER_S,
            wait_s=SECONDS + 10,
        )


@contextlib.contextmanager
def _open(data: Path) -> Iterator[sqlite3.Connection]:
    """Of a server that doesn't run."""
    with contextlib.closing(sqlite3.connect(data)) as connection, connection:
        yield connection


def _left(data: Path) -> int:
    with contextlib.closing(sqlite3.connect(f"file:{data}?mode=ro", uri=True)) as connection:
        count = connection.execute("SELECT count(*) FROM messages WHERE room = 'attic'")
        return int(count.fetchone()[0])


def _fill(database: sqlite3.Connection) -> None:
    at = int(time.time() * 1000) - OLD_DAYS * DAY_MS
    author = database.execute("SELECT id FROM people LIMIT 1").fetchone()[0]
    epoch = database.execute("SELECT value FROM meta WHERE key = 'epoch'").fetchone()[0]
    database.executescript(
        "CREATE TEMP TABLE attic AS SELECT * FROM rooms WHERE id = 'lobby';"
        "UPDATE attic SET id = 'attic';"
        "INSERT INTO rooms SELECT * FROM attic;"
    )
    seqs = range(1, OLD_MESSAGES + 1)
    database.executemany(
        "INSERT INTO messages (room, seq, id, author, text, at) VALUES ('attic', ?, ?, ?, ?, ?)",
        ((seq, f"old-{seq}", author, _TEXT, at + seq) for seq in seqs),
    )
    body = f'{{"type":"message.posted","at":{at},"text":"{_TEXT}"}}'.encode()
    database.executemany(
        "INSERT INTO events (topic, seq, body) VALUES ('room:attic', ?, ?)",
        ((seq, body) for seq in seqs),
    )
    database.execute(
        "INSERT INTO topics (name, epoch, head) VALUES ('room:attic', ?, ?)", [epoch, OLD_MESSAGES]
    )
