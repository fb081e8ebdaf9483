"""Which sessions somebody may know of, and which they run."""

from __future__ import annotations

from dataclasses import dataclass

from server import protocol
from server.domain.errors import BadRequest, NotAllowed, NotFound
from server.domain.people import Person, Role
from server.domain.permissions import Action, authorise
from server.domain.qa.questions import Question, may_know_of
from server.domain.qa.sessions import QaSession, SessionState, is_crew, runs
from server.domain.rooms import Room, exists_for
from server.services.context import Context
from server.services.qa.views import session_view, session_views
from server.storage.interface import Transaction

DAY_MS = 86_400_000
DRAFTS_MAX = 1_000


@dataclass(frozen=True, slots=True)
class SessionPage:
    """`next` is where the next page begins."""

    sessions: list[protocol.QaSession]
    next: str | None


async def list_sessions(
    ctx: Context, person: Person, after: str | None, limit: int, since: int | None = None
) -> SessionPage:
    """Those that start from `since` on (yesterday, where it isn't said), the earliest first.

    Raises:
        BadRequest: `after` is not one of our own.
    """
    authorise(person, Action.SEE_SESSIONS)
    now = ctx.now_ms()
    begins = now - DAY_MS if since is None else since
    place = _place(after)

    def query(tx: Transaction) -> SessionPage:
        found = tx.qa_sessions.list(begins, limit + 1, after=place)
        shown = [session for session in found[:limit] if may_know(tx, person, session)]
        last = found[limit - 1] if len(found) > limit else None
        return SessionPage(
            session_views(tx, shown), f"{last.starts_at}:{last.id}" if last else None
        )

    return await ctx.store.read(query)


async def list_drafts(ctx: Context, person: Person) -> SessionPage:
    """Those that they may know of, whenever they are to be; all on one page."""
    authorise(person, Action.SEE_SESSIONS)

    def query(tx: Transaction) -> SessionPage:
        found = [each for each in tx.qa_sessions.drafts(DRAFTS_MAX) if may_know(tx, person, each)]
        return SessionPage(session_views(tx, found), None)

    return await ctx.store.read(query)


async def get_session(ctx: Context, person: Person, session_id: str) -> protocol.QaSession:
    """Raises: NotFound where there is none, or none for them."""
    authorise(person, Action.SEE_SESSIONS)
    return await ctx.store.read(lambda tx: session_view(tx, session_for(tx, person, session_id)))


def session_for(tx: Transaction, person: Person, session_id: str) -> QaSession:
    """The session, if they may know of it. One path for what isn't and what is hidden.

    Raises:
        NotFound: as that says.
    """
    session = tx.qa_sessions.get(session_id)
    if session is None or not may_know(tx, person, session):
        raise NotFound
    return session


def session_to_run(tx: Transaction, person: Person, session_id: str) -> QaSession:
    """The session, if they are one of its hosts, or an admin.

    Raises:
        NotFound, NotAllowed: no such session for them, or not theirs to run.
    """
    authorise(person, Action.SCHEDULE)
    session = session_for(tx, person, session_id)
    if not runs(person, session) and Role.ADMIN not in person.roles:
        raise NotAllowed("The hosts of a session run it.")
    return session


def may_know(tx: Transaction, person: Person, session: QaSession) -> bool:
    """A draft is known to those who run it; what is in somebody else's room, to nobody else."""
    if session.state is SessionState.DRAFT and not is_crew(person, session):
        return Role.ADMIN in person.roles
    room = tx.rooms.get(session.room)
    return room is not None and exists_for(person, room)


def _place(after: str | None) -> tuple[int, str] | None:
    if after is None:
        return None
    at, _, session = after.partition(":")
    if not (at.isdecimal() and session):
        raise BadRequest("That is no place in the list of sessions.", field="after")
    return int(at), session


def place_for(tx: Transaction, person: Person, session_id: str) -> tuple[QaSession, Room]:
    """The session and its room, if they may know of it.

    Raises:
        NotFound: as `session_for`.
    """
    session = session_for(tx, person, session_id)
    room = tx.rooms.get(session.room)
    if room is None:
        raise NotFound
    return session, room


def question_for(
    tx: Transaction, person: Person, question_id: str
) -> tuple[QaSession, Room, Question]:
    """The question with its session and room. One path for what isn't and what is hidden.

    Raises:
        NotFound: as that says.
    """
    question = tx.questions.get(question_id)
    if question is None:
        raise NotFound
    session, room = place_for(tx, person, question.session)
    if not may_know_of(person, session, question):
        raise NotFound
    return session, room, question
