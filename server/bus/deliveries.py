"""The calls into a node's listener, the same for every bus.

Owns what shields the bus from its listener and the listener from the bus: an
error of the listener never reaches the reading of the next message, and a
storm of doubts is told as few. It must not know where messages come from.
"""

import asyncio

import structlog

from server.bus.interface import BusCounts, BusListener

log = structlog.get_logger()

# A doubt makes the node compare every topic with the log, so a broker that flaps, or somebody
# who forges doubt notices, must not be able to ask for that more often than this.
BETWEEN_DOUBTS_S = 0.25


class Deliveries:
    """Calls `listener` from the event loop until closed."""

    def __init__(self, listener: BusListener, counts: BusCounts) -> None:
        self._listener = listener
        self._counts = counts
        self._loop = asyncio.get_running_loop()
        self._not_before_s = self._loop.time()
        self._later: asyncio.TimerHandle | None = None
        self.is_closed = False

    def close(self) -> None:
        """Call the listener no more."""
        self.is_closed = True
        if self._later is not None:
            self._later.cancel()

    def message(self, channel: str, payload: bytes) -> None:
        """Hand over one message."""
        if self.is_closed:
            return
        self._counts.received += 1
        try:
            self._listener.on_message(channel, payload)
        except Exception as error:  # noqa: BLE001 - one bad message must not stop the next
            log.error("bus.listener_failed", error=type(error).__name__)

    def doubt(self) -> None:
        """Tell a doubt: at once, or together with others a little later."""
        if self.is_closed or self._later is not None:
            return
        wait_s = self._not_before_s - self._loop.time()
        if wait_s > 0:
            self._later = self._loop.call_later(wait_s, self._tell_doubt)
        else:
            self._tell_doubt()

    def _tell_doubt(self) -> None:
        self._later = None
        self._not_before_s = self._loop.time() + BETWEEN_DOUBTS_S
        self._counts.doubts += 1
        try:
            self._listener.on_doubt()
        except Exception as error:  # noqa: BLE001 - as above
            log.error("bus.listener_failed", error=type(error).__name__)
