from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.storage.sqlite import open_sqlite
from tests.services.world import World, make_world


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """Three rooms, no people, a clock that stands still."""
    path = tmp_path / "lamplight.db"
    store = await open_sqlite(path)
    yield await make_world(store, path)
    await store.close()
