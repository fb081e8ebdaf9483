"""The archive of Q&A sessions."""

from __future__ import annotations

import builtins
import json
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select

from server.domain.qa.questions import Question, QuestionState
from server.domain.qa.sessions import OVER, QaSession
from server.storage.archive import Found
from server.storage.sql.qa import session_from
from server.storage.sql.questions import question_from
from server.storage.sql.words import Kept, words_of
from server.storage.tables import messages, qa_left_out, qa_questions, qa_sessions

_q = qa_questions.c
_s = qa_sessions.c
_MATCHES_MAX = 500
_IS_THERE = (
    _q.state == QuestionState.ANSWERED,
    ~select(qa_left_out.c.person)
    .where(qa_left_out.c.session == _q.session, qa_left_out.c.person == _q.asker)
    .exists(),
)
_IS_KEPT = (_s.state.in_(sorted(OVER)), _s.keeps_transcript)
# The message in the room that was the answer, while it stands there.
_IS_SAID = and_(
    messages.c.room == _s.room,
    messages.c.seq == _q.answer_seq,
    messages.c.removed_by.is_(None),
)


class SqlArchive:
    def __init__(self, connection: Connection) -> None:
        self._c = connection
        self._words = words_of(connection)

    def keep(self, session: QaSession) -> int:
        kept = self._kept(_q.session == session.id)
        self._words.forget(session.id)
        self._words.add(kept)
        return len(kept)

    def renew(self, question: str) -> None:
        self._words.drop(question)
        self._words.add(self._kept(_q.id == question))

    def renew_said(self, room: str, seq: int) -> None:
        query = select(_q.id).join(qa_sessions, _s.id == _q.session)
        for question in self._c.execute(
            query.where(_q.answer_seq == seq, _s.room == room)
        ).scalars():
            self.renew(question)

    def _kept(self, which: ColumnElement[bool]) -> builtins.list[Kept]:
        answer = func.coalesce(_q.answer, messages.c.text, "")
        query = select(_q.id, _q.session, _q.text, answer, _s.title, _s.tags)
        query = query.join(qa_sessions, _s.id == _q.session).outerjoin(messages, _IS_SAID)
        return [
            Kept(id_, session, (*texts, " ".join(json.loads(tags))))
            for id_, session, *texts, tags in self._c.execute(
                query.where(which, *_IS_THERE, *_IS_KEPT)
            )
        ]

    def leave_out(self, session: str, person: str, *, on: bool) -> None:
        theirs = (qa_left_out.c.session == session, qa_left_out.c.person == person)
        self._c.execute(delete(qa_left_out).where(*theirs))
        if on:
            self._c.execute(insert(qa_left_out).values(session=session, person=person))

    def is_left_out(self, session: str, person: str) -> bool:
        theirs = (qa_left_out.c.session == session, qa_left_out.c.person == person)
        return self._c.execute(select(qa_left_out.c.person).where(*theirs)).first() is not None

    def of_session(self, session: str) -> builtins.list[Question]:
        query = select(qa_questions).where(_q.session == session, *_IS_THERE)
        return [question_from(row) for row in self._c.execute(query.order_by(_q.moved_at, _q.id))]

    def search(
        self, words: builtins.list[str], tag: str | None, offset: int, limit: int
    ) -> builtins.list[Found]:
        ids = self._words.matching(words, _MATCHES_MAX) if words else None
        query = select(qa_questions).join(qa_sessions, _s.id == _q.session)
        query = query.where(*_IS_THERE, *_IS_KEPT)
        if tag is not None:
            query = query.where(_s.tags.contains(json.dumps(tag), autoescape=True))
        if ids is not None:
            query = query.where(_q.id.in_(ids))
        rows = list(self._c.execute(query.order_by(_q.moved_at.desc(), _q.id)))
        if ids is not None:
            place = {id_: n for n, id_ in enumerate(ids)}
            rows.sort(key=lambda row: place[row.id])
        page = rows[offset : offset + limit]
        sessions = self._sessions({row.session for row in page})
        return [Found(question_from(row), sessions[row.session]) for row in page]

    def _sessions(self, ids: set[str]) -> dict[str, QaSession]:
        rows: Any = self._c.execute(select(qa_sessions).where(_s.id.in_(ids)))
        return {row.id: session_from(row) for row in rows}

    def forget(self, person: str) -> None:
        self._c.execute(delete(qa_left_out).where(qa_left_out.c.person == person))
