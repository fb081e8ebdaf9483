"""Where SQLite and PostgreSQL want different SQL for the same thing; `words.py` has the search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Select, Table, and_, column, or_, values
from sqlalchemy.dialects import postgresql, sqlite

SQLITE, POSTGRESQL = DIALECTS = "sqlite", "postgresql"
_INSERT: dict[str, Any] = {SQLITE: sqlite.insert, POSTGRESQL: postgresql.insert}


def upsert(dialect_name: str, table: Table) -> Any:
    """An INSERT that has `on_conflict_do_update`, which both spell alike."""
    return _INSERT[dialect_name](table)


def matching_rows(
    dialect_name: str, query: Select[Any], columns: Sequence[Column[Any]], rows: int
) -> Select[Any]:
    """`query` for those whose columns are one of `rows` tuples, each found by the index on them.

    A join to VALUES is a look-up a row for PostgreSQL, where it answers `a AND b OR …` by reading
    all that have the first of the columns. For SQLite it is the other way round: 3.40 reads the
    whole table for two rows of VALUES and more, 36 ms at 100,000 messages.
    """
    if dialect_name == SQLITE:
        any_value = range(rows)
        return query.where(or_(*(and_(*(c == str(i) for c in columns)) for i in any_value)))
    wanted = values(*(column(c.name, c.type) for c in columns), name="wanted")
    wanted = wanted.data([("",) * len(columns)] * rows)
    return query.join(wanted, and_(*(c == wanted.c[c.name] for c in columns)))
