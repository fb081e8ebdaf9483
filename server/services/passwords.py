"""Passwords and one-time codes: hashing and checking them, off the event loop.

An unknown login costs as much time as a wrong password, so that the two can't be told
apart. No more than two hashes run at once, each taking 64 MiB for its while.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TypeVar

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from server.domain.errors import BadRequest, SlowDown

T = TypeVar("T")

SHORTEST_CHARS = 8
LONGEST_CHARS = 256
_AT_ONCE = 2
_WAITING_MAX = 40
_TOTP_STEPS_EITHER_WAY = 1

_hasher = PasswordHasher()  # RFC 9106, section 4: the second recommended option
_threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="passwords")
_waiting: set[object] = set()
# Of a password that nobody has: the hash is of random bytes that were thrown away.
_NOBODYS = (
    "$argon2id$v=19$m=65536,t=3,p=4$Lo7NEOV2AYO6aShJk63H1g"
    "$sNlx3HQUZ2o22FUfHKS1Ak4NysE/ODLe2F2+qorNxSo"
)


def check_new_password(password: str) -> str:
    """Raises: BadRequest where it is too short to keep anybody out, or too long to hash."""
    if not SHORTEST_CHARS <= len(password) <= LONGEST_CHARS:
        raise BadRequest(
            f"A password has {SHORTEST_CHARS} to {LONGEST_CHARS} characters.", field="password"
        )
    return password


async def hash_password(password: str) -> str:
    """Raises: SlowDown where too many wait already."""
    return await _on_thread(lambda: _hasher.hash(password))


async def verify_password(password: str, password_hash: str | None) -> bool:
    """Whether they belong together; `password_hash` None is a login that nobody has.

    Raises: SlowDown where too many wait already.
    """
    return await _on_thread(lambda: _verify(password, password_hash or _NOBODYS))


def needs_rehash(password_hash: str) -> bool:
    """Whether it was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(password_hash)


def verify_totp(secret: str, code: str | None, now_ms: int) -> bool:
    """Whether `code` is the one-time code (RFC 6238) of now, or of 30 s either side."""
    if code is None:
        return False
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    totp = pyotp.TOTP(secret)
    return totp.verify(code.replace(" ", ""), for_time=now, valid_window=_TOTP_STEPS_EITHER_WAY)


def _verify(password: str, password_hash: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (Argon2Error, InvalidHashError):
        return False


async def _on_thread(work: Callable[[], T]) -> T:
    if len(_waiting) >= _WAITING_MAX:
        raise SlowDown(retry_after_ms=2_000)
    ticket = object()
    _waiting.add(ticket)
    try:
        return await asyncio.get_running_loop().run_in_executor(_threads, work)
    finally:
        _waiting.discard(ticket)
