"""What a transaction has appended and not yet sent to SQL.

Appends of many writers are gathered and go out in a few statements of many rows. A writer
that fails is undone by cutting the lists back to its mark. Whoever reads what may be
pending calls `flush` first.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select

from server.domain.messages import Message
from server.domain.sanctions import Sanction
from server.storage.interface import Committed, Head
from server.storage.sql.dialects import DIALECTS, upsert
from server.storage.sql.statement import ManyRows
from server.storage.tables import events, messages, topics

_insert_messages = ManyRows(lambda n: _insert_rows(messages, n))
_insert_events = ManyRows(lambda n: _insert_rows(events, n))
_read_heads = ManyRows(
    lambda n: select(topics.c.name, topics.c.epoch, topics.c.head).where(
        topics.c.name.in_([""] * n)
    )  # without row locks: a store lets one transaction write at a time
)


def _insert_rows(table: Any, rows: int) -> Any:
    return insert(table).values([dict.fromkeys(table.c.keys(), None)] * rows)


def _setting_heads(dialect_name: str, rows: int) -> Any:
    statement = upsert(dialect_name, topics)
    statement = statement.values([dict.fromkeys(("name", "epoch", "head"), None)] * rows)
    changes = {"head": statement.excluded.head}
    return statement.on_conflict_do_update(index_elements=["name"], set_=changes)


_set_heads = {name: ManyRows(partial(_setting_heads, name)) for name in DIALECTS}


class Mark(NamedTuple):
    messages: int
    events: int
    committed: int


class Pending:
    """One transaction's gathered appends, and what it has read beforehand."""

    def __init__(self, connection: Connection, epoch: str) -> None:
        """`epoch` is that of a topic's first event, where it has none yet."""
        self._c = connection
        self._epoch = epoch
        self.first_answers: dict[tuple[str, str], Message | None] = {}
        self.sanctions: dict[str, tuple[Sanction, ...]] = {}
        self.committed: list[Committed] = []
        self._heads: dict[str, Head] = {}
        self._messages: list[Message] = []
        self._events: list[tuple[str, int, int | None, str | None, bytes]] = []

    def prefetch_heads(self, names: Iterable[str]) -> None:
        wanted = sorted(set(names) - self._heads.keys())
        for name, epoch, seq in _read_heads.run(self._c, [(name,) for name in wanted]):
            self._heads[name] = Head(epoch, seq)
        for name in wanted:
            if name not in self._heads:
                self._heads[name] = Head(self._epoch, 0)

    def head(self, topic: str) -> Head:
        if topic not in self._heads:
            self.prefetch_heads([topic])
        return self._heads[topic]

    def add_message(self, message: Message) -> None:
        self._messages.append(message)
        self.first_answers[message.author, message.id] = message

    def add_event(
        self, topic: str, body: bytes, seq: int, about: int | None, person: str | None
    ) -> None:
        """`seq` must be the topic's head + 1; the head moves to it."""
        epoch = self._heads[topic].epoch
        self._heads[topic] = Head(epoch, seq)
        self._events.append((topic, seq, about, person, body))
        self.committed.append(Committed(topic, epoch, seq, body))

    def mark(self) -> Mark:
        return Mark(len(self._messages), len(self._events), len(self.committed))

    def cut_back_to(self, mark: Mark) -> None:
        """Forget what was added since `mark`, where it is not in SQL (or not any more)."""
        for event in reversed(self.committed[mark.committed :]):
            self._heads[event.topic] = Head(event.epoch, event.seq - 1)
        for message in self._messages[mark.messages :]:
            self.first_answers[message.author, message.id] = None
        del self.committed[mark.committed :]
        del self._messages[mark.messages :]
        del self._events[mark.events :]

    def flush(self) -> None:
        """Send all to SQL; afterwards only a rollback undoes it."""
        if self._events:
            changed = dict.fromkeys(event[0] for event in self._events)
            heads = [(name, *self._heads[name]) for name in changed]
            _set_heads[self._c.dialect.name].run(self._c, heads)
            _insert_events.run(self._c, self._events)
            self._events = []
        if self._messages:
            _insert_messages.run(self._c, [_row(message) for message in self._messages])
            self._messages = []


def _row(m: Message) -> tuple[Any, ...]:
    """In the order of the table's columns."""
    return (
        m.room,
        m.seq,
        m.id,
        m.author,
        m.text,
        m.reply_to,
        m.cover,
        m.at,
        m.edited_at,
        m.removed_by,
    )
