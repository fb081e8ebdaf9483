"""The topic logs: appending, reading, and taking text and names out again."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, delete, or_, select, update

from server import protocol
from server.protocol import LoggedEvent
from server.storage.interface import Head, LogPage
from server.storage.sql.pending import Pending
from server.storage.tables import events, meta, topics

# In `meta`: the epoch of every topic that had no event when it was last renewed.
EPOCH_KEY = "epoch"

Change = Callable[[dict[str, Any]], dict[str, Any]]


class SqlLog:
    def __init__(self, connection: Connection, pending: Pending) -> None:
        self._c = connection
        self._pending = pending

    def head(self, topic: str) -> Head:
        return self._pending.head(topic)

    def heads(self, names: Sequence[str]) -> dict[str, Head]:
        """The heads of those topics that have an event."""
        c = topics.c
        rows = self._c.execute(select(c.name, c.epoch, c.head).where(c.name.in_(names)))
        return {row.name: Head(row.epoch, row.head) for row in rows}

    def page(self, topic: str, after: int, limit: int) -> LogPage:
        self._pending.flush()
        head = self.heads([topic]).get(topic) or self._pending.head(topic)
        of_it = (events.c.topic == topic, events.c.seq > after)
        query = select(events.c.seq, events.c.body).where(*of_it)
        rows = self._c.execute(query.order_by(events.c.seq.desc()).limit(limit)).fetchall()
        return LogPage(head.epoch, head.seq, [(row.seq, row.body) for row in reversed(rows)])

    def append(
        self,
        topic: str,
        build: Callable[[int], LoggedEvent],
        *,
        about: int | None = None,
        person: str | None = None,
    ) -> int:
        seq = self._pending.head(topic).seq + 1
        body = protocol.encode(build(seq))
        self._pending.add_event(topic, body, seq, about, person)
        return seq

    def rewrite(self, topic: str, seq: int, change: Change) -> None:
        c = events.c
        of_it = (c.topic == topic, or_(c.seq == seq, c.about == seq))
        self._rewrite(select(events).where(*of_it), change)

    def rewrite_person(self, person: str, change: Change) -> None:
        self._rewrite(select(events).where(events.c.person == person), change)

    def _rewrite(self, query: Select[Any], change: Change) -> None:
        self._pending.flush()
        for row in self._c.execute(query).fetchall():
            body = protocol.encode(change(msgspec.json.decode(row.body)))
            is_it = (events.c.topic == row.topic, events.c.seq == row.seq)
            self._c.execute(update(events).where(*is_it).values(body=body))

    def forget(self, topic: str) -> None:
        self._pending.flush()
        self._c.execute(delete(events).where(events.c.topic == topic))

    def renew_epochs(self) -> int:
        self._pending.flush()
        epoch = secrets.token_hex(6)
        SqlMeta(self._c).set(EPOCH_KEY, epoch)
        return self._c.execute(update(topics).values(epoch=epoch)).rowcount


class SqlMeta:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def get(self, key: str) -> str | None:
        return self._c.execute(select(meta.c.value).where(meta.c.key == key)).scalar()

    def set(self, key: str, value: str) -> None:
        changed = self._c.execute(update(meta).where(meta.c.key == key).values(value=value))
        if not changed.rowcount:
            self._c.execute(meta.insert().values(key=key, value=value))
