import pytest

from server.domain.errors import NotAllowed, RoomLocked, RoomPaused
from server.domain.people import Role
from server.domain.rooms import RAID_HOLD_MS, RoomState
from server.domain.sanctions import SanctionKind
from server.services import sanctioning
from server.services.controls import check_valve, pause_site, site_is_paused
from server.services.rooms import RoomChange, change_room, create_room, get_room
from server.services.sanctioning import SanctionOrder
from tests.services.world import World


async def test_a_paused_room_is_read_and_not_written_in(world: World) -> None:
    """Members are told so; moderators still speak; ending it gives the room back."""
    mod, member = await world.staff(Role.MODERATOR), await world.member()
    await change_room(world.ctx, mod.person, "lobby", RoomChange(is_paused=True))
    with pytest.raises(RoomPaused):
        await world.say(member.person, "hello?")
    await world.say(mod.person, "we will be back in a moment")
    await change_room(world.ctx, mod.person, "lobby", RoomChange(is_paused=False))
    await world.say(member.person, "hello again")


async def test_a_read_only_room_is_for_those_who_run_it(world: World) -> None:
    """Experts and hosts write there, members do not."""
    host, expert = await world.staff(Role.HOST), await world.staff(Role.EXPERT)
    await change_room(world.ctx, host.person, "lobby", RoomChange(is_read_only=True))
    await world.say(host.person, "the programme for tonight")
    await world.say(expert.person, "I will be there")
    with pytest.raises(RoomLocked):
        await world.say((await world.member()).person, "me too")


async def test_pausing_the_site_pauses_every_room_and_gives_each_back(world: World) -> None:
    """A room that was paused by itself stays so; a new one opens paused; twice is once."""
    lead, host = await world.staff(Role.MANAGING_MODERATOR), await world.staff(Role.HOST)
    await change_room(world.ctx, host.person, "lobby", RoomChange(is_paused=True))
    await pause_site(world.ctx, lead.person, on=True)
    told = len(world.committed)
    assert await pause_site(world.ctx, lead.person, on=True)
    assert len(world.committed) == told
    await create_room(world.ctx, host.person, "late", RoomChange(name="Late"))
    member = (await world.member()).person
    for room in ("lobby", "adults", "late"):
        with pytest.raises(RoomPaused):
            await world.say(member, "hello?", room)
    assert await site_is_paused(world.ctx, lead.person)
    await pause_site(world.ctx, lead.person, on=False)
    await world.say(member, "hello", "adults")
    await world.say(member, "hello", "late")
    with pytest.raises(RoomPaused):
        await world.say(member, "hello?", "lobby")


async def test_the_standard_tier_does_what_can_be_undone_and_no_more(world: World) -> None:
    """Slow and pause, mute and lift their own; not lock, change, ban, lift, pause the site."""
    mod, lead = await world.staff(Role.MODERATOR), await world.staff(Role.MANAGING_MODERATOR)
    victim = (await world.member()).person
    ctx, person = world.ctx, mod.person
    await change_room(ctx, person, "lobby", RoomChange(slow_mode_s=30, holds_newcomers=True))
    for change in (
        RoomChange(state=RoomState.LOCKED),
        RoomChange(about="something else"),
        RoomChange(age_band=None),
        RoomChange(is_read_only=True),
    ):
        with pytest.raises(NotAllowed):
            await change_room(ctx, person, "lobby", change)
    with pytest.raises(NotAllowed):
        await pause_site(ctx, person, on=True)
    ban = SanctionOrder(victim.id, SanctionKind.BAN, "lobby", None, "harm")
    with pytest.raises(NotAllowed):
        await sanctioning.impose(ctx, person, ban)
    mute = SanctionOrder(victim.id, SanctionKind.MUTE, "lobby", 600, "a break")
    own = await sanctioning.impose(ctx, person, mute)
    await sanctioning.lift(ctx, person, own.id)
    anothers = await sanctioning.impose(ctx, lead.person, ban)
    with pytest.raises(NotAllowed):
        await sanctioning.lift(ctx, person, anothers.id)
    await sanctioning.lift(ctx, lead.person, anothers.id)


async def test_nobody_outside_of_the_staff_is_told_of_tiers(world: World) -> None:
    """Both tiers look the same to others."""
    mod, lead = await world.staff(Role.MODERATOR), await world.staff(Role.MANAGING_MODERATOR)
    assert mod.person.public_roles == lead.person.public_roles == [Role.MEMBER, Role.MODERATOR]


async def test_the_valve_opens_when_too_many_come_and_closes_by_itself(world: World) -> None:
    """Once, however many ask; and not for people who came over a longer time."""
    host = (await world.staff(Role.HOST)).person
    await change_room(world.ctx, host, "lobby", RoomChange(raid_joins_per_min=3))
    for _ in range(6):
        await world.say((await world.member()).person, "hi")
        assert not await check_valve(world.ctx, "lobby")
        world.clock.pass_s(21)
    opened = []
    for _ in range(5):
        await world.send((await world.member()).person, "hi")
        opened.append(await check_valve(world.ctx, "lobby"))
    assert opened.count(True) == 1
    room = await get_room(world.ctx, host, "lobby")
    assert room.holds_first_messages(world.clock())
    assert not room.holds_first_messages(world.clock() + RAID_HOLD_MS)


async def test_a_moderator_closes_the_valve_by_hand(world: World) -> None:
    """Saying that newcomers are not held ends it at once."""
    host = (await world.staff(Role.HOST)).person
    await change_room(world.ctx, host, "lobby", RoomChange(raid_joins_per_min=1))
    for _ in range(2):
        await world.say((await world.member()).person, "hi")
    assert await check_valve(world.ctx, "lobby")
    await change_room(world.ctx, host, "lobby", RoomChange(holds_newcomers=False))
    assert not (await get_room(world.ctx, host, "lobby")).holds_first_messages(world.clock())
