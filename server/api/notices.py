"""Endpoints of notices to the outside: webhooks and their deliveries, and pushes."""

from __future__ import annotations

from msgspec import UNSET
from msgspec.structs import asdict

from server.api.notice_bodies import (
    AddedWebhookBody,
    DeliveriesBody,
    DeliveriesQuery,
    DeliveryBody,
    NewWebhookBody,
    PushKeyBody,
    ReceiverBody,
    RemovedBody,
    SubscribedBody,
    SubscriptionBody,
    WebhookBody,
    WebhooksBody,
)
from server.api.route import Answer, Call
from server.domain.outbox import Delivery, DeliveryState, PushTopic, Webhook
from server.services import notifying, pushing, webhooks


async def list_webhooks(call: Call) -> Answer:
    found = await webhooks.list_webhooks(call.ctx, call.person)
    return Answer(WebhooksBody([_webhook(each) for each in found]))


async def add_webhook(call: Call) -> Answer:
    body: NewWebhookBody = call.body
    made = await webhooks.add_webhook(call.ctx, call.person, body.url, body.kinds)
    return Answer(AddedWebhookBody(**asdict(_webhook(made)), secret=made.secret))


async def remove_webhook(call: Call) -> Answer:
    await webhooks.remove_webhook(call.ctx, call.person, _hole(call, "webhook"))
    return Answer(RemovedBody())


async def try_webhook(call: Call) -> Answer:
    found = await webhooks.try_webhook(call.ctx, call.person, _hole(call, "webhook"))
    return Answer(_delivery(found))


async def list_deliveries(call: Call) -> Answer:
    query: DeliveriesQuery = call.query
    before = None if query.before is UNSET else query.before
    state = DeliveryState(query.state)
    page = await notifying.list_deliveries(call.ctx, call.person, state, before, query.limit)
    return Answer(DeliveriesBody([_delivery(each) for each in page.deliveries], page.next_before))


async def retry_delivery(call: Call) -> Answer:
    return Answer(_delivery(await notifying.retry(call.ctx, call.person, _hole(call, "delivery"))))


async def push_key(call: Call) -> Answer:
    return Answer(PushKeyBody(pushing.push_key(call.ctx, call.person)))


async def subscribe(call: Call) -> Answer:
    body: SubscriptionBody = call.body
    browser = pushing.Subscribing(
        body.endpoint,
        body.keys.p256dh,
        body.keys.auth,
        frozenset(PushTopic(topic) for topic in body.about or ()),
        body.locale or None,
    )
    kept = await pushing.subscribe(call.ctx, call.person, browser)
    return Answer(SubscribedBody(kept.id, sorted(topic.value for topic in kept.about)))


async def unsubscribe(call: Call) -> Answer:
    await pushing.unsubscribe(call.ctx, call.person, _hole(call, "subscription"))
    return Answer(RemovedBody())


def _hole(call: Call, name: str) -> str:
    return call.request.match_info[name]


def _webhook(webhook: Webhook) -> WebhookBody:
    return WebhookBody(
        id=webhook.id,
        url=webhook.url,
        kinds=sorted(webhook.kinds),
        enabled=webhook.is_enabled,
        created_at=webhook.created_at,
        disabled_at=webhook.disabled_at,
        disabled_why=webhook.disabled_why,
    )


def _delivery(delivery: Delivery) -> DeliveryBody:
    notice = delivery.notice
    return DeliveryBody(
        id=delivery.id,
        notice=notice.id,
        kind=notice.kind,
        key=notice.key,
        at=notice.at_ms,
        receiver=ReceiverBody(delivery.receiver_kind.value, delivery.receiver),
        state=delivery.state.value,
        attempts=delivery.attempts,
        next_at=delivery.next_at,
        give_up_at=delivery.give_up_at,
        last_status=delivery.last_status,
        last_error=delivery.last_error,
        delivered_at=delivery.delivered_at,
    )
