"""Webhooks: which addresses are told what, and the signature by which they know who told them.

The signature is that of Standard Webhooks (https://www.standardwebhooks.com).
"""

from __future__ import annotations

import secrets
from base64 import b64encode
from collections.abc import Collection
from datetime import UTC, datetime

import msgspec
from standardwebhooks import Webhook as Signer

from server.domain.errors import BadRequest, Conflict, NotFound
from server.domain.outbox import KINDS, WEBHOOKS_MAX, Delivery, Notice, Webhook
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.services.context import Context
from server.services.notifying import notify_one
from server.services.outgoing import Request
from server.storage.interface import Transaction

_SECRET_BYTES = 32


async def add_webhook(ctx: Context, actor: Person, url: str, kinds: Collection[str]) -> Webhook:
    """Tell `url` of these kinds from now on, or of everything where none is named.

    Raises:
        NotAllowed: not theirs to do.
        BadRequest: nothing may be sent to that address, or there is no such kind.
        Conflict: there are as many as there may be.
    """
    authorise(actor, Action.MANAGE_WEBHOOKS)
    if unknown := sorted(set(kinds) - KINDS):
        allowed = ", ".join(sorted(KINDS))
        raise BadRequest(f"There is no kind {unknown[0]!r}, only {allowed}.", field="kinds")
    await ctx.check_address(url, "url")
    now = ctx.now_ms()
    secret = f"whsec_{b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()}"
    webhook = Webhook(ctx.new_id(), url, secret, frozenset(kinds), now)

    def run(tx: Transaction) -> Webhook:
        if len(tx.webhooks.list()) >= WEBHOOKS_MAX:
            raise Conflict(f"There are {WEBHOOKS_MAX} webhooks already: remove one first.")
        tx.webhooks.add(webhook)
        tx.audit.append(actor.id, "webhook.added", webhook.id, "", now)
        return webhook

    return await ctx.store.write(run)


async def list_webhooks(ctx: Context, actor: Person) -> list[Webhook]:
    """Raises: NotAllowed."""
    authorise(actor, Action.MANAGE_WEBHOOKS)
    return await ctx.store.read(lambda tx: tx.webhooks.list())


async def remove_webhook(ctx: Context, actor: Person, webhook_id: str) -> None:
    """Tell it nothing any more; what still waits for it goes too.

    Raises:
        NotAllowed, NotFound.
    """
    authorise(actor, Action.MANAGE_WEBHOOKS)
    now = ctx.now_ms()

    def run(tx: Transaction) -> None:
        if not tx.webhooks.remove(webhook_id):
            raise NotFound
        tx.audit.append(actor.id, "webhook.removed", webhook_id, "", now)

    await ctx.store.write(run)


async def try_webhook(ctx: Context, actor: Person, webhook_id: str) -> Delivery:
    """Send it a notice of kind `webhook.test`; the delivery, in which the outcome will stand.

    Raises:
        NotAllowed, NotFound.
        Conflict: it is disabled.
    """
    authorise(actor, Action.MANAGE_WEBHOOKS)
    now = ctx.now_ms()

    def run(tx: Transaction) -> Delivery:
        webhook = tx.webhooks.get(webhook_id)
        if webhook is None:
            raise NotFound
        if not webhook.is_enabled:
            raise Conflict("This webhook is disabled: add it again.")
        delivery = tx.outbox.get(notify_one(tx, ctx, webhook, now))
        if delivery is None:
            raise NotFound
        tx.audit.append(actor.id, "webhook.tested", webhook.id, "", now)
        return delivery

    return await ctx.store.write(run)


def webhook_request(webhook: Webhook, notice: Notice, now_ms: int) -> Request:
    """The signed request. Its id is the notice's at every attempt, its timestamp the attempt's.

    The body's timestamp says when it happened, the header's is what a receiver checks for age.
    """
    body = msgspec.json.encode(
        {"type": notice.kind, "timestamp": _iso(notice.at_ms), "data": dict(notice.payload)}
    )
    seconds = now_ms // 1000
    signed_at = datetime.fromtimestamp(seconds, UTC)
    headers = {
        "Content-Type": "application/json",
        "webhook-id": notice.id,
        "webhook-timestamp": str(seconds),
        "webhook-signature": Signer(webhook.secret).sign(notice.id, signed_at, body.decode()),
    }
    return Request(webhook.url, headers, body)


def _iso(at_ms: int) -> str:
    at = datetime.fromtimestamp(at_ms / 1000, UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
