"""Somebody who erased themselves: what they asked, what they answered, and what they voted for."""

from __future__ import annotations

from functools import partial

from server.domain.qa.questions import Question, QuestionState, moved
from server.domain.topics import person_topic
from server.services.context import Context
from server.services.qa.announcing import take_words_out, tell, tell_count
from server.storage.interface import Transaction

QUESTIONS_A_WRITE = 20
VOTES_A_WRITE = 100


async def forget_questions(ctx: Context, person_id: str) -> None:
    """Leave no word and no vote of theirs, in small writes. Again is nothing new."""
    while votes := await ctx.store.read(lambda tx: tx.questions.votes_of(person_id)):
        some = [vote.question for vote in votes[:VOTES_A_WRITE]]
        await ctx.store.write(partial(_take_back, ctx, person_id, some))
    asked = await ctx.store.read(lambda tx: tx.questions.asked_by(person_id))
    left = [question for question in asked if question.text or question.reason]
    for at in range(0, len(left), QUESTIONS_A_WRITE):
        await ctx.store.write(partial(_blank, ctx, left[at : at + QUESTIONS_A_WRITE]))
    answered = await ctx.store.read(lambda tx: tx.questions.answered_by(person_id))
    for at in range(0, len(answered), QUESTIONS_A_WRITE):
        await ctx.store.write(partial(_unanswer, ctx, answered[at : at + QUESTIONS_A_WRITE]))


def _take_back(ctx: Context, person_id: str, questions: list[str], tx: Transaction) -> None:
    now = ctx.now_ms()
    for question_id in questions:
        tx.questions.unvote(question_id, person_id)
        question = tx.questions.get(question_id)
        session = tx.qa_sessions.get(question.session) if question else None
        if question is not None and session is not None:
            tell_count(tx, session, question, now)


def _blank(ctx: Context, questions: list[Question], tx: Transaction) -> None:
    """Withdrawn, without a word or a name, in every log that held them."""
    now = ctx.now_ms()
    for known in questions:
        question, session = tx.questions.get(known.id), tx.qa_sessions.get(known.session)
        if question is None or session is None:
            continue
        tx.questions.blank(question.id)
        tx.archive.renew(question.id)
        for topic in tx.questions.logs(question.id):
            take_words_out(tx, question, topic, asker=None)
        if question.state is not QuestionState.WITHDRAWN:
            blank = tx.questions.get(question.id) or question
            tell(tx, session, moved(blank, QuestionState.WITHDRAWN, now), now)


def _unanswer(ctx: Context, questions: list[Question], tx: Transaction) -> None:
    """The question stays, as one that was answered; who by and how is gone."""
    now = ctx.now_ms()
    for known in questions:
        tx.questions.blank_answer(known.id)
        tx.archive.renew(known.id)
        question, session = tx.questions.get(known.id), tx.qa_sessions.get(known.session)
        if question is None or session is None:
            continue
        for topic in tx.questions.logs(question.id):
            _take_answer_out(tx, question, topic)
        tell(tx, session, question, now)


def _take_answer_out(tx: Transaction, question: Question, topic: str) -> None:
    is_read = question.is_public or topic == person_topic(question.asker)
    shown = question.text if is_read else None
    gone = {"text": shown, "answered_by": None, "answer_seq": None}
    take_words_out(tx, question, topic, **gone)
