from typing import Any

import pytest

from server.domain.errors import BadRequest, NotAllowed, NotFound
from server.domain.people import Role
from server.domain.queue import Decision, ItemKind, ItemState, Lane, QueueItem
from server.services import bulk, bulk_undo
from server.services.accounts import Admission
from server.services.bulk import Sweep, Swept
from server.services.deciding import decide, undo
from server.services.queue import open_item
from tests.services.test_reporting import file, items_about
from tests.services.world import World


async def sweep(world: World, who: Admission, **fields: Any) -> Swept:
    """An act on many."""
    order: dict[str, Any] = {"action": "remove", "reason": "a raid"}
    return await bulk.act(world.ctx, who.person, Sweep(**order | fields))


async def reported(world: World, count: int) -> tuple[list[Admission], list[QueueItem]]:
    """So many people, each with a reported message in the lobby, and the items of that."""
    authors = [await world.member() for _ in range(count)]
    for author in authors:
        said = await world.say(author.person, "words")
        await file(world, await world.member(), said.seq)
    return authors, [(await items_about(world, author))[0] for author in authors]


async def decisions(world: World, items: list[QueueItem]) -> list[Decision | None]:
    """As they stand now."""
    found = [
        await world.ctx.store.read(lambda tx, it=item.id: tx.queue.get(it))  # type: ignore[misc]
        for item in items
    ]
    return [item.decision if item else None for item in found]


async def standing(world: World) -> int:
    """How many messages can be read in the lobby."""
    shown = await world.ctx.store.read(lambda tx: tx.messages.shown(None, "lobby", 0, 500))
    return len(shown)


@pytest.mark.parametrize(
    ("action", "decision", "left"),
    [("remove", Decision.REMOVE, 1), ("dismiss", Decision.DISMISS, 4)],
)
async def test_named_items_are_decided_as_one_and_undone_as_one(
    world: World, action: str, decision: Decision, left: int
) -> None:
    """The fourth, which nobody named, stays as it was."""
    _, items = await reported(world, 4)
    moderator = await world.staff(Role.MODERATOR)
    swept = await sweep(world, moderator, action=action, items=tuple(i.id for i in items[:3]))
    assert swept.items == 3
    assert await decisions(world, items) == [decision] * 3 + [None]
    assert await standing(world) == left
    undone = await bulk_undo.undo(world.ctx, moderator.person, swept.bulk)
    assert undone.items == 3
    assert await decisions(world, items) == [None] * 4
    assert await standing(world) == 4


async def test_a_flood_of_reports_on_one_person_is_dismissed(world: World) -> None:
    """All that are open about them; what others are reported for stays."""
    authors, items = await reported(world, 2)
    world.clock.pass_s(3_600)
    again = await world.say(authors[0].person, "more words")
    await file(world, await world.member(), again.seq)
    moderator = await world.staff(Role.MODERATOR)
    swept = await sweep(world, moderator, action="dismiss", person=authors[0].person.id)
    assert swept.items == 2
    assert {item.decision for item in await items_about(world, authors[0])} == {Decision.DISMISS}
    assert await decisions(world, items[1:]) == [None]


async def test_removing_all_of_one_person_upholds_the_reports_on_it(world: World) -> None:
    """And undoing it opens them again."""
    authors, items = await reported(world, 2)
    moderator = await world.staff(Role.MODERATOR)
    swept = await sweep(world, moderator, person=authors[0].person.id)
    assert (swept.messages, swept.items) == (1, 1)
    assert await decisions(world, items) == [Decision.REMOVE, None]
    undone = await bulk_undo.undo(world.ctx, moderator.person, swept.bulk)
    assert (undone.messages, undone.items) == (1, 1)
    assert await decisions(world, items) == [None, None]
    assert await standing(world) == 2


async def test_what_somebody_decided_again_since_is_left_alone(world: World) -> None:
    """Undone by itself and decided by another: undoing the whole doesn't touch it."""
    _, items = await reported(world, 2)
    moderator, other = await world.staff(Role.MODERATOR), await world.staff(Role.MODERATOR)
    swept = await sweep(world, moderator, items=tuple(i.id for i in items))
    await undo(world.ctx, other.person, items[0].id)
    await decide(world.ctx, other.person, items[0].id, Decision.DISMISS, "it was fine")
    undone = await bulk_undo.undo(world.ctx, moderator.person, swept.bulk)
    assert undone.items == 1
    assert await decisions(world, items) == [Decision.DISMISS, None]


async def test_what_another_moderator_has_in_hand_is_left_to_them(world: World) -> None:
    """The rest is done, and how much is said."""
    _, items = await reported(world, 2)
    moderator, other = await world.staff(Role.MODERATOR), await world.staff(Role.MODERATOR)
    now = world.clock()
    await world.ctx.store.write(
        lambda tx: tx.queue.claim(items[0].id, other.person.id, now + 1_000, now)
    )
    swept = await sweep(world, moderator, items=tuple(i.id for i in items))
    assert swept.items == 1
    assert await decisions(world, items) == [None, Decision.REMOVE]


@pytest.mark.parametrize("kind", [ItemKind.WORRY, ItemKind.APPEAL])
@pytest.mark.parametrize("action", ["remove", "dismiss"])
async def test_people_at_risk_and_appeals_are_looked_at_one_by_one(
    world: World, kind: ItemKind, action: str
) -> None:
    """An order that names one of them does nothing at all."""
    authors, items = await reported(world, 1)
    moderator = await world.staff(Role.MODERATOR)
    grave = QueueItem(
        id="grave", kind=kind, person=authors[0].person.id, at=1, room="lobby", lane=Lane.CARE
    )
    await world.ctx.store.write(lambda tx: open_item(tx, world.ctx, grave))
    with pytest.raises(BadRequest):
        await sweep(world, moderator, action=action, items=(items[0].id, "grave"))
    assert await decisions(world, items) == [None]
    await sweep(world, moderator, action=action, person=authors[0].person.id)
    kept = await world.ctx.store.read(lambda tx: tx.queue.get("grave"))
    assert kept is not None
    assert kept.state is ItemState.OPEN


async def test_items_of_others_are_neither_decided_nor_undone(world: World) -> None:
    """By a moderator of another room, by a member."""
    _, items = await reported(world, 1)
    member = await world.member()
    local, now = await world.member(), world.clock()
    who = local.person.id
    await world.ctx.store.write(
        lambda tx: tx.people.set_room_roles(who, "adults", {Role.MODERATOR}, now)
    )
    elsewhere = Admission((await world.standing(local.person)).person, "", 0)
    swept = await sweep(world, await world.staff(Role.MODERATOR), items=(items[0].id,))
    for somebody, error in ((member, NotAllowed), (elsewhere, NotFound)):
        with pytest.raises(error):
            await sweep(world, somebody, items=(items[0].id,))
        with pytest.raises(error):
            await bulk_undo.undo(world.ctx, somebody.person, swept.bulk)
    assert await decisions(world, items) == [Decision.REMOVE]
