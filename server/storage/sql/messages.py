"""Messages and reactions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    case,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from server.domain.messages import Message, RemovedBy
from server.domain.rooms import PRIVATE_PREFIX
from server.storage.interface import Posted
from server.storage.sql.dialects import DIALECTS, matching_rows
from server.storage.sql.pending import Pending
from server.storage.sql.people import SqlPeople
from server.storage.sql.rows import message_from, message_of
from server.storage.sql.statement import ManyRows
from server.storage.tables import memberships, messages, reactions

_first_answers = {
    name: ManyRows(
        partial(matching_rows, name, select(messages), (messages.c.author, messages.c.id))
    )
    for name in DIALECTS
}


class SqlMessages:
    def __init__(self, connection: Connection, pending: Pending) -> None:
        self._c = connection
        self._pending = pending

    def get(self, room: str, seq: int) -> Message | None:
        self._pending.flush()
        row = self._c.execute(select(messages).where(*_is(room, seq))).first()
        return message_from(row) if row else None

    def prefetch(self, sends: Iterable[tuple[str, str]]) -> None:
        """Read the first answers of many (author, client id) at once."""
        answers = self._pending.first_answers
        wanted = [send for send in dict.fromkeys(sends) if send not in answers]
        answers.update(dict.fromkeys(wanted))
        for values in _first_answers[self._c.dialect.name].run(self._c, wanted):
            message = message_of(*values)
            answers[message.author, message.id] = message

    def first_answer(self, author: str, client_id: str) -> Message | None:
        key = (author, client_id)
        if key not in self._pending.first_answers:
            self.prefetch([key])
        return self._pending.first_answers[key]

    def page(self, room: str, before: int | None, limit: int, viewer: str) -> list[Posted]:
        """The newest `limit` of those before seq `before`, oldest first."""
        query = select(messages).where(messages.c.room == room)
        if before is not None:
            query = query.where(messages.c.seq < before)
        rows = self._c.execute(query.order_by(messages.c.seq.desc()).limit(limit))
        found = [message_from(row) for row in rows][::-1]
        authors = SqlPeople(self._c).get_many(message.author for message in found)
        counts = self._counts(room, [message.seq for message in found], viewer)
        return [Posted(m, authors[m.author], counts[m.seq]) for m in found]

    def _counts(
        self, room: str, seqs: list[int], viewer: str
    ) -> dict[int, list[tuple[str, int, bool]]]:
        c = reactions.c
        mine = func.max(case((c.person == viewer, 1), else_=0))
        rows = self._c.execute(
            select(c.seq, c.emoji, func.count(), mine)
            .where(c.room == room, c.seq.in_(seqs))
            .group_by(c.seq, c.emoji)
        )
        counts: dict[int, list[tuple[str, int, bool]]] = defaultdict(list)
        for seq, emoji, count, is_mine in rows:
            counts[seq].append((emoji, count, bool(is_mine)))
        return counts

    def last_at(self, room: str, author: str) -> int | None:
        self._pending.flush()
        of_both = (messages.c.room == room, messages.c.author == author)
        return self._c.execute(select(func.max(messages.c.at)).where(*of_both)).scalar()

    def by_author(self, author: str, room: str | None = None) -> list[Message]:
        query = select(messages).where(messages.c.author == author)
        if room is not None:
            query = query.where(messages.c.room == room)
        rows = self._c.execute(query.order_by(messages.c.room, messages.c.seq))
        return [message_from(row) for row in rows]

    def shown(
        self, author: str | None, room: str | None, since: int, limit: int
    ) -> list[tuple[str, int]]:
        c = messages.c
        query = select(c.room, c.seq).where(c.removed_by.is_(None), c.at >= since)
        query = query.where(~c.room.startswith(PRIVATE_PREFIX))
        if author is not None:
            query = query.where(c.author == author)
        if room is not None:
            query = query.where(c.room == room)
        rows = self._c.execute(query.order_by(c.at.desc(), c.room, c.seq.desc()).limit(limit))
        return [(row.room, row.seq) for row in rows]

    def add(self, message: Message) -> None:
        self._pending.add_message(message)

    def join_room(self, person: str, room: str, at: int) -> None:
        """Make them a member of the room, unless they are."""
        of_both = (memberships.c.person == person, memberships.c.room == room)
        if not self._c.execute(select(memberships.c.room).where(*of_both)).first():
            row = {"person": person, "room": room, "roles": "", "joined_at": at}
            self._c.execute(insert(memberships).values(row))

    def set_text(self, room: str, seq: int, text: str, edited_at: int | None) -> None:
        self._c.execute(
            update(messages).where(*_is(room, seq)).values(text=text, edited_at=edited_at)
        )

    def set_removed(self, room: str, seq: int, by: RemovedBy | None) -> None:
        self._c.execute(update(messages).where(*_is(room, seq)).values(removed_by=by))

    def set_cover(self, room: str, seq: int, cover: str | None) -> None:
        self._c.execute(update(messages).where(*_is(room, seq)).values(cover=cover))

    def react(self, room: str, seq: int, person: str, emoji: str, on: bool) -> int | None:
        """Set or clear one reaction; the new count, or None where nothing changed."""
        c = reactions.c
        row = {"room": room, "seq": seq, "emoji": emoji, "person": person}
        if on:
            try:
                with self._c.begin_nested():
                    self._c.execute(insert(reactions).values(row))
            except IntegrityError:
                return None
        else:
            is_it = and_(*(c[name] == value for name, value in row.items()))
            if not self._c.execute(delete(reactions).where(is_it)).rowcount:
                return None
        alike = (c.room == room, c.seq == seq, c.emoji == emoji)
        query = select(func.count()).select_from(reactions).where(*alike)
        return self._c.execute(query).scalar_one()

    def reactions_of(self, person: str) -> list[tuple[str, int, str]]:
        c = reactions.c
        rows = self._c.execute(select(c.room, c.seq, c.emoji).where(c.person == person))
        return [(row.room, row.seq, row.emoji) for row in rows]

    def forget_reactions(self, person: str) -> None:
        self._c.execute(delete(reactions).where(reactions.c.person == person))


def _is(room: str, seq: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return messages.c.room == room, messages.c.seq == seq
