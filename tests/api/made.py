"""Things that a walk over all endpoints needs to be there."""

from server.domain.people import Role
from server.domain.queue import Decision, ItemKind, Lane, QueueItem
from server.domain.rooms import Room
from server.domain.sanctions import Sanction, SanctionKind
from server.services.accounts import Admission
from server.services.deciding import decide
from server.services.queue import open_item
from server.storage.bulks import Bulk
from server.storage.interface import Transaction
from tests.services.world import World


async def a_ban(world: World, who: Admission) -> str:
    """A ban of somebody from another room, whoever they are."""
    now = world.clock()
    ban = Sanction(
        id=world.ctx.new_id(),
        person=who.person.id,
        kind=SanctionKind.BAN,
        room="elsewhere",
        reason="x",
        by=None,
        rule=None,
        message_seq=None,
        starts_at=now,
        ends_at=None,
    )
    elsewhere = Room("elsewhere", "Elsewhere")

    def run(tx: Transaction) -> None:
        if tx.rooms.get(elsewhere.id) is None:
            tx.rooms.add(elsewhere, now)
        tx.sanctions.add(ban)

    await world.ctx.store.write(run)
    return ban.id


async def an_item(world: World, victim: Admission, *, is_decided: bool = False) -> str:
    """A worry that waits, or was just decided on, which everybody at the desk may see."""
    ctx = world.ctx
    item = QueueItem(
        id=ctx.new_id(),
        kind=ItemKind.WORRY,
        person=victim.person.id,
        at=ctx.now_ms(),
        lane=Lane.CARE,
    )
    await ctx.store.write(lambda tx: open_item(tx, ctx, item))
    if is_decided:
        admin = (await world.staff(Role.ADMIN)).person
        await decide(ctx, admin, item.id, Decision.DISMISS, "")
    return item.id


async def a_bulk(world: World) -> str:
    """A bulk removal that has not been undone."""
    bulk = Bulk(world.ctx.new_id(), "somebody", "remove", None, None, world.clock())
    await world.ctx.store.write(lambda tx: tx.bulks.add(bulk))
    return bulk.id
