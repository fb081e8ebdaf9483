"""What every use case is handed: the store, the time, where ids come from, and help lines."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from server.domain.helplines import Directory
from server.storage.interface import Store

NO_LINES = Directory(())  # for commands and tests that show none


def now_ms() -> int:
    """Wall time in milliseconds since the epoch, UTC."""
    return time.time_ns() // 1_000_000


def new_id() -> str:
    """96 random bits, safe in a URL."""
    return secrets.token_urlsafe(12)


@dataclass(frozen=True, slots=True)
class Context:
    store: Store
    now_ms: Callable[[], int] = now_ms
    new_id: Callable[[], str] = new_id
    helplines: Directory = NO_LINES
