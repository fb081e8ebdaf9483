"""Deadlines that nobody meets, as those hear of them who are to come."""

from server.domain.case_clock import ShiftRole
from server.domain.cases import CaseState
from server.domain.people import Person, Role
from server.services.cases.paging import run_due_cases
from server.services.shifts import begin_shift, end_shift, list_shifts
from tests.processes.receiver import Receiver
from tests.services.casework import open_case, step
from tests.services.told import Told
from tests.services.world import World


async def on_shift(world: World, role: ShiftRole) -> Person:
    """A responder who can be paged."""
    person = (await world.staff(Role.RESPONDER)).person
    await begin_shift(world.ctx, person, role, 8)
    return person


async def test_nobody_claims_and_the_ladder_is_climbed(told: Told, receiver: Receiver) -> None:
    """Primary at once, the backup after a minute, then the supervisor: each page goes out once."""
    world = told.world
    await told.webhook(receiver.url, "case.page")
    for role in ShiftRole:
        await on_shift(world, role)
    wren = (await world.member("Wren")).person
    case = await open_case(world, wren, "S3")
    for _ in range(3):
        world.clock.pass_s(59)
        assert await run_due_cases(world.ctx) == 0
        world.clock.pass_s(1)
        assert await run_due_cases(world.ctx) == 1
        assert await run_due_cases(world.ctx) == 0
    while await told.worker.deliver_due():
        pass
    assert [heard.data["roles"] for heard in receiver.heard] == [
        "primary", "backup", "supervisor", "backup+primary+supervisor",
    ]  # fmt: skip
    assert {heard.data["case"] for heard in receiver.heard} == {case.id}
    assert all(wren.id not in str(h.body) and b"Wren" not in h.body for h in receiver.heard)


async def test_a_claim_stops_the_pages(told: Told, receiver: Receiver) -> None:
    """Until its lease runs out; then those on shift hear of it again."""
    world = told.world
    await told.webhook(receiver.url, "case.page")
    robin = await on_shift(world, ShiftRole.PRIMARY)
    case = await open_case(world, (await world.member()).person, "S3")
    await step(world, robin, case, CaseState.CLAIMED)
    world.clock.pass_s(179)
    assert await run_due_cases(world.ctx) == 0
    world.clock.pass_s(1)
    await run_due_cases(world.ctx)
    while await told.worker.deliver_due():
        pass
    assert [heard.data["roles"] for heard in receiver.heard] == ["primary", "primary"]


async def test_a_push_reaches_those_on_shift_and_nobody_else(
    told: Told, receiver: Receiver
) -> None:
    """Where nobody is on shift, whoever asked to be reached."""
    world = told.world
    robin, lark = await on_shift(world, ShiftRole.PRIMARY), await on_shift(world, ShiftRole.BACKUP)
    for person in (robin, lark):
        await told.browser(person, f"{receiver.url}/{person.id}")
    await open_case(world, (await world.member()).person, "S2")
    while await told.worker.deliver_due():
        pass
    assert [heard.path for heard in receiver.heard] == [f"/{robin.id}"]
    for person in (robin, lark):
        await end_shift(world.ctx, person)
    await open_case(world, (await world.member()).person, "S2")
    while await told.worker.deliver_due():
        pass
    assert sorted(h.path for h in receiver.heard[1:]) == sorted([f"/{robin.id}", f"/{lark.id}"])


async def test_a_shift_ends_by_itself(world: World) -> None:
    """And a second one takes the place of the first."""
    robin = await on_shift(world, ShiftRole.PRIMARY)
    await begin_shift(world.ctx, robin, ShiftRole.BACKUP, 1)
    assert [shift.role for shift in (await list_shifts(world.ctx, robin)).shifts] == ["backup"]
    world.clock.pass_s(3_600)
    assert (await list_shifts(world.ctx, robin)).shifts == []
