import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.storage.address import Address, PostgresAddress
from server.storage.opening import open_store
from tests.processes.postgres import PostgresServer


def pytest_addoption(parser: pytest.Parser) -> None:
    help_ = "the store of tests of services and the API (those of storage run on both)"
    parser.addoption("--store", choices=("sqlite", "postgresql"), default="sqlite", help=help_)


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Address:
    """An empty database, of the kind that `--store` says."""
    if request.config.getoption("--store") == "sqlite":
        return tmp_path / "lamplight.db"
    server: PostgresServer = request.getfixturevalue("postgres")
    return PostgresAddress(server.make())


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
