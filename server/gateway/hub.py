"""Which topics have readers on this node, and how each event reaches them once, in order.

The log is the truth. What comes from a commit here or from the bus is a frame to write if
it is the topic's next one; what is older is dropped, and anything newer means a hole, which
is read from the log. A reader that can't keep up falls behind and catches up from the log;
so does a new one, which is what makes subscribing free of a race with live events.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Coroutine, Iterable, Mapping
from itertools import groupby
from typing import Any, NamedTuple

import structlog

from server.bus.envelope import EventsHint
from server.domain.errors import LamplightError
from server.domain.topics import CONTROL, room_of
from server.gateway.frames import text_frame
from server.gateway.reader import LATEST_EVENTS, LogReader
from server.gateway.tail import Event, tail_of
from server.gateway.tasks import TaskGroup
from server.gateway.topic import Reader, Subscription, Topic
from server.storage.interface import Committed, Head, LogPage, Store

log = structlog.get_logger()

LOG_EPOCH_CHANGED = 4009
TOO_SLOW = 4008
RETRY_S = 0.5
# A resume reads a little more than it asks for: in a storm the next one has a little less.
MARGIN_EVENTS = 100


class Replay(NamedTuple):
    """What a new subscriber is answered: see `subscribe` in the wire contract."""

    epoch: str
    head: int
    recovered: bool
    bodies: list[bytes]


class Hub:
    """Topics by name, and their readers.

    `follow` and `leave` are awaited with a topic's name when its first reader comes and when
    its last has gone; `on_control` is given each event of the nodes' own topic.
    """

    def __init__(
        self,
        store: Store,
        follow: Callable[[str], Coroutine[Any, Any, None]],
        leave: Callable[[str], Coroutine[Any, Any, None]],
        on_control: Callable[[bytes], None],
    ) -> None:
        self._store = store
        self._follow = follow
        self._leave = leave
        self._on_control = on_control
        self._reader = LogReader(store)
        self._topics: dict[str, Topic] = {}
        self._tasks = TaskGroup()
        self._forgotten = 0  # how often all tails were let go of
        self.repairs = 0

    @property
    def reads(self) -> Mapping[str, int]:
        """How often the log was read, by the kind of topic."""
        return self._reader.reads

    @property
    def topics(self) -> Iterable[str]:
        return self._topics.keys()

    async def start(self) -> None:
        """Begin to follow the nodes' own topic, from its end."""
        topic = self._topic(CONTROL)
        await topic.followed
        page = await self._reader.latest(CONTROL)
        topic.epoch, topic.last = page.epoch, page.head

    async def close(self) -> None:
        await self._tasks.close()
        await self._reader.close()

    # --- events come in ---

    def on_commit(self, events: list[Committed]) -> list[EventsHint]:
        """Serve what was just committed here, and give the hints for other nodes."""
        hints = []
        for (name, epoch), run in groupby(events, lambda event: (event.topic, event.epoch)):
            found = [(event.seq, event.body) for event in run]
            self._take(name, epoch, found)
            hints.append(EventsHint(name, epoch, found[0][0], [body for _, body in found]))
        return hints

    def on_hint(self, hint: EventsHint) -> None:
        """Serve what another node says that it committed."""
        self._take(hint.topic, hint.epoch, list(enumerate(hint.bodies, hint.first)))

    def signal(self, name: str, body: bytes, but: Subscription | None = None) -> None:
        """Write something that is not logged to the live readers; `but` is left out."""
        topic = self._topics.get(name)
        if topic is not None:
            topic.write(text_frame(body), but)

    def _take(self, name: str, epoch: str, events: list[tuple[int, bytes]]) -> None:
        topic = self._topics.get(name)
        if topic is None:
            return
        if topic.epoch is None:
            topic.heard = max([topic.heard, *(seq for seq, _ in events)])
            return
        if topic.epoch != epoch:
            self._repair(topic)
            return
        news = [event for event in events if event[0] > topic.last]
        if not news:
            return
        if news[0][0] != topic.last + 1:
            self._repair(topic)
            return
        self._deliver(topic, news)

    def _deliver(self, topic: Topic, events: list[tuple[int, bytes]]) -> None:
        topic.broadcast(events)
        if topic.name == CONTROL:
            self._forgotten += 1
            self._forget_tails()  # a name may have gone out of any log
            for _, body in events:
                self._on_control(body)

    def _forget_tails(self, before_s: float = math.inf) -> None:
        for topic in self._topics.values():
            if topic.tail is not None and topic.tail.ends_s < before_s:
                topic.tail = None

    # --- doubt ---

    async def check_all(self) -> None:
        """Compare every topic with the log's heads, and repair those that differ."""
        self._forget_tails(_now_s())
        names = list(self._topics)
        heads = await self._store.read(lambda tx: tx.log.heads(names))
        for name, head in heads.items():
            topic = self._topics.get(name)
            if topic and _is_stale(topic, head):
                self._repair(topic)

    def _repair(self, topic: Topic) -> None:
        if topic.repair is None:
            topic.repair = self._tasks.start(self._repair_from_log(topic))

    async def _repair_from_log(self, topic: Topic) -> None:
        self.repairs += 1
        try:
            page = await self._reader.after(topic.name, topic.last)
            if topic.epoch == page.epoch and _is_hole(topic, page):
                self._skip(topic, page)
            else:
                self._absorb(topic, page)
        except LamplightError as error:
            log.warning("hub.repair_failed", error=error.code)  # the next check tries again
        finally:
            topic.repair = None

    def _absorb(self, topic: Topic, page: LogPage) -> None:
        """Bring the topic up to a page that was read from the log, where the two meet."""
        if topic.epoch != page.epoch:
            self._start_over(topic, page)
        elif _is_hole(topic, page):
            self._repair(topic)
        elif news := [event for event in page.events if event[0] > topic.last]:
            self._deliver(topic, news)

    def _skip(self, topic: Topic, page: LogPage) -> None:
        """More was missed than is ever replayed: the readers come back by themselves."""
        topic.last, topic.tail = page.head, None
        self._part_with(topic, TOO_SLOW, "You are far behind. Please come back.")
        if topic.name == CONTROL:
            self._on_control(b"")

    def _start_over(self, topic: Topic, page: LogPage) -> None:
        topic.epoch, topic.last, topic.tail = page.epoch, page.head, None
        self._part_with(topic, LOG_EPOCH_CHANGED, "This topic's log was rebuilt. Please come back.")

    def _part_with(self, topic: Topic, code: int, message: str) -> None:
        for subscription in topic.subscriptions():
            subscription.reader.close(code, message)

    # --- subscriptions ---

    async def subscribe(
        self, reader: Reader, name: str, after: tuple[int, str] | None, answer: Answer
    ) -> Subscription:
        """Subscribe `reader`; `answer` is called with the replay just before live events begin.

        `after` is the (seq, epoch) that the reader has already.

        Raises:
            Unavailable: the log can't be read now; nothing was subscribed.
        """
        topic = self._topic(name)
        subscription = Subscription(reader, topic)
        topic.behind.add(subscription)
        subscription.is_catching_up = True
        try:
            await asyncio.shield(topic.followed)
            forgotten = self._forgotten
            page, replay = await self._replay(topic, after)
        except BaseException:
            self.unsubscribe(subscription)
            raise
        self._begin_with(topic, page, is_keepable=forgotten == self._forgotten)
        if subscription in topic.behind:
            answer(subscription, replay)
            subscription.position = replay.head
            subscription.is_catching_up = False
            self.catch_up(subscription)
        return subscription

    def _begin_with(self, topic: Topic, page: LogPage, *, is_keepable: bool) -> None:
        """Absorb what was read for a subscriber, and keep it for those who come next."""
        if topic.epoch is None:
            topic.epoch, topic.last = page.epoch, page.head
            if topic.heard > topic.last:
                self._repair(topic)
                return
        else:
            self._absorb(topic, page)
        is_keepable = is_keepable and topic.tail is None and page.head == topic.last
        if is_keepable and room_of(topic.name) is not None:
            topic.tail = tail_of(page, _now_s())

    async def _replay(self, topic: Topic, after: tuple[int, str] | None) -> tuple[LogPage, Replay]:
        """From the topic's tail, else from the log. Who comes during a read waits for its tail."""
        kept = _kept_replay(topic, after)
        if kept is None and topic.reading is not None:
            await asyncio.shield(topic.reading)
            kept = _kept_replay(topic, after)
        if kept is not None:
            return kept
        topic.tail = None
        is_read = asyncio.get_running_loop().create_future()
        topic.reading = topic.reading or is_read
        try:
            return await self._read_replay(topic.name, after)
        finally:
            is_read.set_result(None)
            if topic.reading is is_read:
                topic.reading = None

    async def _read_replay(
        self, name: str, after: tuple[int, str] | None
    ) -> tuple[LogPage, Replay]:
        if after is not None:
            seq, epoch = after
            page = await self._reader.after(name, max(0, seq - MARGIN_EVENTS))
            missed = [event for event in page.events if event[0] > seq]
            first = missed[0][0] if missed else page.head + 1
            if page.epoch == epoch and first == seq + 1:
                return page, _replay_of(page, missed, recovered=True)
        page = await self._reader.latest(name)
        return page, _replay_of(page, page.events, recovered=False)

    def unsubscribe(self, subscription: Subscription) -> None:
        topic = subscription.topic
        topic.drop(subscription)
        if topic.is_unread and topic.name != CONTROL and self._topics.get(topic.name) is topic:
            del self._topics[topic.name]
            self._tasks.start(self._leave(topic.name))

    def catch_up(self, subscription: Subscription) -> None:
        """Bring a reader that fell behind, and can be written to again, back to live."""
        topic = subscription.topic
        if subscription.is_catching_up or subscription not in topic.behind:
            return
        if subscription.position == topic.last and subscription.reader.is_writable:
            topic.go_live(subscription)
        elif subscription.reader.is_writable:
            subscription.is_catching_up = True
            self._tasks.start(self._catch_up_from_log(subscription))

    async def _catch_up_from_log(self, subscription: Subscription) -> None:
        topic, reader = subscription.topic, subscription.reader
        try:
            if topic.repair:
                await asyncio.wait([topic.repair])
            page = await self._reader.after(topic.name, subscription.position)
            self._absorb(topic, page)
            self._write_missed(subscription, page)
        except LamplightError:
            await asyncio.sleep(RETRY_S)
        finally:
            subscription.is_catching_up = False
        if reader.is_writable:
            self.catch_up(subscription)

    def _write_missed(self, subscription: Subscription, page: LogPage) -> None:
        missed = [event for event in page.events if event[0] > subscription.position]
        if not missed:
            return
        if missed[0][0] != subscription.position + 1:
            subscription.reader.close(TOO_SLOW, "You are far behind. Please come back.")
            return
        subscription.position = missed[-1][0]
        subscription.reader.write(b"".join([text_frame(body) for _, body in missed]))

    def _topic(self, name: str) -> Topic:
        topic = self._topics.get(name)
        if topic is None:
            followed = self._tasks.start(self._follow(name))
            topic = self._topics[name] = Topic(name, followed)
        return topic


Answer = Callable[[Subscription, Replay], None]


def _replay_of(page: LogPage, events: list[Event], *, recovered: bool) -> Replay:
    return Replay(page.epoch, page.head, recovered, [body for _, body in events])


def _kept_replay(topic: Topic, after: tuple[int, str] | None) -> tuple[LogPage, Replay] | None:
    """From the topic's tail, without a read; None where only the log can tell."""
    tail = topic.tail
    if tail is None or topic.epoch is None or tail.ends_s < _now_s():
        return None
    recovered = after is not None and after[1] == topic.epoch
    events = tail.since(after[0]) if after and recovered else tail.latest(LATEST_EVENTS)
    if events is None:
        return None
    page = LogPage(topic.epoch, topic.last, events)
    return page, _replay_of(page, events, recovered=recovered)


def _now_s() -> float:
    return asyncio.get_running_loop().time()


def _is_hole(topic: Topic, page: LogPage) -> bool:
    """Whether events are missing between what the topic has and what the page begins with."""
    first = page.events[0][0] if page.events else page.head + 1
    return first > topic.last + 1


def _is_stale(topic: Topic, head: Head) -> bool:
    return topic.epoch is not None and (topic.epoch != head.epoch or topic.last < head.seq)
