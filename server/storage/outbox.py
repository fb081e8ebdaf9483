"""What the services may ask of a store about notices to the outside and who receives them.

A part of `interface`.
"""

from __future__ import annotations

import builtins
from collections.abc import Collection, Mapping
from typing import Protocol

from server.domain.outbox import (
    Delivery,
    DeliveryState,
    Notice,
    PushSubscription,
    PushTopic,
    ReceiverKind,
    Webhook,
)


class Webhooks(Protocol):
    def get(self, webhook: str) -> Webhook | None: ...
    def list(self) -> builtins.list[Webhook]: ...
    def add(self, webhook: Webhook) -> None: ...
    def disable(self, webhook: str, at: int, why: str) -> bool:
        """Compare and set: whether it was enabled until now."""
        ...

    def remove(self, webhook: str) -> bool:
        """With all its deliveries."""
        ...


class PushSubscriptions(Protocol):
    def get(self, subscription: str) -> PushSubscription | None: ...
    def at(self, endpoint: str) -> PushSubscription | None: ...
    def of(self, people: Collection[str], about: PushTopic | None = None) -> list[PushSubscription]:
        """All of theirs, or those that are to be told of `about`."""
        ...

    def people(self, about: PushTopic) -> list[str]:
        """Everybody with one that is to be told of it."""
        ...

    def add(self, subscription: PushSubscription) -> None: ...
    def save(self, subscription: PushSubscription) -> None:
        """As it is now; what waits for it stays."""
        ...

    def remove(self, subscription: str) -> bool:
        """With all its deliveries."""
        ...


class Outbox(Protocol):
    """Notices and their deliveries. `lease` and `finish` are compare-and-sets."""

    def add(self, notice: Notice, deliveries: Collection[Delivery]) -> None: ...
    def get(self, delivery: str) -> Delivery | None: ...
    def page(self, state: DeliveryState, before: int | None, limit: int) -> builtins.list[Delivery]:
        """Newest first."""
        ...

    def count(self, state: DeliveryState) -> Mapping[ReceiverKind, int]:
        """How many deliveries there are of each kind that has any."""
        ...

    def due(
        self, kind: ReceiverKind, now: int, limit: int, taken: Mapping[str, int], each: int
    ) -> builtins.list[Delivery]:
        """What may be sent now, the oldest first, at most `each` a receiver.

        Of one receiver and one key only the earliest that waits. `taken` says how many of its
        places each receiver has in use already.
        """
        ...

    def is_due(self, now: int) -> bool:
        """Whether anything may be sent now, wherever there is a place for it."""
        ...

    def lease(self, delivery: str, by: str, until: int, now: int) -> bool:
        """Take it for sending, which counts as an attempt, unless somebody has it already."""
        ...

    def finish(self, delivery: Delivery, by: str) -> bool:
        """Store what an attempt left, if `by` still has it, or it was delivered all the same."""
        ...

    def retry(self, delivery: Delivery) -> bool:
        """Set a parked one going again."""
        ...

    def park_all(self, receiver: str, error: str) -> int: ...
    def forget(self, state: DeliveryState, before: int, limit: int) -> int:
        """Delete what was told before then; how many deliveries that was."""
        ...
