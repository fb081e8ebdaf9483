"""What tests of the bus listen with."""

import asyncio
from collections.abc import Callable

PATIENCE_S = 10.0  # far more than anything takes; only a failing test waits so long


class Recorder:
    """A listener that remembers, and wakes whoever waits for something to be so."""

    def __init__(self) -> None:
        self.messages: list[tuple[str, bytes]] = []
        self.doubts = 0
        self._changed = asyncio.Event()

    def on_message(self, channel: str, payload: bytes) -> None:
        """Remember it."""
        self.messages.append((channel, payload))
        self._changed.set()

    def on_doubt(self) -> None:
        """Count it."""
        self.doubts += 1
        self._changed.set()

    def payloads(self, channel: str) -> list[bytes]:
        """What came on one channel, in the order it came."""
        return [payload for name, payload in self.messages if name == channel]

    async def until(self, is_so: Callable[["Recorder"], bool]) -> None:
        """Wait for messages or doubts to make `is_so` true."""
        async with asyncio.timeout(PATIENCE_S):
            while not is_so(self):
                self._changed.clear()
                await self._changed.wait()


async def until(is_so: Callable[[], bool]) -> None:
    """Wait for a state that tells nobody when it changes."""
    async with asyncio.timeout(PATIENCE_S):
        while not is_so():  # noqa: ASYNC110 - there is no event to wait for
            await asyncio.sleep(0.005)
