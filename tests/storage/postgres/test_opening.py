"""Opening a database on PostgreSQL: what is made there, and what is said when it can't be."""

import asyncio
from urllib.parse import urlsplit

import pytest
from sqlalchemy import Connection, text

from server.storage.address import PostgresAddress
from server.storage.interface import StoreError
from server.storage.migrate import newest_revision
from server.storage.opening import inspect, open_store
from server.storage.postgres.connecting import MIGRATING, single_engine
from server.storage.tables import metadata
from tests.processes.postgres import PASSWORD, PostgresServer, psql
from tests.processes.redis import free_port
from tests.storage.contract import posting, seed

# Columns, constraints, indexes, triggers and functions, each as PostgreSQL itself writes it.
DEFINITIONS = text("""
    SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
        || coalesce(' ' || column_default, '') FROM information_schema.columns
        WHERE table_schema = 'public'
    UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
""")


def _definitions(connection: Connection) -> set[str]:
    found = connection.execute(DEFINITIONS).scalars()
    return {line for line in found if "alembic_version" not in line}


def _made_from_the_code(connection: Connection) -> set[str]:
    metadata.create_all(connection)
    return _definitions(connection)


async def test_migrations_make_the_tables_of_the_code(postgres: PostgresServer) -> None:
    """A migrated database and one made from the tables have the same definitions."""
    migrated = single_engine(PostgresAddress(postgres.make()), MIGRATING)
    bare = single_engine(PostgresAddress(postgres.make("template0")), MIGRATING)
    async with migrated.connect() as one, bare.connect() as other:
        ours, theirs = await one.run_sync(_definitions), await other.run_sync(_made_from_the_code)
    assert len(ours) > 300
    assert ours == theirs


async def test_nodes_that_start_at_once_make_the_tables_once(postgres: PostgresServer) -> None:
    """And all of them serve."""
    address = PostgresAddress(postgres.make("template0"))
    stores = await asyncio.gather(*(open_store(address) for _ in range(3)))
    await seed(stores[0])
    messages = [await store.post(posting("hello")) for store in stores]
    assert [message.seq for message in messages] == [1, 2, 3]
    for store in stores:
        await store.close()
    assert (await inspect(address)).is_up_to_date


async def test_looking_makes_nothing(postgres: PostgresServer) -> None:
    """An empty database is told of and stays empty."""
    url = postgres.make("template0")
    found = await inspect(PostgresAddress(url))
    assert (found.revision, found.newest, found.faults) == (None, newest_revision(), [])
    assert psql(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0"


async def refusal(url: str) -> str:
    """What both opening and looking say."""
    address = PostgresAddress(url)
    with pytest.raises(StoreError) as opened:
        await open_store(address)
    with pytest.raises(StoreError) as looked:
        await inspect(address)
    assert str(opened.value) == str(looked.value)
    return str(opened.value)


async def test_a_server_that_is_not_there(postgres: PostgresServer) -> None:
    """Where it was looked for is said, and the password is not."""
    port = free_port()
    said = await refusal(postgres.url("rooms", port=port))
    assert "can't be reached (Connection refused): start it, or correct DATABASE_URL" in said
    assert f"rooms on 127.0.0.1:{port}" in said
    assert PASSWORD not in said


async def test_a_name_that_nobody_knows() -> None:
    """Nothing about the address but that it can't be found."""
    said = await refusal("postgresql://u:p@no-such-host.invalid/rooms")
    assert "rooms on no-such-host.invalid) can't be reached" in said


@pytest.mark.parametrize(
    ("database", "password", "says"),
    [
        ("postgres", "another", "refuses that user or password"),
        ("nowhere", PASSWORD, "has no database of that name"),
    ],
)
async def test_what_is_wrong_with_the_address_is_said(
    postgres: PostgresServer, database: str, password: str, says: str
) -> None:
    """A wrong password, a missing database."""
    said = await refusal(postgres.url(database, password=password))
    assert says in said
    assert f"{database} on 127.0.0.1" in said
    assert password not in said.replace("password", "")


async def test_an_option_that_is_no_option(postgres: PostgresServer) -> None:
    """The address itself, which has the password in it, isn't repeated."""
    said = await refusal(postgres.url("postgres") + "?sslmode=perhaps")
    assert "DATABASE_URL" in said
    assert PASSWORD not in said


async def test_a_user_who_may_make_no_tables(postgres: PostgresServer) -> None:
    """PostgreSQL 15 lets only the owner of a database make any."""
    url = postgres.make("template0")
    psql(url, "DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN PASSWORD 'guest'")
    address = PostgresAddress(
        f"postgresql://guest:guest@{urlsplit(url).netloc.partition('@')[2]}"
        f"/{url.rpartition('/')[2]}"
    )
    with pytest.raises(StoreError, match="GRANT CREATE ON SCHEMA public"):
        await open_store(address)


async def test_a_database_that_could_not_keep_every_text(postgres: PostgresServer) -> None:
    """Only UTF-8 has all the words of all people."""
    psql(
        postgres.url("postgres"),
        "CREATE DATABASE ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0",
    )
    assert "must be UTF8" in await refusal(postgres.url("ascii"))


async def test_a_server_that_would_lose_what_was_acknowledged(postgres: PostgresServer) -> None:
    """Asynchronous commits are refused."""
    url = postgres.make()
    name = url.rpartition("/")[2]
    psql(url, f"ALTER DATABASE {name} SET synchronous_commit = off")
    assert "synchronous_commit is off" in await refusal(url)


async def test_a_database_of_a_newer_version_is_refused(postgres: PostgresServer) -> None:
    """It says so, and changes nothing."""
    url = postgres.make()
    psql(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version"):
        await open_store(PostgresAddress(url))
    assert psql(url, "SELECT version_num FROM alembic_version") == "9999"
