import json

import pytest

from server.domain.errors import BadRequest, Banned, Conflict, NotAllowed, NotFound
from server.domain.people import AgeBand, Role
from server.domain.rooms import RoomState
from server.domain.sanctions import SanctionKind
from server.services.history import read_history
from server.services.moderating import remove_message
from server.services.rooms import RoomChange, change_room, create_room, get_room, list_rooms
from server.services.sanctioning import SanctionOrder, impose
from tests.services.world import World


@pytest.mark.parametrize(
    ("age_band", "seen"), [("13-17", ["lobby", "teens"]), ("18+", ["lobby", "adults"])]
)
async def test_rooms_of_another_age_band_do_not_exist(
    world: World, age_band: str, seen: list[str]
) -> None:
    """Not in the list, and not by name: the same answer as for a room that isn't there."""
    member = (await world.member(age_band=age_band)).person
    assert [room.id for room in await list_rooms(world.ctx, member)] == seen
    refusals = []
    for hidden in ({"adults", "teens"} - set(seen)) | {"no-such-room"}:
        with pytest.raises(NotFound) as refusal:
            await get_room(world.ctx, member, hidden)
        with pytest.raises(NotFound):
            await read_history(world.ctx, await world.standing(member), hidden, None)
        refusals.append(str(refusal.value))
    assert len(set(refusals)) == 1


async def test_staff_see_every_room(world: World) -> None:
    """Whatever its age band, and closed ones too."""
    host = (await world.staff(Role.HOST)).person
    await change_room(world.ctx, host, "lobby", RoomChange(state=RoomState.CLOSED))
    assert len(await list_rooms(world.ctx, host)) == 3
    member = (await world.member()).person
    assert [room.id for room in await list_rooms(world.ctx, member)] == ["adults"]


async def test_a_host_opens_a_room_that_is_named_after_its_name(world: World) -> None:
    """An id is made where none is given."""
    host = (await world.staff(Role.HOST)).person
    room = await create_room(world.ctx, host, None, RoomChange(name="  Night  owls! "))
    assert (room.id, room.name) == ("night-owls", "Night owls!")
    assert await get_room(world.ctx, (await world.member()).person, "night-owls") == room
    with pytest.raises(Conflict):
        await create_room(world.ctx, host, None, RoomChange(name="Night Owls"))


@pytest.mark.parametrize("role", [Role.EXPERT, Role.RESPONDER, Role.MODERATOR])
async def test_others_open_no_rooms(world: World, role: Role) -> None:
    """Hosts and admins do."""
    with pytest.raises(NotAllowed):
        await create_room(
            world.ctx, (await world.staff(role)).person, None, RoomChange(name="Mine")
        )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (RoomChange(name=""), "name"),
        (RoomChange(name="x" * 81), "name"),
        (RoomChange(name="a\u202eb"), "name"),
        (RoomChange(about="x" * 1_001), "about"),
        (RoomChange(tags=["x" * 31]), "tags"),
        (RoomChange(tags=[""]), "tags"),
        (RoomChange(tags=[str(n) for n in range(11)]), "tags"),
        (RoomChange(slow_mode_s=-1), "slow_mode_s"),
        (RoomChange(slow_mode_s=10**6), "slow_mode_s"),
    ],
)
async def test_a_room_keeps_within_bounds(world: World, change: RoomChange, field: str) -> None:
    """The field at fault is named, and nothing has changed."""
    host = (await world.staff(Role.HOST)).person
    before = await get_room(world.ctx, host, "lobby")
    with pytest.raises(BadRequest) as refusal:
        await change_room(world.ctx, host, "lobby", change)
    assert refusal.value.field == field
    assert await get_room(world.ctx, host, "lobby") == before


async def test_a_change_is_told_to_the_room_and_to_the_nodes(world: World) -> None:
    """In one commit, the nodes first; a change that changes nothing is told to nobody."""
    host = (await world.staff(Role.HOST)).person
    world.committed.clear()
    change = RoomChange(state=RoomState.LOCKED, slow_mode_s=30, tags=["a", "a", "b"])
    changed = await change_room(world.ctx, host, "lobby", change, people=4)
    assert changed.name == "The lobby"  # what isn't named stays
    bodies = [json.loads(event.body) for event in world.committed]
    assert [body["type"] for body in bodies] == ["control.room", "room.changed"]
    told = bodies[1]["room"]
    assert (told["state"], told["slow_mode_s"], told["people"]) == ("locked", 30, 4)
    assert told["tags"] == ["a", "b"]
    world.committed.clear()
    await change_room(world.ctx, host, "lobby", change)
    assert world.committed == []


async def test_a_room_is_opened_to_everybody_by_saying_so(world: World) -> None:
    """No age band is a value of its own; not naming it leaves it."""
    host = (await world.staff(Role.HOST)).person
    kept = await change_room(world.ctx, host, "teens", RoomChange(about="x"))
    assert kept.age_band is AgeBand.TEEN
    opened = await change_room(world.ctx, host, "teens", RoomChange(age_band=None))
    assert opened.age_band is None


async def test_a_member_changes_no_room(world: World) -> None:
    """And learns nothing about one that isn't for them."""
    member = (await world.member()).person
    with pytest.raises(NotAllowed):
        await change_room(world.ctx, member, "lobby", RoomChange(name="Mine"))
    with pytest.raises(NotFound):
        await change_room(world.ctx, member, "teens", RoomChange(name="Mine"))


async def test_history_is_read_in_pages_to_its_beginning(world: World) -> None:
    """Newest page first, each oldest first, nothing twice and nothing left out."""
    member = (await world.member()).person
    said = [(await world.say(member, f"text {n}")).seq for n in range(7)]
    reader = await world.standing(member)
    read: list[int] = []
    before = None
    sizes = []
    while True:
        page = await read_history(world.ctx, reader, "lobby", before, 3)
        read = [post.message.seq for post in page.posts] + read
        sizes.append(len(page.posts))
        if (before := page.next_before) is None:
            break
    assert read == said
    assert sizes == [3, 3, 1]


async def test_history_that_just_fills_a_page_has_no_next(world: World) -> None:
    """An empty page is never promised."""
    member = (await world.member()).person
    for n in range(3):
        await world.say(member, f"text {n}")
    page = await read_history(world.ctx, await world.standing(member), "lobby", None, 3)
    assert (len(page.posts), page.next_before) == (3, None)
    empty = await read_history(world.ctx, await world.standing(member), "adults", None, 3)
    assert (empty.posts, empty.next_before) == ([], None)


async def test_somebody_banned_from_a_room_reads_nothing_of_it(world: World) -> None:
    """Other rooms stay open to them."""
    moderator = (await world.staff(Role.MANAGING_MODERATOR)).person
    member = (await world.member()).person
    message = await world.say(member, "hello")
    await remove_message(world.ctx, moderator, "lobby", message.seq, "off topic")
    order = SanctionOrder(member.id, SanctionKind.BAN, "lobby", None, "harm")
    await impose(world.ctx, moderator, order)
    reader = await world.standing(member)
    with pytest.raises(Banned):
        await read_history(world.ctx, reader, "lobby", None)
    assert (await read_history(world.ctx, reader, "adults", None)).posts == []
