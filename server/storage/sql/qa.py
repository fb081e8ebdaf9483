"""Q&A sessions and who comes to them."""

from __future__ import annotations

import builtins
import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, exists, func, insert, or_, select, update

from server.domain.outbox import PushTopic
from server.domain.qa.sessions import (
    MINUTE_MS,
    REMINDED,
    REMINDED_MINUTES,
    QaSession,
    SessionState,
)
from server.storage.qa import Move, Place, Reminder, Series
from server.storage.sql.receivers import is_about
from server.storage.tables import (
    push_subscriptions,
    qa_moves,
    qa_places,
    qa_rsvps,
    qa_series,
    qa_sessions,
)

_DAY_MS = 86_400_000
_LISTS = ("tags", "hosts", "experts")
_NAMES = tuple(qa_sessions.c.keys())


class SqlQaSessions:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, session: QaSession) -> None:
        self._c.execute(insert(qa_sessions).values(_values(session)))

    def save(self, session: QaSession) -> bool:
        is_it = (qa_sessions.c.id == session.id, qa_sessions.c.version == session.version)
        values = _values(session) | {"version": session.version + 1}
        return self._c.execute(update(qa_sessions).where(*is_it).values(values)).rowcount > 0

    def get(self, session: str) -> QaSession | None:
        row = self._c.execute(select(qa_sessions).where(qa_sessions.c.id == session)).first()
        return session_from(row) if row else None

    def list(
        self, since: int, limit: int, *, after: tuple[int, str] | None = None
    ) -> builtins.list[QaSession]:
        s = qa_sessions.c
        query = select(qa_sessions).where(s.starts_at >= since)
        if after is not None:
            at, id_ = after
            later = or_(s.starts_at > at, and_(s.starts_at == at, s.id > id_))
            query = query.where(later)
        rows = self._c.execute(query.order_by(s.starts_at, s.id).limit(limit))
        return [session_from(row) for row in rows]

    def drafts(self, limit: int) -> builtins.list[QaSession]:
        s = qa_sessions.c
        query = select(qa_sessions).where(s.state == SessionState.DRAFT)
        rows = self._c.execute(query.order_by(s.starts_at, s.id).limit(limit))
        return [session_from(row) for row in rows]

    def near(self, session: QaSession) -> builtins.list[QaSession]:
        s, day = qa_sessions.c, 2 * _DAY_MS
        between = s.starts_at.between(session.starts_at - day, session.starts_at + day)
        query = select(qa_sessions).where(between, s.id != session.id)
        return [session_from(row) for row in self._c.execute(query.order_by(s.starts_at))]

    def due(self, now: int, limit: int) -> builtins.list[QaSession]:
        order = (qa_sessions.c.next_at, qa_sessions.c.starts_at)
        rows = self._c.execute(due_sessions(now).order_by(*order).limit(limit))
        return [session_from(row) for row in rows]

    def of_series(self, series: str) -> builtins.list[QaSession]:
        query = select(qa_sessions).where(qa_sessions.c.series == series)
        rows = self._c.execute(query.order_by(qa_sessions.c.occurs))
        return [session_from(row) for row in rows]

    def note_move(self, session: str, move: Move) -> None:
        newest = select(func.max(qa_moves.c.number)).where(qa_moves.c.session == session)
        number = (self._c.execute(newest).scalar() or 0) + 1
        row = {"session": session, "number": number, **move._asdict()}
        self._c.execute(insert(qa_moves).values(row))

    def moves(self, session: str) -> builtins.list[Move]:
        query = select(qa_moves.c.to, qa_moves.c.actor, qa_moves.c.at)
        query = query.where(qa_moves.c.session == session).order_by(qa_moves.c.number)
        return [Move(*row) for row in self._c.execute(query)]

    def add_series(self, series: Series) -> None:
        self._c.execute(insert(qa_series).values(_series_values(series)))

    def save_series(self, series: Series) -> None:
        is_it = qa_series.c.id == series.id
        self._c.execute(update(qa_series).where(is_it).values(_series_values(series)))

    def series(self, series: str) -> Series | None:
        row = self._c.execute(select(qa_series).where(qa_series.c.id == series)).first()
        return _series(row) if row else None

    def open_series(self) -> builtins.list[Series]:
        query = select(qa_series).where(qa_series.c.ends.is_(False)).order_by(qa_series.c.id)
        return [_series(row) for row in self._c.execute(query)]


class SqlAttendance:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    # --- who says that they come ---

    def say_coming(self, session: str, person: str, at: int) -> None:
        if not self.is_coming(session, person):
            row = {"session": session, "person": person, "at": at}
            self._c.execute(insert(qa_rsvps).values(row))

    def say_not_coming(self, session: str, person: str) -> None:
        theirs = (qa_rsvps.c.session == session, qa_rsvps.c.person == person)
        self._c.execute(delete(qa_rsvps).where(*theirs))

    def coming(self, session: str) -> int:
        query = select(func.count()).select_from(qa_rsvps).where(qa_rsvps.c.session == session)
        return self._c.execute(query).scalar_one()

    def is_coming(self, session: str, person: str) -> bool:
        theirs = (qa_rsvps.c.session == session, qa_rsvps.c.person == person)
        return self._c.execute(select(qa_rsvps.c.at).where(*theirs)).first() is not None

    def to_remind(self, now: int, limit: int) -> builtins.list[Reminder]:
        r = qa_rsvps.c
        query = due_reminders(now).order_by(qa_sessions.c.starts_at, r.session, r.at, r.person)
        return [Reminder(*row) for row in self._c.execute(query.limit(limit))]

    def set_reminded(self, session: str, people: Collection[str], at: int) -> None:
        theirs = (qa_rsvps.c.session == session, qa_rsvps.c.person.in_(people))
        self._c.execute(update(qa_rsvps).where(*theirs).values(reminded_at=at))

    # --- places and the line ---

    def place_of(self, session: str, person: str) -> Place | None:
        row = self._c.execute(_places().where(*_theirs(session, person))).first()
        return Place(*row) if row else None

    def add_place(self, session: str, person: str, admitted_at: int | None) -> Place:
        newest = select(func.max(qa_places.c.number)).where(qa_places.c.session == session)
        number = (self._c.execute(newest).scalar() or 0) + 1
        place = Place(person, number, admitted_at)
        self._c.execute(insert(qa_places).values(session=session, **place._asdict()))
        return place

    def leave(self, session: str, person: str) -> bool:
        gone = delete(qa_places).where(*_theirs(session, person))
        return self._c.execute(gone).rowcount > 0

    def taken(self, session: str) -> int:
        p = qa_places.c
        query = select(func.count()).where(p.session == session, p.admitted_at.is_not(None))
        return self._c.execute(query).scalar_one()

    def waiting(self, session: str, limit: int) -> builtins.list[Place]:
        p = qa_places.c
        query = _places().where(p.session == session, p.admitted_at.is_(None))
        return [Place(*row) for row in self._c.execute(query.order_by(p.number).limit(limit))]

    def ahead(self, session: str, number: int) -> int:
        p = qa_places.c
        waits = (p.session == session, p.admitted_at.is_(None), p.number < number)
        return self._c.execute(select(func.count()).where(*waits)).scalar_one()

    def admit(self, session: str, person: str, at: int) -> None:
        theirs = _theirs(session, person)
        self._c.execute(update(qa_places).where(*theirs).values(admitted_at=at))

    def admitted(self, session: str) -> builtins.list[str]:
        p = qa_places.c
        query = select(p.person).where(p.session == session, p.admitted_at.is_not(None))
        return list(self._c.execute(query.order_by(p.number)).scalars())

    def of_person(self, person: str) -> builtins.list[tuple[str, str]]:
        coming = select(qa_rsvps.c.session).where(qa_rsvps.c.person == person)
        held = select(qa_places.c.session, qa_places.c.admitted_at)
        held = held.where(qa_places.c.person == person)
        return [
            *((session, "coming") for session in self._c.execute(coming).scalars()),
            *((s, "waiting" if at is None else "place") for s, at in self._c.execute(held)),
        ]

    def forget(self, person: str) -> None:
        for table in (qa_rsvps, qa_places):
            self._c.execute(delete(table).where(table.c.person == person))


def _places() -> Any:
    return select(qa_places.c.person, qa_places.c.number, qa_places.c.admitted_at)


def _theirs(session: str, person: str) -> tuple[Any, Any]:
    return qa_places.c.session == session, qa_places.c.person == person


def _values(session: QaSession) -> dict[str, Any]:
    values = {name: getattr(session, name) for name in _NAMES}
    return values | {name: json.dumps(values[name]) for name in _LISTS}


def session_from(row: Any) -> QaSession:
    values = dict(row._mapping)
    values.update({name: tuple(json.loads(values[name])) for name in _LISTS})
    values["state"] = SessionState(row.state)
    return QaSession(**values)


def _series_values(series: Series) -> dict[str, Any]:
    values = {name: getattr(series, name) for name in qa_series.c.keys()}  # noqa: SIM118
    return values | {
        "exceptions": json.dumps(series.exceptions),
        "template": json.dumps(series.template),
    }


def _series(row: Any) -> Series:
    values = dict(row._mapping)
    values["exceptions"] = tuple(json.loads(row.exceptions))
    values["template"] = json.loads(row.template)
    return Series(**values)


def due_sessions(now: Any) -> Select[Any]:
    return select(qa_sessions).where(qa_sessions.c.next_at <= now)


def due_reminders(now: Any) -> Select[Any]:
    """Session and person, of those who have a browser that is to be told."""
    r, s = qa_rsvps.c, qa_sessions.c
    remind_at = s.starts_at - REMINDED_MINUTES * MINUTE_MS
    has_browser = exists().where(
        push_subscriptions.c.person == r.person, is_about(PushTopic.REMINDERS)
    )
    return (
        select(r.session, r.person)
        .join(qa_sessions, s.id == r.session)
        .where(s.state.in_(REMINDED), remind_at <= now, s.starts_at + s.minutes * MINUTE_MS > now)
        .where(r.at < remind_at, or_(r.reminded_at.is_(None), r.reminded_at < remind_at))
        .where(has_browser)
    )
