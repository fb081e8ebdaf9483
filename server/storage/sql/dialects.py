"""Where SQLite and PostgreSQL want different SQL for the same thing; `words.py` has the search."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

SQLITE, POSTGRESQL = DIALECTS = "sqlite", "postgresql"
_INSERT: dict[str, Any] = {SQLITE: sqlite.insert, POSTGRESQL: postgresql.insert}


def upsert(dialect_name: str, table: Table) -> Any:
    """An INSERT that has `on_conflict_do_update`, which both spell alike."""
    return _INSERT[dialect_name](table)
