from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from server.storage.address import Address, PostgresAddress
from server.storage.interface import Store
from server.storage.opening import open_store
from tests.clients.intruder import Intruder
from tests.processes.postgres import PostgresServer

Reopen = Callable[[], Awaitable[Store]]


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Address:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return tmp_path / "lamplight.db"
    server: PostgresServer = request.getfixturevalue("postgres")
    return PostgresAddress(server.make())


@pytest.fixture
async def store(address: Address) -> AsyncIterator[Store]:
    """On that database."""
    opened = await open_store(address)
    yield opened
    await opened.close()


@pytest.fixture
async def reopen(address: Address) -> AsyncIterator[Reopen]:
    """Opens the same database once more, as another process would."""
    opened: list[Store] = []

    async def reopen() -> Store:
        opened.append(await open_store(address))
        return opened[-1]

    yield reopen
    for again in opened:
        await again.close()


@pytest.fixture
def intruder(address: Address) -> Intruder:
    """Who works on that database by hand."""
    return Intruder(address)
