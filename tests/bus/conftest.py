from collections.abc import Iterator

import pytest

from tests.processes.redis import RedisServer

# The contract is no test module of its own, and its assertions should explain themselves too.
pytest.register_assert_rewrite("tests.bus.contract")


@pytest.fixture(scope="session")
def shared_redis() -> Iterator[RedisServer]:
    """A server that nobody harms; tests keep apart by their prefixes."""
    with RedisServer() as server:
        yield server


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    """A server that the test may do anything to."""
    with RedisServer() as server:
        yield server
