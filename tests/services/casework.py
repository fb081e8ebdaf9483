"""Cases for tests: opened by a sign of risk, and taken by somebody."""

from server.domain.cases import Case, CaseState, RaisedBy
from server.domain.people import Person
from server.services.cases.moving import Step, take_step
from server.services.cases.raising import Signal, signal
from tests.services.world import World


async def open_case(
    world: World, about: Person, level: str = "S2", *, held_by: Person | None = None
) -> Case:
    """As the case is then."""
    sign = Signal(person=about.id, level=level, raised_by=RaisedBy.RULE, at=world.clock())
    case = await world.ctx.store.write(lambda tx: signal(tx, world.ctx, sign))
    if held_by is not None:
        await step(world, held_by, case, CaseState.CLAIMED)
    return await now_of(world, case)


async def now_of(world: World, case: Case) -> Case:
    """The case as the store has it."""
    found = await world.ctx.store.read(lambda tx: tx.cases.get(case.id))
    assert found is not None
    return found


async def step(world: World, actor: Person, case: Case, to: CaseState, note: str = "why") -> Case:
    """Take it a step on."""
    await take_step(world.ctx, actor, case.id, Step(to=to, note=note))
    return await now_of(world, case)
