"""How long it takes until somebody answers, as the card says it: measured, or not at all."""

from server.domain.cases import CaseState
from server.domain.people import Person, Role
from server.services.cards import WAITS_TO_TELL, wait_for
from server.services.cases.moving import Step, take_step
from tests.services.casework import now_of, open_case, step
from tests.services.world import World


async def answered_after(world: World, staff: Person, level: str, seconds: int) -> None:
    """A case from its beginning to its first reply, and then given up as a false alarm."""
    case = await open_case(world, (await world.member()).person, level)
    world.clock.pass_s(seconds)
    case = await step(world, staff, case, CaseState.CLAIMED)
    person = (await world.standing(staff)).person
    await world.send(person, "I am here", case.side_room or "")
    await take_step(world.ctx, staff, case.id, Step(to=CaseState.FALSE_ALARM, note="why"))
    assert (await now_of(world, case)).replied_at == world.clock()


async def usual_s(world: World, level: str) -> int | None:
    """What somebody who is at that level is told."""
    found = await world.ctx.store.read(lambda tx: wait_for(tx, level, world.clock()))
    return found.usual_s


async def test_a_wait_is_said_once_it_was_measured_often_enough(world: World) -> None:
    """The median of that level's own, whatever others' cases took since."""
    robin = (await world.staff(Role.RESPONDER)).person
    for n in range(WAITS_TO_TELL):
        assert await usual_s(world, "S2") is None
        await answered_after(world, robin, "S2", 60 * (n + 1))
    assert await usual_s(world, "S2") == 180
    for _ in range(25):
        await answered_after(world, robin, "S1", 5)
    assert await usual_s(world, "S2") == 180
    assert await usual_s(world, "S1") == 5
