"""Web Push to those who ask for it: their browsers' subscriptions, and what one is sent.

Anybody may be reminded of the sessions that they come to; only staff are told of cases.

The content is encrypted for the browser alone (RFC 8291), so that the push service in between
reads nothing, and says no more than a lock screen may show.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import http_ece
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from server.domain.errors import BadRequest, Conflict, NotFound
from server.domain.outbox import (
    SUBSCRIPTIONS_MAX,
    Delivery,
    PushSubscription,
    PushTopic,
    push_words,
)
from server.domain.people import Person
from server.domain.permissions import Action, authorise, is_allowed
from server.services.context import Context
from server.services.outgoing import Request
from server.services.push_services import check_push_service
from server.services.vapid import base64url, from_base64url
from server.storage.interface import Transaction

_AUTH_BYTES = 16
# RFC 8030, section 5.4: at most 32 characters of base64url.
_TOPIC_CHARS = 32


@dataclass(frozen=True, slots=True)
class Subscribing:
    """What a browser gives. `about` empty: as it is, or for a new one all that its person may have.

    `locale` None: the one of its person.
    """

    endpoint: str
    p256dh: str
    auth: str
    about: frozenset[PushTopic] = frozenset()
    locale: str | None = None


async def subscribe(ctx: Context, person: Person, browser: Subscribing) -> PushSubscription:
    """Push to this browser too. Doing so twice is doing so once, with what is newer.

    A browser that somebody else had subscribed is theirs no more: it is one device.

    Raises:
        NotAllowed: they may not be told of that.
        BadRequest: no keys of a subscription, or nothing may be sent to that address; a member's is
            one of a push service that is known.
        Conflict: as many browsers as one person may have.
    """
    authorise(person, Action.RECEIVE_PUSHES)
    if not is_allowed(person, Action.RECEIVE_CASE_PUSHES):
        check_push_service(browser.endpoint, ctx.push_services)
    if PushTopic.CASES in browser.about:
        authorise(person, Action.RECEIVE_CASE_PUSHES)
    _check_keys(browser.p256dh, browser.auth)
    await ctx.check_address(browser.endpoint, "endpoint")
    new_id, now = ctx.new_id(), ctx.now_ms()

    def run(tx: Transaction) -> PushSubscription:
        known = tx.push_subscriptions.at(browser.endpoint)
        mine = known if known is not None and known.person == person.id else None
        kept = _subscription(person, browser, mine, new_id, now)
        if kept == mine:
            return kept
        if mine is not None:
            tx.push_subscriptions.save(kept)
        else:
            _add(tx, kept, known)
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
    """The encrypted request. A newer push about the same key replaces one not yet shown.

    Its browser has words for the kind and the level in the language of `locale`; `text` has the
    English ones.
    """
    notice = delivery.notice
    content = {
        "kind": notice.kind,
        "key": notice.key,
        "level": notice.payload.get("level"),
        "locale": subscription.locale,
        "text": push_words(notice),
    }
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


def _subscription(
    person: Person, browser: Subscribing, mine: PushSubscription | None, new_id: str, now: int
) -> PushSubscription:
    """As it is to be kept: under the id that it has, if it is theirs already."""
    allowed = _topics_of(person)
    before = mine.about if mine else frozenset()
    about = (browser.about or before) & allowed or allowed
    return PushSubscription(
        id=mine.id if mine else new_id,
        person=person.id,
        endpoint=browser.endpoint,
        p256dh=browser.p256dh,
        auth=browser.auth,
        created_at=mine.created_at if mine else now,
        about=about,
        locale=browser.locale or person.locale,
    )


def _add(tx: Transaction, new: PushSubscription, others: PushSubscription | None) -> None:
    if others is not None:
        tx.push_subscriptions.remove(others.id)
    if len(tx.push_subscriptions.of([new.person])) >= SUBSCRIPTIONS_MAX:
        raise Conflict(f"You have {SUBSCRIPTIONS_MAX} browsers already: remove one first.")
    tx.push_subscriptions.add(new)


def _topics_of(person: Person) -> frozenset[PushTopic]:
    if is_allowed(person, Action.RECEIVE_CASE_PUSHES):
        return frozenset(PushTopic)
    return frozenset({PushTopic.REMINDERS})
