"""What the benchmark needs of a server: start it, find its door, publish in it."""

from abc import ABC, abstractmethod
from pathlib import Path

from bench.load import Door
from bench.processes import Child


class Peer(ABC):
    """One server, started on a free loopback port, with everything it writes in `folder`."""

    title: str
    # How many of the load tool's sockets send; 0 where the server, or we, publish.
    senders = 0

    def __init__(self, folder: Path, sockets: int) -> None:
        self.folder = folder
        self.sockets = sockets
        self.log = folder / "server.log"

    @staticmethod
    @abstractmethod
    def absence() -> str | None:
        """Why this server cannot be measured on this machine, or None."""

    @abstractmethod
    def start(self) -> Child:
        """Starts it; returns when it takes connections. Raises: ChildFailed."""

    @abstractmethod
    def door(self) -> Door:
        """Where the load tool's sockets join."""

    def publish(self, first: int, count: int, per_s: float, payload_bytes: int) -> None:
        """Publishes `count` stamped payloads, or starts to, where no socket sends them."""
        raise NotImplementedError

    def published(self, timeout_s: float) -> None:
        """Waits until what `publish` started is over. Raises: ChildFailed."""
        raise NotImplementedError
