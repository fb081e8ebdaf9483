"""The bus over Redis pub/sub, for several processes.

Owns one link at a time, the proof that it works, and its repair. It must not
be believed: whoever can reach the Redis server can publish on it.

A payload travels behind eight bytes that name the publishing node, by which a
node knows its own. Besides the channels wished for, every node reads two: one
of its own, through which a nonce is sent again and again and must come back,
and one that all share, where a node says that hints of its own may be lost. So
what is lost anywhere between two nodes ends as `on_doubt` where it is missing.
"""

import asyncio
import random
import secrets
from collections.abc import Callable
from typing import Any

import structlog

from server.bus.deliveries import Deliveries
from server.bus.interface import BusCounts, BusListener, BusUnreachable
from server.bus.redis_address import RedisAddress
from server.bus.redis_link import RedisLink
from server.bus.redis_wire import LinkFailed, pack
from server.bus.redis_wishes import RedisWishes

log = structlog.get_logger()

NODE_ID_BYTES = 8
SUBSCRIBE_WAIT_S = 0.2
GOODBYE_S = 0.5  # for what was published last to be seen to have reached the broker
FIRST_RETRY_S = 0.1
LONGEST_RETRY_S = 1.0
STEADY_S = 5.0  # a link that lasted less does not start the back-off afresh


class RedisBus:
    """One node's end. The guarantees are those of `server.bus.interface.Bus`.

    `url` is `redis://`, `rediss://` or `unix://`. `prefix` opens the name of
    every channel, so that installations can share a server. `queue_bytes`
    bounds what waits while the broker is slow to read. A probe that is not
    back within `probe_timeout_s` ends the link; a broken link is found within
    `probe_every_s + probe_timeout_s`. `jitter` gives numbers in [0, 1).
    """

    def __init__(
        self,
        url: str,
        *,
        prefix: str = "lamplight:",
        connect_timeout_s: float = 5.0,
        probe_every_s: float = 0.5,
        probe_timeout_s: float = 1.5,
        queue_bytes: int = 4 * 1024 * 1024,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._url = url
        self._connect_timeout_s = connect_timeout_s
        self._probe_every_s = probe_every_s
        self._probe_timeout_s = probe_timeout_s
        self._queue_bytes = queue_bytes
        self._jitter = jitter
        self._node_id = secrets.token_bytes(NODE_ID_BYTES)
        self._topics = f"{prefix}topic:"
        self._own_channel = f"{prefix}node:{self._node_id.hex()}".encode()
        self._doubt_channel = f"{prefix}doubt".encode()
        self._wishes = RedisWishes()
        self._nonces: dict[bytes, asyncio.Future[bool]] = {}
        self._address: RedisAddress | None = None
        self._deliveries: Deliveries | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._link: RedisLink | None = None
        self._is_proven = False
        self._proven_published = 0  # of counts.published, how many have surely arrived
        self._owes_doubt = False
        self.counts = BusCounts()

    @property
    def is_connected(self) -> bool:
        return self._is_proven

    async def start(self, listener: BusListener) -> None:
        self._deliveries = Deliveries(listener, self.counts)
        where = ""
        try:
            self._address = RedisAddress.from_url(self._url)
            where = f" at {self._address}"
            link = await self._connect(self._address, self._connect_timeout_s)
        except LinkFailed as failure:
            raise BusUnreachable(f"cannot reach Redis{where}: {failure}") from None
        self._keeper = asyncio.create_task(self._keep(link, self._address), name="bus keeper")

    async def close(self) -> None:
        if self._deliveries is not None:
            self._deliveries.close()
        if self._keeper is None:
            return
        keeper, self._keeper = self._keeper, None
        await self.prove(GOODBYE_S)
        keeper.cancel()
        await asyncio.wait([keeper])
        if self._link is not None:
            self._link.close()
            await asyncio.wait([self._link.lost], timeout=GOODBYE_S)
        if self._link is not None:
            self._link.abort("closed")

    def may_reach(self, channel: str) -> bool:  # noqa: ARG002 - who listens, Redis knows
        return True

    def publish(self, channel: str, payload: bytes) -> None:
        wire = f"{self._topics}{channel}".encode()
        packed = pack(b"PUBLISH", wire, self._node_id + payload)
        if self._link is not None and self._link.send(packed):
            self.counts.published += 1
        else:
            self.counts.dropped += 1
            self._owes_doubt = True

    async def subscribe(self, channel: str) -> None:
        wire = f"{self._topics}{channel}".encode()
        if self._wishes.add(wire, channel) and self._link is not None:
            self._link.insist(self._wishes.ask(wire))
        await self._wishes.wait_for(wire, SUBSCRIBE_WAIT_S)

    async def unsubscribe(self, channel: str) -> None:
        wire = f"{self._topics}{channel}".encode()
        if self._wishes.drop(wire) and self._link is not None:
            self._link.insist(self._wishes.ask_no_more(wire))

    async def prove(self, timeout_s: float) -> bool:
        link = self._link
        if link is None:
            return False
        nonce = secrets.token_bytes(NODE_ID_BYTES)
        returned = self._nonces[nonce] = asyncio.get_running_loop().create_future()
        published = self.counts.published
        link.insist(pack(b"PUBLISH", self._own_channel, self._node_id + nonce))
        link.flush()  # now and not in a while, since the time is running
        try:
            await asyncio.wait([returned], timeout=timeout_s)
        finally:
            del self._nonces[nonce]
        if not returned.done() or not returned.result():
            return False
        # A link keeps its order, so whatever went before the nonce has arrived too.
        self._proven_published = max(self._proven_published, published)
        return True

    # Called by the link

    def take_push(self, push: list[Any]) -> None:
        if push[0] == b"message":
            self._take_message(push[1], push[2])
        elif push[0] == b"subscribe" and self._wishes.confirm(push[1]):
            # Somebody was told to go on without this channel, and may have missed something.
            self._doubt()

    def _take_message(self, wire: bytes, data: bytes) -> None:
        if data.startswith(self._node_id):
            returned = self._nonces.get(data[NODE_ID_BYTES:])
            if returned is not None and wire == self._own_channel and not returned.done():
                returned.set_result(True)
            return
        name = self._wishes.names.get(wire)
        if name is None:
            if wire == self._doubt_channel:
                self._doubt()
        elif len(data) >= NODE_ID_BYTES and self._deliveries is not None:
            self._deliveries.message(name, data[NODE_ID_BYTES:])

    def link_lost(self, link: RedisLink) -> None:
        if link is not self._link:
            return
        self._link = None
        self._is_proven = False
        self.counts.dropped += link.unsent
        self._owes_doubt |= self.counts.published > self._proven_published
        self._proven_published = self.counts.published
        self._wishes.link_lost()
        for returned in self._nonces.values():
            if not returned.done():
                returned.set_result(False)

    # Keeping a link

    async def _keep(self, link: RedisLink, address: RedisAddress) -> None:
        loop = asyncio.get_running_loop()
        pause_s = FIRST_RETRY_S
        while True:
            since_s = loop.time()
            await self._watch(link)
            log.warning("bus.lost", broker=str(address), reason=link.lost.result())
            lost_s = loop.time()
            if lost_s - since_s > STEADY_S:
                pause_s = FIRST_RETRY_S
            link, pause_s = await self._reconnect(address, pause_s)
            log.info("bus.back", broker=str(address), after_s=round(loop.time() - lost_s, 1))
            self.counts.reconnects += 1
            self._doubt()

    async def _watch(self, link: RedisLink) -> None:
        """Prove the link again and again until it is lost."""
        while await self.prove(self._probe_timeout_s):
            self._tell_others()
            await asyncio.wait([link.lost], timeout=self._probe_every_s)
        link.abort("what was sent through it did not come back")

    async def _reconnect(self, address: RedisAddress, pause_s: float) -> tuple[RedisLink, float]:
        """Try for ever. Also returns how long to pause if the link does not last."""
        while True:
            await asyncio.sleep(pause_s * (1 + self._jitter()) / 2)
            pause_s = min(pause_s * 2, LONGEST_RETRY_S)
            try:
                # A broker that cannot manage this in the time of a probe would fail the probe.
                return await self._connect(address, self._probe_timeout_s), pause_s
            except LinkFailed:
                continue  # the outage has been logged
            except Exception as error:  # noqa: BLE001 - the keeper must not end before the bus
                log.error("bus.connect_failed", error=type(error).__name__)

    async def _connect(self, address: RedisAddress, timeout_s: float) -> RedisLink:
        """Open a link, subscribe to everything wished for, and prove it.

        Raises:
            LinkFailed: it cannot be had, or not in time.
        """
        try:
            async with asyncio.timeout(timeout_s):
                link = await RedisLink.open(address, self, queue_bytes=self._queue_bytes)
                self._link = link
                try:
                    await self._settle(link, timeout_s)
                except BaseException:
                    link.abort("given up before it was proven")
                    raise
        except TimeoutError:
            raise LinkFailed(f"no answer within {timeout_s:g} s") from None
        return link

    async def _settle(self, link: RedisLink, timeout_s: float) -> None:
        link.insist(pack(b"SUBSCRIBE", self._own_channel, self._doubt_channel))
        for command in self._wishes.ask_for_all():
            link.insist(command)
        # The nonce goes after every SUBSCRIBE, so once it is back they are all in force.
        if not await self.prove(timeout_s) or link.lost.done():
            raise LinkFailed(link.lost.result() if link.lost.done() else "it forwards nothing")
        self._is_proven = True

    def _tell_others(self) -> None:
        """Say that hints of ours may be lost, now that what we say is known to arrive."""
        notice = pack(b"PUBLISH", self._doubt_channel, self._node_id)
        if self._owes_doubt and self._link is not None and self._link.send(notice):
            self._owes_doubt = False
            self.counts.published += 1  # so that it is owed again if it is lost in its turn

    def _doubt(self) -> None:
        if self._deliveries is not None:
            self._deliveries.doubt()
