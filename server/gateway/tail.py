"""The end of a room's log, kept for a while for those who come next.

When thousands come back within seconds, the first read of a room's log serves them all: what is
committed meanwhile is put behind it. It holds what a read now would find, or it is let go of:
anything but a new message or a reaction may have rewritten what is in it.
"""

from __future__ import annotations

from typing import NamedTuple

from server.storage.interface import LogPage

# A storm is over by then. Also the longest that a text is kept here after its room let go of it.
KEPT_S = 30.0
EVENTS_MAX = 2_000
BYTES_MAX = 1_000_000
_REWRITES_NOTHING = (b'{"type":"message.posted"', b'{"type":"reaction.changed"')

Event = tuple[int, bytes]


class Tail(NamedTuple):
    """Every event after `after`, up to the topic's last; `ends_s` is a time of the event loop."""

    after: int
    events: list[Event]
    ends_s: float
    size_bytes: int

    def follow(self, events: list[Event]) -> Tail | None:
        """With events that come right after it; None where it can't be kept."""
        size_bytes = self.size_bytes + _size_bytes(events)
        if len(self.events) + len(events) > EVENTS_MAX or size_bytes > BYTES_MAX:
            return None
        if not all(body.startswith(_REWRITES_NOTHING) for _, body in events):
            return None
        self.events.extend(events)
        return self._replace(size_bytes=size_bytes)

    def since(self, seq: int) -> list[Event] | None:
        """Every event after `seq`; None where it doesn't reach back so far, or `seq` is ahead."""
        if not self.after <= seq <= self.after + len(self.events):
            return None
        return self.events[seq - self.after :]

    def latest(self, count: int) -> list[Event] | None:
        """The last so many; None where there may be more than it holds."""
        if len(self.events) < count and self.after:
            return None
        return self.events[-count:]


def tail_of(page: LogPage, now_s: float) -> Tail | None:
    """What a read of the log found, up to the head; None where that is too much to keep."""
    size_bytes = _size_bytes(page.events)
    if size_bytes > BYTES_MAX:
        return None
    after = page.events[0][0] - 1 if page.events else page.head
    return Tail(after, list(page.events), now_s + KEPT_S, size_bytes)


def _size_bytes(events: list[Event]) -> int:
    return sum(len(body) for _, body in events)
