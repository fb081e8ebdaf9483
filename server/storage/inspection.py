"""Looking at a database without changing anything about it, whatever state it is in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from server.storage.interface import StoreError
from server.storage.migrate import newest_revision

BUSY_TIMEOUT_S = 5.0


@dataclass(frozen=True, slots=True)
class Inspection:
    """`faults`: what the database says of itself, none if it is sound. `revision`: its tables'."""

    revision: str | None
    newest: str | None
    faults: list[str]

    @property
    def is_up_to_date(self) -> bool:
        return self.revision == self.newest


def inspect_sqlite(path: Path) -> Inspection:
    """Reads every page once, so it takes a while on a large file. Writers aren't held up.

    Raises:
        StoreError: it isn't there, can't be read, or is no database.
    """
    if not path.is_file():
        raise StoreError(f"There is no database at {path} yet: `lamplight migrate` makes one.")
    try:
        with closing(_open(path)) as raw:
            found = [row[0] for row in raw.execute("PRAGMA quick_check")]
            faults = [] if found == ["ok"] else found
            return Inspection(_revision(raw), newest_revision(), faults)
    except sqlite3.Error as error:
        raise StoreError(
            f"The database {path} can't be read ({error}): restore a backup."
        ) from error


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=BUSY_TIMEOUT_S)


def _revision(raw: sqlite3.Connection) -> str | None:
    """None: Lamplight never made its tables there."""
    is_there = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    if not raw.execute(is_there).fetchone()[0]:
        return None
    row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None
