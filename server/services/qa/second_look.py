"""A moderator's decision on a question that the policy held or declined against its asker.

Such a question has an item in the moderators' queue, for the strike that came with it and for a
second look. What was decided there holds for the question, unless somebody has moved it meanwhile.
"""

from __future__ import annotations

from dataclasses import replace

from server.domain.qa.questions import Question, QuestionState, moved
from server.domain.queue import Decision
from server.services.qa.announcing import tell
from server.services.qa.deciding import DECLINED, move
from server.services.settling import Effects, Ruling
from server.storage.interface import Transaction

_WAITS = QuestionState.PENDING


def look_at(tx: Transaction, ruling: Ruling, question: Question) -> Effects:
    """Approve it, or decline it where it waits; what that changed, for taking it back."""
    session = tx.qa_sessions.get(question.session)
    is_approved = ruling.decision is Decision.APPROVE
    if session is None or not (question.is_kept_back or question.state is _WAITS):
        return {}
    if not is_approved and (question.is_kept_back or ruling.decision is Decision.DISMISS):
        return {}  # its asker was told already, or it goes on waiting for the hosts
    to = QuestionState.APPROVED if is_approved else QuestionState.DECLINED
    reason = None if is_approved else ruling.reason or DECLINED
    after = replace(moved(question, to, ruling.at), reason=reason)
    move(tx, session, after, question.state, ruling.at)
    kept_back = question.is_kept_back
    return {"from": question.state, "to": to, "kept_back": kept_back, "reason": question.reason}


def look_again(tx: Transaction, question: Question, effects: Effects, now: int) -> None:
    """The decision was taken back: the question is again what it was before."""
    session = tx.qa_sessions.get(question.session)
    if session is None or effects.get("to") != question.state:
        return
    before = replace(
        moved(question, QuestionState(effects["from"]), now),
        is_kept_back=effects["kept_back"],
        reason=effects["reason"],
    )
    if tx.questions.move(before, question.state):
        tell(tx, session, before, now)
