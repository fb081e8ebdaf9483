"""What only SQLite has; the contract is in `contract.py`."""

import asyncio
import json
import multiprocessing
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select

from server.domain.errors import Unavailable
from server.domain.messages import Message
from server.domain.qa.sessions import QaSession
from server.storage.interface import Committed, StoreError, Transaction
from server.storage.migrate import upgrade
from server.storage.sqlite import SqliteStore, open_sqlite
from server.storage.tables import metadata, qa_series
from tests.storage.contract import posting, seed


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    """An empty one."""
    opened = await open_sqlite(tmp_path / "lamplight.db")
    yield opened
    await opened.close()


async def test_it_runs_as_its_docstring_says(store: SqliteStore) -> None:
    """WAL, synchronous=FULL, no automatic checkpoint, and readers that cannot write."""
    ask = store._connection.exec_driver_sql
    with store._connection.begin():
        assert ask("PRAGMA journal_mode").scalar() == "wal"
        assert ask("PRAGMA synchronous").scalar() == 2
        assert ask("PRAGMA wal_autocheckpoint").scalar() == 0
        assert ask("PRAGMA foreign_keys").scalar() == 1
    with pytest.raises(Unavailable):
        await store.read(lambda tx: tx.meta.set("a", "b"))


def _write_many(path: str, name: str, count: int) -> None:
    async def run() -> None:
        store = await open_sqlite(Path(path))
        for n in range(count):
            await store.post(posting(f"{name} {n}"))
        await store.close()

    asyncio.run(run())


async def test_processes_that_share_a_file_take_turns(store: SqliteStore, tmp_path: Path) -> None:
    """Three processes write and checkpoint one file: every message is there, seqs contiguous."""
    await seed(store)
    spawn = multiprocessing.get_context("spawn")
    path = str(tmp_path / "lamplight.db")
    writers = [spawn.Process(target=_write_many, args=(path, name, 300)) for name in "ab"]
    for writer in writers:
        writer.start()
    for n in range(300):
        await store.post(posting(f"c {n}"))
    for writer in writers:
        await asyncio.to_thread(writer.join)
        assert writer.exitcode == 0
    page = await store.read(lambda tx: tx.messages.page("lobby", None, 2000, "wren"))
    assert [p.message.seq for p in page] == list(range(1, 901))
    assert len({p.message.text for p in page}) == 900
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


async def test_closing_gives_every_descriptor_back(tmp_path: Path) -> None:
    """Also the pipe by which the writer's thread wakes the loop."""
    before = _descriptors()
    store = await open_sqlite(tmp_path / "again.db")
    await seed(store)
    await store.post(posting("hello"))
    assert _descriptors() > before
    await store.close()
    assert _descriptors() == before


def _descriptors() -> set[str]:
    return {entry.name for entry in Path("/proc/self/fd").iterdir()}


async def test_a_locked_database_refuses_and_recovers(store: SqliteStore, tmp_path: Path) -> None:
    """Somebody else's transaction makes a write unavailable, never falsely acknowledged."""
    await seed(store)
    with store._connection.begin():
        store._connection.exec_driver_sql("PRAGMA busy_timeout=50")
    intruder = sqlite3.connect(tmp_path / "lamplight.db", isolation_level=None)
    intruder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable):
        await store.post(posting("not kept"))
    intruder.execute("ROLLBACK")
    intruder.close()
    message = await store.post(posting("kept"))
    assert message.seq == 1


async def test_migrations_make_the_tables_of_the_code(tmp_path: Path) -> None:
    """A migrated database and one made from tables.py have the same definitions."""
    store = await open_sqlite(tmp_path / "migrated.db")
    await store.close()
    engine = create_engine(f"sqlite:///{tmp_path / 'made.db'}")
    metadata.create_all(engine)
    engine.dispose()

    def definitions(name: str) -> dict[str, list[object]]:
        connection = sqlite3.connect(tmp_path / name)
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
        kept = [t for t in tables if not t.startswith(("sqlite_", "alembic"))]
        found = {
            t: sorted(map(str, connection.execute(f"PRAGMA table_xinfo({t})").fetchall()))
            + sorted(str(r[1:]) for r in connection.execute(f"PRAGMA index_list({t})"))
            for t in kept
        }
        connection.close()
        return found  # type: ignore[return-value]

    made, migrated = definitions("made.db"), definitions("migrated.db")
    assert made.keys() == migrated.keys()
    for table in made:
        assert [c for c in made[table] if "autoindex" not in str(c)] == [
            c for c in migrated[table] if "autoindex" not in str(c)
        ]


def test_a_series_from_before_can_still_make_sessions(tmp_path: Path) -> None:
    """What its template names, a session has: the video that nothing ever filled is gone."""
    engine = create_engine(f"sqlite:///{tmp_path / 'lamplight.db'}")
    upgrade(engine, "0015")
    fields = {"title": "Sleep", "room": "hour", "zone": "UTC", "minutes": 50}
    template = json.dumps(fields | {"video": None})
    row = {
        "id": "many", "rrule": "FREQ=WEEKLY", "starts": "2027-01-04T19:00", "zone": "UTC",
        "exceptions": "[]", "made_until": "", "sequence": 0, "ends": False, "template": template,
    }  # fmt: skip
    with engine.begin() as connection:
        connection.execute(qa_series.insert().values(row))
    upgrade(engine)
    with engine.begin() as connection:
        (kept,) = connection.execute(select(qa_series.c.template)).scalars()
    engine.dispose()
    assert json.loads(kept) == fields
    own = {"id": "one", "starts": "2027-01-04T19:00", "starts_at": 0}
    assert QaSession(**json.loads(kept) | own).title == "Sleep"


async def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    """It says so, and changes nothing."""
    path = tmp_path / "lamplight.db"
    await (await open_sqlite(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match="newer version"):
        await open_sqlite(path)


async def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    """The error says which."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="can't be opened"):
        await open_sqlite(tmp_path / "file" / "lamplight.db")


async def test_a_transaction_that_sqlite_ends_under_way_is_wholly_undone(
    store: SqliteStore,
) -> None:
    """A full database in the middle of a batch: nobody in it is told that they were kept."""
    await seed(store)
    await store.post(posting("zero"))
    with store._connection.begin():
        pages = store._connection.exec_driver_sql("PRAGMA page_count").scalar() or 0
        store._connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 1}")
    published: list[Committed] = []
    store.on_commit(published.extend)

    def big(tx: Transaction) -> None:
        tx.meta.set("big", "x" * 1_000_000)

    results = await asyncio.gather(
        store.post(posting("a")),
        store.write(big),
        store.post(posting("c")),
        return_exceptions=True,
    )
    kept = await store.read(lambda tx: tx.messages.page("lobby", None, 10, "wren"))
    acknowledged = [r.text for r in results if isinstance(r, Message)]
    assert isinstance(results[1], Exception)
    assert [p.message.text for p in kept] == ["zero", *acknowledged]
    assert [e.seq for e in published] == [p.message.seq for p in kept][1:]
    with store._connection.begin():
        store._connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    await store.post(posting("after"))
    log = await store.read(lambda tx: tx.log.page("room:lobby", 0, 10))
    assert [seq for seq, _ in log.events] == list(range(1, log.head + 1))
