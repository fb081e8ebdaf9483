"""A bus in bad weather, for tests of what is built on the bus.

Owns faults of delivery that the bus contract allows: a hint lost without a
word, one that comes twice, one that comes late and out of order.
"""

import random

from server.bus.interface import Bus, BusCounts, BusListener


class FaultyBus:
    """Wraps a real bus and spoils what arrives through it, by the seeded `rng`.

    Each of `drop`, `duplicate` and `delay` is the part, from 0 to 1, of
    messages that it happens to. A delayed message comes after one to three
    later ones, or at `calm`. `on_doubt` always comes through.
    """

    def __init__(
        self,
        bus: Bus,
        rng: random.Random,
        *,
        drop: float = 0.0,
        duplicate: float = 0.0,
        delay: float = 0.0,
    ) -> None:
        self._bus = bus
        self._rng = rng
        self._listener: BusListener | None = None
        self._late: list[tuple[int, str, bytes]] = []
        self._wished: set[str] = set()
        self.drop = drop
        self.duplicate = duplicate
        self.delay = delay
        self.drop_next = 0
        self.dropped = 0
        self.duplicated = 0
        self.delayed = 0

    @property
    def counts(self) -> BusCounts:
        """Those of the bus inside, which count what was spoiled as received."""
        return self._bus.counts

    @property
    def is_connected(self) -> bool:
        """Bad weather does not show here."""
        return self._bus.is_connected

    async def start(self, listener: BusListener) -> None:
        """Stand between the bus and `listener`."""
        self._listener = listener
        await self._bus.start(self)

    async def close(self) -> None:
        """Close the bus; what was held back is never delivered."""
        self._listener = None
        await self._bus.close()

    def may_reach(self, channel: str) -> bool:
        """As the bus does."""
        return self._bus.may_reach(channel)

    def publish(self, channel: str, payload: bytes) -> None:
        """As the bus does: the faults are in the arriving."""
        self._bus.publish(channel, payload)

    async def subscribe(self, channel: str) -> None:
        """As the bus does."""
        self._wished.add(channel)
        await self._bus.subscribe(channel)

    async def unsubscribe(self, channel: str) -> None:
        """As the bus does, for what is held back too."""
        self._wished.discard(channel)
        await self._bus.unsubscribe(channel)

    async def prove(self, timeout_s: float) -> bool:
        """As the bus does."""
        return await self._bus.prove(timeout_s)

    def calm(self) -> None:
        """Spoil nothing from now on, and deliver what was held back."""
        self.drop = self.duplicate = self.delay = 0.0
        self.drop_next = 0
        late, self._late = self._late, []
        for _, channel, payload in late:
            self._pass_on(channel, payload)

    def on_message(self, channel: str, payload: bytes) -> None:
        """Called by the bus: spoil a message, or pass it on."""
        if self.drop_next > 0 or self._rng.random() < self.drop:
            self.drop_next = max(0, self.drop_next - 1)
            self.dropped += 1
        elif self._rng.random() < self.delay:
            self.delayed += 1
            self._late.append((self._rng.randint(1, 3), channel, payload))
            return
        else:
            self._pass_on(channel, payload)
            if self._rng.random() < self.duplicate:
                self.duplicated += 1
                self._pass_on(channel, payload)
        self._let_late_ones_in()

    def on_doubt(self) -> None:
        """Called by the bus: pass it on."""
        if self._listener is not None:
            self._listener.on_doubt()

    def _let_late_ones_in(self) -> None:
        aged = [(turns - 1, channel, payload) for turns, channel, payload in self._late]
        self._late = [late for late in aged if late[0] > 0]
        for turns, channel, payload in aged:
            if turns <= 0:
                self._pass_on(channel, payload)

    def _pass_on(self, channel: str, payload: bytes) -> None:
        # A message held back may find its channel given up.
        if self._listener is not None and channel in self._wished:
            self._listener.on_message(channel, payload)
