from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.storage.sqlite import SqliteStore, open_sqlite


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    """An empty SQLite store."""
    opened = await open_sqlite(tmp_path / "lamplight.db")
    yield opened
    await opened.close()
