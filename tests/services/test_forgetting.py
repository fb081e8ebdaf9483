import json
from dataclasses import replace
from typing import Any

from server.domain.people import Role
from server.domain.queue import Decision, ItemKind, ItemState, Lane, QueueItem
from server.services.accounts import Admission
from server.services.privacy import NAME_AFTERWARDS, erase, export, finish_erasures
from server.services.queue import open_item
from tests.services.world import World

CANARY = "canary-77aa"
NAME = "Canary Nightjar"


async def put(world: World, who: Admission, **fields: Any) -> QueueItem:
    """An item full of their words."""
    known: dict[str, Any] = {
        "id": world.ctx.new_id(),
        "kind": ItemKind.HELD,
        "person": who.person.id,
        "room": "lobby",
        "at": world.clock(),
        "text": f"{CANARY} text",
        "note": f"{CANARY} note",
        "cover": f"{CANARY} cover",
        "outcome": "held",
    }
    item = QueueItem(**known | fields)
    await world.ctx.store.write(lambda tx: open_item(tx, world.ctx, item))
    return item


async def get(world: World, item: QueueItem) -> QueueItem:
    """As it is now."""
    found = await world.ctx.store.read(lambda tx: tx.queue.get(item.id))
    assert found is not None
    return found


async def desk(world: World) -> list[dict[str, Any]]:
    """What somebody who comes later reads at the widest desk."""
    page = await world.ctx.store.read(lambda tx: tx.log.page("desk/all", 0, 1_000))
    return [json.loads(body) for _, body in page.events]


async def test_erasing_takes_words_and_name_out_of_queue_desk_and_audit(world: World) -> None:
    """Open, decided, in every lane that isn't evidence; the raw cells are searched."""
    moderator, member = await world.staff(Role.MODERATOR), await world.member(NAME)
    items = [
        await put(world, member, kind=kind, lane=lane, id=f"{kind}-{lane}")
        for kind in ItemKind
        for lane in (Lane.CARE, Lane.CONDUCT)
    ]
    decided = replaced(await get(world, items[0]), moderator)

    def decide(tx: Any) -> None:
        tx.queue.end(decided)
        why = f"said {CANARY}"
        tx.audit.append("mod", "item.decline", decided.id, why, 1, person=member.person.id)

    await world.ctx.store.write(decide)
    assert len([c for c in world.cells() if CANARY in c or NAME in c]) > 20  # it does find things
    await erase(world.ctx, member.person)
    assert [c for c in world.cells() if CANARY in c or NAME in c] == []
    states = {(await get(world, item)).state for item in items}
    assert states == {ItemState.DECIDED, ItemState.WITHDRAWN}
    assert {e["item"]["author"]["name"] for e in await desk(world)} == {NAME_AFTERWARDS}


def replaced(item: QueueItem, moderator: Admission) -> QueueItem:
    """The same, declined with a reason that quotes it."""
    return replace(
        item,
        state=ItemState.DECIDED,
        decision=Decision.DECLINE,
        decided_by=moderator.person.id,
        decided_at=1,
        decision_reason=f"because of {CANARY}",
    )


async def test_evidence_that_a_child_was_harmed_waits_to_be_seen(world: World) -> None:
    """Without a name; once somebody has decided, the next look takes it too."""
    moderator, member = await world.staff(Role.ADMIN), await world.member(NAME)
    item = await put(world, member, lane=Lane.CHILD_SAFETY)
    await erase(world.ctx, member.person)
    kept = await get(world, item)
    assert (kept.state, kept.text) == (ItemState.OPEN, f"{CANARY} text")
    assert [cell for cell in world.cells() if NAME in cell] == []
    assert await finish_erasures(world.ctx) == 0  # and nobody tries every minute
    await world.ctx.store.write(lambda tx: tx.queue.end(replaced(kept, moderator)))
    assert await finish_erasures(world.ctx) == 1
    assert [cell for cell in world.cells() if CANARY in cell] == []


async def test_an_erasure_that_was_cut_off_is_finished_in_the_queue(world: World) -> None:
    """Only the account went before the stop."""
    member = await world.member(NAME)
    await put(world, member)
    now = world.clock()
    await world.ctx.store.write(lambda tx: tx.people.erase(member.person.id, NAME_AFTERWARDS, now))
    assert await finish_erasures(world.ctx) == 1
    assert [cell for cell in world.cells() if CANARY in cell or NAME in cell] == []
    assert await finish_erasures(world.ctx) == 0


async def test_an_export_holds_what_stands_in_no_room(world: World) -> None:
    """Texts that wait, and appeals; not that others worry or have reported."""
    member = await world.member(NAME)
    for kind in ItemKind:
        await put(world, member, kind=kind)
    held = await export(world.ctx, member.person)
    assert {item.kind for item in held.unposted} == {ItemKind.HELD, ItemKind.APPEAL}
    assert {item.text for item in held.unposted} == {f"{CANARY} text"}
