import pytest

from server.domain.errors import BadRequest, Conflict, NotFound, TooLong
from server.domain.people import Role
from server.domain.queue import ItemKind, Lane, QueueItem
from server.domain.sanctions import SanctionKind
from server.services.accounts import Admission
from server.services.appealing import appeal
from server.services.sanctioning import SanctionOrder, impose, lift
from tests.services.world import World


async def muted(
    world: World, seconds: int | None = None, room: str | None = "lobby"
) -> tuple[Admission, str]:
    """Somebody, and the mute that is on them."""
    moderator, member = await world.staff(Role.MODERATOR), await world.member()
    order = SanctionOrder(member.person.id, SanctionKind.MUTE, room, seconds, "shouting")
    return member, (await impose(world.ctx, moderator.person, order)).id


async def appeals(world: World, who: Admission) -> list[QueueItem]:
    """What was ever in the queue about them."""
    return await world.ctx.store.read(lambda tx: tx.queue.of_person(who.person.id))


@pytest.mark.parametrize("room", ["lobby", None])
async def test_an_appeal_waits_for_a_moderator(world: World, room: str | None) -> None:
    """With the words of whoever asks, and what it is about."""
    member, sanction = await muted(world, room=room)
    await appeal(world.ctx, member.person, sanction, "I was quoting a song")
    (item,) = await appeals(world, member)
    assert (item.kind, item.lane, item.room) == (ItemKind.APPEAL, Lane.CONDUCT, room)
    assert (item.text, item.sanction, item.note) == (
        "I was quoting a song",
        sanction,
        "shouting",
    )


async def test_a_sanction_is_appealed_once(world: World) -> None:
    """Also after it was decided on."""
    member, sanction = await muted(world)
    await appeal(world.ctx, member.person, sanction, "please")
    with pytest.raises(Conflict, match="already"):
        await appeal(world.ctx, member.person, sanction, "please!")
    assert len(await appeals(world, member)) == 1


async def test_only_the_person_themselves_appeals(world: World) -> None:
    """Others aren't even told that there is such a sanction."""
    _, sanction = await muted(world)
    other = await world.member()
    for who, which in ((other, sanction), (other, "none")):
        with pytest.raises(NotFound):
            await appeal(world.ctx, who.person, which, "please")


async def test_what_has_ended_is_not_appealed(world: World) -> None:
    """Lifted, or past its time whether or not the worker has said so."""
    member, lifted = await muted(world)
    manager = await world.staff(Role.MANAGING_MODERATOR)
    await lift(world.ctx, manager.person, lifted)
    late, expired = await muted(world, seconds=60)
    world.clock.pass_s(60)
    for who, sanction in ((member, lifted), (late, expired)):
        with pytest.raises(Conflict, match="ended"):
            await appeal(world.ctx, who.person, sanction, "please")


@pytest.mark.parametrize(("text", "error"), [("  ", BadRequest), ("x" * 2_001, TooLong)])
async def test_an_appeal_says_something(world: World, text: str, error: type[Exception]) -> None:
    """Within the bounds of a message."""
    member, sanction = await muted(world)
    with pytest.raises(error):
        await appeal(world.ctx, member.person, sanction, text)


async def test_an_appeal_about_child_safety_stays_with_those_who_handle_it(world: World) -> None:
    """A standard moderator must not learn from it what they may not know."""
    member, sanction = await muted(world)
    cause = QueueItem(
        id="cause",
        kind=ItemKind.HELD,
        person=member.person.id,
        at=world.clock(),
        room="lobby",
        lane=Lane.CHILD_SAFETY,
        sanction=sanction,
    )
    await world.ctx.store.write(lambda tx: tx.queue.add(cause))
    await appeal(world.ctx, member.person, sanction, "please")
    assert {item.lane for item in await appeals(world, member)} == {Lane.CHILD_SAFETY}
