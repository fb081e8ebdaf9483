"""Somebody with a connection of their own to the database."""

import sqlite3
from contextlib import closing
from pathlib import Path

from server.storage.address import Address
from tests.processes.postgres import PostgresServer


class Refused(Exception):
    """The database's own words."""


class Intruder:
    def __init__(self, address: Address, server: PostgresServer | None) -> None:
        self._address = address
        self._server = server

    def sql(self, *statements: str) -> None:
        """Raises: Refused."""
        try:
            if isinstance(self._address, Path):
                with closing(sqlite3.connect(self._address)) as raw:
                    for statement in statements:
                        raw.execute(statement)
                    raw.commit()
            else:
                assert self._server is not None
                self._server.sql(self._address.url, ";".join(statements))
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
