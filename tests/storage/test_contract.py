"""The contract, on SQLite and on a real PostgreSQL."""

from tests.storage.contract import StoreContract


class TestEveryStore(StoreContract):
    pass
