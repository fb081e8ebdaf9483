"""Polls, and how people leave a session."""

from __future__ import annotations

import builtins
import json
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from server.domain.qa.polls import Poll
from server.storage.tables import qa_moods, qa_poll_votes, qa_polls


class SqlPolls:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, poll: Poll) -> None:
        values = {name: getattr(poll, name) for name in qa_polls.c.keys()}  # noqa: SIM118
        self._c.execute(insert(qa_polls).values(values | {"options": json.dumps(poll.options)}))

    def get(self, poll: str) -> Poll | None:
        row = self._c.execute(select(qa_polls).where(qa_polls.c.id == poll)).first()
        return _poll(row) if row else None

    def of_session(self, session: str) -> builtins.list[Poll]:
        """Oldest first."""
        query = select(qa_polls).where(qa_polls.c.session == session)
        return [_poll(row) for row in self._c.execute(query.order_by(qa_polls.c.at, qa_polls.c.id))]

    def close(self, poll: str, at: int) -> bool:
        is_open = (qa_polls.c.id == poll, qa_polls.c.closed_at.is_(None))
        return self._c.execute(update(qa_polls).where(*is_open).values(closed_at=at)).rowcount > 0

    def vote(self, poll: str, person: str, option: int) -> None:
        theirs = (qa_poll_votes.c.poll == poll, qa_poll_votes.c.person == person)
        changed = update(qa_poll_votes).where(*theirs).values(option=option)
        if not self._c.execute(changed).rowcount:
            row = {"poll": poll, "person": person, "option": option}
            self._c.execute(insert(qa_poll_votes).values(row))

    def vote_of(self, poll: str, person: str) -> int | None:
        theirs = (qa_poll_votes.c.poll == poll, qa_poll_votes.c.person == person)
        return self._c.execute(select(qa_poll_votes.c.option).where(*theirs)).scalar()

    def counts(self, poll: str) -> dict[int, int]:
        v = qa_poll_votes.c
        query = select(v.option, func.count()).where(v.poll == poll).group_by(v.option)
        return {option: count for option, count in self._c.execute(query)}  # noqa: C416

    def set_mood(self, session: str, person: str, mood: str, at: int) -> None:
        theirs = (qa_moods.c.session == session, qa_moods.c.person == person)
        values = {"mood": mood, "at": at}
        if not self._c.execute(update(qa_moods).where(*theirs).values(values)).rowcount:
            row = values | {"session": session, "person": person}
            self._c.execute(insert(qa_moods).values(row))

    def moods(self, session: str) -> dict[str, int]:
        m = qa_moods.c
        query = select(m.mood, func.count()).where(m.session == session).group_by(m.mood)
        return {mood: count for mood, count in self._c.execute(query)}  # noqa: C416

    def votes_of(self, person: str) -> builtins.list[tuple[str, int]]:
        v = qa_poll_votes.c
        query = select(v.poll, v.option).where(v.person == person).order_by(v.poll)
        return [(row.poll, row.option) for row in self._c.execute(query)]

    def moods_of(self, person: str) -> builtins.list[tuple[str, str]]:
        m = qa_moods.c
        query = select(m.session, m.mood).where(m.person == person).order_by(m.session)
        return [(row.session, row.mood) for row in self._c.execute(query)]

    def forget(self, person: str) -> None:
        for table in (qa_poll_votes, qa_moods):
            self._c.execute(delete(table).where(table.c.person == person))


def _poll(row: Any) -> Poll:
    values = dict(row._mapping)
    values["options"] = tuple(json.loads(row.options))
    return Poll(**values)
