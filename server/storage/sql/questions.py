"""Questions of Q&A sessions, their votes, and which logs hold their words."""

from __future__ import annotations

import builtins
import json
from collections.abc import Collection
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, or_, select, update
from sqlalchemy.sql import ColumnElement

from server.domain.qa.questions import Question, QuestionState
from server.domain.qa.run_order import ON_SHEET, RunOrder
from server.storage.questions import QuestionPlace, Vote
from server.storage.tables import qa_question_logs, qa_questions, qa_run_orders, qa_votes

_NAMES = tuple(field.name for field in fields(Question))
_COUNTED = {"votes", "told_votes", "told_at", "tell_at"}
_IS_LIVE = qa_questions.c.state == QuestionState.LIVE


class SqlQuestions:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, question: Question) -> None:
        self._c.execute(insert(qa_questions).values(_values(question)))

    def move(self, question: Question, was: QuestionState) -> bool:
        is_it = (qa_questions.c.id == question.id, qa_questions.c.state == was)
        values = {k: v for k, v in _values(question).items() if k not in _COUNTED}
        return self._c.execute(update(qa_questions).where(*is_it).values(values)).rowcount > 0

    def get(self, question: str) -> Question | None:
        return self._one(qa_questions.c.id == question)

    def first_answer(self, asker: str, client_id: str) -> Question | None:
        return self._one(qa_questions.c.asker == asker, qa_questions.c.client_id == client_id)

    def of_item(self, item: str) -> Question | None:
        return self._one(qa_questions.c.item == item)

    def live_of(self, session: str) -> Question | None:
        return self._one(qa_questions.c.session == session, _IS_LIVE)

    def merged_into(self, question: str) -> builtins.list[Question]:
        return self._all(qa_questions.c.into == question)

    def page(
        self,
        session: str,
        states: Collection[QuestionState],
        limit: int,
        *,
        also_of: str,
        after: QuestionPlace | None = None,
        only: QuestionState | None = None,
    ) -> builtins.list[Question]:
        q = qa_questions.c
        theirs = and_(q.state.in_(states), q.is_kept_back.is_(False))
        query = select(qa_questions).where(q.session == session, or_(theirs, q.asker == also_of))
        if after is not None:
            query = query.where(_is_after(after))
        if only is not None:
            query = query.where(q.state == only)
        order = (_IS_LIVE.desc(), q.votes.desc(), q.asked_at, q.id)
        return [question_from(row) for row in self._c.execute(query.order_by(*order).limit(limit))]

    def asked_since(self, session: str, asker: str, since: int) -> builtins.list[int]:
        q = qa_questions.c
        query = select(q.asked_at).where(q.asker == asker, q.session == session, q.asked_at > since)
        return list(self._c.execute(query.order_by(q.asked_at)).scalars())

    def all_of(self, session: str, limit: int) -> builtins.list[Question]:
        query = select(qa_questions).where(qa_questions.c.session == session)
        rows = self._c.execute(query.order_by(qa_questions.c.asked_at).limit(limit))
        return [question_from(row) for row in rows]

    def asked_by(self, person: str) -> builtins.list[Question]:
        return self._all(qa_questions.c.asker == person)

    def answered_by(self, person: str) -> builtins.list[Question]:
        return self._all(qa_questions.c.answered_by == person)

    def blank(self, question: str) -> None:
        values = {"text": "", "reason": None, "state": QuestionState.WITHDRAWN}
        self._change(question, **values)

    def blank_answer(self, question: str) -> None:
        self._change(question, answer=None, answer_seq=None, answered_by=None)

    # --- votes ---

    def vote(self, question: str, person: str, at: int) -> bool:
        if self.voted(person, [question]):
            return False
        row = {"question": question, "person": person, "at": at}
        self._c.execute(insert(qa_votes).values(row))
        self._change(question, votes=qa_questions.c.votes + 1)
        return True

    def unvote(self, question: str, person: str) -> bool:
        theirs = (qa_votes.c.question == question, qa_votes.c.person == person)
        if not self._c.execute(delete(qa_votes).where(*theirs)).rowcount:
            return False
        self._change(question, votes=qa_questions.c.votes - 1)
        return True

    def voted(self, person: str, questions: Collection[str]) -> set[str]:
        v = qa_votes.c
        query = select(v.question).where(v.person == person, v.question.in_(questions))
        return set(self._c.execute(query).scalars())

    def votes_of(self, person: str) -> builtins.list[Vote]:
        query = select(qa_votes.c.question, qa_votes.c.at).where(qa_votes.c.person == person)
        return [Vote(*row) for row in self._c.execute(query.order_by(qa_votes.c.at))]

    def pass_votes(self, question: str, into: str) -> int:
        v = qa_votes.c
        known = select(v.person).where(v.question == into)
        new = (v.question == question, v.person.not_in(known))
        self._c.execute(update(qa_votes).where(*new).values(question=into))
        self._c.execute(delete(qa_votes).where(v.question == question))
        counting = select(func.count()).where(v.question == into)
        count: int = self._c.execute(counting).scalar_one()
        self._change(into, votes=count)
        self._change(question, votes=0, tell_at=None)
        self._c.execute(
            update(qa_questions).where(qa_questions.c.into == question).values(into=into)
        )
        return count

    def set_told(self, question: str, votes: int, at: int) -> None:
        self._change(question, told_votes=votes, told_at=at, tell_at=None)

    def set_tell_at(self, question: str, at: int) -> None:
        self._change(question, tell_at=at)

    def to_tell(self, now: int, limit: int) -> builtins.list[Question]:
        query = due_counts(now).order_by(qa_questions.c.tell_at)
        rows = self._c.execute(query.limit(limit))
        return [question_from(row) for row in rows]

    # --- the run sheet ---

    def on_sheet(self, session: str) -> builtins.list[Question]:
        q = qa_questions.c
        query = select(qa_questions).where(q.session == session, q.state.in_(ON_SHEET))
        rows = self._c.execute(query.order_by(q.votes.desc(), q.asked_at, q.id))
        return [question_from(row) for row in rows]

    def order_of(self, session: str) -> RunOrder:
        query = select(qa_run_orders).where(qa_run_orders.c.session == session)
        row = self._c.execute(query).first()
        return (
            RunOrder(session, row.version, tuple(json.loads(row.placed)))
            if row
            else RunOrder(session)
        )

    def keep_order(self, order: RunOrder, was: int) -> bool:
        values = {"version": order.version, "placed": json.dumps(order.placed)}
        if was == 0:
            self._c.execute(insert(qa_run_orders).values(session=order.session, **values))
            return True
        o = qa_run_orders.c
        is_it = (o.session == order.session, o.version == was)
        return self._c.execute(update(qa_run_orders).where(*is_it).values(values)).rowcount > 0

    # --- the logs that hold its words ---

    def note_log(self, question: str, topic: str, seq: int) -> None:
        row = {"question": question, "topic": topic, "seq": seq}
        self._c.execute(insert(qa_question_logs).values(row))

    def logs(self, question: str) -> dict[str, int]:
        c = qa_question_logs.c
        return {
            row.topic: row.seq
            for row in self._c.execute(select(c.topic, c.seq).where(c.question == question))
        }

    def _one(self, *conditions: ColumnElement[bool]) -> Question | None:
        row = self._c.execute(select(qa_questions).where(*conditions)).first()
        return question_from(row) if row else None

    def _all(self, condition: ColumnElement[bool]) -> builtins.list[Question]:
        query = select(qa_questions).where(condition)
        order = (qa_questions.c.asked_at, qa_questions.c.id)
        return [question_from(row) for row in self._c.execute(query.order_by(*order))]

    def _change(self, question: str, **values: Any) -> None:
        is_it = qa_questions.c.id == question
        self._c.execute(update(qa_questions).where(is_it).values(values))


def _is_after(place: QuestionPlace) -> ColumnElement[bool]:
    q = qa_questions.c
    later = or_(q.asked_at > place.asked_at, and_(q.asked_at == place.asked_at, q.id > place.id))
    fewer = or_(q.votes < place.votes, and_(q.votes == place.votes, later))
    # The one that is live is the first of all: nothing else comes before those that aren't.
    return ~_IS_LIVE if place.is_live else and_(~_IS_LIVE, fewer)


def _values(question: Question) -> dict[str, Any]:
    return {name: getattr(question, name) for name in _NAMES}


def question_from(row: Any) -> Question:
    values = dict(row._mapping)
    values["state"] = QuestionState(row.state)
    return Question(**values)


def due_counts(now: Any) -> Select[Any]:
    return select(qa_questions).where(qa_questions.c.tell_at <= now)
