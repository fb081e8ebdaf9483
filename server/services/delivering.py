"""Sending what waits in the outbox: each delivery by one worker at a time, and none for another.

Webhooks have two places each, so one that is slow holds up only itself; pushes share some of
their own, and reminders others, so that no page waits behind a roomful of those.

A worker takes a delivery on a lease before it sends. If it dies, the lease runs out and the
delivery is sent again under the same id: at least once, and a receiver can tell the double.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

import structlog

from server.domain.outbox import (
    WEBHOOKS_MAX,
    Attempt,
    Delivery,
    DeliveryState,
    PushSubscription,
    ReceiverKind,
    Webhook,
    after,
)
from server.services.context import Context
from server.services.notifying import notify
from server.services.outgoing import NotSentError, Post, Request
from server.services.pushing import push_request
from server.services.qa.reminding import may_remind
from server.services.webhooks import webhook_request
from server.storage.interface import Transaction

log = structlog.get_logger()

EVERY_S = 0.5
# Longer than an attempt may take (`server.outgoing`), with time to write down what came of it.
LEASE_MS = 15_000
EACH = 2
# Two for every webhook that there can be: then none of them ever waits for another's.
AT_ONCE = {
    ReceiverKind.WEBHOOK: EACH * WEBHOOKS_MAX,
    ReceiverKind.PUSH: 16,
    ReceiverKind.REMINDER: 8,
}

DAY_MS = 24 * 3600 * 1000
KEPT_MS = {DeliveryState.DELIVERED: 7 * DAY_MS, DeliveryState.PARKED: 30 * DAY_MS}
FORGOTTEN_A_WRITE = 500

GONE = 410
PUSH_GONE = frozenset({404, GONE})
AUTOMATIC = "lamplight"  # the actor in the audit of what no person did


@dataclass(frozen=True, slots=True)
class Work:
    """A delivery that this worker has on lease, and whom it is for; None: nobody any more."""

    delivery: Delivery
    receiver: Webhook | PushSubscription | None


class Deliverer:
    """One worker's sending. `jitter` gives a number from 0 to 1."""

    def __init__(self, ctx: Context, post: Post, jitter: Callable[[], float]) -> None:
        self._ctx = ctx
        self._post = post
        self._jitter = jitter
        self._by = ctx.new_id()
        self._busy: Counter[str] = Counter()
        self._busy_of_kind: Counter[ReceiverKind] = Counter()
        self._freed = asyncio.Event()

    async def deliver_due(self) -> int:
        """Send what is due and all that this makes due, to the end; how many attempts."""
        attempts = 0
        while works := await self._lease_due():
            await asyncio.gather(*(self._attempt(work) for work in works))
            attempts += len(works)
        return attempts

    async def run(self) -> None:
        """Send until cancelled, which ends the attempts under way; their leases run out."""
        async with asyncio.TaskGroup() as sending:
            while True:
                try:
                    for work in await self._lease_due():
                        sending.create_task(self._attempt(work))
                except Exception as error:  # noqa: BLE001  (the edge of the task)
                    log.warning("outbox.postponed", error=type(error).__name__)
                await self._rest()

    async def _rest(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(EVERY_S):
                await self._freed.wait()
        self._freed.clear()

    async def _lease_due(self) -> list[Work]:
        now = self._ctx.now_ms()
        due = await self._ctx.store.read(lambda tx: self._due(tx, now))
        if not due:
            return []
        works = await self._ctx.store.write(lambda tx: self._lease(tx, due, now))
        for work in works:
            self._busy[work.delivery.receiver] += 1
            self._busy_of_kind[work.delivery.receiver_kind] += 1
        return works

    def _due(self, tx: Transaction, now: int) -> list[Delivery]:
        if not tx.outbox.is_due(now):
            return []
        taken = dict(self._busy)
        found = []
        for kind, at_once in AT_ONCE.items():
            free = at_once - self._busy_of_kind[kind]
            found += tx.outbox.due(kind, now, free, taken, EACH) if free else []
        return found

    def _lease(self, tx: Transaction, due: list[Delivery], now: int) -> list[Work]:
        until = now + LEASE_MS
        return [
            Work(replace(each, attempts=each.attempts + 1), _receiver(tx, each, now))
            for each in due
            if tx.outbox.lease(each.id, self._by, until, now)
        ]

    async def _attempt(self, work: Work) -> None:
        try:
            attempt = await self._send(work)
            await self._ctx.store.write(lambda tx: self._record(tx, work, attempt))
        except Exception as error:  # noqa: BLE001  (the edge of the task; the lease runs out)
            log.error("outbox.failed", delivery=work.delivery.id, error=type(error).__name__)
        finally:
            self._free(work.delivery)

    def _free(self, delivery: Delivery) -> None:
        self._busy[delivery.receiver] -= 1
        self._busy += Counter()  # only those above nought stay
        self._busy_of_kind[delivery.receiver_kind] -= 1
        self._freed.set()

    async def _send(self, work: Work) -> Attempt:
        try:
            request = self._request(work)
            return Attempt(await self._post(request)) if request else Attempt(None, "disabled")
        except NotSentError as error:
            return Attempt(None, error.reason)
        except Exception as error:  # noqa: BLE001  (one that can't be made must be parked in time)
            log.error("outbox.not_made", delivery=work.delivery.id, error=type(error).__name__)
            return Attempt(None, "failed_here")

    def _request(self, work: Work) -> Request | None:
        now = self._ctx.now_ms()
        if isinstance(work.receiver, PushSubscription):
            return push_request(self._ctx, work.receiver, work.delivery, now)
        if work.receiver is None or not work.receiver.is_enabled:
            return None
        return webhook_request(work.receiver, work.delivery.notice, now)

    def _record(self, tx: Transaction, work: Work, attempt: Attempt) -> None:
        now = self._ctx.now_ms()
        left = after(work.delivery, attempt, now, self._jitter())
        if not tx.outbox.finish(left, self._by):
            return  # somebody else has it since
        if left.state is DeliveryState.PARKED:
            _say_parked(left)
        if isinstance(work.receiver, PushSubscription):
            if attempt.status in PUSH_GONE:
                tx.push_subscriptions.remove(work.receiver.id)
        elif attempt.status == GONE:
            self._disable(tx, left.receiver, now)

    def _disable(self, tx: Transaction, webhook: str, now: int) -> None:
        """It said that it is gone for good: nothing more is sent, and the operator hears of it."""
        if not tx.webhooks.disable(webhook, now, "gone"):
            return
        parked = tx.outbox.park_all(webhook, "disabled")
        tx.audit.append(AUTOMATIC, "webhook.disabled", webhook, "", now)
        log.warning("outbox.webhook_disabled", webhook=webhook, parked=parked)
        payload = {"webhook": webhook, "why": "gone"}
        notify(tx, self._ctx, "webhook.disabled", webhook, payload, now)


async def forget_told(ctx: Context) -> None:
    """Delete what was delivered a week ago, and what has been parked for a month."""
    now = ctx.now_ms()

    def run(tx: Transaction) -> int:
        return sum(
            tx.outbox.forget(state, now - kept_ms, FORGOTTEN_A_WRITE)
            for state, kept_ms in KEPT_MS.items()
        )

    while await ctx.store.write(run):
        pass


def _receiver(tx: Transaction, delivery: Delivery, now: int) -> Webhook | PushSubscription | None:
    if delivery.receiver_kind is ReceiverKind.WEBHOOK:
        return tx.webhooks.get(delivery.receiver)
    browser = tx.push_subscriptions.get(delivery.receiver)
    if delivery.receiver_kind is ReceiverKind.REMINDER and browser is not None:
        is_wanted = may_remind(tx, browser.person, delivery.notice.key, now)
        return browser if is_wanted else None
    return browser


def _say_parked(delivery: Delivery) -> None:
    log.warning(
        "outbox.parked",
        delivery=delivery.id,
        receiver=delivery.receiver,
        attempts=delivery.attempts,
        status=delivery.last_status,
        error=delivery.last_error,
    )
