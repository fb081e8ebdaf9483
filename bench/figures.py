"""The numbers that a benchmark run ends with, and how several rounds become one figure."""

from dataclasses import dataclass, field
from statistics import median
from typing import Self

from bench.load import Arrivals


@dataclass(frozen=True)
class Spread:
    """One figure measured several times."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: list[float]) -> Self:
        return cls(median(values), min(values), max(values))

    def text(self, digits: int = 2) -> str:
        return f"{self.median:.{digits}f} ({self.least:.{digits}f}-{self.most:.{digits}f})"


@dataclass(frozen=True)
class Sample:
    """One server in one round. `strangers_share` is other work's share of one core meanwhile."""

    round: int
    arrivals: Arrivals
    server_cpu_s: float
    wall_s: float
    strangers_share: float

    @property
    def cpu_us_per_delivery(self) -> float:
        return self.server_cpu_s * 1e6 / max(1, self.arrivals.deliveries)


@dataclass(frozen=True)
class Memory:
    """Proportional set size of a server, in bytes: empty, all joined, after the last round."""

    empty: int
    joined: int
    after: int
    sockets: int

    @property
    def joined_per_socket(self) -> float:
        return (self.joined - self.empty) / self.sockets

    @property
    def after_per_socket(self) -> float:
        return (self.after - self.empty) / self.sockets


@dataclass
class FanOut:
    """One interleaved run of several servers, by their names."""

    samples: dict[str, list[Sample]] = field(default_factory=dict)
    memory: dict[str, Memory] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    payload_bytes: int = 0

    def cpu(self, name: str) -> Spread:
        """Server CPU per delivery, in microseconds."""
        return Spread.of([sample.cpu_us_per_delivery for sample in self.samples[name]])

    def ratio(self, name: str, base: str) -> Spread | None:
        """CPU per delivery of one server over another's in the same round."""
        below = {s.round: s.cpu_us_per_delivery for s in self.samples.get(base, [])}
        ratios = [
            s.cpu_us_per_delivery / below[s.round]
            for s in self.samples.get(name, [])
            if s.round in below
        ]
        return Spread.of(ratios) if ratios else None

    def last_reader_ms(self, name: str, share: float) -> float:
        """Send to last reader, over the messages of all rounds together."""
        times = sorted(t for s in self.samples[name] for t in s.arrivals.last_reader_us)
        return times[int((len(times) - 1) * share)] / 1000 if times else float("nan")

    def missing(self, name: str) -> int:
        return sum(s.arrivals.missing for s in self.samples[name])

    def is_exact(self, name: str) -> bool:
        return all(s.arrivals.is_exact() for s in self.samples[name])


@dataclass(frozen=True)
class Sending:
    """`senders` sockets, each with at most `depth` sends unanswered, to one process."""

    senders: int
    depth: int
    arrivals: Arrivals
    server_cpu_s: float

    @property
    def what(self) -> str:
        if self.senders == self.depth == 1:
            return "one at a time"
        return f"{self.senders} senders, {self.depth} unanswered each"

    @property
    def cpu_us_per_send(self) -> float:
        return self.server_cpu_s * 1e6 / max(1, self.arrivals.posted)

    @property
    def posted_per_s(self) -> float:
        return self.arrivals.posted / self.arrivals.send_s if self.arrivals.send_s else 0.0


@dataclass
class Sends:
    """The cost and the rate of durable sends; `absent` or `failed` says why they are missing."""

    alone: Sending | None = None
    together: Sending | None = None
    absent: str | None = None
    failed: str | None = None
