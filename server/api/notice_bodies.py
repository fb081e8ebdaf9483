"""What the administration of notices to the outside sends and is answered, typed."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from server.api.bodies import Locale, PushTopicName, Seq

Url = Annotated[str, Meta(min_length=1, max_length=2_000)]
Key = Annotated[str, Meta(min_length=1, max_length=128)]
KindName = Annotated[str, Meta(max_length=64)]
DeliveryStateName = Literal["waiting", "delivered", "parked"]


class NewWebhookBody(Struct, frozen=True):
    """`kinds` empty: all of them."""

    url: Url
    kinds: Annotated[list[KindName], Meta(max_length=32)] = []


class WebhookBody(Struct, frozen=True):
    """`disabled_why`: `gone` where it answered 410, after which nothing more is sent to it."""

    id: str
    url: str
    kinds: list[str]
    enabled: bool
    created_at: int
    disabled_at: int | None
    disabled_why: str | None


class AddedWebhookBody(WebhookBody, frozen=True, kw_only=True):
    """The secret of its signatures is shown this once."""

    secret: str


class WebhooksBody(Struct, frozen=True):
    webhooks: list[WebhookBody]
    next: str | None = None


class RemovedBody(Struct, frozen=True):
    removed: bool = True


class ReceiverBody(Struct, frozen=True):
    """A webhook, or one browser that asked for pushes; `reminder`: for one of a session."""

    kind: Literal["webhook", "push", "reminder"]
    id: str


class DeliveryBody(Struct, frozen=True):
    """One notice on its way to one receiver.

    `notice` is what the receiver gets as `webhook-id`. `last_status` is what it answered last,
    `last_error` why there was no answer.
    """

    id: str
    notice: str
    kind: str
    key: str
    at: int
    receiver: ReceiverBody
    state: DeliveryStateName
    attempts: int
    next_at: int
    give_up_at: int
    last_status: int | None
    last_error: str | None
    delivered_at: int | None


class DeliveriesQuery(Struct, frozen=True):
    """`before` is `next` of the page before."""

    state: DeliveryStateName = "parked"
    before: Seq | UnsetType = UNSET
    limit: Annotated[int, Meta(ge=1, le=100)] = 50


class DeliveriesBody(Struct, frozen=True):
    """Newest first; `next` is `before` of the next page."""

    deliveries: list[DeliveryBody]
    next: int | None


class PushKeyBody(Struct, frozen=True):
    """The `applicationServerKey` that a browser subscribes with."""

    key: str


class SubscriptionKeys(Struct, frozen=True):
    p256dh: Key
    auth: Key


class SubscriptionBody(Struct, frozen=True):
    """What a browser's `PushSubscription.toJSON()` gives, and what it is told of, in what language.

    Without `about` it stays as it is, and a new one is told of all that its person may know.
    """

    endpoint: Url
    keys: SubscriptionKeys
    about: Annotated[list[PushTopicName], Meta(min_length=1, max_length=2)] | UnsetType = UNSET
    locale: Locale | UnsetType = UNSET


class SubscribedBody(Struct, frozen=True):
    id: str
    about: list[PushTopicName]
