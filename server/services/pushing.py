"""Web Push to staff who ask for it: their browsers' subscriptions, and what one is sent.

The content is encrypted for the browser alone (RFC 8291), so that the push service in between
reads nothing, and says no more than a lock screen may show.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

import http_ece
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from server.domain.errors import BadRequest, Conflict, NotFound
from server.domain.outbox import (
    SUBSCRIPTIONS_MAX,
    Delivery,
    PushSubscription,
    push_words,
)
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.services.context import Context
from server.services.outgoing import Request
from server.services.vapid import base64url, from_base64url
from server.storage.interface import Transaction

_AUTH_BYTES = 16
# RFC 8030, section 5.4: at most 32 characters of base64url.
_TOPIC_CHARS = 32


async def subscribe(
    ctx: Context, person: Person, endpoint: str, p256dh: str, auth: str
) -> PushSubscription:
    """Push to this browser too. Doing so twice is doing so once, with the newer keys.

    A browser that somebody else had subscribed is theirs no more: it is one device.

    Raises:
        NotAllowed: not one of those who are told anything.
        BadRequest: no keys of a subscription, or nothing may be sent to that address.
        Conflict: as many browsers as one person may have.
    """
    authorise(person, Action.RECEIVE_PUSHES)
    _check_keys(p256dh, auth)
    await ctx.check_address(endpoint, "endpoint")
    now = ctx.now_ms()
    new = PushSubscription(ctx.new_id(), person.id, endpoint, p256dh, auth, now)

    def run(tx: Transaction) -> PushSubscription:
        kept = _replaced(tx, new)
        if len(tx.push_subscriptions.of([person.id])) >= SUBSCRIPTIONS_MAX:
            raise Conflict(f"You have {SUBSCRIPTIONS_MAX} browsers already: remove one first.")
        tx.push_subscriptions.add(kept)
        tx.audit.append(person.id, "push.subscribed", kept.id, "", now, person=person.id)
        return kept

    return await ctx.store.write(run)


async def unsubscribe(ctx: Context, person: Person, subscription_id: str) -> None:
    """Raises: NotAllowed; NotFound, also for another's."""
    authorise(person, Action.RECEIVE_PUSHES)
    now = ctx.now_ms()

    def run(tx: Transaction) -> None:
        found = tx.push_subscriptions.get(subscription_id)
        if found is None or found.person != person.id:
            raise NotFound
        tx.push_subscriptions.remove(found.id)
        tx.audit.append(person.id, "push.unsubscribed", found.id, "", now, person=person.id)

    await ctx.store.write(run)


def push_key(ctx: Context, person: Person) -> str:
    """What a browser wants to know of this server before it subscribes.

    Raises:
        NotAllowed: it would be told nothing.
    """
    authorise(person, Action.RECEIVE_PUSHES)
    return ctx.vapid.public


def push_request(
    ctx: Context, subscription: PushSubscription, delivery: Delivery, now_ms: int
) -> Request:
    """The encrypted request. A newer push about the same key replaces one not yet shown."""
    notice = delivery.notice
    content = {"kind": notice.kind, "key": notice.key, "text": push_words(notice)}
    body = http_ece.encrypt(
        msgspec.json.encode(content),
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=from_base64url(subscription.p256dh),
        auth_secret=from_base64url(subscription.auth),
        version="aes128gcm",
    )
    topic = base64url(hashlib.sha256(notice.key.encode()).digest())[:_TOPIC_CHARS]
    headers = {
        "Authorization": ctx.vapid.authorization(subscription.endpoint, now_ms),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(max(0, (delivery.give_up_at - now_ms) // 1000)),
        "Topic": topic,
        "Urgency": "high",
    }
    return Request(subscription.endpoint, headers, body)


def _check_keys(p256dh: str, auth: str) -> None:
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), from_base64url(p256dh))
        is_sound = len(from_base64url(auth)) == _AUTH_BYTES
    except ValueError:
        is_sound = False
    if not is_sound:
        raise BadRequest("These are not the keys of a push subscription.", field="keys")


def _replaced(tx: Transaction, new: PushSubscription) -> PushSubscription:
    """`new` in the place of what its endpoint had; under the same id for the same person."""
    known = tx.push_subscriptions.at(new.endpoint)
    if known is None:
        return new
    tx.push_subscriptions.remove(known.id)
    return replace(new, id=known.id) if known.person == new.person else new
