"""The contract, held against every bus there is."""

from collections.abc import Callable

import pytest

from server.bus.interface import Bus
from server.bus.memory import MemoryBroker, MemoryBus
from server.bus.redis import RedisBus
from tests.bus.contract import BusContract
from tests.processes.redis import RedisServer


class TestMemoryBus(BusContract):
    @pytest.fixture
    def make_bus(self) -> Callable[[], Bus]:
        """Endpoints of one broker."""
        broker = MemoryBroker()
        return lambda: MemoryBus(broker)


class TestRedisBus(BusContract):
    @pytest.fixture
    def make_bus(
        self, shared_redis: RedisServer, request: pytest.FixtureRequest
    ) -> Callable[[], Bus]:
        """A prefix of its own instead of a server of its own: that is what prefixes promise."""
        return lambda: RedisBus(shared_redis.url, prefix=f"{request.node.name}:")
