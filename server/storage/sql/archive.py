"""The archive of Q&A sessions."""

from __future__ import annotations

import builtins
import json
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from server.domain.qa.questions import Question, QuestionState
from server.domain.qa.sessions import QaSession
from server.storage.archive import Found
from server.storage.sql.qa import session_from
from server.storage.sql.questions import question_from
from server.storage.sql.words import Kept, words_of
from server.storage.tables import qa_left_out, qa_questions, qa_sessions

_q = qa_questions.c
_MATCHES_MAX = 500
_IS_THERE = (
    _q.state == QuestionState.ANSWERED,
    ~select(qa_left_out.c.person)
    .where(qa_left_out.c.session == _q.session, qa_left_out.c.person == _q.asker)
    .exists(),
)


class SqlArchive:
    def __init__(self, connection: Connection) -> None:
        self._c = connection
        self._words = words_of(connection)

    def keep(self, session: QaSession) -> int:
        kept = self.of_session(session.id) if session.keeps_transcript else []
        tags = " ".join(session.tags)
        texts = (Kept(q.id, (q.text, q.answer or "", session.title, tags)) for q in kept)
        self._words.keep(session.id, texts)
        return len(kept)

    def drop(self, question: str) -> None:
        self._words.drop(question)

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
        query = select(qa_questions).join(qa_sessions, qa_sessions.c.id == _q.session)
        query = query.where(*_IS_THERE, qa_sessions.c.state.in_(("ended", "archived")))
        query = query.where(qa_sessions.c.keeps_transcript)
        if tag is not None:
            query = query.where(qa_sessions.c.tags.contains(json.dumps(tag), autoescape=True))
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
        rows: Any = self._c.execute(select(qa_sessions).where(qa_sessions.c.id.in_(ids)))
        return {row.id: session_from(row) for row in rows}

    def forget(self, person: str) -> None:
        self._c.execute(delete(qa_left_out).where(qa_left_out.c.person == person))
