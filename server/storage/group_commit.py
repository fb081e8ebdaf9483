"""Group commit: what many ask to write goes into one transaction.

A lone write waits for nobody: it is a batch of one. While a batch is being committed the
next one gathers, so the batch grows with the load and the cost of a commit is shared.

The transaction runs on one thread of its own. Everything else here runs on the event loop, which
the thread wakes through a pipe, which costs less than `call_soon_threadsafe` (docs/performance.md).
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections import deque
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from typing import Any, Protocol

import structlog

from server.domain.errors import Unavailable
from server.storage.interface import Committed, Post, Write

log = structlog.get_logger()

BATCH_MAX = 512
# At 5,000 writes a second this is four seconds' worth: past it, waiting helps nobody.
WAITING_MAX = 20_000

Work = Post | Write[Any]
Outcome = tuple[Any, BaseException | None]
Result = tuple[list[Outcome], list[Committed]]
CommitBatch = Callable[[Sequence[Work]], Result]


class OnCommit(Protocol):
    def __call__(self, events: list[Committed]) -> None: ...


class GroupCommit:
    """Queues work for `commit`, which runs one batch in one transaction on the thread.

    `commit` raises only if nothing of the batch was kept.
    """

    def __init__(self, commit: CommitBatch, on_commit: OnCommit) -> None:
        self._commit = commit
        self._on_commit = on_commit
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[tuple[Work, asyncio.Future[Any]]] = deque()
        self._running: list[tuple[Work, asyncio.Future[Any]]] = []
        self._batches: SimpleQueue[list[Work] | None] = SimpleQueue()
        self._results: SimpleQueue[Result] = SimpleQueue()
        # One byte a batch, and one batch is out at a time: it never fills.
        self._woken, self._wake = os.pipe()
        self._loop.add_reader(self._woken, self._collect)
        self._idle = asyncio.Event()
        self._idle.set()
        self._is_closed = False
        self._thread = threading.Thread(target=self._serve, name="store-writer", daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        return len(self._waiting) + len(self._running)

    def submit(self, work: Work) -> asyncio.Future[Any]:
        """Queue `work`; the future resolves after its commit, in the order of calls."""
        future = self._loop.create_future()
        if self._is_closed or len(self._waiting) >= WAITING_MAX:
            future.set_exception(Unavailable())
            return future
        self._waiting.append((work, future))
        if not self._running:
            self._start_batch()
        return future

    async def close(self) -> None:
        """Finish what was queued, then stop the thread."""
        self._is_closed = True
        await self._idle.wait()
        self._batches.put(None)
        await asyncio.to_thread(self._thread.join)
        self._loop.remove_reader(self._woken)
        os.close(self._woken)
        os.close(self._wake)

    def _start_batch(self) -> None:
        while self._waiting and len(self._running) < BATCH_MAX:
            work, future = self._waiting.popleft()
            if not future.cancelled():
                self._running.append((work, future))
        if self._running:
            self._idle.clear()
            self._batches.put([work for work, _ in self._running])
        else:
            self._idle.set()

    def _serve(self) -> None:
        while (batch := self._batches.get()) is not None:
            self._results.put(self._attempt(batch))
            os.write(self._wake, b"!")

    def _collect(self) -> None:
        os.read(self._woken, 1)
        self._finish(*self._results.get_nowait())

    def _attempt(self, batch: list[Work]) -> Result:
        try:
            return self._commit(batch)
        except Exception as error:  # noqa: BLE001  (the edge of the writer's thread)
            if len(batch) == 1 or isinstance(error, Unavailable):
                return [(None, error)] * len(batch), []
            # One bad write must not cost the others theirs.
            log.warning("store.batch_split", size=len(batch), error=type(error).__name__)
            parts = [self._attempt([work]) for work in batch]
            return [o for outcome, _ in parts for o in outcome], [e for _, ev in parts for e in ev]

    def _finish(self, outcomes: list[Outcome], events: list[Committed]) -> None:
        done, self._running = self._running, []
        self._start_batch()
        if events:
            try:
                self._on_commit(events)
            except Exception:  # who wrote is answered all the same
                log.exception("store.listener_failed")
        for (_, future), (result, error) in zip(done, outcomes, strict=True):
            if future.cancelled():
                continue
            if error is None:
                future.set_result(result)
            else:
                future.set_exception(error)
