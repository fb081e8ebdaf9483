"""What PostgreSQL and the way to it may answer with, and what follows from each.

The driver's errors come in three wrappings: SQLAlchemy's, its adapter's (of statements that go
straight to the driver's cursor) and bare (while connecting).
"""

from __future__ import annotations

import os
from collections.abc import Mapping

import asyncpg
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_dbapi
from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as NoneFree

from server.domain.errors import BadRequest, LamplightError, Unavailable
from server.storage.address import PostgresAddress
from server.storage.interface import StoreError

AdapterError = AsyncAdapt_asyncpg_dbapi.Error
# OSError includes every time-out of asyncio's.
ERRORS = (
    DBAPIError,
    AdapterError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    NoneFree,
    PendingRollbackError,  # said of a connection that was lost before
    OSError,
)

# Classes of SQLSTATE that say that what was asked is wrong: its values, what it would break, its
# SQL, and what an error before it left behind.
_WRONG = ("22", "23", "42", "25P02")
# A text with a NUL, a number that is too large. The edges refuse most of them, but not where
# something is only looked for.
_NO_VALUE = "22"
# The connection is gone, the server is stopping or starting, or took the transaction away.
_LOST = ("08", "57P", "25P03", "40")


def cause_of(error: BaseException) -> BaseException:
    """The driver's own error."""
    if isinstance(error, DBAPIError) and error.orig:
        error = error.orig
    if isinstance(error, AdapterError) and error.__cause__:
        error = error.__cause__
    return error


def _state(error: BaseException) -> str:
    return getattr(cause_of(error), "sqlstate", None) or ""


def is_passing(error: BaseException) -> bool:
    """Nothing is wrong with what was asked: the server is away, busy or full."""
    # The driver refuses some values itself; such an error is a ValueError and has no state.
    return not isinstance(cause_of(error), ValueError) and not _state(error).startswith(_WRONG)


def refusal_of(error: BaseException) -> LamplightError | None:
    """What the caller hears of it; None where the mistake is our own."""
    if _state(error).startswith(_NO_VALUE):
        return BadRequest("A text or a number in that can't be kept, nor looked for.")
    return Unavailable() if is_passing(error) else None


def is_lost(error: BaseException) -> bool:
    """A new connection, or asking again, may do better at once; more patience would not."""
    if state := _state(error):
        return state.startswith(_LOST)
    return is_passing(error) and not isinstance(cause_of(error), NoneFree | TimeoutError)


def name_of(error: BaseException) -> str:
    """For the log: no value that was asked about can be in it."""
    cause = cause_of(error)
    return " ".join(filter(None, (type(cause).__name__, _state(error))))


_ADVICE: Mapping[str, str] = {
    "28": "refuses that user or password: correct DATABASE_URL, or the server's pg_hba.conf",
    "3D": "has no database of that name: make it (`createdb`), or correct DATABASE_URL",
    "42501": "lets that user make no tables: GRANT CREATE ON SCHEMA public, or make it the owner",
    "53300": "has no connection free: raise its max_connections, or run fewer processes",
    "57P03": "is starting or stopping: try again",
    "57P05": "closed the connection: try again",
}


def not_opened(address: PostgresAddress, error: BaseException) -> StoreError:
    """One line that says what to do. It never has the password in it."""
    state = _state(error)
    for known, advice in _ADVICE.items():
        if state.startswith(known):
            return StoreError(f"PostgreSQL ({address}) {advice}.")
    cause = cause_of(error)
    if isinstance(cause, OSError):
        why = f" ({_why(cause)})" if _why(cause) else ""
        return StoreError(
            f"PostgreSQL ({address}) can't be reached{why}: start it, or correct DATABASE_URL."
        )
    if isinstance(cause, ValueError):
        return StoreError("DATABASE_URL has an option or a form that can't be understood.")
    return StoreError(f"PostgreSQL ({address}) can't be used ({name_of(error)}): see its log.")


def _why(error: OSError) -> str:
    """In the system's words; asyncio's own name each address that was tried."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    number = error.errno or 0
    return os.strerror(number) if number > 0 else error.strerror or ""
