"""Moving a whole installation from SQLite to PostgreSQL, or back.

Everything is one transaction of the target: it is all there and compared row by row, or the target
is as empty as before, and one begins again. The source is only read, on one snapshot.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Select, Table, delete, func, insert, select, text

from server.storage.address import Address, PostgresAddress
from server.storage.interface import StoreError
from server.storage.migrate import newest_revision, revision_of, upgrade_on
from server.storage.postgres.connecting import COPYING, MIGRATING, single_engine
from server.storage.postgres.failures import ERRORS, cause_of, is_passing, name_of, not_opened
from server.storage.postgres.store import check_server
from server.storage.postgres.writer import TAKE_LOCK
from server.storage.sql.archive import SqlArchive
from server.storage.sql.dialects import POSTGRESQL
from server.storage.sql.qa import SqlQaSessions
from server.storage.sqlite import for_copying
from server.storage.tables import meta, metadata

ROWS_AT_ONCE = 1_000

Told = Callable[[str, int], None]


class Sum(NamedTuple):
    """Of a table's rows, in whatever order they come."""

    rows: int
    digest: int


async def copy_all(source: Address, target: Address, told: Told) -> None:
    """Copy every table; `told` hears each one's name and rows once it was compared.

    Raises:
        StoreError: one can't be opened, the source isn't up to date, the target isn't empty, or a
            row can't be kept there. The target is as it was.
    """
    if isinstance(source, PostgresAddress) == isinstance(target, PostgresAddress):
        raise StoreError(
            "One of the two must be SQLite and the other PostgreSQL: for a copy of the same kind "
            "there are `sqlite3 .backup` and `pg_dump`."
        )
    file, server = (target, source) if isinstance(target, Path) else (source, target)
    assert isinstance(file, Path)  # noqa: S101  (as was just found)
    assert isinstance(server, PostgresAddress)  # noqa: S101
    is_back = file is target
    _check_file(file, is_there=not is_back)

    def copy(connection: Connection) -> None:
        with connection.begin(), for_copying(file, writes=is_back) as beside:
            check_server(connection)
            ends = (connection, beside) if is_back else (beside, connection)
            _copy(*ends, told)

    try:
        async with single_engine(server, COPYING if is_back else MIGRATING).connect() as connection:
            await connection.run_sync(copy)
    except (*ERRORS, sqlite3.Error) as error:
        cause = cause_of(error)
        if isinstance(cause, sqlite3.Error):
            raise StoreError(f"The database {file} can't be used ({cause}).") from error
        raise not_opened(server, error) from error


def _check_file(file: Path, *, is_there: bool) -> None:
    if is_there and not file.is_file():
        raise StoreError(f"There is no database at {file}.")
    if not is_there and not os.access(file.parent, os.W_OK):
        raise StoreError(f"The folder {file.parent} can't be written to.")


def _copy(source: Connection, target: Connection, told: Told) -> None:
    _check_source(source)
    if target.dialect.name == POSTGRESQL:
        target.execute(TAKE_LOCK)
    upgrade_on(target)
    _check_empty(target)
    target.execute(delete(meta))
    for table in metadata.sorted_tables:
        told(table.name, _copy_table(table, source, target))
    told("qa_words", _copy_words(source, target))


def _check_source(source: Connection) -> None:
    found = revision_of(source)
    if found != newest_revision():
        raise StoreError(
            f"The source's tables are at {found}, this version's at {newest_revision()}: run "
            "`lamplight migrate` on it first."
        )


def _check_empty(target: Connection) -> None:
    """But for `meta`, which a first start fills."""
    for table in metadata.sorted_tables:
        if table is not meta and target.execute(select(table).limit(1)).first():
            raise StoreError(f"The target isn't empty (it has {table.name}): name an empty one.")


def _copy_table(table: Table, source: Connection, target: Connection) -> int:
    for rows in _parts(source, _in_order(table)):
        try:
            target.execute(insert(table), [dict(row._mapping) for row in rows])
        except ERRORS as error:
            if is_passing(error):
                raise
            told = f"The target can't keep a row of {table.name} ({name_of(error)})"
            raise StoreError(f"{told}: nothing was copied.") from error
    sent, kept = _sum(source, table), _sum(target, table)
    if sent != kept:
        told = f"{table.name} is not the same there: {sent.rows:,} rows here, {kept.rows:,} there"
        raise StoreError(f"{told}. Nothing was copied.")
    if target.dialect.name == POSTGRESQL and table.autoincrement_column is not None:
        _go_on_counting(target, table, table.autoincrement_column)
    return kept.rows


def _in_order(table: Table) -> Select[Any]:
    """Rows that refer to others of their own table come last: none refers to one of those."""
    own = [c for c in table.c for key in c.foreign_keys if key.column.table is table]
    return select(table).order_by(*(column.is_not(None) for column in own))


def _parts(connection: Connection, query: Select[Any]) -> Iterator[Sequence[Any]]:
    options = {"yield_per": ROWS_AT_ONCE}
    yield from connection.execute(query, execution_options=options).partitions()


def _sum(connection: Connection, table: Table) -> Sum:
    rows = digest = 0
    for part in _parts(connection, select(table)):
        rows += len(part)
        for row in part:
            hashed = blake2b(repr(tuple(row)).encode(), digest_size=16).digest()
            digest = (digest + int.from_bytes(hashed)) % 2**128
    return Sum(rows, digest)


def _go_on_counting(target: Connection, table: Table, column: Column[Any]) -> None:
    """From the highest number that was copied."""
    highest = target.execute(select(func.max(column))).scalar()
    if highest is not None:
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        target.execute(select(func.setval(sequence, highest)))


def _copy_words(source: Connection, target: Connection) -> int:
    """Each kind has a search of its own, which is made of the questions again."""
    counted = text("SELECT count(*) FROM qa_words")
    sessions = source.execute(text("SELECT DISTINCT session FROM qa_words")).scalars().all()
    for id_ in sessions:
        if session := SqlQaSessions(target).get(id_):
            SqlArchive(target).keep(session)
    sent, kept = (end.execute(counted).scalar_one() for end in (source, target))
    if sent != kept:
        raise StoreError(f"{sent:,} answers can be found here, {kept:,} there. Nothing was copied.")
    return int(kept)
