"""Two moderators on two nodes, on one queue."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.domain.queue import ItemKind, QueueItem
from server.services.context import Context
from server.services.queue import open_item
from server.storage.interface import Transaction
from server.storage.sqlite import open_sqlite
from tests.clients.people import Joined, call, join, login
from tests.clients.wire import WireClient
from tests.processes.lamplight import LamplightServer
from tests.processes.redis import RedisServer

ITEMS = 100
SECRET = "a-secret-that-both-nodes-share-0123456789"
LEASE_S = "2"
Nodes = tuple[LamplightServer, LamplightServer]


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[Nodes]:
    """Nodes A and B on one database, with a real Redis between them."""
    with RedisServer() as broker:
        environ = {
            "REDIS_URL": broker.url,
            "LAMPLIGHT_SECRET": SECRET,
            "LAMPLIGHT_CLAIM_S": LEASE_S,
        }
        with (
            LamplightServer(tmp_path, environ) as a,
            LamplightServer(tmp_path, environ, demo=False) as b,
        ):
            yield a, b


async def put_items(node: LamplightServer, person: str, count: int) -> list[str]:
    """So many reports about somebody, as if they had come from the room; their ids."""
    store = await open_sqlite(Path(node.folder) / "lamplight.db")
    ctx = Context(store)
    items = [
        QueueItem(
            id=f"item-{n}",
            kind=ItemKind.REPORT,
            person=person,
            at=n,
            room="lobby",
            text=f"text {n}",
        )
        for n in range(count)
    ]

    def run(tx: Transaction) -> None:
        for item in items:
            open_item(tx, ctx, item)

    await store.write(run)
    await store.close()
    return [item.id for item in items]


async def decide_all(
    node: LamplightServer, who: Joined, items: list[str], decision: str
) -> list[tuple[str, int]]:
    """Every item, a few at a time; the status that each was answered with."""
    gate = asyncio.Semaphore(4)

    async def one(item: str) -> tuple[str, int]:
        async with gate:
            path = f"/api/queue/{item}/decision"
            return item, (await call(node.url, "POST", path, who, decision=decision))[0]

    return list(await asyncio.gather(*(one(item) for item in items)))


def decided(desk: WireClient) -> list[str]:
    """The items of whose decision a desk has heard, in order."""
    told = [event for event in desk.events("desk") if event["type"] == "queue.changed"]
    return [event["item"]["id"] for event in told if event["change"] == "decided"]


async def test_a_hundred_items_are_decided_once_each_by_two_moderators(nodes: Nodes) -> None:
    """Whoever is second is told so; both desks hear of each decision once, in the same order."""
    a, b = nodes
    mod, admin = await login(a.url, "mod"), await login(b.url, "admin")
    wren = await join(a.url)
    async with WireClient(a.ws_url, mod.token) as on_a, WireClient(b.ws_url, admin.token) as on_b:
        await on_a.subscribe("desk")
        await on_b.subscribe("desk")
        items = await put_items(a, wren.id, ITEMS)
        answers = await asyncio.gather(
            decide_all(a, mod, items, "dismiss"), decide_all(b, admin, items, "dismiss")
        )
        statuses = Counter(answers[0] + answers[1])
        assert {status for _, status in statuses} == {200, 409}
        assert all(statuses[item, 200] == 1 == statuses[item, 409] for item in items)
        by_one = sum(status == 200 for _, status in answers[0])
        assert 0 < by_one < ITEMS, "they must have raced, or this test shows nothing"
        for desk in (on_a, on_b):
            await desk.wait_for(lambda _, desk=desk: len(decided(desk)) >= ITEMS)
        heard = [decided(desk) for desk in (on_a, on_b)]
        assert heard[0] == heard[1]
        assert sorted(heard[0]) == sorted(items)


async def test_a_claim_that_is_left_is_offered_again_once(nodes: Nodes) -> None:
    """Its holder's node may be gone: another's worker lets go of it, and the desk hears it once."""
    a, b = nodes
    mod, admin = await login(a.url, "mod"), await login(a.url, "admin")
    wren = await join(a.url)
    async with WireClient(b.ws_url, admin.token) as desk:
        await desk.subscribe("desk")
        (item,) = await put_items(a, wren.id, 1)
        path = f"/api/queue/{item}/claim"
        assert (await call(a.url, "POST", path, mod))[0] == 200
        assert (await call(b.url, "POST", path, admin))[0] == 409
        a.kill()
        await desk.wait_for(lambda f: f["type"] == "queue.changed" and f["change"] == "released")
        assert (await call(b.url, "POST", path, admin))[0] == 200
        await desk.wait_for(
            lambda f: f["type"] == "queue.changed" and f["item"]["claimed_by"] == admin.id
        )
        changes = [f["change"] for f in desk.events("desk") if f["type"] == "queue.changed"]
        assert changes == ["claimed", "released", "claimed"]
