"""What a node may expect of the bus that carries hints between nodes.

Owns the guarantees that every implementation gives and that
`tests/bus/contract.py` holds them to. It must not know any broker, any topic
or any payload.

The bus is a hint and never the truth. A payload may be lost, may come twice
and may come out of order, so a reader compares it with the log and repairs
from there. What the bus does promise is to say when it may have lost
something: that is `BusListener.on_doubt`.
"""

from dataclasses import dataclass
from typing import Protocol


class BusUnreachable(Exception):
    """The broker did not answer when the node started. One line, without a password."""


@dataclass(slots=True)
class BusCounts:
    """Totals since the start, for metrics. None of them ever falls.

    `published` counts hints taken for sending; `dropped` those known not to
    have been sent, because the queue was full or the broker away, some of
    which may have been taken first. `received` leaves a node's own out.
    `doubts` counts the calls of `on_doubt`.
    """

    published: int = 0
    received: int = 0
    dropped: int = 0
    reconnects: int = 0
    doubts: int = 0


class BusListener(Protocol):
    """The node's end of the bus. Both methods run on the event loop."""

    def on_message(self, channel: str, payload: bytes) -> None:
        """Take one hint that another node published. Must return soon and must not raise."""

    def on_doubt(self) -> None:
        """Something may have been missed on any channel: check every topic. Must not raise.

        Called after every reconnect, when a subscription was confirmed too
        late, and when another node says that what it published may be lost.
        Several reasons within a quarter of a second make one or two calls.
        """


class Bus(Protocol):
    """At-most-once, unordered hints between nodes; never the truth.

    A node's own publishes are not delivered back to its own listener: local
    readers are served straight from the commit.
    """

    @property
    def counts(self) -> BusCounts:
        """The live totals; read them, do not write them."""

    @property
    def is_connected(self) -> bool:
        """Whether a nonce sent through the node's own channel came back lately.

        It is proven through the path that hints take. A PING would only prove
        that the broker is awake, not that the subscription still stands.
        """

    async def start(self, listener: BusListener) -> None:
        """Connect, and from now on call `listener`. Later outages are survived for ever.

        Raises:
            BusUnreachable: the first connection failed or took too long. At
                the start a wrong address is likelier than an outage.
        """

    async def close(self) -> None:
        """Stop; the listener is not called any more. May be called twice, or before start.

        What was published and not yet sent is given a moment to go out.
        """

    def may_reach(self, channel: str) -> bool:
        """Whether another node may listen to `channel`: a hint for nobody need not be made."""

    def publish(self, channel: str, payload: bytes) -> None:
        """Send a hint to the other nodes that are subscribed to `channel`.

        Never blocks and never raises. The queue is bounded: what does not fit
        is dropped and counted. Once the broker works again, the other nodes
        hear `on_doubt` if anything that was published may not have arrived.
        """

    async def subscribe(self, channel: str) -> None:
        """Wish for a channel; whatever is published after this returns is delivered.

        While the broker cannot be reached it returns within about 200 ms. The
        wish is kept, applied at every reconnect, and followed by `on_doubt`.
        Asking again for a wished channel is the same as asking once. Cancelled,
        it leaves the wish standing.
        """

    async def unsubscribe(self, channel: str) -> None:
        """Drop the wish; nothing of `channel` is delivered after this returns."""

    async def prove(self, timeout_s: float) -> bool:
        """Send one nonce through the bus and say whether it came back in time."""
