"""The store on SQLite: WAL, synchronous=FULL, one writing connection a process.

SQLite before 3.51.3 can lose a commit when two connections write or checkpoint the same WAL
at the same instant (https://sqlite.org/wal.html, "the WAL-reset bug"), and 3.40.1 is what
many systems link. So here every write and every checkpoint happens on one connection, and
several processes on one file take turns by a lock file; automatic checkpoints are off, and
readers open the file read-only, so that none of them can checkpoint when it closes.

Writes run on one thread and reads on a few, over the synchronous driver: a batch, or a query of
several statements, is one hop to the thread and back, where aiosqlite makes several a statement
(docs/architecture.md has the figures).
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from server.domain.errors import Unavailable
from server.storage.group_commit import GroupCommit, Outcome, Work
from server.storage.interface import Committed, Post, StoreError, Transaction, Write
from server.storage.migrate import upgrade
from server.storage.sql.log import EPOCH_KEY
from server.storage.sql.transaction import SqlTransaction, run_batch

log = structlog.get_logger()
T = TypeVar("T")

BUSY_TIMEOUT_S = 5.0
READERS = 4
# Writes between two checkpoints. A lone one adds about five pages to the WAL and one of a
# full batch about one, so this stays near SQLite's own default of a thousand pages.
CHECKPOINT_COMMITS = 200
CHECKPOINT_WRITES = 2_000


# Statements that go straight to the driver raise its own errors, the others SQLAlchemy's.
_ERRORS = (DBAPIError, sqlite3.Error)


def _driver_error(error: BaseException) -> BaseException:
    return error.orig if isinstance(error, DBAPIError) and error.orig else error


def _is_operational(error: BaseException) -> bool:
    """Locked, full, unreadable: nothing is wrong with what was asked."""
    return isinstance(_driver_error(error), sqlite3.OperationalError)


class WriterLock:
    """Lets one process at a time write or checkpoint, by flock on a file beside the database."""

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def __enter__(self) -> None:
        fcntl.flock(self._fd, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        fcntl.flock(self._fd, fcntl.LOCK_UN)

    def close(self) -> None:
        os.close(self._fd)


class SqliteStore:
    """See `server.storage.interface.Store`."""

    def __init__(self, writer: Engine, reader: Engine, lock: WriterLock) -> None:
        self._commits_since_checkpoint = 0
        self._writes_since_checkpoint = 0
        self._engine = writer
        self._reader = reader
        self._lock = lock
        self._connection = writer.connect()
        self._epoch = _database_epoch(self._connection, lock)
        self._listener: Callable[[list[Committed]], None] | None = None
        self._commits = GroupCommit(self._commit, self._publish)
        self._read_threads = ThreadPoolExecutor(READERS, thread_name_prefix="store-reader")

    def on_commit(self, listener: Callable[[list[Committed]], None]) -> None:
        self._listener = listener

    def _publish(self, events: list[Committed]) -> None:
        if self._listener:
            self._listener(events)

    @property
    def waiting_writes(self) -> int:
        return self._commits.waiting

    def write(self, work: Write[T]) -> asyncio.Future[T]:
        return self._commits.submit(work)

    def post(self, post: Post) -> asyncio.Future[Any]:
        return self._commits.submit(post)

    async def read(self, query: Callable[[Transaction], T]) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._read_threads, self._query, query)

    def _query(self, query: Callable[[Transaction], T]) -> T:
        """On a reader's thread."""
        try:
            with self._reader.connect() as connection:
                return query(SqlTransaction(connection, self._epoch))
        except _ERRORS as error:
            if not _is_operational(error):
                raise
            log.error("store.read_failed", error=str(_driver_error(error)))
            raise Unavailable from error

    def _commit(self, batch: Sequence[Work]) -> tuple[list[Outcome], list[Committed]]:
        """On the writer's thread."""
        try:
            with self._lock:
                _on_driver(self._connection, "BEGIN IMMEDIATE")
                result = run_batch(
                    self._connection, self._epoch, batch, lambda _: self._is_intact()
                )
                self._end_transaction()
                self._checkpoint_if_due(len(batch))
            return result
        except _ERRORS as error:
            self._recover(error)
            if _is_operational(error):
                raise Unavailable from error
            raise
        except BaseException as error:
            self._recover(error)
            raise

    def _is_intact(self) -> bool:
        driver = self._connection.connection.driver_connection
        return driver is not None and bool(driver.in_transaction)

    def _end_transaction(self) -> None:
        """Commit, through SQLAlchemy only where a statement of the batch went through it."""
        if not self._is_intact():
            raise sqlite3.OperationalError("the transaction was rolled back under way")
        if self._connection.in_transaction():
            self._connection.commit()
        else:
            self._connection.connection.commit()

    def _checkpoint_if_due(self, writes: int) -> None:
        """A checkpoint that fails loses nothing: the WAL has it all, and the next one tries."""
        self._commits_since_checkpoint += 1
        self._writes_since_checkpoint += writes
        if (
            self._commits_since_checkpoint < CHECKPOINT_COMMITS
            and self._writes_since_checkpoint < CHECKPOINT_WRITES
        ):
            return
        self._commits_since_checkpoint = self._writes_since_checkpoint = 0
        try:
            # PASSIVE waits for no reader.
            _on_driver(self._connection, "PRAGMA wal_checkpoint(PASSIVE)")
        except sqlite3.Error as error:
            log.warning("store.checkpoint_failed", error=str(error))

    def _recover(self, error: BaseException) -> None:
        log.error("store.commit_failed", error=type(_driver_error(error)).__name__)
        if self._connection.in_transaction():
            self._connection.rollback()
        else:
            self._connection.connection.rollback()

    async def close(self) -> None:
        await self._commits.close()
        await asyncio.to_thread(self._read_threads.shutdown)
        self._reader.dispose()
        with self._lock:
            self._connection.close()
            self._engine.dispose()
        self._lock.close()


async def open_sqlite(path: Path) -> SqliteStore:
    """Open the database file, bringing its tables up to date, and make it where it isn't there.

    Raises:
        StoreError: it can't be read or written, or is from a newer version.
    """
    try:
        lock = WriterLock(path.with_name(path.name + ".lock"))
        engine = _writing_engine(path)
        with lock:
            await asyncio.to_thread(upgrade, engine)
    except (OSError, *_ERRORS) as error:
        cause = error.strerror if isinstance(error, OSError) else _driver_error(error)
        raise StoreError(
            f"The database {path} can't be opened ({cause}): check the folder's permissions."
        ) from error
    return SqliteStore(engine, _reading_engine(path), lock)


@contextmanager
def for_copying(path: Path, *, writes: bool) -> Iterator[Connection]:
    """One transaction on the file: on what is there, or (`writes`) on what is to be made there.

    Raises:
        DBAPIError, OSError: it can't be used.
    """
    with ExitStack() as stack:
        if writes:
            lock = WriterLock(path.with_name(path.name + ".lock"))
            stack.callback(lock.close)
            stack.enter_context(lock)
        engine = (_writing_engine if writes else _reading_engine)(path)
        stack.callback(engine.dispose)
        yield stack.enter_context(engine.begin())


def _writing_engine(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        hide_parameters=True,  # an error in the log must not quote a message
        poolclass=StaticPool,
        connect_args={"timeout": BUSY_TIMEOUT_S, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _: object) -> None:
        connection.isolation_level = None  # BEGIN is ours, below, not the driver's
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("PRAGMA foreign_keys=ON")
        # What is erased is overwritten in the file, not only unlinked.
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA cache_size=-65536")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        driver = connection.connection.driver_connection
        if driver is not None and not driver.in_transaction:
            _on_driver(connection, "BEGIN IMMEDIATE")

    return engine


def _reading_engine(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///file:{path}?mode=ro&uri=true",
        hide_parameters=True,
        pool_size=READERS,
        max_overflow=0,
        connect_args={"timeout": BUSY_TIMEOUT_S, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _: object) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        _on_driver(connection, "BEGIN")  # one snapshot for all statements of a query

    return engine


def _on_driver(connection: Connection, sql: str) -> None:
    """Without the 40 µs that SQLAlchemy's own execution takes, and outside its transactions."""
    cursor = connection.connection.cursor()
    cursor.execute(sql)
    cursor.close()


def _database_epoch(connection: Connection, lock: WriterLock) -> str:
    with lock, connection.begin():
        epoch = SqlTransaction(connection, "").meta.get(EPOCH_KEY)
    if epoch is None:
        raise StoreError("The database has no epoch: its migrations did not run to the end.")
    return epoch
