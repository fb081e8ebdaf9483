"""Durable sends to one Lamplight process: what one alone costs, and how many a second fit.

Nobody else reads: the one alone hears its own message only, the many hear no room. The
limits on how fast a person may send are raised for this: it asks what the log can take,
not what a person may do.
"""

from collections.abc import Callable
from pathlib import Path

from bench.figures import Sending, Sends
from bench.load import Door, Load, Run
from bench.peers.lamplight import LamplightPeer
from bench.processes import Child, ChildFailed

RAISED = {"LAMPLIGHT_SEND_BURST": "1000000", "LAMPLIGHT_SEND_PER_S": "1000000"}
SETTINGS = " ".join(f"{name}={value}" for name, value in RAISED.items())
MANY = 50
DEPTH = 20
COUNT_MAX = 400_000
WARM_UP_SENDS = 200


def measure_sends(
    folder: Path, text_bytes: int, seconds: float, say: Callable[[str], None]
) -> Sends:
    """One sender that waits for each answer, then MANY with DEPTH unanswered on each."""
    sends = Sends(absent=LamplightPeer.absence())
    if sends.absent:
        return sends
    folder.mkdir()
    peer = LamplightPeer(folder, MANY, RAISED)
    try:
        with peer.start() as child:
            sending = _Sending(child, folder / "load.log", text_bytes, seconds)
            sends.alone = sending.measure(peer.door(), senders=1, depth=1)
            say(_line(sends.alone))
            sends.together = sending.measure(peer.silent_door(), senders=MANY, depth=DEPTH)
            say(_line(sends.together))
    except ChildFailed as failure:
        sends.failed = str(failure)
        say(f"sends: failed: {failure}")
    return sends


class _Sending:
    """Sends to one started server; numbers no message twice."""

    def __init__(self, child: Child, log: Path, text_bytes: int, seconds: float) -> None:
        self._child = child
        self._log = log
        self._text_bytes = text_bytes
        self._seconds = seconds
        self._first = 0

    def measure(self, door: Door, senders: int, depth: int) -> Sending:
        readers = 1 if door.hello else 0
        with Load(door, senders, self._log) as load:
            warm_up = self._run(WARM_UP_SENDS, readers, senders, depth)
            load.start(warm_up)
            load.finish(warm_up)
            run = self._run(COUNT_MAX, readers, senders, depth)
            before_s = self._child.cpu_s()
            load.start(run)
            arrivals = load.finish(run)
            return Sending(senders, depth, arrivals, self._child.cpu_s() - before_s)

    def _run(self, count: int, readers: int, senders: int, depth: int) -> Run:
        self._first += count
        return Run(
            first=self._first - count,
            count=count,
            readers=readers,
            senders=senders,
            depth=depth,
            text_bytes=self._text_bytes,
            seconds=self._seconds,
            wait_s=self._seconds + 10,
        )


def _line(sending: Sending) -> str:
    seen = sending.arrivals
    trouble = f", {seen.refused} REFUSED: {seen.refusal}" if seen.refused else ""
    return (
        f"sends: {sending.what}: {sending.posted_per_s:.0f} acknowledged a second, "
        f"{sending.cpu_us_per_send:.0f} µs of server CPU each{trouble}"
    )
