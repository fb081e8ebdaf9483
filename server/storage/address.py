"""Where a database is, as `DATABASE_URL` says it: a SQLite file or a PostgreSQL server."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

_SQLITE = ("sqlite:///", "sqlite+aiosqlite:///")
_POSTGRES = {"postgresql", "postgres", "postgresql+asyncpg"}


class NoAddress(ValueError):
    """The text names no database that Lamplight can use; it says what would."""


@dataclass(frozen=True, slots=True)
class PostgresAddress:
    """`url` is libpq's form, with the password: it is never shown. `str()` is for people."""

    url: str = field(repr=False)

    def __str__(self) -> str:
        parts = urlsplit(self.url)
        servers = parts.netloc.rpartition("@")[2] or "this machine"
        return f"{unquote(parts.path.lstrip('/')) or 'its default database'} on {servers}"


Address = Path | PostgresAddress


def read_address(url: str) -> Address:
    """Raises: NoAddress."""
    for prefix in _SQLITE:
        if url.startswith(prefix) and len(url) > len(prefix):
            return Path(url[len(prefix) :]).absolute()
    scheme, has_rest, rest = url.partition("://")
    if scheme in _POSTGRES and has_rest and rest:
        return PostgresAddress(f"postgresql://{rest}")
    raise NoAddress(
        f"has the scheme {scheme.partition(':')[0]!r}, but must be sqlite:///path/to/file.db or "
        "postgresql://user:password@host/database."
    )
