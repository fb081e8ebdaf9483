"""A topic that has readers on this node, and each reader's place in it."""

from __future__ import annotations

import asyncio
from typing import Protocol

from server.gateway.frames import text_frame
from server.gateway.tail import Tail


class Outlet(Protocol):
    """A socket as far as it is written to: `send` says how many bytes it took.

    `os.write` to its descriptor costs the kernel a tenth more, and could find another connection
    there.
    """

    def send(self, data: bytes, /) -> int: ...


class Reader(Protocol):
    """A session, as far as its subscriptions need it."""

    @property
    def is_writable(self) -> bool: ...
    def write(self, frames: bytes) -> None: ...
    def outlet(self) -> Outlet: ...
    @property
    def is_full(self) -> bool: ...
    def close(self, code: int, message: str) -> None: ...


class Subscription:
    """`position` is the last seq written to the reader, while it isn't live."""

    __slots__ = ("is_catching_up", "outlet", "position", "reader", "topic")

    def __init__(self, reader: Reader, topic: Topic) -> None:
        self.reader = reader
        self.topic = topic
        self.outlet = reader.outlet()
        self.position = 0
        self.is_catching_up = False


class Topic:
    """A topic's readers here, in three states.

    **Live**: written everything up to `last`, nothing waiting to go out. **Buffered**: the same,
    but something waits in the transport, which takes more up to its bound. **Behind**: past that
    bound, or new; written nothing live, and caught up from the log.
    """

    __slots__ = (
        "_outlets",
        "behind",
        "buffered",
        "epoch",
        "followed",
        "heard",
        "last",
        "live",
        "name",
        "reading",
        "repair",
        "tail",
    )

    def __init__(self, name: str, followed: asyncio.Task[None]) -> None:
        """`followed` ends when this node hears of the topic's events elsewhere."""
        self.name = name
        self.followed = followed
        self.epoch: str | None = None
        self.last = 0
        self.live: dict[Outlet, Subscription] = {}
        self.buffered: set[Subscription] = set()
        # The sockets of `live`, flat; made again after it changed.
        self._outlets: list[Outlet] | None = None
        self.behind: set[Subscription] = set()
        self.repair: asyncio.Task[None] | None = None
        self.tail: Tail | None = None
        # Done when a read for a new subscriber is over.
        self.reading: asyncio.Future[None] | None = None
        # What came by the bus or from a commit before the first read: the read may have missed it.
        self.heard = 0

    @property
    def is_unread(self) -> bool:
        return not (self.live or self.buffered or self.behind)

    def go_live(self, subscription: Subscription) -> None:
        """Its reader must have been written everything up to `last`."""
        self.behind.discard(subscription)
        self.live[subscription.outlet] = subscription
        self._outlets = None

    def buffer(self, subscription: Subscription) -> None:
        """Something waits to go out to its reader: write behind that from now on."""
        if self._no_longer_live(subscription):
            self.buffered.add(subscription)

    def unbuffer(self, subscription: Subscription) -> None:
        """Nothing waits any more."""
        if subscription in self.buffered:
            self.buffered.discard(subscription)
            self.go_live(subscription)

    def fall_behind(self, subscription: Subscription) -> None:
        """Everything up to `last` has been written to its reader, and nothing more will be."""
        if self._no_longer_live(subscription) or subscription in self.buffered:
            self.buffered.discard(subscription)
            subscription.position = self.last
            self.behind.add(subscription)

    def drop(self, subscription: Subscription) -> None:
        self._no_longer_live(subscription)
        self.buffered.discard(subscription)
        self.behind.discard(subscription)

    def broadcast(self, events: list[tuple[int, bytes]]) -> None:
        """Write events that follow `last` to every live reader: one buffer, one write each."""
        for subscription in list(self.buffered):
            if subscription.reader.is_full:
                self.fall_behind(subscription)
        self.last = events[-1][0]
        if self.tail is not None:
            self.tail = self.tail.follow(events)
        if self.live or self.buffered:
            self.write(b"".join([text_frame(body) for _, body in events]))

    def write(self, frames: bytes, but: Subscription | None = None) -> None:
        """Write the same bytes to every live and buffered reader, `but` left out.

        To a live one straight to its socket: a transport's own write costs as much again as
        the system call. What the socket doesn't take goes to the transport, which then says
        that something waits. An error is left for the transport to find.

        Nothing of a reader but its socket is touched as long as it takes everything: among
        thousands all of it has left the processor's caches since the last event.
        """
        size = len(frames)
        buffered = list(self.buffered)
        skipped = but.outlet if but is not None else None
        for outlet in self._live_outlets():
            if outlet is skipped:
                continue
            try:
                taken = outlet.send(frames)
            except OSError:
                taken = 0
            # Whoever left while others were written to is in the list still.
            if taken != size and (subscription := self.live.get(outlet)) is not None:
                subscription.reader.write(frames[taken:])
        for subscription in buffered:
            if subscription is not but:
                subscription.reader.write(frames)

    def _live_outlets(self) -> list[Outlet]:
        """Not changed while somebody goes through it: a change makes a new one."""
        if self._outlets is None:
            self._outlets = list(self.live)
        return self._outlets

    def _no_longer_live(self, subscription: Subscription) -> bool:
        self._outlets = None
        return self.live.pop(subscription.outlet, None) is not None

    def subscriptions(self) -> list[Subscription]:
        return [*self.live.values(), *self.buffered, *self.behind]
