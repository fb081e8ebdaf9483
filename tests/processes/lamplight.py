"""A real `lamplight serve` process for tests."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

PASSWORD = "a-demo-password-for-tests"
START_S = 30.0


class LamplightServer:
    """`with LamplightServer(folder) as server:`; then `server.url` and `server.ws_url`.

    `environ` adds settings, `workers` asks for several processes at its port. What it logs goes to
    `stderr`, or else to that of the tests.
    It listens on a free port, which it keeps over restarts.
    """

    def __init__(
        self,
        folder: Path,
        environ: dict[str, str] | None = None,
        *,
        demo: bool = True,
        workers: int = 1,
        stderr: IO[str] | None = None,
    ) -> None:
        self.folder = folder
        self._arguments = ["serve", *(["--demo"] if demo else [])]
        if workers > 1:
            self._arguments += ["--workers", str(workers)]
        self._stderr = stderr
        self.port = 0
        self._environ = environ or {}
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        """Where its pages and its API are."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def ws_url(self) -> str:
        """Where its WebSockets are."""
        return f"ws://127.0.0.1:{self.port}/ws"

    @property
    def pid(self) -> int:
        """Of the process that runs now."""
        assert self._process is not None, "not started"
        return self._process.pid

    @property
    def worker_pids(self) -> list[int]:
        """Of its processes that serve, where it has several."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    @property
    def environ(self) -> dict[str, str]:
        """What the process, and commands beside it, run with."""
        own = {
            "PORT": str(self.port),
            "LAMPLIGHT_DATA_DIR": str(self.folder),
            "LAMPLIGHT_DEMO_PASSWORD": PASSWORD,
            "LAMPLIGHT_DRAIN_S": "0.2",
            "LAMPLIGHT_LOG_LEVEL": "warning",
        }
        kept = {k: v for k, v in os.environ.items() if not k.startswith("LAMPLIGHT_")}
        return {**kept, **own, **self._environ}

    def start(self) -> None:
        """Start it and return once it says where it listens."""
        self._process = subprocess.Popen(
            self.command(*self._arguments),
            env=self.environ,
            stdout=subprocess.PIPE,
            stderr=self._stderr,
            text=True,
        )
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if found := re.search(r"Lamplight is at http://.*:(\d+)", line):
                self.port = int(found[1])
                return
        raise RuntimeError(f"lamplight did not start: exit status {self._process.wait()}")

    def stop(self) -> int:
        """End it in an orderly way; its exit status."""
        return self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a crash does."""
        self._end(signal.SIGKILL)

    @staticmethod
    def command(*arguments: str) -> list[str]:
        """How `lamplight ARGUMENTS` is run."""
        return [sys.executable, "-m", "server", *arguments]

    def run(self, *arguments: str) -> str:
        """The output of `lamplight ARGUMENTS` beside it, on the same data."""
        done = subprocess.run(
            self.command(*arguments),
            env=self.environ,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def _end(self, number: signal.Signals) -> int:
        assert self._process is not None, "not started"
        self._process.send_signal(number)
        status = self._process.wait(START_S)
        if self._process.stdout:
            self._process.stdout.close()
        self._process = None
        return status

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self.kill()
