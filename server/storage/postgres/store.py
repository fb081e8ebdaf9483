"""The store on PostgreSQL 13 and newer, by asyncpg.

Reads run in the node's event loop on a few connections, each on one snapshot. Writes run one batch
after the other on a thread of their own, as on SQLite, so that a large batch stalls no socket.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection

from server.storage.address import PostgresAddress
from server.storage.group_commit import GroupCommit
from server.storage.interface import Committed, Post, StoreError, Transaction, Write
from server.storage.migrate import is_up_to_date, upgrade_on
from server.storage.postgres.connecting import MIGRATING, reading_engine, single_engine
from server.storage.postgres.failures import ERRORS, is_lost, name_of, not_opened, refusal_of
from server.storage.postgres.writer import TAKE_LOCK, Writer
from server.storage.sql.log import EPOCH_KEY, SqlMeta
from server.storage.sql.transaction import SqlTransaction

log = structlog.get_logger()
T = TypeVar("T")

VERSION_MIN = 13  # pg_xact_status of 64-bit ids


class PostgresStore:
    """See `server.storage.interface.Store`."""

    def __init__(self, address: PostgresAddress, epoch: str) -> None:
        self._epoch = epoch
        self._reader = reading_engine(address)
        self._writer = Writer(address, epoch)
        self._listener: Callable[[list[Committed]], None] | None = None
        self._commits = GroupCommit(self._writer.commit, self._publish)

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
        try:
            try:
                return await self._query(query)
            except ERRORS as error:
                if not is_lost(error):
                    raise
                log.warning("store.connection_lost", error=name_of(error))
            await self._reader.dispose()  # the others are as old as the one that was lost
            return await self._query(query)
        except ERRORS as error:
            log.error("store.read_failed", error=name_of(error))
            if refusal := refusal_of(error):
                raise refusal from error
            raise

    async def _query(self, query: Callable[[Transaction], T]) -> T:
        async with self._reader.connect() as connection:
            return await connection.run_sync(lambda c: query(SqlTransaction(c, self._epoch)))

    async def close(self) -> None:
        await self._commits.close()
        await asyncio.to_thread(self._writer.close)
        await self._reader.dispose()


async def open_postgres(address: PostgresAddress) -> PostgresStore:
    """Open the database, bringing its tables up to date.

    Raises:
        StoreError: it can't be reached or used, or is from a newer version.
    """
    engine = single_engine(address, MIGRATING)
    try:
        async with engine.connect() as connection:
            epoch = await connection.run_sync(_prepare)
    except ERRORS as error:
        raise not_opened(address, error) from error
    return PostgresStore(address, epoch)


def _prepare(connection: Connection) -> str:
    with connection.begin():
        check_server(connection)
        if not is_up_to_date(connection):
            # Of several nodes that start at once, one migrates, and nobody writes meanwhile.
            connection.execute(TAKE_LOCK)
            upgrade_on(connection)
        epoch = SqlMeta(connection).get(EPOCH_KEY)
    if epoch is None:
        raise StoreError("The database has no epoch: its migrations did not run to the end.")
    return epoch


def check_server(connection: Connection) -> None:
    """Raises: StoreError, where it could not keep what it is given."""

    def show(name: str) -> str:
        return str(connection.exec_driver_sql(f"SHOW {name}").scalar_one())

    if int(show("server_version_num")) < VERSION_MIN * 10_000:
        raise StoreError(
            f"PostgreSQL {show('server_version')} is too old: {VERSION_MIN} is the oldest."
        )
    if show("server_encoding") != "UTF8":
        raise StoreError(
            f"The database's encoding is {show('server_encoding')}, but must be UTF8: make it with "
            "`createdb --encoding=UTF8 --template=template0`."
        )
    if show("synchronous_commit") == "off":
        raise StoreError(
            "The server's synchronous_commit is off, so it could lose what was acknowledged: set "
            "it to on."
        )
