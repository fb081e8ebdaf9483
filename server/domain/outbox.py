"""Notices to the outside: what is told to whom, and when a delivery is tried again or given up.

A notice carries the least: ids, levels, states and times, never a name or what somebody wrote.
Deliveries are at least once. They keep their order for one receiver and one key, which is the id
of what the notice is about; other keys and other receivers never wait for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal, get_args

NoticeKind = Literal[
    "case.raised", "case.page", "case.changed", "session.reminder", "webhook.test",
    "webhook.disabled",
]  # fmt: skip
# What a webhook may ask for. A test goes to the one that is tested, whatever it asked for, and a
# reminder to nobody but whom it reminds.
KINDS: frozenset[str] = frozenset(get_args(NoticeKind)) - {"webhook.test", "session.reminder"}

Value = str | int | bool | None
Payload = Mapping[str, Value]

WEBHOOKS_MAX = 16
SUBSCRIPTIONS_MAX = 5  # a person: a phone, a desk, and a few that were forgotten

_SECOND_MS = 1_000
_HOUR_MS = 3_600 * _SECOND_MS
BACK_OFF_S = (5, 30, 120, 300, 900, 1_800, 3_600, 7_200)
JITTER_MAX = 0.1
# A receiver may be down for a day. A page about a case is noise after an hour, as is a reminder.
KEPT_FOR_MS = {"webhook": 24 * _HOUR_MS, "push": _HOUR_MS, "reminder": _HOUR_MS}

# Words have spaces between them, and what people write mostly has some; ids have none.
_PLAIN = re.compile(r"[A-Za-z0-9_.:/+-]{0,64}")


class ReceiverKind(StrEnum):
    """`REMINDER` is a browser too. It is a kind of its own so that no page waits behind those."""

    WEBHOOK = "webhook"
    PUSH = "push"
    REMINDER = "reminder"


class DeliveryState(StrEnum):
    WAITING = "waiting"
    DELIVERED = "delivered"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Notice:
    """`key`: the id of what it is about, within which order is kept."""

    id: str
    kind: str
    key: str
    payload: Payload
    at_ms: int


@dataclass(frozen=True, slots=True)
class Webhook:
    """`kinds` empty: it is told of everything. `disabled_why`: what it did to be left out."""

    id: str
    url: str
    secret: str
    kinds: frozenset[str]
    created_at: int
    disabled_at: int | None = None
    disabled_why: str | None = None

    @property
    def is_enabled(self) -> bool:
        return self.disabled_at is None

    def wants(self, kind: str) -> bool:
        return self.is_enabled and (not self.kinds or kind in self.kinds)


class PushTopic(StrEnum):
    """What a browser may be told of: cases (staff's only), sessions that one says one comes to."""

    CASES = "cases"
    REMINDERS = "reminders"


@dataclass(frozen=True, slots=True)
class PushSubscription:
    """One browser of one person, as its push service knows it; keys are base64url.

    `locale`: in which language it words what it is told.
    """

    id: str
    person: str
    endpoint: str
    p256dh: str
    auth: str
    created_at: int
    about: frozenset[PushTopic]
    locale: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """One notice on its way to one receiver. `seq` rises in the order in which notices came."""

    id: str
    notice: Notice
    receiver_kind: ReceiverKind
    receiver: str
    next_at: int
    give_up_at: int
    state: DeliveryState = DeliveryState.WAITING
    attempts: int = 0
    leased_by: str | None = None
    leased_until: int | None = None
    last_status: int | None = None
    last_error: str | None = None
    delivered_at: int | None = None
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of sending once: the answer's status, or why there was none."""

    status: int | None
    error: str | None = None

    @property
    def is_delivered(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


def new_delivery(
    id_: str, notice: Notice, kind: ReceiverKind, receiver: str, useful_until: int | None = None
) -> Delivery:
    """`useful_until` gives it up sooner than its kind would be."""
    give_up_at = notice.at_ms + KEPT_FOR_MS[kind]
    if useful_until is not None:
        give_up_at = min(give_up_at, useful_until)
    return Delivery(id_, notice, kind, receiver, notice.at_ms, give_up_at)


def next_attempt_at(attempts: int, now_ms: int, give_up_at: int, jitter: float) -> int | None:
    """When to try again after `attempts` in vain; None: not any more, it is to be parked.

    `jitter` from 0 to 1 spreads those that failed together over up to a tenth of the wait. The
    last try falls on `give_up_at` itself.
    """
    if now_ms >= give_up_at:
        return None
    wait_s = BACK_OFF_S[min(attempts, len(BACK_OFF_S)) - 1]
    wait_ms = int(wait_s * _SECOND_MS * (1 + JITTER_MAX * jitter))
    return min(now_ms + wait_ms, give_up_at)


def after(delivery: Delivery, attempt: Attempt, now_ms: int, jitter: float) -> Delivery:
    """The delivery as an attempt leaves it: delivered, waiting for the next one, or parked."""
    told = replace(
        delivery,
        leased_by=None,
        leased_until=None,
        last_status=attempt.status,
        last_error=attempt.error,
    )
    if attempt.is_delivered:
        return replace(told, state=DeliveryState.DELIVERED, delivered_at=now_ms)
    again_at = next_attempt_at(told.attempts, now_ms, told.give_up_at, jitter)
    if again_at is None:
        return replace(told, state=DeliveryState.PARKED)
    return replace(told, next_at=again_at)


def retried(delivery: Delivery, now_ms: int) -> Delivery:
    """A parked delivery set going afresh: at once, and then for as long as a new one."""
    return replace(
        delivery,
        state=DeliveryState.WAITING,
        attempts=0,
        next_at=now_ms,
        give_up_at=now_ms + KEPT_FOR_MS[delivery.receiver_kind],
    )


def least(payload: Payload) -> dict[str, Value]:
    """Only what cannot be somebody's words: numbers, and short texts without a space."""
    return {
        key: value
        for key, value in payload.items()
        if not isinstance(value, str) or _PLAIN.fullmatch(value)
    }


_PUSH_WORDS = {
    "case.raised": "A case waits",
    "case.page": "A case needs somebody now",
    "case.changed": "A case has changed",
    "session.reminder": "A reminder that you asked for",
}


def push_words(notice: Notice) -> str:
    """What a lock screen may show to whoever looks at it: no name, no text, no room, no session.

    For service workers that don't know the kind; others have words for it in their language.
    """
    level = notice.payload.get("level")
    words = _PUSH_WORDS.get(notice.kind, "Something waits at the desk")
    return f"{words}: level {level}" if level else words
