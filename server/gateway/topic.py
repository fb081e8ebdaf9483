"""A topic that has readers on this node, and each reader's place in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from server.gateway.frames import text_frame


class Reader(Protocol):
    """A session, as far as its subscriptions need it."""

    @property
    def is_writable(self) -> bool: ...
    def write(self, frames: bytes) -> None: ...
    def writer(self) -> Callable[[bytes], None]: ...
    def close(self, code: int, message: str) -> None: ...


class Subscription:
    """`position` is the last seq written to the reader, while it isn't live."""

    __slots__ = ("is_catching_up", "position", "reader", "topic")

    def __init__(self, reader: Reader, topic: Topic) -> None:
        self.reader = reader
        self.topic = topic
        self.position = 0
        self.is_catching_up = False


class Topic:
    """The live readers are at `last`, all of them; those behind catch up from the log."""

    __slots__ = ("behind", "epoch", "followed", "last", "live", "name", "repair")

    def __init__(self, name: str, followed: asyncio.Task[None]) -> None:
        """`followed` ends when this node hears of the topic's events elsewhere."""
        self.name = name
        self.followed = followed
        self.epoch: str | None = None
        self.last = 0
        self.live: dict[Subscription, Callable[[bytes], None]] = {}
        self.behind: set[Subscription] = set()
        self.repair: asyncio.Task[None] | None = None

    @property
    def is_unread(self) -> bool:
        return not self.live and not self.behind

    def go_live(self, subscription: Subscription) -> None:
        """Its reader must have been written everything up to `last`."""
        self.behind.discard(subscription)
        self.live[subscription] = subscription.reader.writer()

    def fall_behind(self, subscription: Subscription) -> None:
        """Everything up to `last` has been written to its reader, and nothing more will be."""
        if self.live.pop(subscription, None):
            subscription.position = self.last
            self.behind.add(subscription)

    def drop(self, subscription: Subscription) -> None:
        self.live.pop(subscription, None)
        self.behind.discard(subscription)

    def broadcast(self, events: list[tuple[int, bytes]]) -> None:
        """Write events that follow `last` to every live reader: one buffer, one write each."""
        self.last = events[-1][0]
        if not self.live:
            return
        frames = b"".join([text_frame(body) for _, body in events])
        for write in list(self.live.values()):
            write(frames)

    def subscriptions(self) -> list[Subscription]:
        return [*self.live, *self.behind]
