"""Statements compiled once, for the hot path.

Core compiles and caches by itself, but building a statement, keying the cache and making
the result object cost about 40 µs a call, five times a send. What is built here once goes
to the driver's cursor as a string and a tuple, and comes back as plain tuples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Dialect
from sqlalchemy.sql.elements import ClauseElement

# Rows of one statement. Few sizes, so that few statements are prepared; a batch is cut into
# them from the largest down. SQLite takes 32,766 parameters a statement, PostgreSQL 32,767.
SIZES = (64, 32, 16, 8, 4, 2, 1)


class ManyRows:
    """A statement that takes n rows of parameters, such as INSERT ... VALUES (), (), ()."""

    def __init__(self, build: Callable[[int], ClauseElement]) -> None:
        """`build(n)` makes the statement for n rows, its parameters in row order."""
        self._build = build
        self._sql = cache(self._compile)

    def _compile(self, dialect: Dialect, rows: int) -> str:
        options = {"render_postcompile": True}
        return str(self._build(rows).compile(dialect=dialect, compile_kwargs=options))

    def run(self, connection: Connection, rows: Sequence[tuple[Any, ...]]) -> list[Any]:
        """Run it over all `rows`; the result rows of all its parts, where it has any."""
        found: list[Any] = []
        if not rows:
            return found
        cursor = connection.connection.cursor()
        try:
            for part in _parts(rows):
                parameters = part[0] if len(part) == 1 else tuple(chain.from_iterable(part))
                cursor.execute(self._sql(connection.dialect, len(part)), parameters)
                if cursor.description:
                    found += cursor.fetchall()
        finally:
            cursor.close()
        return found


def _parts(rows: Sequence[tuple[Any, ...]]) -> Iterator[Sequence[tuple[Any, ...]]]:
    start, sizes = 0, iter(SIZES)
    size = next(sizes)
    while start < len(rows):
        while size > len(rows) - start:
            size = next(sizes)
        yield rows[start : start + size]
        start += size
