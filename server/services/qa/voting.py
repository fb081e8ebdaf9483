"""Votes for questions: one a person, up only, and they can be taken back.

Asking is no vote, and whoever asked may vote for their own as anybody may. A vote for a question
that was merged into another counts there.
"""

from __future__ import annotations

from server import protocol
from server.domain.errors import Conflict, NotFound
from server.domain.permissions import Action, authorise
from server.domain.qa.questions import OPEN_TO_VOTES, Question
from server.domain.qa.sessions import ASKABLE
from server.domain.sanctions import check_may_enter
from server.services.context import Context
from server.services.qa.announcing import tell_count, tell_count_due
from server.services.qa.finding import question_for
from server.services.qa.showing import view_for
from server.storage.interface import Standing, Transaction

TOLD_AT_ONCE = 100


async def vote(ctx: Context, voter: Standing, question_id: str, *, on: bool) -> protocol.Question:
    """Vote, or take it back. Doing so twice is doing so once.

    Raises:
        NotFound, RoomLocked, Banned: no such question for them, or not to vote in its room now.
        Conflict: it isn't open to votes.
    """
    person, now = voter.person, ctx.now_ms()

    def run(tx: Transaction) -> protocol.Question:
        session, room, named = question_for(tx, person, question_id)
        authorise(person, Action.VOTE, room)
        check_may_enter(voter.sanctions, room.id, now)
        question = counted(tx, named)
        if session.state not in ASKABLE or question.state not in OPEN_TO_VOTES:
            raise Conflict("That question can't be voted for just now.")
        changed = (
            tx.questions.vote(question.id, person.id, now)
            if on
            else tx.questions.unvote(question.id, person.id)
        )
        after = _again(tx, question)
        if changed:
            tell_count(tx, session, after, now)
        return view_for(tx, person, session, after)

    return await ctx.store.write(run)


def counted(tx: Transaction, question: Question) -> Question:
    """Where votes for it count: itself, or what it was merged into."""
    return question if question.into is None else _again(tx, question, question.into)


def _again(tx: Transaction, question: Question, id_: str | None = None) -> Question:
    found = tx.questions.get(id_ or question.id)
    if found is None:
        raise NotFound
    return found


async def tell_votes(ctx: Context) -> int:
    """Tell rooms of counts that changed since they last heard of them; how many.

    Safe to run anywhere and at the same time.
    """
    now = ctx.now_ms()
    if not await ctx.store.read(lambda tx: tx.questions.to_tell(now, TOLD_AT_ONCE)):
        return 0

    def run(tx: Transaction) -> int:
        due = tx.questions.to_tell(now, TOLD_AT_ONCE)
        for question in due:
            tell_count_due(tx, question, now)
        return len(due)

    return await ctx.store.write(run)
