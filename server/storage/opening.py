"""Which store an address means."""

from __future__ import annotations

import asyncio
from pathlib import Path

from server.storage.address import Address
from server.storage.inspection import Inspection, inspect_sqlite
from server.storage.interface import Store, StoreError
from server.storage.postgres.inspection import inspect_postgres
from server.storage.postgres.store import open_postgres
from server.storage.sqlite import open_sqlite


async def open_store(address: Address) -> Store:
    """Open it, bringing its tables up to date; a SQLite file is made where there is none.

    Raises:
        StoreError: see its text.
    """
    if not isinstance(address, Path):
        return await open_postgres(address)
    try:
        address.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder of {address} can't be used ({error.strerror}): set LAMPLIGHT_DATA_DIR or "
            "DATABASE_URL to where this user may read and write."
        ) from error
    return await open_sqlite(address)


async def inspect(address: Address) -> Inspection:
    """Look at it without changing anything.

    Raises:
        StoreError: it isn't there, or can't be read.
    """
    if isinstance(address, Path):
        return await asyncio.to_thread(inspect_sqlite, address)
    return await inspect_postgres(address)
