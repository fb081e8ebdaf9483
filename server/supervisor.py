"""Several processes that do one job, forked from a parent that starts them again.

The parent does none of it: it has no threads and no event loop, so a fork is safe at any time, and
what it built before the first one (the policy's rules above all) is shared memory for all.
"""

from __future__ import annotations

import os
import selectors
import signal
import socket
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn

import structlog

log = structlog.get_logger()

MISTAKE = 2  # the exit status that says: an operator has to change something
RESTART_AFTER_S = 0.5
RESTART_AFTER_MAX_S = 30.0
# Whoever ran as long as this has not failed again, but anew.
STEADY_AFTER_S = 60.0


@dataclass(frozen=True, slots=True)
class Place:
    """What one of the processes knows of the others.

    `number` counts from 0 and is kept over restarts. `parent_gone` is a file descriptor that
    becomes readable when the parent has died, however it died.
    """

    number: int
    parent_gone: int
    _ready: int

    def is_ready(self) -> None:
        """Tell the parent, once, that this process does its part."""
        os.write(self._ready, b"1")
        os.close(self._ready)


@dataclass(slots=True)
class _Child:
    number: int
    started_at_s: float
    ready: int


def run_apart(job: Callable[[], int]) -> int:
    """Do `job` in a process of its own; its exit status."""
    pid = _fork()
    if pid == 0:
        _leave(job)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def supervise(count: int, job: Callable[[Place], int], on_ready: Callable[[], None]) -> int:
    """Keep `count` processes at `job` until SIGTERM or SIGINT, and let them end in order.

    One that ends is started again, after a while that grows as long as it goes on ending. Where
    one ends before all have been ready, all end: that is a mistake and no accident.

    Returns:
        The exit status: 0, or that of the one that couldn't start.
    """
    return _Supervisor(count, job, on_ready).run()


class _Supervisor:
    def __init__(
        self, count: int, job: Callable[[Place], int], on_ready: Callable[[], None]
    ) -> None:
        self._count = count
        self._job = job
        self._on_ready = on_ready
        self._children: dict[int, _Child] = {}
        self._again_at_s: dict[int, float] = {}
        self._failures: Counter[int] = Counter()
        self._not_ready = set(range(count))
        self._is_stopping = False
        self._status = 0

    def run(self) -> int:
        self._alive = os.pipe()
        self._wake = socket.socketpair()
        self._selector = selectors.DefaultSelector()
        self._listen_to_signals()
        self._start(0)  # alone first, so that what can't work at all is said once
        while self._children or self._again_at_s:
            for key, _ in self._selector.select(self._wait_s()):
                key.data(key.fd)
            self._reap()
            self._start_again()
        return self._status

    def _listen_to_signals(self) -> None:
        for end in self._wake:
            end.setblocking(False)
        self._selector.register(self._wake[0], selectors.EVENT_READ, self._on_signal)
        signal.set_wakeup_fd(self._wake[1].fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
            signal.signal(number, _noted_by_the_wakeup_fd)

    def _on_signal(self, fd: int) -> None:
        if {signal.SIGTERM, signal.SIGINT} & set(os.read(fd, 4096)):
            self._stop()

    def _stop(self) -> None:
        self._is_stopping = True
        self._again_at_s.clear()
        for pid in self._children:
            os.kill(pid, signal.SIGTERM)

    # --- one process ---

    def _start(self, number: int) -> None:
        ready, told = os.pipe()
        pid = _fork()
        if pid == 0:
            self._become_child(ready)
            place = Place(number, self._alive[0], told)
            _leave(lambda: self._job(place))
        os.close(told)
        self._children[pid] = _Child(number, time.monotonic(), ready)
        self._selector.register(ready, selectors.EVENT_READ, self._on_told)

    def _become_child(self, ready: int) -> None:
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        self._selector.close()
        for end in self._wake:
            end.close()
        for fd in (ready, self._alive[1], *(child.ready for child in self._children.values())):
            os.close(fd)

    def _on_told(self, ready: int) -> None:
        if not os.read(ready, 1):
            self._selector.unregister(ready)  # it has told, or has ended
            return
        if self._is_stopping or not self._not_ready:
            return
        was_alone = len(self._not_ready) == self._count
        self._not_ready -= {c.number for c in self._children.values() if c.ready == ready}
        if not self._not_ready:
            self._on_ready()
        elif was_alone:
            for number in sorted(self._not_ready):
                self._start(number)

    def _reap(self) -> None:
        while self._children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            self._ended(self._children.pop(pid), os.waitstatus_to_exitcode(status))

    def _ended(self, child: _Child, status: int) -> None:
        if child.ready in self._selector.get_map():
            self._selector.unregister(child.ready)
        os.close(child.ready)
        if self._is_stopping:
            return
        if self._not_ready:
            self._status = status if status > 0 else MISTAKE
            self._stop()
            return
        ran_s = time.monotonic() - child.started_at_s
        self._failures[child.number] = (
            0 if ran_s > STEADY_AFTER_S else self._failures[child.number] + 1
        )
        wait_s = min(RESTART_AFTER_S * 2 ** self._failures[child.number], RESTART_AFTER_MAX_S)
        self._again_at_s[child.number] = time.monotonic() + wait_s
        log.error("supervisor.ended", process=child.number, status=status, again_in_s=wait_s)

    def _start_again(self) -> None:
        now = time.monotonic()
        for number in [n for n, at in self._again_at_s.items() if at <= now]:
            del self._again_at_s[number]
            self._start(number)

    def _wait_s(self) -> float | None:
        if not self._again_at_s:
            return None
        return max(0.0, min(self._again_at_s.values()) - time.monotonic())


def _noted_by_the_wakeup_fd(_: int, __: FrameType | None) -> None:
    """So that the signal is not what Python or the system would make of it by itself."""


def _fork() -> int:
    if threading.active_count() > 1:
        raise RuntimeError("A fork beside other threads may copy a lock that nobody opens again.")
    sys.stdout.flush()
    sys.stderr.flush()
    return os.fork()


def _leave(job: Callable[[], int]) -> NoReturn:
    """End this forked process with what `job` returns; never back into the parent's code."""
    status = 1
    try:
        status = job()
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 1
    except BaseException as error:
        log.error("supervisor.job_failed", error=type(error).__name__, exc_info=error)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
