"""Who is told: webhooks, and the browsers that asked for pushes."""

from __future__ import annotations

import builtins
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from server.domain.outbox import PushSubscription, PushTopic, Webhook
from server.storage.tables import deliveries, push_subscriptions, webhooks


class SqlWebhooks:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def get(self, webhook: str) -> Webhook | None:
        row = self._c.execute(select(webhooks).where(webhooks.c.id == webhook)).first()
        return _webhook_from(row) if row else None

    def list(self) -> builtins.list[Webhook]:
        query = select(webhooks).order_by(webhooks.c.created_at, webhooks.c.id)
        return [_webhook_from(row) for row in self._c.execute(query)]

    def add(self, webhook: Webhook) -> None:
        values = {name: getattr(webhook, name) for name in webhooks.c.keys()}  # noqa: SIM118
        values["kinds"] = " ".join(sorted(webhook.kinds))
        self._c.execute(insert(webhooks).values(values))

    def disable(self, webhook: str, at: int, why: str) -> bool:
        is_it = (webhooks.c.id == webhook, webhooks.c.disabled_at.is_(None))
        change = update(webhooks).where(*is_it).values(disabled_at=at, disabled_why=why)
        return self._c.execute(change).rowcount > 0

    def remove(self, webhook: str) -> bool:
        self._c.execute(delete(deliveries).where(deliveries.c.receiver == webhook))
        return self._c.execute(delete(webhooks).where(webhooks.c.id == webhook)).rowcount > 0


class SqlPushSubscriptions:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def get(self, subscription: str) -> PushSubscription | None:
        return self._one(push_subscriptions.c.id == subscription)

    def at(self, endpoint: str) -> PushSubscription | None:
        return self._one(push_subscriptions.c.endpoint == endpoint)

    def people(self, about: PushTopic) -> list[str]:
        query = select(push_subscriptions.c.person).where(is_about(about)).distinct()
        return list(self._c.execute(query).scalars())

    def of(self, people: Collection[str], about: PushTopic | None = None) -> list[PushSubscription]:
        """Of one person's, the oldest first."""
        p = push_subscriptions.c
        query = select(push_subscriptions).where(p.person.in_(people))
        if about is not None:
            query = query.where(is_about(about))
        found = self._c.execute(query.order_by(p.person, p.created_at, p.id))
        return [_subscription_from(row) for row in found]

    def add(self, subscription: PushSubscription) -> None:
        self._c.execute(insert(push_subscriptions).values(_subscription_values(subscription)))

    def save(self, subscription: PushSubscription) -> None:
        is_it = push_subscriptions.c.id == subscription.id
        values = _subscription_values(subscription)
        self._c.execute(update(push_subscriptions).where(is_it).values(values))

    def remove(self, subscription: str) -> bool:
        self._c.execute(delete(deliveries).where(deliveries.c.receiver == subscription))
        gone = delete(push_subscriptions).where(push_subscriptions.c.id == subscription)
        return self._c.execute(gone).rowcount > 0

    def _one(self, is_it: Any) -> PushSubscription | None:
        row = self._c.execute(select(push_subscriptions).where(is_it)).first()
        return _subscription_from(row) if row else None


def is_about(topic: PushTopic) -> ColumnElement[bool]:
    """No topic's name is in another's."""
    return push_subscriptions.c.about.contains(topic.value)


def _subscription_values(subscription: PushSubscription) -> dict[str, Any]:
    values = {name: getattr(subscription, name) for name in push_subscriptions.c.keys()}  # noqa: SIM118
    return values | {"about": " ".join(sorted(subscription.about))}


def _subscription_from(row: Any) -> PushSubscription:
    about = frozenset(PushTopic(topic) for topic in row.about.split())
    return PushSubscription(**(dict(row._mapping) | {"about": about}))


def _webhook_from(row: Any) -> Webhook:
    return Webhook(**(dict(row._mapping) | {"kinds": frozenset(row.kinds.split())}))
