"""Telling the outside: a notice goes into the outbox with the change that it tells of.

`notify` is called inside the transaction of that change, so that neither is ever without the
other. Sending is the worker's business (`delivering`), and so never delays a use case.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import structlog

from server.domain.errors import Conflict, NotFound
from server.domain.outbox import (
    Delivery,
    DeliveryState,
    Notice,
    NoticeKind,
    Payload,
    PushTopic,
    ReceiverKind,
    Webhook,
    least,
    new_delivery,
    retried,
)
from server.domain.people import Person
from server.domain.permissions import Action, authorise, is_allowed_somewhere
from server.domain.qa.sessions import QaSession
from server.services.context import Context
from server.storage.interface import Transaction

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class DeliveryPage:
    """Newest first. `next_before` asks for the older ones; None: there are none."""

    deliveries: list[Delivery]
    next_before: int | None


def notify(  # noqa: PLR0917  (one line at each call, in the order in which it is read)
    tx: Transaction,
    ctx: Context,
    kind: NoticeKind,
    key: str,
    payload: Payload,
    now_ms: int,
    to_people: Collection[str] = (),
) -> int:
    """Tell every webhook that wants it, and the browsers of those of `to_people` who asked.

    `key` is the id of what it is about: one receiver is told of one key in the order of calls.
    The payload carries ids, levels, states and times. What could be somebody's words is left
    out, and the log says so: the change itself must not fail over its notice. Whoever may no
    longer see a desk is told nothing.

    Returns how many deliveries that made.
    """
    notice = _notice(ctx, kind, key, payload, now_ms)
    webhooks = [w.id for w in tx.webhooks.list() if w.wants(kind)]
    staff = _who_may_know(tx, to_people)
    theirs = tx.push_subscriptions.of(staff, PushTopic.CASES) if staff else []
    browsers = [subscription.id for subscription in theirs]
    return _put(tx, ctx, notice, webhooks, browsers)


def notify_one(tx: Transaction, ctx: Context, webhook: Webhook, now_ms: int) -> str:
    """A test of one webhook, whatever it asked for; the delivery's id."""
    notice = _notice(ctx, "webhook.test", webhook.id, {"webhook": webhook.id}, now_ms)
    delivery = new_delivery(ctx.new_id(), notice, ReceiverKind.WEBHOOK, webhook.id)
    tx.outbox.add(notice, [delivery])
    return delivery.id


def remind(
    tx: Transaction,
    ctx: Context,
    session: QaSession,
    people: Collection[str],
    now_ms: int,
) -> int:
    """Remind them of a session, on every browser that they wanted it on, and tell nobody else.

    Returns how many deliveries that made.
    """
    notice = _notice(ctx, "session.reminder", session.id, {}, now_ms)
    deliveries = [
        new_delivery(ctx.new_id(), notice, ReceiverKind.REMINDER, browser.id, session.ends_at)
        for browser in tx.push_subscriptions.of(people, PushTopic.REMINDERS)
    ]
    if deliveries:
        tx.outbox.add(notice, deliveries)
    return len(deliveries)


async def list_deliveries(
    ctx: Context, actor: Person, state: DeliveryState, before: int | None, limit: int
) -> DeliveryPage:
    """Raises: NotAllowed."""
    authorise(actor, Action.MANAGE_WEBHOOKS)
    found = await ctx.store.read(lambda tx: tx.outbox.page(state, before, limit + 1))
    page = found[:limit]
    return DeliveryPage(page, page[-1].seq if len(found) > limit else None)


async def retry(ctx: Context, actor: Person, delivery_id: str) -> Delivery:
    """Set a parked delivery going again, at once and then for as long as a new one.

    Raises:
        NotAllowed, NotFound: not theirs to do, or no such delivery.
        Conflict: it isn't parked, or its webhook has been disabled.
    """
    authorise(actor, Action.MANAGE_WEBHOOKS)
    now = ctx.now_ms()

    def run(tx: Transaction) -> Delivery:
        delivery = tx.outbox.get(delivery_id)
        if delivery is None:
            raise NotFound
        webhook = tx.webhooks.get(delivery.receiver)
        if webhook is not None and not webhook.is_enabled:
            raise Conflict("Its webhook is disabled: add it again, and what comes next is sent.")
        again = retried(delivery, now)
        if not tx.outbox.retry(again):
            raise Conflict("Only what was parked can be tried again.")
        tx.audit.append(actor.id, "delivery.retried", delivery.id, "", now)
        return again

    return await ctx.store.write(run)


def _notice(ctx: Context, kind: NoticeKind, key: str, payload: Payload, now_ms: int) -> Notice:
    kept = least(payload)
    if left_out := sorted(payload.keys() - kept.keys()):
        log.error("outbox.left_out", kind=kind, fields=left_out)
    return Notice(ctx.new_id(), kind, key, kept, now_ms)


def _who_may_know(tx: Transaction, people: Collection[str]) -> list[str]:
    found = tx.people.get_many(people).values() if people else ()
    return [p.id for p in found if is_allowed_somewhere(p, Action.RECEIVE_CASE_PUSHES)]


def _put(
    tx: Transaction, ctx: Context, notice: Notice, webhooks: list[str], browsers: list[str]
) -> int:
    receivers = [(ReceiverKind.WEBHOOK, each) for each in webhooks]
    receivers += [(ReceiverKind.PUSH, each) for each in browsers]
    deliveries = [new_delivery(ctx.new_id(), notice, kind, each) for kind, each in receivers]
    if deliveries:
        tx.outbox.add(notice, deliveries)
    return len(deliveries)
