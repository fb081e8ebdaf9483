import asyncio
from collections.abc import Iterator

import pytest

from server.storage.address import PostgresAddress
from server.storage.opening import open_store
from tests.processes.postgres import PostgresServer


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One cluster for all tests; what its `make` makes has every table."""
    with PostgresServer() as server:
        template = server.make()
        asyncio.run(_migrate(template))
        server.template = template.rpartition("/")[2]
        yield server


async def _migrate(url: str) -> None:
    await (await open_store(PostgresAddress(url))).close()
