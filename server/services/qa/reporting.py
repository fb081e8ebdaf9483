"""What a host learns of a session: counts and times, and nobody's name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

from server.domain.people import Person
from server.domain.qa.questions import QuestionState
from server.domain.qa.sessions import QaSession, SessionState
from server.services.context import Context
from server.services.qa.finding import session_to_run
from server.storage.interface import Transaction

QUESTIONS_MAX = 10_000


@dataclass(frozen=True, slots=True)
class SessionReport:
    """`wait_median_s`: from asking, or from when it began where that was later, to the answer."""

    coming: int
    places_taken: int
    askers: int
    questions: dict[str, int]
    votes: int
    wait_median_s: float | None
    moods: dict[str, int]


async def report_of(ctx: Context, actor: Person, session_id: str) -> SessionReport:
    """Raises: NotFound, NotAllowed: no such session for them, or not theirs to run."""

    def query(tx: Transaction) -> SessionReport:
        session = session_to_run(tx, actor, session_id)
        questions = tx.questions.all_of(session.id, QUESTIONS_MAX)
        began_at = _began_at(tx, session)
        waits_s = [
            max(0, q.moved_at - max(q.asked_at, began_at)) / 1000
            for q in questions
            if q.state is QuestionState.ANSWERED
        ]
        states = Counter(question.state.value for question in questions)
        return SessionReport(
            coming=tx.attendance.coming(session.id),
            places_taken=tx.attendance.taken(session.id),
            askers=len({question.asker for question in questions}),
            questions=dict(sorted(states.items())),
            votes=sum(question.votes for question in questions),
            wait_median_s=round(median(waits_s), 1) if waits_s else None,
            moods=tx.polls.moods(session.id),
        )

    return await ctx.store.read(query)


def _began_at(tx: Transaction, session: QaSession) -> int:
    """When it first was live; a host may begin before or after the time that was planned."""
    moves = tx.qa_sessions.moves(session.id)
    live_at = (move.at for move in moves if move.to == SessionState.LIVE.value)
    return next(live_at, session.starts_at)
