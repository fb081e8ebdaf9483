"""The rows of the route table about notices to the outside."""

from __future__ import annotations

from server.api import notice_bodies as bodies
from server.api import notices
from server.api.route import Route
from server.domain.permissions import Action

NOTICES = (
    Route(
        "GET",
        "/api/webhooks",
        notices.list_webhooks,
        Action.MANAGE_WEBHOOKS,
        "Which addresses are told of what happens.",
        answer=bodies.WebhooksBody,
        errors=("not_allowed",),
    ),
    Route(
        "POST",
        "/api/webhooks",
        notices.add_webhook,
        Action.MANAGE_WEBHOOKS,
        "Tell an address from now on; its secret is shown this once.",
        answer=bodies.AddedWebhookBody,
        status=201,
        body=bodies.NewWebhookBody,
        errors=("conflict",),
    ),
    Route(
        "DELETE",
        "/api/webhooks/{webhook}",
        notices.remove_webhook,
        Action.MANAGE_WEBHOOKS,
        "Tell it nothing any more; what still waits for it goes too.",
        answer=bodies.RemovedBody,
        errors=("not_found",),
    ),
    Route(
        "POST",
        "/api/webhooks/{webhook}/test",
        notices.try_webhook,
        Action.MANAGE_WEBHOOKS,
        "Send it a notice of kind `webhook.test`; its delivery will say what came of that.",
        answer=bodies.DeliveryBody,
        status=201,
        errors=("not_found", "conflict"),
    ),
    Route(
        "GET",
        "/api/deliveries",
        notices.list_deliveries,
        Action.MANAGE_WEBHOOKS,
        "What waits to be sent, what was sent, or what was given up, newest first.",
        answer=bodies.DeliveriesBody,
        query=bodies.DeliveriesQuery,
        errors=("not_allowed",),
    ),
    Route(
        "POST",
        "/api/deliveries/{delivery}/retry",
        notices.retry_delivery,
        Action.MANAGE_WEBHOOKS,
        "Send what was given up again, at once.",
        answer=bodies.DeliveryBody,
        errors=("not_found", "conflict"),
    ),
    Route(
        "GET",
        "/api/push/key",
        notices.push_key,
        Action.RECEIVE_PUSHES,
        "The key that my browser asks for pushes with.",
        answer=bodies.PushKeyBody,
        errors=("not_allowed",),
    ),
    Route(
        "POST",
        "/api/push/subscriptions",
        notices.subscribe,
        Action.RECEIVE_PUSHES,
        "Push to this browser of mine; once more gives the same id.",
        answer=bodies.SubscribedBody,
        status=201,
        body=bodies.SubscriptionBody,
        errors=("conflict", "not_allowed"),
    ),
    Route(
        "DELETE",
        "/api/push/subscriptions/{subscription}",
        notices.unsubscribe,
        Action.RECEIVE_PUSHES,
        "Push to it no more.",
        answer=bodies.RemovedBody,
        errors=("not_found",),
    ),
)
