import asyncio
from dataclasses import replace
from functools import partial

import pytest

from server.domain.audit import first_broken
from server.domain.people import AgeBand, Person
from server.domain.queue import Decision, Finding, ItemKind, ItemState, Lane, QueueItem, Scope
from server.domain.rooms import Room
from server.storage.desk import Report
from server.storage.interface import Store, Transaction
from tests.clients.intruder import Intruder, Refused

ALL_LANES = Scope(frozenset(Lane))


def item(name: str, at: int, **fields: object) -> QueueItem:
    """A held text of Wren's."""
    return QueueItem(id=name, kind=ItemKind.HELD, person="wren", at=at, room="lobby", **fields)  # type: ignore[arg-type]


@pytest.fixture
async def store(store: Store) -> Store:
    """Two people and a room."""

    def seed(tx: Transaction) -> None:
        for name in ("wren", "heron"):
            person = Person(name, name.title(), AgeBand.ADULT)
            tx.people.add(person, skeleton=name, return_hash=None, at=0)
        tx.rooms.add(Room("lobby", "The lobby"), 0)

    await store.write(seed)
    return store


async def test_an_item_comes_back_as_it_was_put_in(store: Store) -> None:
    """Every field, its reasons and their spans included."""
    whole = item(
        "a", 5, seq=3, client_id="c", text="words", reply_to=2, cover="why", outcome="held",
        reasons=(Finding("hate", "rule.one", 2, (1, 4)),), level="S2", lane=Lane.CARE,
        is_urgent=True, returns_at=9, sanction="s", note="n", reports=2, also=(4, 6),
        is_burst=True, is_about_other=True,
    )  # fmt: skip
    await store.write(lambda tx: tx.queue.add(whole))
    assert await store.read(lambda tx: tx.queue.get("a")) == whole
    assert await store.read(lambda tx: tx.queue.first_answer("wren", "c")) == whole


async def test_people_at_risk_come_first_then_the_urgent_then_the_oldest(
    store: Store,
) -> None:
    """Page by page, with nothing twice and nothing left out."""
    wanted = [
        item("s3", 50, level="S3"), item("s2-urgent", 60, level="S2", is_urgent=True),
        item("s2", 10, level="S2"), item("urgent", 40, is_urgent=True),
        item("old", 20), item("new", 30),
    ]  # fmt: skip

    def add(tx: Transaction) -> None:
        for one in reversed(wanted):
            tx.queue.add(one)

    await store.write(add)

    def after(last: QueueItem | None, tx: Transaction) -> list[QueueItem]:
        position = (last.priority, last.at, last.id) if last else None
        return tx.queue.page(ALL_LANES, position, 4)

    found: list[QueueItem] = []
    while page := await store.read(partial(after, found[-1] if found else None)):
        found += page
    assert [one.id for one in found] == [one.id for one in wanted]


async def test_only_what_is_in_scope_is_listed(store: Store) -> None:
    """By lane, and in single rooms."""

    def add(tx: Transaction) -> None:
        for lane in Lane:
            tx.queue.add(item(lane, 1, lane=lane))

    await store.write(add)
    for scope, seen in (
        (Scope(frozenset({Lane.CARE})), ["care"]),
        (Scope(frozenset(), {"lobby": frozenset({Lane.CONDUCT})}), ["conduct"]),
        (Scope(frozenset(), {"elsewhere": frozenset(Lane)}), []),
        (Scope(frozenset()), []),
    ):
        page = await store.read(lambda tx, scope=scope: tx.queue.page(scope, None, 9))  # type: ignore[misc]
        assert [one.id for one in page] == seen


async def test_of_many_who_claim_at_once_one_gets_it(store: Store) -> None:
    """Until the lease ends; its holder may renew it."""
    await store.write(lambda tx: tx.queue.add(item("a", 1)))
    claims = [store.write(lambda tx, n=n: tx.queue.claim("a", f"m{n}", 100, 0)) for n in range(9)]  # type: ignore[misc]
    assert (await asyncio.gather(*claims)).count(True) == 1
    assert await store.write(lambda tx: tx.queue.claim("a", "m0", 200, 50))
    assert not await store.write(lambda tx: tx.queue.claim("a", "m1", 300, 199))
    assert [i.id for i in await store.read(lambda tx: tx.queue.lapsed(200, 9))] == ["a"]
    assert await store.write(lambda tx: tx.queue.claim("a", "m1", 300, 200))


async def test_an_item_ends_once_and_reopens_once(store: Store) -> None:
    """The second of two decisions is answered False."""
    await store.write(lambda tx: tx.queue.add(item("a", 1)))
    decided = replace(item("a", 1), state=ItemState.DECIDED, decision=Decision.APPROVE)
    assert await store.write(lambda tx: tx.queue.end(decided))
    assert not await store.write(lambda tx: tx.queue.end(decided))
    assert not await store.write(lambda tx: tx.queue.claim("a", "m", 9, 0))
    assert await store.write(lambda tx: tx.queue.reopen(item("a", 1)))
    assert not await store.write(lambda tx: tx.queue.reopen(item("a", 1)))


async def test_a_reporter_counts_once_a_message(store: Store) -> None:
    """A worry and a report of the same message are two things."""
    await store.write(lambda tx: tx.queue.add(item("a", 1)))
    report = Report("heron", "lobby", 1, False, "a", "rude", "", 5)
    for new, one in ((True, report), (False, report), (True, replace(report, is_concern=True))):
        assert await store.write(lambda tx, one=one: tx.queue.add_report(one)) is new  # type: ignore[misc]


async def test_figures_of_rules_add_up(store: Store) -> None:
    """And go down again when a decision is taken back."""
    await store.write(lambda tx: tx.queue.count_rules(["r", "r", "s"], hits=1))
    await store.write(lambda tx: tx.queue.count_rules(["r"], decided=1, false_alarms=1))
    await store.write(lambda tx: tx.queue.count_rules(["r"], decided=-1, false_alarms=-1))
    figures = await store.read(lambda tx: tx.queue.figures())
    assert figures == {"r": ("r", 1, 0, 0), "s": ("s", 1, 0, 0)}


async def _with_three_entries(store: Store) -> None:
    for n in range(3):
        await store.write(
            lambda tx, n=n: tx.audit.append("mod", "act", f"s{n}", "why", n, person="wren")  # type: ignore[misc]
        )


async def _broken(store: Store) -> int | None:
    return await store.read(lambda tx: first_broken(tx.audit.all(), tx.audit.head()))


async def test_a_chain_that_nobody_touched_is_sound(store: Store) -> None:
    """Also after the words of a reason went with the person they were about."""
    await _with_three_entries(store)
    assert await _broken(store) is None
    await store.write(lambda tx: tx.audit.forget_words("wren"))
    assert await _broken(store) is None
    newest = (await store.read(lambda tx: tx.audit.page(None, 1)))[0]
    assert (newest.seq, newest.why) == (3, None)


async def test_the_database_refuses_to_change_the_audit(store: Store, intruder: Intruder) -> None:
    """Neither an update nor a deletion, by any connection."""
    await _with_three_entries(store)
    for statement in ("UPDATE audit SET actor = 'x'", "DELETE FROM audit"):
        with pytest.raises(Refused, match="append-only"):
            intruder.sql(statement)


@pytest.mark.parametrize(
    ("tampering", "first"),
    [
        ("UPDATE audit SET actor = 'x' WHERE seq = 2", 2),
        ("DELETE FROM audit WHERE seq = 2", 2),
        ("DELETE FROM audit WHERE seq = 3", 3),
        ("UPDATE audit_words SET why = 'another' WHERE seq = 1", 1),
    ],
)
async def test_whoever_tampers_all_the_same_is_found_out(
    store: Store, intruder: Intruder, tampering: str, first: int
) -> None:
    """A change, a deletion in the middle or at the end, other words."""
    await _with_three_entries(store)
    intruder.force(tampering)
    assert await _broken(store) == first
