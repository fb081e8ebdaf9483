"""Which channels a node wishes for, and which of them the broker has confirmed.

Owns the difference between a wish, which stands until it is taken back, and
what one link was asked for. It does no I/O: it says which command is due.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from server.bus.redis_wire import pack

# One long command would hold up everybody else on the server's one thread.
CHANNELS_IN_A_COMMAND = 500


@dataclass(slots=True)
class _Asked:
    """SUBSCRIBEs of one channel that the broker has not confirmed yet."""

    stands: asyncio.Future[None]
    outstanding: int = 1
    was_given_up: bool = False


@dataclass(slots=True)
class RedisWishes:
    """`names` gives the channel for the bytes that name it on the wire."""

    names: dict[bytes, str] = field(default_factory=dict)
    _asked: dict[bytes, _Asked] = field(default_factory=dict)

    def add(self, wire: bytes, name: str) -> bool:
        """Wish for a channel. Says whether that is news."""
        is_news = wire not in self.names
        self.names[wire] = name
        return is_news

    def drop(self, wire: bytes) -> bool:
        """Wish for a channel no more. Says whether that is news."""
        return self.names.pop(wire, None) is not None

    def ask(self, wire: bytes) -> bytes:
        """Begin to expect a confirmation; returns the command to send."""
        # Two may be on their way where the wish was taken back in between, and then only the
        # second says that the channel stands.
        if wire in self._asked:
            self._asked[wire].outstanding += 1
        else:
            self._asked[wire] = _Asked(asyncio.get_running_loop().create_future())
        return pack(b"SUBSCRIBE", wire)

    def ask_for_all(self) -> Iterator[bytes]:
        """The commands that tell a new link of every wish."""
        rest = iter(list(self.names))
        while wires := tuple(islice(rest, CHANNELS_IN_A_COMMAND)):
            for wire in wires:
                self.ask(wire)
            yield pack(b"SUBSCRIBE", *wires)

    def ask_no_more(self, wire: bytes) -> bytes:
        """The command that takes a channel back from the broker."""
        return pack(b"UNSUBSCRIBE", wire)

    def confirm(self, wire: bytes) -> bool:
        """Take a confirmation. Says whether it came too late for somebody who waited."""
        asked = self._asked.get(wire)
        if asked is None:
            return False
        asked.outstanding -= 1
        if asked.outstanding > 0:
            return False
        del self._asked[wire]
        asked.stands.set_result(None)
        return asked.was_given_up

    async def wait_for(self, wire: bytes, timeout_s: float) -> None:
        """Wait until a channel that was asked for stands, or as long as is allowed."""
        asked = self._asked.get(wire)
        if asked is not None:
            await asyncio.wait([asked.stands], timeout=timeout_s)
            asked.was_given_up = not asked.stands.done()

    def link_lost(self) -> None:
        """Expect no more confirmations, and let nobody wait for them."""
        asked, self._asked = self._asked, {}
        for each in asked.values():
            each.stands.set_result(None)
