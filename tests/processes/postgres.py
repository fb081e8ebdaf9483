"""A real PostgreSQL cluster for tests, in a folder of its own, and databases in it.

PostgreSQL refuses to run as root, so for root it runs as the user that its package made, or as
`nobody`. Nothing is kept after a test run, so it need not wait for the disk.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.processes.redis import free_port

READY_S = 30.0
OWNER, PASSWORD = "lamplight", "a-database-password"
QUICK = {"fsync": "off", "full_page_writes": "off", "max_connections": "60"}


class PostgresServer:
    """`with PostgresServer() as server:`, then `server.make()` is the address of a new database.

    `template` is what `make` copies where nothing else is said.
    """

    def __init__(self) -> None:
        self.port = free_port()
        self._folder = tempfile.TemporaryDirectory(prefix="postgres-")
        self._data = Path(self._folder.name) / "data"
        self._names = count(1)
        self._user = _unprivileged()
        self._process: subprocess.Popen[bytes] | None = None
        self.template = "template0"

    def url(self, name: str, *, password: str = PASSWORD, port: int | None = None) -> str:
        """Of a database in it, there or not."""
        return f"postgresql://{OWNER}:{password}@127.0.0.1:{port or self.port}/{name}"

    def make(self, template: str | None = None) -> str:
        """The address of a new database, a copy of this or of `self.template`."""
        name = f"test_{next(self._names)}"
        copied = template or self.template
        psql(self.url("postgres"), f"CREATE DATABASE {name} TEMPLATE {copied}")
        return self.url(name)

    def start(self) -> None:
        """Start it and return once it answers; it is made the first time."""
        if not self._data.exists():
            self._make_cluster()
        settings = QUICK | {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": self._folder.name,
        }
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        self._process = subprocess.Popen(
            [_program("postgres"), "-D", str(self._data), *options],
            user=self._user,
            cwd=self._folder.name,
            stderr=subprocess.DEVNULL,
        )
        self._wait_until_ready()

    def _make_cluster(self) -> None:
        folder = Path(self._folder.name)
        if self._user is not None:
            os.chown(folder, pwd.getpwnam(self._user).pw_uid, -1)
        password = folder / "password"
        password.write_text(PASSWORD)
        password.chmod(0o644)  # the folder is closed to others
        command = [
            _program("initdb"), "-D", str(self._data), "-U", OWNER, f"--pwfile={password}",
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
        ]  # fmt: skip
        _run(command, self._user, folder)

    def _wait_until_ready(self) -> None:
        assert self._process is not None
        deadline_s = time.monotonic() + READY_S
        ready = [_program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        while subprocess.run(ready, check=False).returncode != 0:
            if self._process.poll() is not None or time.monotonic() > deadline_s:
                raise RuntimeError(f"PostgreSQL did not start on port {self.port}")
            time.sleep(0.02)

    def stop(self) -> None:
        """End it in an orderly way, as a restart does, without waiting for who is connected."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End it as a crash does: it takes its connections along and has to recover."""
        self._end(signal.SIGQUIT)

    def close(self) -> None:
        """End it and remove its folder."""
        if self._process is not None:
            self.kill()
        self._folder.cleanup()

    def _end(self, number: signal.Signals) -> None:
        assert self._process is not None, "not started"
        self._process.send_signal(number)
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


def psql(url: str, statements: str) -> str:
    """What SQL answers in the database at `url`, as text. Raises: RuntimeError, with its words."""
    options = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
    return _run([_program("psql"), *options, "-c", statements, url]).strip()


def _run(command: Sequence[str], user: str | None = None, folder: Path | None = None) -> str:
    done = subprocess.run(
        command, user=user, cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed: {done.stderr.strip()}")
    return done.stdout


def _unprivileged() -> str | None:
    """Whom it runs as; None: us."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _program(name: str) -> str:
    """Debian keeps the server's programs off the path, a folder a version."""
    found = shutil.which(name)
    if found:
        return found
    versions = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    newest = max(versions, key=lambda path: float(path.parent.parent.name), default=None)
    if newest is None:
        raise RuntimeError(f"{name} of PostgreSQL is not installed: see .ci/system-packages")
    return str(newest)
