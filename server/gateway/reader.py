"""Reading topic logs for many at once.

However many resume on a topic, one read is under way and one waits; whoever asks while a
read runs shares the next. So each sees everything committed before it asked, and a storm
of thousands costs the database a few reads a topic.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field

from server.storage.interface import LogPage, Store

LATEST_EVENTS = 50
# Past this a client starts afresh: replaying more costs it and everybody more than a new page.
RECOVERED_EVENTS_MAX = 2_000


@dataclass(slots=True)
class _Wish:
    """The next read of a topic: everything after `after` (0: the latest page)."""

    after: int
    page: asyncio.Future[LogPage] = field(repr=False)


class LogReader:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._next: dict[tuple[str, bool], _Wish] = {}
        self._running: dict[tuple[str, bool], asyncio.Task[None]] = {}
        # How often the log was read, by the kind of topic.
        self.reads: Counter[str] = Counter()

    async def latest(self, topic: str) -> LogPage:
        """The newest events."""
        return await self._ask((topic, True), 0)

    async def after(self, topic: str, seq: int) -> LogPage:
        """Every event after `seq`, or the newest of them where they are too many."""
        page = await self._ask((topic, False), seq)
        if not page.events or page.events[0][0] > seq:
            return page
        return page._replace(events=page.events[seq + 1 - page.events[0][0] :])

    async def _ask(self, key: tuple[str, bool], after: int) -> LogPage:
        wish = self._next.get(key)
        if wish is None:
            wish = self._next[key] = _Wish(after, asyncio.get_running_loop().create_future())
            if key not in self._running:
                self._running[key] = asyncio.create_task(self._run(key))
        wish.after = min(wish.after, after)
        return await asyncio.shield(wish.page)

    async def _run(self, key: tuple[str, bool]) -> None:
        topic, is_latest = key
        limit = LATEST_EVENTS if is_latest else RECOVERED_EVENTS_MAX
        try:
            while wish := self._next.pop(key, None):
                try:
                    after = wish.after
                    self.reads[topic.partition(":")[0]] += 1
                    page = await self._store.read(
                        lambda tx, after=after: tx.log.page(topic, after, limit)  # type: ignore[misc]
                    )
                except Exception as error:  # noqa: BLE001  (handed to those who asked)
                    wish.page.set_exception(error)
                    wish.page.exception()  # marked as seen, where all of them have gone
                else:
                    wish.page.set_result(page)
        finally:
            del self._running[key]

    async def close(self) -> None:
        for task in list(self._running.values()):
            task.cancel()
            await asyncio.wait([task])
