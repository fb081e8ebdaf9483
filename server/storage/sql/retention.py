"""Letting go of what is old, a bounded piece at a time."""

from __future__ import annotations

import builtins
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select, update

from server.domain.topics import room_topic
from server.storage.retention import Step
from server.storage.sql import cases as sql_cases
from server.storage.sql import queue as sql_queue
from server.storage.sql.pending import Pending
from server.storage.tables import (
    cases,
    events,
    messages,
    people,
    qa_questions,
    qa_sessions,
    queue_items,
    reactions,
    removals,
    topics,
)

_m = messages.c


class _When(msgspec.Struct):
    at: int


class SqlRetention:
    def __init__(self, connection: Connection, pending: Pending) -> None:
        self._c = connection
        self._pending = pending

    def purge(self, room: str, before: int, after: int, limit: int) -> Step:
        self._pending.flush()
        query = select(_m.seq, _m.author, _m.at, _m.removed_by)
        query = query.where(_m.room == room, _m.seq > after).order_by(_m.seq).limit(limit)
        seen = self._c.execute(query).fetchall()
        young = next((n for n, row in enumerate(seen) if row.at >= before), len(seen))
        old = seen[:young]
        if not old:
            return Step(0, None)
        first, last = old[0].seq, old[-1].seq
        kept = self._in_use(room, first, last) | self._changed_since(room, first, last, before)
        going = [row for row in old if row.seq not in kept]
        self._delete(room, going)
        self._cut_log(room_topic(room), last)
        return Step(len(going), last if len(old) == limit else None)

    def _in_use(self, room: str, first: int, last: int) -> set[int]:
        """Which of these messages are evidence for something undecided, or an answer."""
        q, k, a = queue_items.c, cases.c, qa_questions.c
        kept: set[int] = set()
        open_items = select(q.seq, q.also).where(sql_queue.is_open(), q.room == room)
        for seq, also in self._c.execute(open_items):
            kept.update((seq, *json.loads(also)))
        kept.update(
            self._c.execute(select(k.seq).where(sql_cases.is_open(), k.room == room)).scalars()
        )
        answers = select(a.answer_seq).join(qa_sessions, qa_sessions.c.id == a.session)
        of_these = (a.answer_seq.between(first, last), qa_sessions.c.room == room)
        kept.update(self._c.execute(answers.where(*of_these)).scalars())
        return kept

    def _changed_since(self, room: str, first: int, last: int, before: int) -> set[int]:
        """Those whose words a younger event repeats: without them the log would have a hole."""
        e = events.c
        repeats = (e.topic == room_topic(room), e.about.between(first, last))
        rows = self._c.execute(select(e.about, e.body).where(*repeats))
        return {row.about for row in rows if msgspec.json.decode(row.body, type=_When).at >= before}

    def _delete(self, room: str, going: Sequence[Any]) -> None:
        if not going:
            return
        rows = [{"a_room": room, "a_seq": row.seq} for row in going]
        for table in (reactions, removals, messages):
            is_it = (table.c.room == bindparam("a_room"), table.c.seq == bindparam("a_seq"))
            self._c.execute(delete(table).where(*is_it), rows)
        posted = Counter(row.author for row in going if row.removed_by is None)
        more = people.c.posted_before + bindparam("more")
        if posted:
            self._c.execute(
                update(people).where(people.c.id == bindparam("author")).values(posted_before=more),
                [{"author": author, "more": count} for author, count in posted.items()],
            )

    def _cut_log(self, topic: str, seq: int) -> int:
        gone = self._c.execute(delete(events).where(events.c.topic == topic, events.c.seq <= seq))
        is_it = (topics.c.name == topic, topics.c.floor < seq)
        self._c.execute(update(topics).where(*is_it).values(floor=seq))
        return gone.rowcount

    def long_logs(self, kept: int, limit: int) -> builtins.list[str]:
        t = topics.c
        query = select(t.name).where(t.head - t.floor > kept).order_by(t.name).limit(limit)
        return list(self._c.execute(query).scalars())

    def compact(self, topic: str, kept: int, limit: int) -> int:
        self._pending.flush()
        t = topics.c
        row = self._c.execute(select(t.head, t.floor).where(t.name == topic)).first()
        if row is None or row.head - row.floor <= kept:
            return 0
        first = self._c.execute(
            select(func.min(events.c.seq)).where(events.c.topic == topic)
        ).scalar()
        start = row.head if first is None else first - 1
        return self._cut_log(topic, min(row.head - kept, max(start, row.floor) + limit))
