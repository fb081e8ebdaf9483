"""What becomes of a question: approved, answered, declined, merged, withdrawn, escalated.

Each step is a compare-and-set on the state that it leaves, in one commit with what the room, those
backstage and whoever asked are told of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from server import protocol
from server.domain.case_log import check_words
from server.domain.cases import RaisedBy, check_level
from server.domain.errors import BadRequest, Conflict, NotFound
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.domain.qa.questions import (
    ANSWER_MAX_CHARS,
    REASON_MAX_CHARS,
    TAKES_OTHERS,
    Question,
    QuestionState,
    check_line,
    check_move,
    moved,
    parts_of,
)
from server.domain.qa.sessions import BOOKED, OVER, QaSession
from server.services.cases.raising import Signal, signal
from server.services.context import Context
from server.services.judging import check_public_text
from server.services.qa.announcing import tell, tell_asker, tell_count
from server.services.qa.finding import question_for
from server.services.qa.showing import view_for
from server.services.qa.voting import counted
from server.storage.interface import Transaction

DECLINED = (
    "Thank you for asking. The hosts can't take every question, and this one isn't among those "
    "of this session. You haven't done anything wrong."
)
ESCALATED_LEVEL = "S2"


@dataclass(frozen=True, slots=True)
class Step:
    """`reason` is told to the asker of a decline, and goes into the case of what is escalated.

    `answer` is written here, `seq` a message in the session's room. `level` is that of the case.
    """

    to: QuestionState
    reason: str = ""
    answer: str = ""
    seq: int | None = None
    into: str | None = None
    level: str = ESCALATED_LEVEL


@dataclass(frozen=True, slots=True)
class Turn:
    """Who takes which step in which session, and when."""

    ctx: Context
    actor: Person
    session: QaSession
    step: Step
    now: int


async def take_step(ctx: Context, actor: Person, question_id: str, step: Step) -> protocol.Question:
    """Take a question a step on; the question as `actor` sees it then.

    Raises:
        NotFound, NotAllowed: no such question for them, or not theirs to move there.
        BadRequest: a text out of bounds or that the policy would not post, or no question to
            merge into.
        Conflict: the step doesn't follow on the state that the question is in.
    """
    authorise(actor, Action.MOVE_QUESTION)
    checked = _checked(ctx, step)
    now = ctx.now_ms()

    def run(tx: Transaction) -> protocol.Question:
        session, _, question = question_for(tx, actor, question_id)
        check_move(question, step.to, parts_of(actor, session, question))
        turn = Turn(ctx, actor, session, checked, now)
        after = _EFFECTS[step.to](tx, turn, moved(question, step.to, now))
        move(tx, session, after, question.state, now)
        if step.to in _AUDITED:
            what = f"question.{step.to}"
            tx.audit.append(actor.id, what, question.id, "", now, room=session.room)
        return view_for(tx, actor, session, tx.questions.get(question.id) or after)

    return await ctx.store.write(run)


def move(
    tx: Transaction, session: QaSession, after: Question, was: QuestionState, now: int
) -> None:
    """Keep a question that left the state `was`, and tell of it.

    Raises:
        Conflict: somebody else was faster.
    """
    if not tx.questions.move(after, was):
        raise Conflict("Somebody has dealt with that already.")
    if session.state in OVER:
        tx.archive.keep(session)
    tell(tx, session, after, now)


def _checked(ctx: Context, step: Step) -> Step:
    """Others read an answer, and somebody who may be having a bad day a reason."""
    answer = check_line(step.answer, "answer", ANSWER_MAX_CHARS)
    if step.to is QuestionState.ESCALATED:
        check_level(step.level, "level")
        return replace(step, reason=check_words(step.reason, "reason", is_needed=False))
    reason = check_line(step.reason, "reason", REASON_MAX_CHARS)
    for field, text in (("answer", answer), ("reason", reason)):
        if text:
            check_public_text(ctx, text, field)
    return replace(step, answer=answer, reason=reason)


def _approve(_tx: Transaction, _turn: Turn, question: Question) -> Question:
    return replace(question, reason=None)


def _take_live(tx: Transaction, turn: Turn, question: Question) -> Question:
    """In the place of the one before, which is to be answered later."""
    if turn.session.state not in BOOKED:
        raise Conflict("That session is over. An answer can still be written.")
    former = tx.questions.live_of(question.session)
    if former is not None:
        back = moved(former, QuestionState.APPROVED, turn.now)
        move(tx, turn.session, back, former.state, turn.now)
    return question


def _answer(tx: Transaction, turn: Turn, question: Question) -> Question:
    """Written, said in the room, or (with neither) spoken."""
    step, actor, experts = turn.step, turn.actor.id, turn.session.experts
    answered = replace(question, answer=step.answer or None, answer_seq=step.seq)
    if step.seq is not None:
        return replace(answered, answered_by=_author(tx, turn.session, step.seq))
    if step.answer or actor in experts:
        return replace(answered, answered_by=actor)
    return replace(answered, answered_by=experts[0] if len(experts) == 1 else None)


def _author(tx: Transaction, session: QaSession, seq: int) -> str:
    message = tx.messages.get(session.room, seq)
    if message is None or message.removed_by is not None:
        raise NotFound("There is no such message in the session's room.", field="seq")
    if message.author not in session.crew:
        raise BadRequest("An answer is by an expert or a host of the session.", field="seq")
    return message.author


def _decline(_tx: Transaction, turn: Turn, question: Question) -> Question:
    return replace(question, reason=turn.step.reason or DECLINED)


def _merge(tx: Transaction, turn: Turn, question: Question) -> Question:
    """Whoever votes for both votes once; what was merged into it before comes along."""
    target = _target(tx, turn, question)
    merged = tx.questions.merged_into(question.id)
    followers = [each for each in merged if each.state is QuestionState.MERGED]
    tx.questions.pass_votes(question.id, target.id)
    for follower in followers:
        tell_asker(tx, replace(follower, into=target.id), turn.now)
    after = tx.questions.get(target.id)
    if after is not None:
        tell_count(tx, turn.session, after, turn.now)
    return replace(question, into=target.id, votes=0)


def _target(tx: Transaction, turn: Turn, question: Question) -> Question:
    found = tx.questions.get(turn.step.into or "")
    if found is None or found.session != question.session or found.is_kept_back:
        raise BadRequest("Name another question of this session.", field="into")
    target = counted(tx, found)
    if target.id == question.id or target.state not in TAKES_OTHERS:
        raise Conflict("It can't be merged into that question.")
    return target


def _withdraw(_tx: Transaction, _turn: Turn, question: Question) -> Question:
    return question


def _escalate(tx: Transaction, turn: Turn, question: Question) -> Question:
    """Somebody on the stage worries about whoever asks, of whom they need not know who it is."""
    if question.asker == turn.actor.id:
        raise BadRequest("For yourself, ask to talk on your own card.", field="to")
    sign = Signal(
        person=question.asker,
        level=turn.step.level,
        raised_by=RaisedBy.STAFF,
        at=turn.now,
        room=turn.session.room,
        actor=turn.actor.id,
        words=turn.step.reason or None,
        data={"question": question.id},
    )
    signal(tx, turn.ctx, sign)
    return question


_Effect = Callable[[Transaction, Turn, Question], Question]
_EFFECTS: dict[QuestionState, _Effect] = {
    QuestionState.APPROVED: _approve,
    QuestionState.LIVE: _take_live,
    QuestionState.ANSWERED: _answer,
    QuestionState.DECLINED: _decline,
    QuestionState.MERGED: _merge,
    QuestionState.WITHDRAWN: _withdraw,
    QuestionState.ESCALATED: _escalate,
}
# Where something was kept from somebody, or somebody was asked to look after them.
_AUDITED = frozenset({QuestionState.DECLINED, QuestionState.MERGED, QuestionState.ESCALATED})
