"""One connection to a Redis server: greeting, bytes out, replies in.

Owns a connection from its first byte to its last and never repairs it: a link
that fails in any way is lost for good, and whoever opened it opens another.
It must not know what a channel is for.

It parses with hiredis in `data_received` and has no request that waits for its
reply, for two reasons. A cancelled wait cannot leave a reply behind for the
next request to take as its own (CVE-2023-28858 and -28859), for there is no
such wait. And it is cheap: where redis-py's PubSub took 24 us of CPU to
receive a message in batches of ten, and its pipeline 21 us to publish one in
batches of a hundred, the bus takes 8 and 3. RESP3 lets one connection both
publish and be subscribed, so what proves the one proves the other.
"""

import asyncio
from typing import Any, Protocol, cast

import hiredis

from server.bus.redis_address import RedisAddress
from server.bus.redis_wire import LinkFailed, in_words

_NOT_ENOUGH = object()


class LinkOwner(Protocol):
    def take_push(self, push: list[Any]) -> None:
        """Take one pushed message, `[kind, channel, data]`."""

    def link_lost(self, link: "RedisLink") -> None:
        """Hear, once, that the link is no more. It may never have been greeted."""


class RedisLink(asyncio.Protocol):
    """An open connection, made by `open`. `lost` ends with the reason when it is no more."""

    def __init__(self, owner: LinkOwner, queue_bytes: int) -> None:
        self._loop = asyncio.get_running_loop()
        self._owner = owner
        self._queue_bytes = queue_bytes
        self._reader = hiredis.Reader(notEnoughData=_NOT_ENOUGH)
        self._transport: asyncio.Transport | None = None
        self._is_greeted: asyncio.Future[bool] = self._loop.create_future()
        self._is_stalled = False
        self._is_flush_due = False
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0
        self.lost: asyncio.Future[str] = self._loop.create_future()

    @classmethod
    async def open(
        cls, address: RedisAddress, owner: LinkOwner, *, queue_bytes: int
    ) -> "RedisLink":
        """Connect and be greeted. When cancelled, it leaves no connection behind.

        Raises:
            LinkFailed: refused, not found, not trusted, or not let in.
        """
        link = cls(owner, queue_bytes)
        try:
            await link._connect(address)
            link.insist(address.greeting())
            if not await link._is_greeted:
                raise LinkFailed(link.lost.result())
        except OSError as error:
            raise LinkFailed(in_words(error)) from None
        except BaseException:
            link.abort("given up before it was greeted")
            raise
        return link

    async def _connect(self, address: RedisAddress) -> None:
        if address.path:
            await self._loop.create_unix_connection(lambda: self, address.path)
        else:
            await self._loop.create_connection(
                lambda: self, address.host, address.port, ssl=address.tls
            )

    # Out

    @property
    def unsent(self) -> int:
        """How many commands wait because the broker does not read."""
        return len(self._waiting)

    def send(self, packed: bytes) -> bool:
        """Queue a command, which goes out with others of this turn of the loop. False if full."""
        if self._waiting_bytes >= self._queue_bytes:
            return False
        self.insist(packed)
        return True

    def insist(self, packed: bytes) -> None:
        """Queue a command whatever the bound: for the few that a link cannot do without."""
        self._waiting.append(packed)
        self._waiting_bytes += len(packed)
        if not self._is_flush_due:
            self._is_flush_due = True
            self._loop.call_soon(self.flush)

    def flush(self) -> None:
        """Write all that is queued as one piece, unless the broker is slow to read."""
        self._is_flush_due = False
        if self._is_stalled or self._transport is None or not self._waiting:
            return
        waiting, self._waiting, self._waiting_bytes = self._waiting, [], 0
        self._transport.write(b"".join(waiting))

    def close(self) -> None:
        """Close after what was written has gone out."""
        if self._transport is not None:
            self._transport.close()

    def abort(self, reason: str) -> None:
        """Drop the connection now; nothing more is read from it. `reason` is for the log."""
        if self._transport is not None:
            self._transport.abort()
        self._lose(reason)

    # In, called by the loop

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._lose("it closed the connection" if error is None else in_words(error))

    def pause_writing(self) -> None:
        self._is_stalled = True

    def resume_writing(self) -> None:
        self._is_stalled = False
        self.flush()

    def data_received(self, data: bytes) -> None:
        if self.lost.done():
            return
        self._reader.feed(data)
        try:
            while (reply := self._reader.gets()) is not _NOT_ENOUGH:
                if isinstance(reply, list):
                    self._owner.take_push(reply)
                elif type(reply) is not int:  # an int answers a PUBLISH and tells nothing of use
                    self._take_answer(reply)
                if self.lost.done():
                    return
        except hiredis.ProtocolError:
            self.abort("it does not speak the Redis protocol")

    def _take_answer(self, reply: object) -> None:
        # No command of ours may fail. What is refused once, for want of a permission say, is
        # refused again, and a bus that carries only some channels is worse than one that is down.
        if isinstance(reply, hiredis.ReplyError):
            self.abort(f"it answered: {in_words(reply)}")
        elif isinstance(reply, dict) and not self._is_greeted.done():
            self._is_greeted.set_result(True)

    def _lose(self, reason: str) -> None:
        if not self.lost.done():
            self.lost.set_result(reason)
            if not self._is_greeted.done():
                self._is_greeted.set_result(False)
            self._owner.link_lost(self)
