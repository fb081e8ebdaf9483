"""What happens to writes when nodes, connections and the server itself come and go."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from server.domain.errors import BadRequest, Unavailable
from server.domain.messages import Message
from server.storage.address import PostgresAddress
from server.storage.interface import Committed, Post, Transaction
from server.storage.postgres.store import PostgresStore, open_postgres
from tests.processes.postgres import PostgresServer, psql
from tests.processes.tcp_proxy import TcpProxy
from tests.storage.contract import posting, seed

KICK_OUT = (
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture
def url(postgres: PostgresServer) -> str:
    """Of a database with its tables and nothing in them."""
    return postgres.make()


@pytest.fixture
async def store(url: str) -> AsyncIterator[PostgresStore]:
    """Two people and two rooms."""
    opened = await open_postgres(PostgresAddress(url))
    await seed(opened)
    yield opened
    await opened.close()


async def texts(store: PostgresStore) -> list[str]:
    """What stands in the lobby; its seqs have no hole."""
    page = await store.read(lambda tx: tx.messages.page("lobby", None, 5_000, "wren"))
    log = await store.read(lambda tx: tx.log.page("room:lobby", 0, 5_000))
    seqs = list(range(1, log.head + 1))
    assert [posted.message.seq for posted in page] == seqs
    assert [seq for seq, _ in log.events] == seqs
    return [posted.message.text for posted in page]


async def test_it_runs_as_its_settings_say(store: PostgresStore) -> None:
    """Nobody who writes can freeze and keep the others waiting; who reads cannot write."""

    def settings(tx: Transaction) -> list[str]:
        connection = tx.meta._c  # type: ignore[attr-defined]
        names = ("lock_timeout", "idle_in_transaction_session_timeout", "transaction_read_only")
        return [connection.exec_driver_sql(f"SHOW {name}").scalar() for name in names]

    assert await store.write(settings) == ["10s", "5s", "off"]
    assert (await store.read(settings))[2] == "on"


async def test_nodes_that_write_at_once_take_turns(store: PostgresStore, url: str) -> None:
    """Three of them into one room: one order, no hole, no double."""
    others = [await open_postgres(PostgresAddress(url)) for _ in range(2)]
    nodes = [store, *others]
    posts = [node.post(posting(f"{n} {i}")) for n in range(100) for i, node in enumerate(nodes)]
    messages = await asyncio.gather(*posts)
    assert sorted(message.seq for message in messages) == list(range(1, 301))
    assert set(await texts(store)) == {f"{n} {i}" for n in range(100) for i in range(3)}
    for other in others:
        await other.close()


async def test_what_is_read_is_still_true_when_it_is_written(
    store: PostgresStore, url: str
) -> None:
    """A count that two nodes raise a hundred times each by reading and writing it."""
    other = await open_postgres(PostgresAddress(url))

    def count(tx: Transaction) -> None:
        tx.meta.set("count", str(int(tx.meta.get("count") or 0) + 1))

    await asyncio.gather(*(node.write(count) for _ in range(100) for node in (store, other)))
    assert await store.read(lambda tx: tx.meta.get("count")) == "200"
    await other.close()


async def test_a_connection_that_was_lost_costs_nothing(store: PostgresStore, url: str) -> None:
    """Reads and writes go on by another one, and nobody hears of it."""
    await asyncio.gather(*(texts(store) for _ in range(6)))
    assert int(psql(url, KICK_OUT)) > 3
    await store.post(posting("after"))
    assert int(psql(url, KICK_OUT)) > 0
    assert await texts(store) == ["after"]


async def test_a_connection_that_is_lost_under_way_costs_nothing(
    store: PostgresStore, url: str
) -> None:
    """What was done on it runs again, its neighbours' too."""
    runs: list[int] = []

    def run(tx: Transaction) -> str:
        tx.meta.set("key", str(len(runs)))
        runs.append(int(psql(url, KICK_OUT)) if len(runs) in {0, 2} else 0)
        return tx.meta.get("key") or ""

    one, value, two = await asyncio.gather(
        store.post(posting("one")), store.write(run), store.post(posting("two"))
    )
    assert (one.seq, value, two.seq) == (1, "1", 2)
    assert await texts(store) == ["one", "two"]
    assert await store.write(run) == "3"

    def look(tx: Transaction) -> str | None:
        runs.append(int(psql(url, KICK_OUT)) if len(runs) == 4 else 0)
        return tx.meta.get("key")

    assert await store.read(look) == "3"
    assert len(runs) == 6
    assert all(runs[i] > 0 for i in (0, 2, 4))


async def test_a_statement_that_fails_unnoticed_is_never_acknowledged(store: PostgresStore) -> None:
    """It voids the whole transaction, whose COMMIT would roll back without a word."""

    def run(tx: Transaction) -> str:
        try:
            tx.meta._c.exec_driver_sql("SELECT nothing")  # type: ignore[attr-defined]
        except Exception:  # noqa: BLE001  (as somebody may write one day)
            return "kept, it thinks"
        return "impossible"

    bad = Post(run, "room:lobby", "wren", "bad")
    results = await asyncio.gather(
        store.post(posting("one")), store.post(bad), store.post(posting("two")),
        return_exceptions=True,
    )  # fmt: skip
    assert [type(result) is Message for result in results] == [True, False, True]
    assert isinstance(results[1], Exception)
    assert await texts(store) == ["one", "two"]
    assert isinstance((await asyncio.gather(store.post(bad), return_exceptions=True))[0], Exception)


@pytest.fixture
async def proxied(
    postgres: PostgresServer, url: str
) -> AsyncIterator[tuple[PostgresStore, TcpProxy]]:
    """The store, through a network that a test can spoil."""
    async with TcpProxy(postgres.port) as proxy:
        name = url.rpartition("/")[2]
        opened = await open_postgres(PostgresAddress(postgres.url(name, port=proxy.port)))
        await seed(opened)
        yield opened, proxy
        await opened.close()


@pytest.mark.parametrize("is_kept", [True, False])
async def test_a_commit_that_was_not_answered_happens_once(
    proxied: tuple[PostgresStore, TcpProxy], is_kept: bool
) -> None:
    """Whether the server had heard of it or not; it is acknowledged and published once."""
    store, proxy = proxied
    seen: list[Committed] = []
    store.on_commit(seen.extend)
    proxy.cut_at(b"COMMIT", once_heard=is_kept)
    message = await store.post(posting("once", client_id="k"))
    assert message.seq == 1
    assert await texts(store) == ["once"]
    assert [event.seq for event in seen] == [1]
    assert (await store.post(posting("again", client_id="k"))) == message


async def test_without_a_network_nothing_is_acknowledged(
    proxied: tuple[PostgresStore, TcpProxy],
) -> None:
    """Neither a write nor a read is; both are again as soon as there is one."""
    store, proxy = proxied
    proxy.go_down()
    with pytest.raises(Unavailable):
        await store.post(posting("not kept"))
    with pytest.raises(Unavailable):
        await texts(store)
    proxy.come_up()
    await store.post(posting("kept"))
    assert await texts(store) == ["kept"]


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    """One that a test may kill."""
    with PostgresServer() as server:
        yield server


async def test_a_server_that_crashes_has_kept_what_was_acknowledged(
    own_server: PostgresServer,
) -> None:
    """And none of what was refused meanwhile, under load."""
    store = await open_postgres(PostgresAddress(own_server.make()))
    await seed(store)
    posts = [store.post(posting(str(n))) for n in range(4_000)]
    await posts[0]
    own_server.kill()
    results = await asyncio.gather(*posts, return_exceptions=True)
    assert {type(result) for result in results} == {Message, Unavailable}
    await asyncio.to_thread(own_server.start)
    kept = [result.text for result in results if isinstance(result, Message)]
    assert await texts(store) == kept
    await store.post(posting("after"))
    assert await texts(store) == [*kept, "after"]
    await store.close()


async def test_what_postgresql_cannot_keep_is_refused(store: PostgresStore) -> None:
    """It is whoever sent it that is told, as of any other mistake, and nobody beside them."""
    results = await asyncio.gather(
        store.post(posting("one")),
        store.post(posting("NUL", client_id="a\0b")),
        store.post(posting("two")),
        return_exceptions=True,
    )
    assert isinstance(results[1], BadRequest)
    assert await texts(store) == ["one", "two"]
    with pytest.raises(BadRequest):
        await store.read(lambda tx: tx.rooms.get("\0"))
    with pytest.raises(BadRequest):
        await store.read(lambda tx: tx.messages.get("lobby", 2**63))
