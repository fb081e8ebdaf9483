import asyncio
import json
from typing import Any

import pytest

from server.domain.errors import BadRequest, Conflict, NotAllowed, NotFound
from server.domain.people import Person, Role
from server.services import bulk, bulk_undo
from server.services.accounts import Admission
from server.services.bulk import MESSAGES_A_WRITE, Sweep, Swept
from server.services.bulk_undo import UNDO_MS
from server.services.moderating import remove_message, restore_message
from server.services.privacy import erase
from tests.services.world import World


async def standing_texts(world: World, room: str = "lobby") -> list[str]:
    """What can be read in a room."""
    page = await world.ctx.store.read(lambda tx: tx.messages.page(room, None, 500, "nobody"))
    return [post.message.text for post in page if post.message.removed_by is None]


async def sweep(world: World, who: Admission, **fields: Any) -> Swept:
    """A bulk removal."""
    order: dict[str, Any] = {"action": "remove", "reason": "a raid"}
    return await bulk.act(world.ctx, who.person, Sweep(**order | fields))


async def moderator_of(world: World, room: str) -> Person:
    """A member who moderates one room."""
    member, now = await world.member(), world.clock()
    person = member.person.id
    await world.ctx.store.write(
        lambda tx: tx.people.set_room_roles(person, room, {Role.MODERATOR}, now)
    )
    return (await world.standing(member.person)).person


async def test_everything_of_one_person_goes_and_comes_back(world: World) -> None:
    """In every room or in one, since whenever; others' words stand as they stood."""
    moderator = await world.staff(Role.MODERATOR)
    raider, other = await world.member(), await world.member()
    await world.say(raider.person, "before")
    world.clock.pass_s(60)
    since = world.clock()
    for room in ("lobby", "adults"):
        await world.say(raider.person, f"spam in {room}", room)
        await world.say(other.person, f"talk in {room}", room)
    swept = await sweep(world, moderator, person=raider.person.id, since=since)
    assert (swept.messages, swept.is_whole) == (2, True)
    assert await standing_texts(world) == ["before", "talk in lobby"]
    assert await standing_texts(world, "adults") == ["talk in adults"]
    undone = await bulk_undo.undo(world.ctx, moderator.person, swept.bulk)
    assert undone.messages == 2
    assert await standing_texts(world) == ["before", "spam in lobby", "talk in lobby"]
    assert await standing_texts(world, "adults") == ["spam in adults", "talk in adults"]


async def test_a_room_is_cleared_of_what_came_since(world: World) -> None:
    """Whoever wrote it, but for the staff."""
    moderator = await world.staff(Role.MODERATOR)
    await world.say((await world.member()).person, "before")
    world.clock.pass_s(60)
    since = world.clock()
    for _ in range(3):
        await world.say((await world.member()).person, "raid")
    await world.say(moderator.person, "please stop")
    assert (await sweep(world, moderator, room="lobby", since=since)).messages == 3
    assert await standing_texts(world) == ["before", "please stop"]


async def test_undoing_restores_exactly_what_it_removed(world: World) -> None:
    """Not what was removed before, withdrawn, or removed again by somebody since."""
    moderator, raider = await world.staff(Role.MODERATOR), await world.member()
    said = [await world.say(raider.person, f"m{n}") for n in range(5)]
    act = moderator.person
    await remove_message(world.ctx, act, "lobby", said[0].seq, "earlier, for itself")
    await world.withdraw(raider.person, said[1])
    swept = await sweep(world, moderator, person=raider.person.id)
    assert swept.messages == 3
    await restore_message(world.ctx, act, "lobby", said[2].seq, "that one was fine")
    await restore_message(world.ctx, act, "lobby", said[3].seq, "and that")
    await remove_message(world.ctx, act, "lobby", said[3].seq, "no, it wasn't")
    undone = await bulk_undo.undo(world.ctx, act, swept.bulk)
    assert undone.messages == 1
    assert await standing_texts(world) == ["m2", "m4"]


async def test_what_its_author_erased_meanwhile_stays_erased(world: World) -> None:
    """Undoing brings back no word of theirs."""
    moderator, raider = await world.staff(Role.MODERATOR), await world.member()
    await world.say(raider.person, "words")
    swept = await sweep(world, moderator, person=raider.person.id)
    await erase(world.ctx, raider.person)
    assert (await bulk_undo.undo(world.ctx, moderator.person, swept.bulk)).messages == 0
    assert await standing_texts(world) == []


async def test_many_messages_go_in_small_writes(world: World) -> None:
    """A send in the middle waits for one step; so it is on the way back."""
    moderator, raider, other = (
        await world.staff(Role.MODERATOR),
        await world.member(),
        await world.member(),
    )
    count = 3 * MESSAGES_A_WRITE + 1
    for n in range(count):
        await world.say(raider.person, str(n))
    sizes: list[int] = []
    world.ctx.store.on_commit(lambda events: sizes.append(len(events)))
    swept, said = await asyncio.gather(
        sweep(world, moderator, person=raider.person.id), world.say(other.person, "hello")
    )
    assert swept.messages == count
    assert said.text == "hello"
    assert (await bulk_undo.undo(world.ctx, moderator.person, swept.bulk)).messages == count
    # of each message the room is told, and its author
    assert max(sizes) <= 2 * MESSAGES_A_WRITE + 2
    assert len(await standing_texts(world)) == count + 1


async def test_a_removal_that_is_called_off_while_it_runs_stops(world: World) -> None:
    """Whatever the order of their steps, in the end everything stands."""
    moderator, raider = await world.staff(Role.MODERATOR), await world.member()
    count = 4 * MESSAGES_A_WRITE
    for n in range(count):
        await world.say(raider.person, str(n))
    running = asyncio.create_task(sweep(world, moderator, person=raider.person.id))
    bulks: list[str] = []
    while not bulks:
        await asyncio.sleep(0)
        bulks = await world.ctx.store.read(lambda tx: [e.subject for e in tx.audit.page(None, 1)])
    await bulk_undo.undo(world.ctx, moderator.person, bulks[0])
    await running
    assert len(await standing_texts(world)) == count


async def test_a_removal_is_undone_once_and_not_after_days(world: World) -> None:
    """The second time says so."""
    moderator, raider = await world.staff(Role.MODERATOR), await world.member()
    await world.say(raider.person, "words")
    first = await sweep(world, moderator, person=raider.person.id)
    await bulk_undo.undo(world.ctx, moderator.person, first.bulk)
    with pytest.raises(Conflict, match="already"):
        await bulk_undo.undo(world.ctx, moderator.person, first.bulk)
    second = await sweep(world, moderator, person=raider.person.id)
    world.clock.pass_s(UNDO_MS / 1000 + 1)
    with pytest.raises(Conflict, match="too long ago"):
        await bulk_undo.undo(world.ctx, moderator.person, second.bulk)
    with pytest.raises(NotFound):
        await bulk_undo.undo(world.ctx, moderator.person, "none")


async def test_each_author_is_told_why(world: World) -> None:
    """Nothing goes missing unexplained, not even in a raid; nor does it come back so."""
    moderator, raider = await world.staff(Role.MODERATOR), await world.member()
    for n in range(2):
        await world.say(raider.person, str(n))
    swept = await sweep(world, moderator, person=raider.person.id)
    await bulk_undo.undo(world.ctx, moderator.person, swept.bulk)
    page = await world.ctx.store.read(lambda tx: tx.log.page(f"me:{raider.person.id}", 0, 100))
    told = [json.loads(body) for _, body in page.events]
    decided = [(e["decision"], e["reason"]) for e in told if e["type"] == "message.decided"]
    assert sorted(decided) == sorted([("removed", "a raid")] * 2 + [("restored", "")] * 2)


async def test_a_moderator_of_one_room_clears_that_room(world: World) -> None:
    """And nothing elsewhere, whether they name another room or none."""
    local, raider = await moderator_of(world, "adults"), await world.member()
    for room in ("lobby", "adults"):
        await world.say(raider.person, f"spam in {room}", room)
    who = Admission(local, "", 0)
    for where in ({"room": "lobby"}, {}):
        with pytest.raises(NotAllowed):
            await sweep(world, who, person=raider.person.id, **where)
    swept = await sweep(world, who, person=raider.person.id, room="adults")
    assert swept.messages == 1
    assert await standing_texts(world) == ["spam in lobby"]
    assert (await bulk_undo.undo(world.ctx, local, swept.bulk)).messages == 1
    everywhere = await sweep(world, await world.staff(Role.MODERATOR), person=raider.person.id)
    with pytest.raises(NotAllowed):
        await bulk_undo.undo(world.ctx, local, everywhere.bulk)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({}, BadRequest),
        ({"room": "lobby"}, BadRequest),
        ({"since": 5}, BadRequest),
        ({"person": "x", "reason": " "}, BadRequest),
        ({"person": "x", "reason": "r" * 501}, BadRequest),
        ({"person": "nobody"}, NotFound),
        ({"room": "nowhere", "since": 5}, NotFound),
    ],
)
async def test_an_order_that_says_too_little_is_refused(
    world: World, fields: dict[str, Any], error: type[Exception]
) -> None:
    """Nothing was removed, and nothing is there to undo."""
    moderator = await world.staff(Role.MODERATOR)
    await world.say((await world.member()).person, "words")
    with pytest.raises(error):
        await sweep(world, moderator, **fields)
    assert await standing_texts(world) == ["words"]
    assert world.rows("bulks") == 0


async def test_staff_are_cleared_away_by_admins_alone(world: World) -> None:
    """As with sanctions."""
    moderator, admin, host = [
        await world.staff(role) for role in (Role.MODERATOR, Role.ADMIN, Role.HOST)
    ]
    await world.say(host.person, "words")
    with pytest.raises(NotAllowed):
        await sweep(world, moderator, person=host.person.id)
    assert (await sweep(world, admin, person=host.person.id)).messages == 1


async def test_who_did_it_is_in_the_audit(world: World) -> None:
    """In the commit of the removal, and again of the undoing."""
    moderator, raider = await world.staff(Role.MODERATOR), await world.member()
    await world.say(raider.person, "words")
    swept = await sweep(world, moderator, person=raider.person.id)
    await bulk_undo.undo(world.ctx, moderator.person, swept.bulk)
    entries = await world.ctx.store.read(lambda tx: tx.audit.page(None, 10))
    assert [(e.action, e.actor, e.subject, e.person) for e in entries] == [
        (action, moderator.person.id, swept.bulk, raider.person.id)
        for action in ("bulk.undone", "bulk.removed")
    ]
