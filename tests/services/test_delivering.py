import asyncio
from collections import Counter
from contextlib import suppress
from dataclasses import replace

import pytest

from server.domain.outbox import BACK_OFF_S, DeliveryState
from server.domain.people import Role
from server.services.delivering import EACH, LEASE_MS, forget_told
from server.services.notifying import retry
from tests.processes.receiver import Receiver
from tests.services.told import Told

HOUR_S = 3_600
DAY_S = 24 * HOUR_S


async def let_time_pass(told: Told, seconds: int) -> None:
    """As the worker sees it: it wakes at each moment at which something may be due."""
    end = told.world.clock() + seconds * 1000
    while True:
        await told.worker.deliver_due()
        waiting = await told.deliveries(DeliveryState.WAITING)
        later = [each.next_at for each in waiting if each.next_at > told.world.clock()]
        if not later or min(later) > end:
            break
        told.world.clock.now = min(later)
    told.world.clock.now = end


async def test_a_receiver_that_was_down_for_an_hour_gets_everything_in_order(
    told: Told, receiver: Receiver
) -> None:
    """Nothing lost, nothing twice, and of each case in the order in which it happened."""
    await told.webhook(receiver.url)
    await receiver.stop()
    for n in range(12):
        await told.tell(f"case-{n % 3}", n=n)
        await let_time_pass(told, HOUR_S // 12)
    assert len(await told.deliveries(DeliveryState.WAITING)) == 12
    assert receiver.heard == []
    await receiver.start()
    await let_time_pass(told, 2 * HOUR_S)
    assert await told.deliveries(DeliveryState.WAITING) == []
    assert Counter(each.data["n"] for each in receiver.heard) == Counter(range(12))
    for key in ("case-0", "case-1", "case-2"):
        came = [each.data["n"] for each in receiver.heard if each.data["case"] == key]
        assert came == sorted(came)
    assert len({each.id for each in receiver.heard}) == 12


async def test_a_500_is_tried_again_under_the_same_id_and_growing_waits(
    told: Told, receiver: Receiver
) -> None:
    """And keeps what comes after it within the case, and nothing of another case."""
    await told.webhook(receiver.url)
    receiver.status = 500
    await told.tell("case-1", n=1)
    await told.tell("case-1", n=2)
    await told.tell("case-2", n=3)
    await told.worker.deliver_due()
    assert [each.data["n"] for each in receiver.heard] == [1, 3]
    for waited, wait_s in enumerate(BACK_OFF_S[:4], start=1):
        told.world.clock.pass_s(wait_s - 1)
        assert await told.worker.deliver_due() == 0
        told.world.clock.pass_s(1)
        assert await told.worker.deliver_due() == 2
        assert len(receiver.heard) == 2 + 2 * waited
    first = [each for each in receiver.heard if each.data["n"] == 1]
    assert len({each.id for each in first}) == 1
    assert len({each.headers["webhook-timestamp"] for each in first}) == 5
    receiver.status = 204
    told.world.clock.pass_s(BACK_OFF_S[4])
    await told.worker.deliver_due()
    assert [each.data["n"] for each in receiver.heard[-3:]] == [1, 3, 2]
    assert len(await told.deliveries(DeliveryState.DELIVERED)) == 3


async def test_after_a_day_it_is_parked_and_an_admin_sends_it_again(
    told: Told, receiver: Receiver
) -> None:
    """With what was answered last; and what came after it is no longer held up."""
    await told.webhook(receiver.url)
    receiver.status = 503
    await told.tell(n=1)
    await let_time_pass(told, DAY_S - 60)
    await told.tell(n=2)
    assert await told.deliveries(DeliveryState.PARKED) == []
    await let_time_pass(told, 120)
    (parked,) = await told.deliveries(DeliveryState.PARKED)
    assert (parked.notice.payload["n"], parked.last_status) == (1, 503)
    assert receiver.heard[-1].data["n"] == 2
    receiver.status = 200
    await retry(told.world.ctx, told.admin, parked.id)
    await let_time_pass(told, HOUR_S)
    assert [each.data["n"] for each in receiver.heard[-2:]] == [1, 2]
    assert await told.deliveries(DeliveryState.PARKED) == []


async def test_a_slow_receiver_holds_up_only_itself(told: Told, receiver: Receiver) -> None:
    """It never answers, with a backlog of its own; its neighbours have theirs at once."""
    receiver.held["/slow"] = asyncio.Event()
    await told.webhook(receiver.url + "/slow")
    for name in ("/a", "/b", "/c"):
        await told.webhook(receiver.url + name)
    for n in range(20):
        await told.tell(f"case-{n}", n=n)
    running = asyncio.create_task(told.worker.run())
    try:
        for name in ("/a", "/b", "/c"):
            assert len(await receiver.until(20, name)) == 20
        # As many as it has places, and neither was ever answered.
        assert len(await receiver.until(EACH, "/slow")) == EACH
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def test_two_workers_send_a_delivery_once(told: Told, receiver: Receiver) -> None:
    """However many there are: one has the lease."""
    await told.webhook(receiver.url)
    workers = [told.worker, *(told.another_worker() for _ in range(3))]
    for n in range(30):
        await told.tell(f"case-{n % 10}", n=n)
    while await asyncio.gather(*(each.deliver_due() for each in workers)) != [0] * 4:
        pass
    assert Counter(each.data["n"] for each in receiver.heard) == Counter(range(30))


async def test_a_worker_that_vanished_is_followed_by_another_under_the_same_id(
    told: Told, receiver: Receiver
) -> None:
    """Not before its lease has run out; the receiver can tell that it is one notice."""
    receiver.held["/"] = asyncio.Event()
    await told.webhook(receiver.url)
    await told.tell()
    vanishing = asyncio.create_task(told.worker.run())
    await receiver.until(1)
    vanishing.cancel()
    with suppress(asyncio.CancelledError):
        await vanishing
    del receiver.held["/"]
    other = told.another_worker()
    told.world.clock.pass_s(LEASE_MS / 1000 - 1)
    assert await other.deliver_due() == 0
    told.world.clock.pass_s(1)
    assert await other.deliver_due() == 1
    assert len({each.id for each in receiver.heard}) == 1
    assert len(receiver.heard) == 2
    (delivered,) = await told.deliveries(DeliveryState.DELIVERED)
    assert delivered.attempts == 2


async def test_410_disables_a_webhook_and_the_others_hear_of_it(
    told: Told, receiver: Receiver
) -> None:
    """What waited for it is parked, nothing more is sent to it, and the audit says so."""
    gone = await told.webhook(receiver.url + "/gone")
    async with Receiver() as other:
        await told.webhook(other.url)
        receiver.status = 410
        await told.tell(n=1)
        await told.tell(n=2)
        await told.worker.deliver_due()
        assert len(receiver.heard) == 1
        assert [(each.data.get("n"), each.data.get("webhook")) for each in other.heard] == [
            (1, None),
            (2, None),
            (None, gone.id),
        ]
    assert len(await told.deliveries(DeliveryState.PARKED)) == 2
    assert await told.tell(n=3) == 1
    audit = await told.world.ctx.store.read(lambda tx: tx.audit.page(None, 1))
    assert (audit[0].action, audit[0].subject) == ("webhook.disabled", gone.id)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_redirect_is_not_followed(told: Told, receiver: Receiver, status: int) -> None:
    """It would lead to where nobody has checked; so it isn't delivered."""
    async with Receiver() as elsewhere:
        receiver.status, receiver.headers = status, {"Location": elsewhere.url}
        await told.webhook(receiver.url)
        await told.tell()
        assert await told.worker.deliver_due() == 1
        assert (len(receiver.heard), len(elsewhere.heard)) == (1, 0)
    (waiting,) = await told.deliveries(DeliveryState.WAITING)
    assert waiting.last_status == status


async def test_a_crash_in_making_one_keeps_no_other_back(told: Told, receiver: Receiver) -> None:
    """A webhook whose secret can't be used: it waits, and is parked in time; the rest is sent."""
    sound = await told.webhook(receiver.url + "/sound")
    broken = replace(sound, id="broken", url=receiver.url + "/broken", secret="whsec_")
    await told.world.ctx.store.write(lambda tx: tx.webhooks.add(broken))
    await told.tell()
    await told.worker.deliver_due()
    assert [each.path for each in receiver.heard] == ["/sound"]
    (waiting,) = await told.deliveries(DeliveryState.WAITING)
    assert (waiting.receiver, waiting.last_error) == ("broken", "failed_here")
    await let_time_pass(told, DAY_S + 1)
    (parked,) = await told.deliveries(DeliveryState.PARKED)
    assert parked.receiver == "broken"


async def test_what_was_told_is_kept_for_a_week_and_what_was_parked_for_a_month(
    told: Told, receiver: Receiver
) -> None:
    """And then there is nothing left of it."""
    await told.webhook(receiver.url + "/a")
    await told.tell()
    await told.worker.deliver_due()
    await told.webhook(receiver.url + "/b")
    receiver.status = 500
    await told.tell(kind="case.page")
    await let_time_pass(told, 6 * DAY_S)
    await forget_told(told.world.ctx)
    assert told.world.rows("deliveries") == 3
    await let_time_pass(told, 2 * DAY_S)
    await forget_told(told.world.ctx)
    assert told.world.rows("deliveries") == 2
    await let_time_pass(told, 30 * DAY_S)
    await forget_told(told.world.ctx)
    assert (told.world.rows("deliveries"), told.world.rows("outbox")) == (0, 0)


async def test_a_page_reaches_those_on_call_and_no_one_who_may_not_know(
    told: Told, receiver: Receiver
) -> None:
    """Only the browsers of those named, and of these of nobody who has lost their role."""
    on_call = (await told.world.staff(Role.RESPONDER)).person
    demoted = (await told.world.staff(Role.RESPONDER)).person
    asleep = (await told.world.staff(Role.RESPONDER)).person
    for name, person in (("/call", on_call), ("/demoted", demoted), ("/asleep", asleep)):
        await told.browser(person, receiver.url + name)
    await told.world.ctx.store.write(lambda tx: tx.people.set_roles(demoted.id, {Role.MEMBER}))
    assert await told.tell("case-1", on_call, demoted) == 1
    receiver.status = 201
    await told.worker.deliver_due()
    assert [each.path for each in receiver.heard] == ["/call"]
