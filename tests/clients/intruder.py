"""Somebody with a connection of their own to the database."""

import asyncio
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import asyncpg

from server.storage.address import Address
from tests.processes.postgres import psql

_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}


class Refused(Exception):
    """The database's own words."""


class Intruder:
    def __init__(self, address: Address) -> None:
        self._address = address

    def sql(self, *statements: str) -> None:
        """Raises: Refused."""
        try:
            if isinstance(self._address, Path):
                with closing(sqlite3.connect(self._address)) as raw:
                    for statement in statements:
                        raw.execute(statement)
                    raw.commit()
            else:
                psql(self._address.url, ";".join(statements))
        except (sqlite3.Error, RuntimeError) as error:
            raise Refused(str(error)) from error

    def force(self, statement: str) -> None:
        """Without the database's own checks."""
        if isinstance(self._address, Path):
            unchecked = ["PRAGMA foreign_keys = OFF"]
            unchecked += [f"DROP TRIGGER audit_is_never_{done}" for done in ("changed", "deleted")]
        else:
            unchecked = ["SET session_replication_role = replica"]
        self.sql(*unchecked, statement)

    def cells(self) -> list[str]:
        """Every value of every row of every table, those of the search too, as text."""
        tables = self.fetch(_TABLES["sqlite" if isinstance(self._address, Path) else "postgresql"])
        rows = [row for (table,) in tables for row in self.rows(table)]
        return [_text(value) for row in rows for value in row]

    def rows(self, table: str) -> list[Sequence[Any]]:
        """All that it has."""
        return self.fetch(f'SELECT * FROM "{table}"')  # noqa: S608

    def fetch(self, query: str) -> list[Sequence[Any]]:
        if not isinstance(self._address, Path):
            with ThreadPoolExecutor(1) as aside:  # of the event loop that the test runs in
                return aside.submit(asyncio.run, _fetch(self._address.url, query)).result()
        with closing(sqlite3.connect(f"file:{self._address}?mode=ro", uri=True)) as raw:
            return raw.execute(query).fetchall()


async def _fetch(url: str, query: str) -> list[Sequence[Any]]:
    connection = await asyncpg.connect(url)
    found: list[Sequence[Any]] = await connection.fetch(query)
    await connection.close()
    return found


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
