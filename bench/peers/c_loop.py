"""The limit: a C program that loops over send() (native/c_loop.c)."""

from abc import abstractmethod
from pathlib import Path

from bench.build import compiled, compiler
from bench.load import Door
from bench.peers.interface import Peer
from bench.processes import Child, ChildFailed, free_port


class PublishingPeer(Peer):
    """A server of our own that publishes when told to by a line on its standard input."""

    def __init__(self, folder: Path, sockets: int) -> None:
        super().__init__(folder, sockets)
        self._port = free_port()
        self._child: Child

    @abstractmethod
    def command(self, port: int) -> list[str]:
        """The program that serves on this port."""

    def start(self) -> Child:
        self._child = Child(self.command(self._port), self.log)
        try:
            self._child.event("ready", 10)
        except BaseException:
            self._child.stop()
            raise
        return self._child

    def door(self) -> Door:
        return Door(self._port)

    def publish(self, first: int, count: int, per_s: float, payload_bytes: int) -> None:
        self._child.tell(f"publish {first} {count} {per_s} {payload_bytes}")

    def published(self, timeout_s: float) -> None:
        told = self._child.event("published", timeout_s)
        if told.get("skipped"):
            raise ChildFailed(f"{self.title} skipped {told['skipped']} full sockets")


class CLoopPeer(PublishingPeer):
    """Nothing stored, nobody signed in, one prepared frame, one send() a socket."""

    title = "C send() loop"

    @staticmethod
    def absence() -> str | None:
        return None if compiler() else "gcc is not installed"

    def command(self, port: int) -> list[str]:
        return [str(compiled("c_loop")), str(port)]
