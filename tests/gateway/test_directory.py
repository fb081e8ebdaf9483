"""What a node knows must never be older than the last change that it was told of."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from server.domain.people import AgeBand
from server.gateway.directory import Directory, Rates
from server.services.context import Context
from server.storage.interface import Transaction
from server.storage.sqlite import SqliteStore, open_sqlite
from tests.storage.contract import LOBBY, seed


class HeldStore:
    """A store whose next read answers only when the test lets it: an old answer, then."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self.let_go = asyncio.Event()
        self.has_read = asyncio.Event()

    async def read(self, query: Callable[[Transaction], Any]) -> Any:
        """Read at once, answer late; later reads are not held."""
        found = await self._store.read(query)
        is_first = not self.has_read.is_set()
        self.has_read.set()
        if is_first:
            await self.let_go.wait()
        return found


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    """With two people and two rooms."""
    opened = await open_sqlite(tmp_path / "lamplight.db")
    await seed(opened)
    yield opened
    await opened.close()


async def test_a_room_read_before_its_change_is_read_again(store: SqliteStore) -> None:
    """A slow read doesn't bring the old room back."""
    held = HeldStore(store)
    directory = Directory(Context(held), Rates())  # type: ignore[arg-type]
    asking = asyncio.create_task(directory.room("lobby"))
    await held.has_read.wait()
    await store.write(lambda tx: tx.rooms.save(replace(LOBBY, age_band=AgeBand.TEEN)))
    directory.note_changed("lobby")
    held.let_go.set()
    assert (await asking).age_band is AgeBand.TEEN
    cached = directory.cached_room("lobby")
    assert cached is not None
    assert cached.age_band is AgeBand.TEEN


async def test_a_room_is_known_as_a_control_event_says_that_it_is(store: SqliteStore) -> None:
    """At once and without a read; of rooms that nobody here is in nothing is kept."""
    directory = Directory(Context(store), Rates())
    await directory.room("lobby")
    directory.take_room(replace(LOBBY, is_paused=True))
    directory.take_room(replace(LOBBY, id="elsewhere"))
    directory.pause_rooms(True)
    cached = directory.cached_room("lobby")
    assert cached is not None
    assert cached.is_paused
    assert cached.is_site_paused
    assert directory.cached_room("elsewhere") is None


def test_what_changed_since_a_read_began_is_old() -> None:
    """For the one named, and for everybody when changes were missed."""
    directory = Directory(Context(None), Rates())  # type: ignore[arg-type]
    before = directory.generation
    directory.note_changed("wren")
    assert directory.is_old("wren", before)
    assert not directory.is_old("fern", before)
    assert not directory.is_old("wren", directory.generation)
    now = directory.generation
    directory.note_all_changed()
    assert directory.is_old("fern", now)


def test_forgotten_changes_count_as_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The memory of changes is bounded, and errs on the side of reading again."""
    monkeypatch.setattr("server.gateway.directory.CHANGES_KEPT", 3)
    directory = Directory(Context(None), Rates())  # type: ignore[arg-type]
    before = directory.generation
    for n in range(4):
        directory.note_changed(str(n))
    assert directory.is_old("0", before)
