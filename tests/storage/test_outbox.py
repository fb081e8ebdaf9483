from dataclasses import replace

import pytest

from server.domain.outbox import (
    Attempt,
    Delivery,
    DeliveryState,
    Notice,
    ReceiverKind,
    Webhook,
    after,
    new_delivery,
)
from server.storage.interface import Store, Transaction

HOOK = ReceiverKind.WEBHOOK


@pytest.fixture
async def store(store: Store) -> Store:
    """Two webhooks."""

    def seed(tx: Transaction) -> None:
        for name in ("one", "two"):
            tx.webhooks.add(Webhook(name, f"https://{name}", "s", frozenset(), 0))

    await store.write(seed)
    return store


async def put(store: Store, name: str, key: str, *to: str, at: int = 0) -> None:
    """A notice with its deliveries, which are called `notice>receiver`."""
    notice = Notice(name, "case.raised", key, {"level": "S3", "due_at": 9}, at)
    made = [new_delivery(f"{name}>{each}", notice, HOOK, each) for each in to]
    await store.write(lambda tx: tx.outbox.add(notice, made))


async def due(store: Store, now: int = 10, each: int = 2, **taken: int) -> list[str]:
    """The ids of what may be sent."""
    found = await store.read(lambda tx: tx.outbox.due(HOOK, now, 32, taken, each))
    is_due = await store.read(lambda tx: tx.outbox.is_due(now))
    assert is_due or not found, "what is due would not be looked for"
    return [delivery.id for delivery in found]


async def lease(store: Store, name: str, by: str = "a", until: int = 50, now: int = 10) -> bool:
    """Whether `by` has it now."""
    return await store.write(lambda tx: tx.outbox.lease(name, by, until, now))


async def end(store: Store, name: str, state: DeliveryState, by: str = "a") -> bool:
    """Store an end that an attempt brought; whether it was taken."""
    found = await get(store, name)
    return await store.write(lambda tx: tx.outbox.finish(replace(found, state=state), by))


async def get(store: Store, name: str) -> Delivery:
    """As it is kept."""
    found = await store.read(lambda tx: tx.outbox.get(name))
    assert found is not None
    return found


async def test_a_delivery_comes_back_as_it_was_put_in(store: Store) -> None:
    """With its notice, and with what an attempt left."""
    await put(store, "n", "k", "one", at=4)
    assert await lease(store, "n>one")
    kept = await get(store, "n>one")
    assert kept.notice == Notice("n", "case.raised", "k", {"level": "S3", "due_at": 9}, 4)
    assert (kept.attempts, kept.leased_by, kept.leased_until) == (1, "a", 50)
    left = after(kept, Attempt(503), 20, 0.0)
    assert await store.write(lambda tx: tx.outbox.finish(left, "a"))
    assert await get(store, "n>one") == left


async def test_within_a_key_a_later_notice_waits_for_the_earlier(store: Store) -> None:
    """Until that is delivered or parked; other keys and other receivers wait for nothing."""
    await put(store, "n1", "k", "one", "two")
    await put(store, "n2", "k", "one", "two")
    await put(store, "n3", "other", "one")
    assert sorted(await due(store)) == ["n1>one", "n1>two", "n3>one"]
    assert await lease(store, "n1>one")
    assert not await lease(store, "n2>one")
    assert await end(store, "n1>one", DeliveryState.DELIVERED)
    assert sorted(await due(store)) == ["n1>two", "n2>one", "n3>one"]
    assert await lease(store, "n1>two")
    assert await end(store, "n1>two", DeliveryState.PARKED)
    assert "n2>two" in await due(store)


async def test_a_lease_is_one_workers_until_it_runs_out(store: Store) -> None:
    """And who lost it can't write an end to it, unless it was delivered all the same."""
    await put(store, "n", "k", "one")
    assert await lease(store, "n>one", "a", until=50)
    assert not await lease(store, "n>one", "b", until=60, now=49)
    assert await due(store, now=49) == []
    assert await due(store, now=50) == ["n>one"]
    assert await lease(store, "n>one", "b", until=90, now=50)
    assert not await end(store, "n>one", DeliveryState.PARKED, by="a")
    assert await end(store, "n>one", DeliveryState.DELIVERED, by="a")
    assert not await end(store, "n>one", DeliveryState.PARKED, by="b")
    assert (await get(store, "n>one")).attempts == 2


async def test_a_backlog_of_one_receiver_leaves_room_for_the_others(store: Store) -> None:
    """Each has so many places, and none more while they are taken."""
    for n in range(40):
        await put(store, f"n{n}", f"k{n}", "one")
    await put(store, "late", "k", "two")
    assert sorted(await due(store)) == ["late>two", "n0>one", "n1>one"]
    assert sorted(await due(store, one=1)) == ["late>two", "n0>one"]
    assert await due(store, one=2) == ["late>two"]


async def test_a_disabled_webhooks_deliveries_are_parked_and_a_removed_ones_gone(
    store: Store,
) -> None:
    """Nothing of another's is touched."""
    await put(store, "n", "k", "one", "two")
    assert await store.write(lambda tx: tx.webhooks.disable("one", 5, "gone"))
    assert not await store.write(lambda tx: tx.webhooks.disable("one", 6, "gone"))
    assert await store.write(lambda tx: tx.outbox.park_all("one", "disabled")) == 1
    assert (await get(store, "n>one")).last_error == "disabled"
    assert await due(store) == ["n>two"]
    assert await store.write(lambda tx: tx.webhooks.remove("one"))
    assert await store.read(lambda tx: tx.outbox.get("n>one")) is None
    assert [w.id for w in await store.read(lambda tx: tx.webhooks.list())] == ["two"]


async def test_pages_are_newest_first_and_leave_nothing_out(store: Store) -> None:
    """Of one state."""
    for n in range(5):
        await put(store, f"n{n}", f"k{n}", "one")
    first = await store.read(lambda tx: tx.outbox.page(DeliveryState.WAITING, None, 3))
    rest = await store.read(lambda tx: tx.outbox.page(DeliveryState.WAITING, first[-1].seq, 3))
    assert [d.notice.id for d in first + rest] == ["n4", "n3", "n2", "n1", "n0"]
    assert await store.read(lambda tx: tx.outbox.page(DeliveryState.PARKED, None, 3)) == []
    assert await store.read(lambda tx: tx.outbox.page(DeliveryState.WAITING, 2**53 - 1, 3)) == first


async def test_what_was_told_is_forgotten_with_its_notice(store: Store) -> None:
    """Once it is old, and not while another receiver still waits for the notice."""
    await put(store, "old", "k", "one", "two", at=1)
    await put(store, "new", "k2", "one", at=8)
    for name in ("old>one", "new>one"):
        assert await lease(store, name)
        assert await end(store, name, DeliveryState.DELIVERED)

    def forget(tx: Transaction) -> int:
        return tx.outbox.forget(DeliveryState.DELIVERED, 5, 100)

    assert await store.write(forget) == 1
    assert (await get(store, "old>two")).notice.id == "old"
    assert (await get(store, "new>one")).state is DeliveryState.DELIVERED
    assert await lease(store, "old>two")
    assert await end(store, "old>two", DeliveryState.DELIVERED)
    assert await store.write(forget) == 1
    assert await store.read(lambda tx: tx.outbox.get("old>two")) is None
