"""The bus inside one process: the default without Redis, and several nodes in one test.

Owns the hand-over of payloads between the endpoints of one `MemoryBroker`. It
loses nothing of its own accord except when an inbox overflows; tests that want
worse weather wrap it.
"""

import asyncio
from collections import deque

from server.bus.deliveries import Deliveries
from server.bus.interface import BusCounts, BusListener

INBOX_MESSAGES = 10_000  # more than this published within one turn of the loop is a runaway


class MemoryBroker:
    """Where the endpoints of one process meet."""

    def __init__(self) -> None:
        # A dict for its order: deliveries come out the same way in every run.
        self._readers: dict[str, dict[MemoryBus, None]] = {}

    def join(self, channel: str, bus: "MemoryBus") -> None:
        """Put `bus` among the readers of `channel`."""
        self._readers.setdefault(channel, {})[bus] = None

    def leave(self, channel: str, bus: "MemoryBus") -> None:
        """Take `bus` from the readers of `channel`, if it is one."""
        readers = self._readers.get(channel, {})
        readers.pop(bus, None)
        if not readers:
            self._readers.pop(channel, None)

    def has_other(self, channel: str, bus: "MemoryBus") -> bool:
        """Whether anybody but `bus` reads `channel`."""
        readers = self._readers.get(channel, {})
        return len(readers) > (bus in readers)

    def hand_out(self, channel: str, payload: bytes, sender: "MemoryBus") -> bool:
        """Give a payload to every other reader; False if the inbox of one was full."""
        taken = [
            reader.take(channel, payload)
            for reader in self._readers.get(channel, ())
            if reader is not sender
        ]
        return all(taken)


class MemoryBus:
    """One node's endpoint. The guarantees are those of `server.bus.interface.Bus`."""

    def __init__(self, broker: MemoryBroker | None = None) -> None:
        self._broker = broker or MemoryBroker()
        self._deliveries: Deliveries | None = None
        self._wished: set[str] = set()
        self._inbox: deque[tuple[str, bytes]] = deque()
        self._is_due = False
        self._has_overflowed = False
        self.counts = BusCounts()

    @property
    def is_connected(self) -> bool:
        return self._deliveries is not None and not self._deliveries.is_closed

    async def start(self, listener: BusListener) -> None:
        self._deliveries = Deliveries(listener, self.counts)
        for channel in self._wished:
            self._broker.join(channel, self)

    async def close(self) -> None:
        for channel in self._wished:
            self._broker.leave(channel, self)
        if self._deliveries is not None:
            self._deliveries.close()

    def may_reach(self, channel: str) -> bool:
        return self._broker.has_other(channel, self)

    def publish(self, channel: str, payload: bytes) -> None:
        if self.is_connected and self._broker.hand_out(channel, payload, self):
            self.counts.published += 1
        else:
            self.counts.dropped += 1

    async def subscribe(self, channel: str) -> None:
        self._wished.add(channel)
        if self.is_connected:
            self._broker.join(channel, self)

    async def unsubscribe(self, channel: str) -> None:
        self._wished.discard(channel)
        self._broker.leave(channel, self)

    async def prove(self, timeout_s: float) -> bool:  # noqa: ARG002 - nothing here takes time
        return self.is_connected

    def take(self, channel: str, payload: bytes) -> bool:
        """Put a payload into the inbox, which is emptied at the next turn of the loop."""
        if not self._is_due:
            self._is_due = True
            asyncio.get_running_loop().call_soon(self._empty_inbox)
        if len(self._inbox) >= INBOX_MESSAGES:
            self._has_overflowed = True
            return False
        self._inbox.append((channel, payload))
        return True

    def _empty_inbox(self) -> None:
        self._is_due = False
        if self._deliveries is None:
            return
        # Only what was there at first, and asked each time, for the listener may answer with a
        # publish that comes back here, or may unsubscribe.
        for _ in range(len(self._inbox)):
            channel, payload = self._inbox.popleft()
            if channel in self._wished:
                self._deliveries.message(channel, payload)
        if self._has_overflowed:
            self._has_overflowed = False
            self._deliveries.doubt()
