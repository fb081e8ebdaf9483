"""Notices to the outside and their deliveries."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from server.domain.outbox import Delivery, DeliveryState, Notice, ReceiverKind
from server.storage.tables import deliveries, outbox

_D = deliveries.c
_OUTCOME = (
    "state", "attempts", "next_at", "give_up_at", "leased_by", "leased_until", "last_status",
    "last_error", "delivered_at",
)  # fmt: skip


class SqlOutbox:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, notice: Notice, to: Collection[Delivery]) -> None:
        self._c.execute(
            insert(outbox).values(
                id=notice.id,
                kind=notice.kind,
                key=notice.key,
                payload=json.dumps(dict(notice.payload)),
                at=notice.at_ms,
            )
        )
        rows = [
            _outcome(delivery)
            | {
                "id": delivery.id,
                "notice": notice.id,
                "receiver_kind": delivery.receiver_kind,
                "receiver": delivery.receiver,
                "key": notice.key,
            }
            for delivery in to
        ]
        if rows:
            self._c.execute(insert(deliveries), rows)

    def get(self, delivery: str) -> Delivery | None:
        row = self._c.execute(_whole().where(_D.id == delivery)).first()
        return _delivery_from(row) if row else None

    def page(self, state: DeliveryState, before: int | None, limit: int) -> list[Delivery]:
        query = _whole().where(_D.state == state).order_by(_D.seq.desc()).limit(limit)
        if before is not None:
            query = query.where(_D.seq < before)
        return [_delivery_from(row) for row in self._c.execute(query)]

    def count(self, state: DeliveryState) -> Mapping[ReceiverKind, int]:
        query = select(_D.receiver_kind, func.count()).where(_D.state == state)
        found = self._c.execute(query.group_by(_D.receiver_kind))
        return {ReceiverKind(kind): number for kind, number in found}

    def due(
        self, kind: ReceiverKind, now: int, limit: int, taken: Mapping[str, int], each: int
    ) -> list[Delivery]:
        full = [receiver for receiver, places in taken.items() if places >= each]
        by_receiver = func.row_number().over(
            partition_by=_D.receiver, order_by=(_D.next_at, _D.seq)
        )
        ranked = (
            select(_D.id, by_receiver.label("rank"), _D.receiver)
            .where(_D.receiver_kind == kind, _D.receiver.not_in(full), *_is_free(now))
            .subquery()
        )
        query = (
            _whole()
            .join(ranked, ranked.c.id == _D.id)
            .where(ranked.c.rank <= each)
            .order_by(ranked.c.rank, _D.next_at, _D.seq)
            .limit(limit)
        )
        left = {receiver: each - places for receiver, places in taken.items()}
        found = [
            (row.rank, _delivery_from(row))
            for row in self._c.execute(query.add_columns(ranked.c.rank))
        ]
        return [d for rank, d in found if rank <= left.get(d.receiver, each)]

    def is_due(self, now: int) -> bool:
        return bool(self._c.execute(_IS_ANY_DUE, {"now": now}).scalar())

    def lease(self, delivery: str, by: str, until: int, now: int) -> bool:
        change = (
            update(deliveries)
            .where(_D.id == delivery, *_is_free(now))
            .values(leased_by=by, leased_until=until, attempts=_D.attempts + 1)
        )
        return self._c.execute(change).rowcount > 0

    def finish(self, delivery: Delivery, by: str) -> bool:
        is_ours = [_D.id == delivery.id, _D.state == DeliveryState.WAITING]
        if delivery.state is not DeliveryState.DELIVERED:
            is_ours.append(_D.leased_by == by)
        change = update(deliveries).where(*is_ours).values(_outcome(delivery))
        return self._c.execute(change).rowcount > 0

    def retry(self, delivery: Delivery) -> bool:
        is_parked = (_D.id == delivery.id, _D.state == DeliveryState.PARKED)
        change = update(deliveries).where(*is_parked).values(_outcome(delivery))
        return self._c.execute(change).rowcount > 0

    def park_all(self, receiver: str, error: str) -> int:
        waits = (_D.receiver == receiver, _D.state == DeliveryState.WAITING)
        parked = {"state": DeliveryState.PARKED, "last_error": error, "leased_by": None}
        return self._c.execute(update(deliveries).where(*waits).values(parked)).rowcount

    def forget(self, state: DeliveryState, before: int, limit: int) -> int:
        old = (
            select(_D.seq)
            .join(outbox, outbox.c.id == _D.notice)
            .where(_D.state == state, outbox.c.at < before)
            .order_by(_D.seq)
            .limit(limit)
        )
        gone = self._c.execute(delete(deliveries).where(_D.seq.in_(old))).rowcount
        is_left = exists().where(_D.notice == outbox.c.id)
        self._c.execute(delete(outbox).where(outbox.c.at < before, ~is_left))
        return gone


def _is_free(now: Any) -> list[ColumnElement[bool]]:
    """It is due, nobody is sending it, and nothing earlier of its key waits for its receiver."""
    earlier = deliveries.alias("earlier")
    comes_first = exists().where(
        earlier.c.state == DeliveryState.WAITING,
        earlier.c.receiver == _D.receiver,
        earlier.c.key == _D.key,
        earlier.c.seq < _D.seq,
    )
    return [
        _D.state == DeliveryState.WAITING,
        _D.next_at <= now,
        or_(_D.leased_until.is_(None), _D.leased_until <= now),
        ~comes_first,
    ]


def _whole() -> Select[Any]:
    told = (outbox.c.kind, outbox.c.payload, outbox.c.at)
    return select(deliveries, *told).join(outbox, outbox.c.id == _D.notice)


def _outcome(delivery: Delivery) -> dict[str, Any]:
    return {name: getattr(delivery, name) for name in _OUTCOME}


def _delivery_from(row: Any) -> Delivery:
    notice = Notice(row.notice, row.kind, row.key, json.loads(row.payload), row.at)
    return Delivery(
        row.id,
        notice,
        ReceiverKind(row.receiver_kind),
        row.receiver,
        state=DeliveryState(row.state),
        seq=row.seq,
        **{name: getattr(row, name) for name in _OUTCOME if name != "state"},
    )


_IS_ANY_DUE = select(exists().where(*_is_free(bindparam("now", type_=BigInteger))))
