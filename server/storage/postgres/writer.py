"""Committing batches: one transaction at a time in the whole database, whichever node it is of.

Every transaction that writes first takes one advisory lock, which PostgreSQL releases as it ends.
So each runs as if alone, exactly as on SQLite: whatever a use case reads before it writes is still
true when it commits, and a topic's `seq` has no hole and no double. SERIALIZABLE would promise the
same by making one of two transactions start again whenever both read what the other wrote, which
batches of sends to the same rooms always do; waiting costs less than starting again. What many ask
for still shares a commit, so the lock is taken once a batch, not once a write.

A connection that is lost costs nobody their write. Before COMMIT was sent nothing was kept, and the
batch runs again. After it, PostgreSQL is asked what became of that very transaction.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

import structlog
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from server.storage.address import PostgresAddress
from server.storage.group_commit import Result, Work
from server.storage.postgres.connecting import WRITING, single_engine
from server.storage.postgres.failures import ERRORS, is_lost, name_of, refusal_of
from server.storage.sql.transaction import run_batch

log = structlog.get_logger()

# Any number would do; a database has its own advisory locks.
TAKE_LOCK = text("SELECT pg_advisory_xact_lock(1816227184)")
_ITS_ID = text("SELECT CAST(pg_current_xact_id() AS text)")
_WHAT_BECAME = text("SELECT pg_xact_status(CAST(CAST(:id AS text) AS xid8))")


class _Sent(NamedTuple):
    """A transaction whose COMMIT was sent, and what it answers if it was kept."""

    id: str
    result: Result


class Writer:
    """For one thread, on which it has an event loop of its own while it commits."""

    def __init__(self, address: PostgresAddress, epoch: str) -> None:
        self._engine = single_engine(address, WRITING)
        self._epoch = epoch
        self._runner = asyncio.Runner()
        self._connection: AsyncConnection | None = None
        self._sent: _Sent | None = None

    def commit(self, batch: Sequence[Work]) -> Result:
        """Raises: Unavailable; or what is wrong with the batch, and then none of it was kept.

        Only where PostgreSQL is lost while it commits, and again or for longer while it is asked
        about that, may Unavailable be said of what was kept. Sends can be repeated after it.
        """
        return self._runner.run(self._commit(batch))

    def close(self) -> None:
        self._runner.run(self._drop())
        self._runner.close()

    async def _commit(self, batch: Sequence[Work]) -> Result:
        try:
            try:
                return await self._attempt(batch)
            except ERRORS as error:
                if not (is_lost(error) or self._sent):
                    raise
                log.warning("store.connection_lost", error=name_of(error))
            if self._sent and await self._was_kept(self._sent.id):
                return self._sent.result
            return await self._attempt(batch)
        except ERRORS as error:
            log.error("store.commit_failed", error=name_of(error))
            if refusal := refusal_of(error):
                raise refusal from error
            raise

    async def _attempt(self, batch: Sequence[Work]) -> Result:
        self._sent = None
        try:
            connection = await self._connected()
            return await connection.run_sync(self._run, batch)
        except BaseException:
            await self._drop()
            raise

    def _run(self, connection: Connection, batch: Sequence[Work]) -> Result:
        with connection.begin() as transaction:
            connection.execute(TAKE_LOCK)
            result = run_batch(connection, self._epoch, batch, lambda e: _stands(connection, e))
            # Also the last chance to find out that the transaction is void: then this is refused,
            # whereas COMMIT would roll back without a word.
            id_ = connection.execute(_ITS_ID).scalar_one()
            self._sent = _Sent(id_, result)
            transaction.commit()
        return result

    async def _was_kept(self, id_: str) -> bool:
        """Once we have the lock, that transaction has ended, one way or the other."""
        connection = await self._connected()
        await connection.execute(TAKE_LOCK)
        became = (await connection.execute(_WHAT_BECAME, {"id": id_})).scalar_one()
        await connection.rollback()
        log.warning("store.commit_was_in_doubt", became=became)
        return bool(became == "committed")

    async def _connected(self) -> AsyncConnection:
        if self._connection is None:
            self._connection = await self._engine.connect()
        return self._connection

    async def _drop(self) -> None:
        dropped, self._connection = self._connection, None
        if dropped is not None:
            with suppress(*ERRORS):
                await dropped.close()


def _stands(connection: Connection, error: BaseException) -> bool:
    """After an error of one write: a statement that failed has ended the transaction for all."""
    if connection.invalidated:
        return False
    if not isinstance(error, ERRORS):
        return True
    try:
        connection.exec_driver_sql("SELECT 1")
    except ERRORS:
        return False
    return True
