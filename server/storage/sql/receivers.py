"""Who is told: webhooks, and the browsers of staff that asked for pushes."""

from __future__ import annotations

import builtins
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from server.domain.outbox import PushSubscription, Webhook
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

    def people(self) -> list[str]:
        query = select(push_subscriptions.c.person).distinct()
        return list(self._c.execute(query).scalars())

    def of(self, people: Collection[str]) -> list[PushSubscription]:
        """Of one person's, the oldest first."""
        p = push_subscriptions.c
        query = select(push_subscriptions).where(p.person.in_(people))
        found = self._c.execute(query.order_by(p.person, p.created_at, p.id))
        return [PushSubscription(**row._mapping) for row in found]

    def add(self, subscription: PushSubscription) -> None:
        columns = push_subscriptions.c.keys()
        values = {name: getattr(subscription, name) for name in columns}
        self._c.execute(insert(push_subscriptions).values(values))

    def remove(self, subscription: str) -> bool:
        self._c.execute(delete(deliveries).where(deliveries.c.receiver == subscription))
        gone = delete(push_subscriptions).where(push_subscriptions.c.id == subscription)
        return self._c.execute(gone).rowcount > 0

    def _one(self, is_it: Any) -> PushSubscription | None:
        row = self._c.execute(select(push_subscriptions).where(is_it)).first()
        return PushSubscription(**row._mapping) if row else None


def _webhook_from(row: Any) -> Webhook:
    return Webhook(**(dict(row._mapping) | {"kinds": frozenset(row.kinds.split())}))
