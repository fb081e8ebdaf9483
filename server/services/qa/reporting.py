"""What a host learns of a session: counts and times, and nobody's name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

from server.domain.people import Person
from server.domain.qa.questions import QuestionState
from server.services.context import Context
from server.services.qa.finding import session_to_run
from server.storage.interface import Transaction

QUESTIONS_MAX = 10_000


@dataclass(frozen=True, slots=True)
class SessionReport:
    """`wait_median_s`: from asking, or from the start where that was later, to the answer."""

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
        waits_s = [
            (q.moved_at - max(q.asked_at, session.starts_at)) / 1000
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
            wait_median_s=round(max(0.0, median(waits_s)), 1) if waits_s else None,
            moods=tx.polls.moods(session.id),
        )

    return await ctx.store.read(query)
