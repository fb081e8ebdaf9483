"""Connections to PostgreSQL: what each kind is told, and how long it may wait for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from server.storage.address import PostgresAddress

CONNECT_S = 5.0
# Connections for reading, a process; one more writes. Who waits longer for one is refused.
READERS = 8
READER_WAIT_S = 5.0


@dataclass(frozen=True, slots=True)
class Kind:
    """`settings` are PostgreSQL's own; `answer_s` is when a silent server counts as gone."""

    settings: dict[str, str]
    answer_s: float | None


_ALL = {"application_name": "lamplight", "jit": "off"}  # compiling pays for reports, not for us
READING = Kind(
    {
        "default_transaction_isolation": "repeatable read",  # one snapshot for a whole query
        "default_transaction_read_only": "on",
        "statement_timeout": "10s",
        "idle_in_transaction_session_timeout": "30s",
    },
    answer_s=12.0,
)
# A writer that freezes under way must not stop the others for long, and they must not give up
# before it is cut off.
WRITING = Kind(
    {
        "statement_timeout": "15s",
        "lock_timeout": "10s",
        "idle_in_transaction_session_timeout": "5s",
    },
    answer_s=20.0,
)
MIGRATING = Kind({"lock_timeout": "60s"}, answer_s=None)
COPYING = Kind(
    {"default_transaction_isolation": "repeatable read", "default_transaction_read_only": "on"},
    answer_s=None,
)


def reading_engine(address: PostgresAddress) -> AsyncEngine:
    """Keeps its connections, for the event loop in which it is used."""
    options = {"pool_size": READERS, "max_overflow": 0, "pool_timeout": READER_WAIT_S}
    return _engine(address, READING, **options)


def single_engine(address: PostgresAddress, kind: Kind) -> AsyncEngine:
    """Opens a connection each time that it is asked for one, and keeps none."""
    return _engine(address, kind, poolclass=NullPool)


def _engine(address: PostgresAddress, kind: Kind, **options: Any) -> AsyncEngine:
    async def connect() -> Any:
        return await asyncpg.connect(
            address.url,
            timeout=CONNECT_S,
            command_timeout=kind.answer_s,
            server_settings=_ALL | kind.settings,
        )

    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        hide_parameters=True,  # an error in the log must not quote a message
        **options,
    )
