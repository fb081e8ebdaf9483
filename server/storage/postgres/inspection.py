"""Looking at a PostgreSQL database without changing anything about it."""

from __future__ import annotations

from sqlalchemy import Connection, text

from server.storage.address import PostgresAddress
from server.storage.inspection import Inspection
from server.storage.migrate import newest_revision, revision_of
from server.storage.postgres.connecting import READING, single_engine
from server.storage.postgres.failures import ERRORS, not_opened
from server.storage.postgres.store import check_server

# What the server knows of itself; reading every page is for its own tools (pg_amcheck).
_BAD_INDEXES = text(
    "SELECT 'the index ' || CAST(CAST(indexrelid AS regclass) AS text) || ' is not valid' "
    "FROM pg_index WHERE NOT indisvalid"
)
_BAD_PAGES = text(
    "SELECT checksum_failures || ' pages were read that do not fit their checksum' "
    "FROM pg_stat_database WHERE datname = current_database() AND checksum_failures > 0"
)


async def inspect_postgres(address: PostgresAddress) -> Inspection:
    """Raises: StoreError, where it can't be reached or used."""
    try:
        async with single_engine(address, READING).connect() as connection:
            return await connection.run_sync(_inspect)
    except ERRORS as error:
        raise not_opened(address, error) from error


def _inspect(connection: Connection) -> Inspection:
    check_server(connection)
    queries = (_BAD_INDEXES, _BAD_PAGES)
    faults = [str(told) for query in queries for told in connection.execute(query).scalars()]
    return Inspection(revision_of(connection), newest_revision(), faults)
