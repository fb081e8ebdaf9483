"""Drives the load tool (native/load.c): joins sockets, runs messages through them, counts."""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from bench.build import compiled
from bench.processes import Child

JOIN_TIMEOUT_S = 60.0
WAIT_S = 5.0


@dataclass(frozen=True)
class Door:
    """Where and how a socket joins: the path, who it is, what it says first."""

    port: int
    path: str = "/"
    tokens: Path | None = None
    subprotocol: str | None = None
    hello: str | None = None

    def arguments(self) -> list[str]:
        named = {
            "--port": self.port,
            "--path": self.path,
            "--tokens": self.tokens,
            "--subprotocol": self.subprotocol,
            "--hello": self.hello,
        }
        return [f"{name}={value}" for name, value in named.items() if value is not None]


@dataclass(frozen=True)
class Run:
    """What the tool is asked to do. With no senders, somebody else publishes."""

    first: int
    count: int
    readers: int
    senders: int = 0
    per_s: float = 0.0
    depth: int = 1
    text_bytes: int = 256
    seconds: float = 0.0
    wait_s: float = WAIT_S

    def command(self) -> str:
        return (
            f"run {self.first} {self.count} {self.readers} {self.senders} {self.per_s} "
            f"{self.depth} {self.text_bytes} {self.seconds} {self.wait_s}"
        )


@dataclass(frozen=True)
class Arrivals:
    """What the tool saw in one run. Times in microseconds; -1 where there are none.

    `least` and `most` are the frames that the worst and the best served socket received;
    `stray` are those that came since the last run and belong to none.
    """

    sent: int
    posted: int
    refused: int
    deliveries: int
    expected: int
    complete: int
    stray: int
    least: int
    most: int
    payload_least: int
    payload_most: int
    payload_bytes: int
    closed: int
    unread_sends: int
    cpu_s: float
    send_s: float
    refusal: str
    last_reader_us: list[int]
    answer_p50_us: int
    answer_p99_us: int

    @property
    def missing(self) -> int:
        return self.expected - self.deliveries

    def is_exact(self) -> bool:
        """Every message reached every reader once, and nothing else came."""
        return not (self.missing or self.stray or self.closed) and self.least == self.most


class Load:
    """One running load tool with its sockets joined."""

    def __init__(self, door: Door, sockets: int, log: Path) -> None:
        """Returns when every socket has joined. Raises: ChildFailed, NoCompiler."""
        command = [str(compiled("load")), f"--sockets={sockets}", *door.arguments()]
        self.sockets = sockets
        self._child = Child(command, log)
        try:
            self._child.event("joined", JOIN_TIMEOUT_S)
        except BaseException:
            self._child.stop()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.stop()

    def start(self, run: Run) -> None:
        """Begins to count, and to send where the run has senders."""
        self._child.tell(run.command())

    def finish(self, run: Run) -> Arrivals:
        """Waits until everything has arrived or `run.wait_s` has passed. Raises: ChildFailed."""
        told = self._child.event("run", run.wait_s + 10)
        del told["event"]
        return Arrivals(**told)
