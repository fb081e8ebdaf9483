"""Child processes of the benchmark: started, spoken to by lines, weighed, always stopped.

Linux only: CPU time and memory come from the kernel's own accounts. Processes are ended
by the id that we started, never by name.
"""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self, TypeVar, cast

ROOT = Path(__file__).parents[1]
STOP_WAIT_S = 10.0

T = TypeVar("T")


class ChildFailed(Exception):
    """A server or the load tool ended, or did not answer in time. Carries its last words."""


class Child:
    """One started program. Its errors go to `log`; it is told and asked things by lines.

    One that does not speak by lines (`speaks=False`) has its output in `log` too: a pipe
    that nobody reads would fill up and hold it.
    """

    def __init__(
        self,
        command: Sequence[str],
        log: Path,
        env: Mapping[str, str] | None = None,
        speaks: bool = True,
    ) -> None:
        self.name = " ".join(Path(part).name for part in command[:3])
        self._log = log
        with log.open("ab") as errors:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE if speaks else errors,
                stderr=errors,
                cwd=ROOT,
                env=dict(env) if env is not None else None,
                start_new_session=True,  # Ctrl-C is ours alone to pass on
            )
        self._pending = b""

    @property
    def pid(self) -> int:
        return self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def tell(self, line: str) -> None:
        """Writes one line to its standard input. Raises: ChildFailed."""
        pipe = cast(IO[bytes], self._process.stdin)
        try:
            pipe.write(line.encode() + b"\n")
            pipe.flush()
        except BrokenPipeError:
            raise self._failure("has ended") from None

    def event(self, kind: str, timeout_s: float) -> dict[str, Any]:
        """The next line of its standard output, JSON whose `event` is `kind`.

        Raises: ChildFailed when it ends, says something else, or is silent for timeout_s.
        """
        line = self.line(timeout_s)
        try:
            found: dict[str, Any] = json.loads(line)
        except ValueError:
            raise self._failure(f"said {line[:200]!r}") from None
        if found.get("event") != kind:
            raise self._failure(f"said {line[:200]!r} and not {kind!r}")
        return found

    def line(self, timeout_s: float) -> str:
        """The next line of its standard output. Raises: ChildFailed."""
        descriptor = cast(IO[bytes], self._process.stdout).fileno()
        deadline_s = time.monotonic() + timeout_s
        while b"\n" not in self._pending:
            left_s = deadline_s - time.monotonic()
            if left_s <= 0 or not select.select([descriptor], [], [], left_s)[0]:
                raise self._failure(f"said nothing for {timeout_s:.0f} s")
            got = os.read(descriptor, 1 << 16)
            if not got:
                raise self._failure("has ended")
            self._pending += got
        line, _, self._pending = self._pending.partition(b"\n")
        return line.decode()

    def check_alive(self) -> None:
        """Raises: ChildFailed when it has ended."""
        if self._process.poll() is not None:
            raise self._failure("has ended")

    def cpu_s(self) -> float:
        """See `cpu_s`. Raises: ChildFailed when it has ended."""
        return self._account(cpu_s)

    def memory_bytes(self) -> int:
        """See `memory_bytes`. Raises: ChildFailed when it has ended."""
        return self._account(memory_bytes)

    def _account(self, of: Callable[[int], T]) -> T:
        self.check_alive()
        try:
            return of(self.pid)
        except OSError:  # it went between two looks
            raise self._failure("has ended") from None

    def stop(self) -> None:
        """Ends it and waits: asks by SIGTERM, and after STOP_WAIT_S insists."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        if self._process.poll() is None:
            self._process.terminate()
        try:
            self._process.wait(STOP_WAIT_S)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)  # its own group: see start_new_session
            self._process.wait()

    def _failure(self, what: str) -> ChildFailed:
        words = self._log.read_text(errors="replace").strip().splitlines()[-8:]
        return ChildFailed("\n  ".join([f"{self.name} {what}", *words]))


def family(pid: int) -> Iterator[int]:
    """The process and all that descend from it, as far as they are alive."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from family(int(child))


def cpu_s(pid: int) -> float:
    """CPU seconds, user and system, of a process and its living descendants, to the µs.

    /proc/PID/stat counts in ticks of 10 ms; the process's CPU clock, whose number the C
    library's clock_getcpuclockid() makes in this way, counts in nanoseconds.
    """
    return sum(time.clock_gettime((~one << 3) | 2) for one in family(pid))


def memory_bytes(pid: int) -> int:
    """What a process and its descendants hold, in memory of their own and shared memory.

    The proportional set size, in which a page that two share counts once; without the pages
    of files, whose share falls and rises with whoever else runs the same libraries.
    """
    return sum(_pss_bytes(one) for one in family(pid))


def _pss_bytes(pid: int) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    counted = [line for line in rollup if line.startswith(("Pss_Anon:", "Pss_Shmem:"))]
    return sum(int(line.split()[1]) for line in counted) * 1024


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait_for_port(child: Child, port: int, timeout_s: float) -> None:
    """Returns when 127.0.0.1:port accepts connections. Raises: ChildFailed."""
    deadline_s = time.monotonic() + timeout_s
    while time.monotonic() < deadline_s:
        child.check_alive()
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise ChildFailed(f"{child.name} did not listen within {timeout_s:.0f} s")


def machine_work_s() -> float:
    """CPU seconds that the whole machine has worked, or that were taken from it, since boot."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
    user, nice, system, _idle, _iowait, irq, softirq, steal = map(int, fields)
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")
