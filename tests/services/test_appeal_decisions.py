import json

import pytest

from server.domain.errors import NotAllowed
from server.domain.people import Role
from server.domain.queue import Decision, QueueItem
from server.domain.sanctions import Sanction, SanctionKind
from server.services.accounts import Admission
from server.services.appealing import appeal, own_sanctions
from server.services.deciding import decide, undo
from server.services.sanctioning import SanctionOrder, begin, impose, lift
from server.storage.interface import Transaction
from tests.services.test_appealing import appeals
from tests.services.world import World


async def muted_by(world: World, by: Admission | None) -> tuple[Admission, QueueItem]:
    """Somebody whom a moderator, or a rule, has muted, and their appeal."""
    member = await world.member()
    if by is not None:
        order = SanctionOrder(member.person.id, SanctionKind.MUTE, None, 3_600, "shouting")
        sanction = await impose(world.ctx, by.person, order)
    else:
        sanction = Sanction(
            id=world.ctx.new_id(),
            person=member.person.id,
            kind=SanctionKind.TIMEOUT,
            room=None,
            reason="a rule",
            by=None,
            rule="r",
            message_seq=None,
            starts_at=world.clock(),
            ends_at=world.clock() + 3_600_000,
        )
        now = world.clock()
        await world.ctx.store.write(lambda tx: begin(tx, sanction, member.person, now))
    await appeal(world.ctx, member.person, sanction.id, "please")
    (item,) = await appeals(world, member)
    return member, item


async def in_force(world: World, who: Admission) -> int:
    """How many sanctions are on them now."""
    standing = await world.standing(who.person)
    return sum(sanction.is_in_force(world.clock()) for sanction in standing.sanctions)


async def told(world: World, who: Admission) -> list[tuple[bool, str]]:
    """What they heard of their appeal."""

    def query(tx: Transaction) -> list[dict[str, object]]:
        page = tx.log.page(f"me:{who.person.id}", 0, 100)
        return [json.loads(body) for _, body in page.events]

    events = await world.ctx.store.read(query)
    return [(e["lifted"], e["reason"]) for e in events if e["type"] == "appeal.decided"]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("decision", "left"), [(Decision.APPROVE, 0), (Decision.DECLINE, 1), (Decision.DISMISS, 1)]
)
async def test_an_appeal_lifts_the_sanction_or_leaves_it(
    world: World, decision: Decision, left: int
) -> None:
    """Its person is told which and why; taking the decision back puts all as it was."""
    manager = await world.staff(Role.MANAGING_MODERATOR)
    member, item = await muted_by(world, await world.staff(Role.MODERATOR))
    await decide(world.ctx, manager.person, item.id, decision, "looked again")
    assert await in_force(world, member) == left
    assert await told(world, member) == [(decision is Decision.APPROVE, "looked again")]
    own = await own_sanctions(world.ctx, member.person)
    assert [(each.is_appealed, each.is_upheld) for each in own] == [(True, True)] * left
    await undo(world.ctx, manager.person, item.id)
    assert await in_force(world, member) == 1


async def test_what_a_moderator_imposed_is_for_the_managing_tier(world: World) -> None:
    """Neither whoever imposed it nor a colleague lifts it through an appeal."""
    moderator, colleague = await world.staff(Role.MODERATOR), await world.staff(Role.MODERATOR)
    member, item = await muted_by(world, moderator)
    for who in (moderator, colleague):
        with pytest.raises(NotAllowed):
            await decide(world.ctx, who.person, item.id, Decision.APPROVE, "x")
    assert await in_force(world, member) == 1


async def test_what_a_rule_imposed_any_moderator_looks_at(world: World) -> None:
    """A person, where a machine had decided; and they can take that back."""
    moderator = await world.staff(Role.MODERATOR)
    member, item = await muted_by(world, None)
    await decide(world.ctx, moderator.person, item.id, Decision.APPROVE, "a song")
    assert await in_force(world, member) == 0
    await undo(world.ctx, moderator.person, item.id)
    assert await in_force(world, member) == 1


async def test_nobody_judges_what_they_imposed_while_somebody_else_can(world: World) -> None:
    """The only one there is may; better so than never."""
    manager = await world.staff(Role.MANAGING_MODERATOR)
    first, item = await muted_by(world, manager)
    await decide(world.ctx, manager.person, item.id, Decision.APPROVE, "I was wrong")
    assert await in_force(world, first) == 0
    await world.staff(Role.ADMIN)
    second, item = await muted_by(world, manager)
    with pytest.raises(NotAllowed, match="Somebody else"):
        await decide(world.ctx, manager.person, item.id, Decision.DECLINE, "x")
    assert await told(world, second) == []


async def test_a_sanction_that_was_lifted_otherwise_is_not_put_back(world: World) -> None:
    """Undoing an approval that lifted nothing imposes nothing."""
    manager = await world.staff(Role.MANAGING_MODERATOR)
    member, item = await muted_by(world, await world.staff(Role.MODERATOR))
    assert item.sanction is not None
    await lift(world.ctx, manager.person, item.sanction)
    await decide(world.ctx, manager.person, item.id, Decision.APPROVE, "x")
    await undo(world.ctx, manager.person, item.id)
    assert await in_force(world, member) == 0
