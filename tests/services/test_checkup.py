"""What the store tells an operator: each finding when it is well and when it isn't."""

from server.domain.case_clock import ShiftRole
from server.domain.confirmations import How
from server.domain.outbox import DeliveryState, ReceiverKind
from server.domain.people import Role
from server.services.checkup import Weight, look_over
from server.services.confirming import confirm_as
from server.services.heartbeat import beat
from server.services.privacy import erase
from server.services.shifts import begin_shift
from server.services.webhooks import add_webhook
from tests.api.made import a_parked_delivery, a_subscription
from tests.clients.intruder import Intruder
from tests.services.world import World

YEAR_S = 366 * 24 * 3600


async def found(world: World, about: str) -> tuple[Weight, str]:
    """How the one finding about that weighs, and its words."""
    (only,) = [each for each in await look_over(world.ctx) if each.about == about]
    return only.weight, only.words


async def test_a_place_that_nobody_set_up_says_what_to_do(world: World) -> None:
    """In an order in which one would do it; what can't be wrong yet is well."""
    weights = [(each.about, each.weight) for each in await look_over(world.ctx)]
    assert weights == [
        ("admins", Weight.WRONG),
        ("staff", Weight.WRONG),
        ("shift", Weight.WARNING),
        ("worker", Weight.WRONG),
        ("webhooks", Weight.OK),
        ("deliveries", Weight.OK),
        ("pages", Weight.WARNING),
        ("help lines", Weight.OK),
        ("calls", Weight.WARNING),
        ("audit", Weight.OK),
    ]


async def test_an_admin_alone_is_nobody_who_comes(world: World) -> None:
    """A responder or a moderator is; one who erased themselves isn't any more."""
    await world.staff(Role.ADMIN)
    assert (await found(world, "admins"))[0] is Weight.OK
    assert (await found(world, "staff"))[0] is Weight.WRONG
    robin = await world.staff(Role.RESPONDER)
    assert (await found(world, "staff"))[0] is Weight.OK
    await erase(world.ctx, robin.person)
    assert (await found(world, "staff"))[0] is Weight.WRONG


async def test_a_shift_counts_while_it_lasts_and_only_a_primary_one(world: World) -> None:
    """A backup is paged too late to be all that there is."""
    robin = (await world.staff(Role.RESPONDER)).person
    await begin_shift(world.ctx, robin, ShiftRole.BACKUP, 8)
    assert (await found(world, "shift"))[0] is Weight.WARNING
    await begin_shift(world.ctx, robin, ShiftRole.PRIMARY, 8)
    assert await found(world, "shift") == (Weight.OK, "1 person on the primary shift now.")
    world.clock.pass_s(8 * 3600)
    assert (await found(world, "shift"))[0] is Weight.WARNING


async def test_a_worker_is_missed_after_three_beats(world: World) -> None:
    """With how long it has been gone."""
    await beat(world.ctx)
    world.clock.pass_s(15)
    assert await found(world, "worker") == (Weight.OK, "seen 15 seconds ago.")
    world.clock.pass_s(225)
    weight, words = await found(world, "worker")
    assert weight is Weight.WRONG
    assert "none was seen for 4 minutes" in words


async def test_a_webhook_that_is_gone_and_what_was_given_up_are_wrong(world: World) -> None:
    """Until it is removed, which takes its deliveries along."""
    await a_parked_delivery(world)
    (hook,) = await world.ctx.store.read(lambda tx: tx.webhooks.list())
    weight, words = await found(world, "deliveries")
    assert (weight, words[:36]) == (Weight.WRONG, "1 delivery to webhooks given up: men")
    assert (await found(world, "webhooks"))[0] is Weight.OK
    await world.ctx.store.write(lambda tx: tx.webhooks.disable(hook.id, 1, "gone"))
    assert (await found(world, "webhooks"))[0] is Weight.WRONG
    await world.ctx.store.write(lambda tx: tx.webhooks.remove(hook.id))
    assert (await found(world, "webhooks"))[0] is Weight.OK
    assert (await found(world, "deliveries"))[0] is Weight.OK


async def test_a_push_that_came_to_nothing_is_only_a_warning(world: World) -> None:
    """A browser that was off is no fault of the place."""
    delivery = await a_parked_delivery(world)

    to_a_browser = "UPDATE deliveries SET receiver_kind = 'push'"
    Intruder(world.address).sql(f"{to_a_browser} WHERE id = '{delivery}'")
    parked = await world.ctx.store.read(lambda tx: tx.outbox.count(DeliveryState.PARKED))
    assert parked == {ReceiverKind.PUSH: 1}
    assert (await found(world, "deliveries"))[0] is Weight.WARNING


async def test_somebody_can_be_woken_by_a_webhook_for_pages_or_a_browser(world: World) -> None:
    """A webhook that isn't told of pages wakes nobody, nor does a member's former browser."""
    admin = await world.staff(Role.ADMIN)
    await add_webhook(world.ctx, admin.person, "https://9.9.9.9/a", ["case.raised"])
    assert (await found(world, "pages"))[0] is Weight.WARNING
    robin = await world.staff(Role.RESPONDER)
    await a_subscription(world, robin)
    assert (await found(world, "pages"))[0] is Weight.OK
    await world.ctx.store.write(lambda tx: tx.people.set_roles(robin.person.id, {Role.MEMBER}))
    assert (await found(world, "pages"))[0] is Weight.WARNING
    await add_webhook(world.ctx, admin.person, "https://9.9.9.9/b", ["case.page"])
    assert (await found(world, "pages"))[0] is Weight.OK


async def test_lines_that_expired_and_lines_that_nobody_tried_are_counted(world: World) -> None:
    """By what is left to do with them."""
    lines = world.ctx.helplines.lines
    await confirm_as(world.ctx, "Ada", [(x.country, x.name) for x in lines], How.CALLED)
    everything = f"each of {len(lines)} help lines was called or read."
    assert await found(world, "calls") == (Weight.OK, everything)
    world.clock.pass_s(YEAR_S)
    await confirm_as(world.ctx, "Ada", [("GB", "Samaritans")], How.CALLED)
    weight, words = await found(world, "calls")
    assert weight is Weight.WARNING
    assert f"({len(lines) - 1} tried over a year ago)" in words
    world.clock.pass_s(2 * YEAR_S)
    weight, words = await found(world, "help lines")
    assert weight is Weight.WARNING
    assert words.startswith(f"{len(lines) - 1} of {len(lines) - 1} expired")


async def test_an_audit_that_somebody_wrote_in_is_wrong(world: World) -> None:
    """With the number of the entry."""
    robin = (await world.staff(Role.RESPONDER)).person
    await begin_shift(world.ctx, robin, ShiftRole.PRIMARY, 8)

    Intruder(world.address).force("UPDATE audit SET actor = 'somebody else'")
    weight, words = await found(world, "audit")
    assert weight is Weight.WRONG
    assert words.startswith("entry 1 is wrong or missing")
