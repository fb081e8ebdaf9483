"""The questions of a session, for whoever reads: the live one, then by votes, then by age."""

from __future__ import annotations

from dataclasses import dataclass

from server import protocol
from server.domain.errors import BadRequest
from server.domain.permissions import Action, authorise
from server.domain.qa.questions import PUBLIC, Question, QuestionState, is_backstage
from server.domain.sanctions import check_may_enter
from server.services.context import Context
from server.services.qa.finding import place_for
from server.services.qa.showing import view_for
from server.storage.interface import Standing, Transaction
from server.storage.questions import QuestionPlace

# Those who run the session see what waits and what became of it, without what was withdrawn.
BACKSTAGE = frozenset(QuestionState) - {QuestionState.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """`next` is where the next page begins; votes that come meanwhile may move a question past."""

    questions: list[protocol.Question]
    next: str | None


async def list_questions(
    ctx: Context,
    reader: Standing,
    session_id: str,
    after: str | None,
    limit: int,
    *,
    state: QuestionState | None = None,
) -> QuestionPage:
    """What `reader` may see, their own in every state; of one `state` where that is named.

    Raises:
        NotFound, Banned: no such session for them.
        BadRequest: `after` is not one of our own.
    """
    authorise(reader.person, Action.SEE_SESSIONS)
    place = _place(after)
    person, now = reader.person, ctx.now_ms()

    def query(tx: Transaction) -> QuestionPage:
        session, room = place_for(tx, person, session_id)
        check_may_enter(reader.sanctions, room.id, now)
        states = BACKSTAGE if is_backstage(person, session) else PUBLIC
        found = tx.questions.page(
            session.id, states, limit + 1, also_of=person.id, after=place, only=state
        )
        page = found[:limit]
        counted = {question.into or question.id for question in page}
        voted = tx.questions.voted(person.id, counted)
        shown = [view_for(tx, person, session, question, voted) for question in page]
        return QuestionPage(shown, _next(page[-1]) if len(found) > limit else None)

    return await ctx.store.read(query)


def _next(question: Question) -> str:
    is_live = int(question.state is QuestionState.LIVE)
    return f"{is_live}:{question.votes}:{question.asked_at}:{question.id}"


def _place(after: str | None) -> QuestionPlace | None:
    if after is None:
        return None
    live, votes, at, id_ = (after.split(":", 3) + [""] * 4)[:4]
    if live not in {"0", "1"} or not id_ or not all(_is_count(each) for each in (votes, at)):
        raise BadRequest("That is no place in the list.", field="after")
    return QuestionPlace(live == "1", int(votes), int(at), id_)


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(2**53))
