"""A room that keeps what is said for so many days."""

import pytest

from server.domain.errors import BadRequest, NotAllowed
from server.domain.people import Role
from server.domain.retention import LOG_EVENTS_KEPT, LOG_SLACK
from server.services.retention import let_go
from server.services.rooms import RoomChange, change_room
from tests.services.world import World

DAY_S = 24 * 3600


async def all_of(world: World) -> list[int]:
    """What each step took away."""
    return [gone async for gone in let_go(world.ctx)]


async def texts(world: World, room: str = "lobby") -> list[str]:
    """What the room still has."""
    page = await world.ctx.store.read(lambda tx: tx.messages.page(room, None, 100, "nobody"))
    return [posted.message.text for posted in page]


async def test_a_room_lets_go_of_what_is_older_than_it_keeps(world: World) -> None:
    """No other room does, and no word of it is left in any table."""
    host = (await world.staff(Role.HOST)).person
    wren = (await world.member()).person
    await world.say(wren, "heliotrope and marigold")
    await world.say(wren, "said elsewhere", "adults")
    world.clock.pass_s(40 * DAY_S)
    await world.say(wren, "said today")
    await change_room(world.ctx, host, "lobby", RoomChange(keep_days=30))
    world.clock.pass_s(1 * DAY_S)
    assert sum(await all_of(world)) == 1
    assert await texts(world) == ["said today"]
    assert await texts(world, "adults") == ["said elsewhere"]
    assert not [cell for cell in world.cells() if "heliotrope" in cell]


async def test_a_mistaken_number_can_be_taken_back_for_a_day(world: World) -> None:
    """Somebody types 3 for 30: nothing has gone by the next morning."""
    host = (await world.staff(Role.HOST)).person
    await world.say((await world.member()).person, "said a while ago")
    world.clock.pass_s(10 * DAY_S)
    await change_room(world.ctx, host, "lobby", RoomChange(keep_days=3))
    world.clock.pass_s(DAY_S - 1)
    assert await all_of(world) == []
    await change_room(world.ctx, host, "lobby", RoomChange(keep_days=30))
    world.clock.pass_s(1)
    assert sum(await all_of(world)) == 0
    assert await texts(world) == ["said a while ago"]
    await change_room(world.ctx, host, "lobby", RoomChange(keep_days=None))
    world.clock.pass_s(100 * DAY_S)
    assert await all_of(world) == []


async def test_only_whoever_may_change_a_room_says_for_how_long(world: World) -> None:
    """No moderator in a hurry; and within bounds."""
    moderator = (await world.staff(Role.MODERATOR)).person
    host = (await world.staff(Role.HOST)).person
    with pytest.raises(NotAllowed):
        await change_room(world.ctx, moderator, "lobby", RoomChange(keep_days=30))
    for days in (0, -1, 3_651):
        with pytest.raises(BadRequest):
            await change_room(world.ctx, host, "lobby", RoomChange(keep_days=days))


async def test_a_long_log_is_cut_and_no_message_goes(world: World) -> None:
    """In steps, each of which is told."""
    host = (await world.staff(Role.HOST)).person
    wanted = LOG_EVENTS_KEPT + LOG_SLACK + 50
    for seconds in range(wanted):
        change_ = RoomChange(slow_mode_s=1 + seconds % 2)
        await change_room(world.ctx, host, "teens", change_)
    steps = await all_of(world)
    assert sum(steps) >= LOG_SLACK
    assert len(steps) > 1
    page = await world.ctx.store.read(lambda tx: tx.log.page("room:teens", 0, 10_000))
    assert len(page.events) == LOG_EVENTS_KEPT
    assert page.head == wanted
