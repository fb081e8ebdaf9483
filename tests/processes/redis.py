"""A real redis-server for tests, and everything that can happen to one.

Owns one process at a time, in a folder of its own, and ends only that one.
"""

import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

READY_S = 10.0


class RedisServer:
    """`with RedisServer() as redis:`; then `redis.url`, or `redis.unix_url`.

    It keeps its port from one start to the next. `options` are further
    arguments of redis-server, `"--requirepass", "secret"` say.
    Nothing is saved to disk, so a restart is also a loss of all data.
    """

    def __init__(self, options: Sequence[str] = (), *, is_tls: bool = False) -> None:
        self.port = free_port()
        self._options = tuple(options)
        self._is_tls = is_tls
        self._folder = tempfile.TemporaryDirectory(prefix="redis-")
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """By TCP, or TLS if that is on."""
        return f"{'rediss' if self._is_tls else 'redis'}://127.0.0.1:{self.port}/0"

    @property
    def unix_url(self) -> str:
        """By its Unix socket."""
        return f"unix://{self._socket_path}"

    @property
    def pid(self) -> int:
        """Of the process that runs now."""
        assert self._process is not None, "not started"
        return self._process.pid

    @property
    def _socket_path(self) -> Path:
        return Path(self._folder.name) / "redis.sock"

    def start(self) -> None:
        """Start it and return once it answers. Blocks for a few tens of milliseconds."""
        assert self._process is None, "already started"
        ports = ("--port", "0", "--tls-port") if self._is_tls else ("--port",)
        self._process = subprocess.Popen(
            [
                "redis-server", *ports, str(self.port), "--bind", "127.0.0.1",
                "--unixsocket", str(self._socket_path), "--dir", self._folder.name,
                "--save", "", "--appendonly", "no", *self._options,
            ],
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        deadline_s = time.monotonic() + READY_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline_s:
                raise RuntimeError(f"redis-server did not start on port {self.port}")
            time.sleep(0.01)

    def _answers(self) -> bool:
        """Whether it takes commands. An error is an answer: it may want a password first."""
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.settimeout(1)
                probe.connect(str(self._socket_path))
                probe.sendall(b"PING\r\n")
                return probe.recv(64) != b""
            except OSError:
                return False

    def stop(self) -> None:
        """End it in an orderly way, as a restart does."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a crash does."""
        self._end(signal.SIGKILL)

    def pause(self) -> None:
        """Freeze it: its connections stay up and nothing answers."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on after a pause."""
        self._signal(signal.SIGCONT)

    def close(self) -> None:
        """End it, whatever state it is in, and remove its folder."""
        if self._process is not None:
            self.kill()
        self._folder.cleanup()

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None, "not started"
        self._process.send_signal(number)

    def _end(self, number: signal.Signals) -> None:
        self._signal(number)
        assert self._process is not None
        self._process.wait(READY_S)
        self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
