"""Asking in a Q&A session, also ahead of its start: judged as a message is, and kept once.

A question about which somebody may be at risk never waits in a line: it opens a case, and whoever
asks is offered help at once. What the policy declines is shown to nobody but moderators.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from moderation.verdict import Familiarity, Outcome, Verdict
from server import protocol
from server.domain.cases import RaisedBy
from server.domain.errors import (
    BadRequest,
    Conflict,
    LamplightError,
    Muted,
    RoomLocked,
    RoomPaused,
    SlowDown,
)
from server.domain.messages import check_plain
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.domain.qa.questions import (
    ASKED_WITHIN_MS,
    Question,
    QuestionState,
    check_pace,
    check_question,
)
from server.domain.qa.sessions import ASKABLE, QaSession
from server.domain.queue import ItemKind, QueueItem
from server.domain.rooms import Room
from server.domain.sanctions import check_may_write
from server.services import judging
from server.services.caring import Words, attend_to, card_of
from server.services.context import Context
from server.services.holding import DECLINED, HELD, notice_for
from server.services.qa.announcing import tell
from server.services.qa.finding import place_for
from server.services.qa.showing import ready_keys, view_for
from server.services.queue import open_item
from server.services.striking import TOP_OF_LADDER, strike
from server.storage.interface import Standing, Transaction

# Whoever may be at risk and is refused for one of these is offered help nevertheless.
_HEARD_ALL_THE_SAME = (Muted, SlowDown, RoomPaused, RoomLocked, Conflict)


@dataclass(frozen=True, slots=True)
class Asking:
    """What somebody sends. `id` is their client's own, by which the same is never asked twice."""

    id: str
    text: str
    is_anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The question, with the card and the notice that its text asks for; or why there is none."""

    question: protocol.Question | None = None
    care: protocol.Care | None = None
    notice: protocol.Notice | None = None
    refusal: LamplightError | None = None


async def ask(ctx: Context, asker: Standing, session_id: str, asking: Asking) -> Asked:
    """Ask, once however often the same client id is sent; the first answer comes again.

    Raises:
        NotFound, RoomLocked, RoomPaused, Banned, Muted: no such session for them, or not to ask in.
        BadRequest, TooLong: nothing asked, or too much, or anonymously where that isn't done.
        Conflict: the session takes no questions now.
        SlowDown: too many at once; whoever may be at risk is never slowed down.
    """
    check_plain(asking.id, "id")
    check_question(asking.text)
    now = ctx.now_ms()
    session, room = await ctx.store.read(lambda tx: place_for(tx, asker.person, session_id))
    attempt = _Attempt(ctx, asker, asking, session.id, now, _judge(ctx, asker, room, asking, now))
    asked = await ctx.store.write(attempt.run)
    if asked.refusal is not None:
        raise asked.refusal
    return asked


def _judge(ctx: Context, asker: Standing, room: Room, asking: Asking, now: int) -> Verdict:
    author = judging.author_of(ctx, asker, asker.record.posted)
    verdict = judging.judge(ctx, asking.text, author, room)
    if room.holds_first_messages(now) and author.familiarity is Familiarity.NEWCOMER:
        return judging.held_for_newcomer(verdict)
    return verdict


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One question, judged; `run` is what the store runs of it."""

    ctx: Context
    asker: Standing
    asking: Asking
    session: str
    now: int
    verdict: Verdict

    def run(self, tx: Transaction) -> Asked:
        session, room = place_for(tx, self._person, self.session)
        first = tx.questions.first_answer(self._person.id, self.asking.id)
        words = self._words(room)
        if first is not None:
            return self._answer(tx, session, first, words, card_of(tx, self.ctx, words))
        try:
            self._check(tx, session, room)
        except _HEARD_ALL_THE_SAME as refusal:
            # Nothing keeps help from somebody: nothing is asked, staff hear of it.
            return Asked(refusal=refusal, care=attend_to(tx, self.ctx, words))
        care = attend_to(tx, self.ctx, words)
        question = self._keep(tx, session, words)
        return self._answer(tx, session, question, words, care)

    @property
    def _person(self) -> Person:
        return self.asker.person

    def _words(self, room: Room) -> Words:
        asking, verdict = self.asking, self.verdict
        return Words(
            self._person, room, asking.text, verdict, self.now, asking.id,
            raised_by=RaisedBy.QUESTION,
        )  # fmt: skip

    def _check(self, tx: Transaction, session: QaSession, room: Room) -> None:
        authorise(self._person, Action.ASK_QUESTION, room)
        if session.state not in ASKABLE:
            raise Conflict("This session takes no questions now.")
        if self.asking.is_anonymous and not session.is_anonymous:
            raise BadRequest("In this session one asks by name.", field="anonymous")
        check_may_write(tx.sanctions.on_person(self._person.id), room.id, self.now)
        if not (self.asker.record.is_at_risk or judging.own_level(self.verdict)):
            since = self.now - ASKED_WITHIN_MS
            check_pace(tx.questions.asked_since(session.id, self._person.id, since), self.now)

    def _keep(self, tx: Transaction, session: QaSession, words: Words) -> Question:
        state = _first_state(session, self.verdict)
        question = Question(
            id=self.ctx.new_id(),
            session=session.id,
            asker=self._person.id,
            client_id=self.asking.id,
            text=self.asking.text,
            state=state,
            asked_at=self.now,
            is_anonymous=self.asking.is_anonymous,
            is_kept_back=state is QuestionState.DECLINED,
            was_public=state is QuestionState.APPROVED,
            moved_at=self.now,
        )
        if question.is_anonymous:
            ready_keys(tx)
        question = self._told_of(tx, replace(question, item=self._item(tx, words)), words)
        tx.questions.add(question)
        tell(tx, session, question, self.now)
        return question

    def _told_of(self, tx: Transaction, question: Question, words: Words) -> Question:
        """What the policy declined is declined with its reason."""
        if question.state is not QuestionState.DECLINED:
            return question
        notice = notice_for(tx, self.ctx, _item_of(question.item or question.id, words))
        return replace(question, reason=notice.message)

    def _item(self, tx: Transaction, words: Words) -> str | None:
        """For moderators: what was declined, and what its asker has to answer for."""
        guilt = judging.penalty_of(self.verdict)
        if self.verdict.outcome is not Outcome.DECLINE and guilt is None:
            return None
        item = _item_of(self.ctx.new_id(), words)
        if guilt:
            rung = strike(tx, self.ctx, self._person, item, guilt)
            struck = tx.strikes.get(item.id)
            note = TOP_OF_LADDER if rung and rung.is_top else None
            item = replace(item, sanction=struck.sanction if struck else None, note=note)
        open_item(tx, self.ctx, item)
        return item.id

    def _answer(
        self,
        tx: Transaction,
        session: QaSession,
        question: Question,
        words: Words,
        care: protocol.Care | None,
    ) -> Asked:
        notice = None
        if self.verdict.outcome is not Outcome.POST:
            notice = notice_for(tx, self.ctx, _item_of(question.item or question.id, words))
        return Asked(view_for(tx, self._person, session, question), care, notice)


def _first_state(session: QaSession, verdict: Verdict) -> QuestionState:
    if verdict.outcome is Outcome.DECLINE:
        return QuestionState.DECLINED
    if judging.own_level(verdict) is not None:
        return QuestionState.ESCALATED
    if verdict.outcome is Outcome.HOLD or session.is_pre_moderated:
        return QuestionState.PENDING
    return QuestionState.APPROVED


def _item_of(id_: str, words: Words) -> QueueItem:
    verdict = words.verdict
    return QueueItem(
        id=id_,
        kind=ItemKind.HELD,
        person=words.person.id,
        at=words.at,
        room=words.room.id,
        text=words.text,
        outcome=DECLINED if verdict.outcome is Outcome.DECLINE else HELD,
        reasons=judging.findings_of(verdict),
        level=judging.level_of(verdict),
        lane=judging.lane_of(verdict),
        is_urgent=judging.is_urgent(verdict),
    )
