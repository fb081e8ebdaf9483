"""Moving a session, by its hosts or by the clock, and what that does to its room."""

from __future__ import annotations

from dataclasses import replace

from server import protocol
from server.domain.errors import BadRequest, Conflict
from server.domain.people import Person
from server.domain.qa.sessions import (
    OVER,
    RUNNING,
    QaSession,
    SessionState,
    advance,
    check_move,
    moved,
)
from server.domain.rooms import Room
from server.services.context import Context
from server.services.judging import check_public_text
from server.services.qa import backstage, places
from server.services.qa.booking import check_bookable
from server.services.qa.finding import session_to_run
from server.services.qa.views import session_view, tell_session
from server.services.rooms import tell_room_changed
from server.storage.interface import Transaction
from server.storage.qa import Move

DUE_AT_ONCE = 50
REASON_MAX_CHARS = 500


async def move_session(
    ctx: Context, actor: Person, session_id: str, to: SessionState, reason: str = ""
) -> protocol.QaSession:
    """Move it, early or by hand; into the state that it is in is nothing new.

    `reason` is why it is cancelled, for everybody to read.

    Raises:
        NotFound, NotAllowed: no such session for them, or not theirs to run.
        Conflict: that doesn't follow, or its room has another session just now.
        BadRequest, Clash: a draft whose time is over, or taken meanwhile; a reason that the policy
            would not post, or too long.
    """
    now = ctx.now_ms()
    check_reason(ctx, reason)

    def run(tx: Transaction) -> protocol.QaSession:
        session = session_to_run(tx, actor, session_id)
        if to is not session.state:
            check_move(session, to)
            after = replace(moved(session, to, now), reason=_reason(to, reason))
            if session.state is SessionState.DRAFT:
                check_bookable(tx, after, now)
            session = _enter(tx, session, after, actor.id, now)
            tx.audit.append(actor.id, f"session.{to}", session.id, "", now, room=session.room)
        return session_view(tx, session)

    return await ctx.store.write(run)


def check_reason(ctx: Context, reason: str) -> None:
    """Raises: BadRequest for one that nobody should have to read."""
    if len(reason) > REASON_MAX_CHARS:
        raise BadRequest(f"At most {REASON_MAX_CHARS} characters.", field="reason")
    check_public_text(ctx, reason, "reason")


def _reason(to: SessionState, reason: str) -> str | None:
    return reason.strip() or None if to is SessionState.CANCELLED else None


def cancel(
    tx: Transaction, session: QaSession, actor: Person, now: int, reason: str = ""
) -> QaSession:
    """Inside somebody else's transaction.

    Raises:
        Conflict: it has begun.
    """
    check_move(session, SessionState.CANCELLED)
    tx.audit.append(actor.id, "session.cancelled", session.id, "", now, room=session.room)
    after = moved(session, SessionState.CANCELLED, now)
    after = replace(after, reason=_reason(SessionState.CANCELLED, reason))
    return _enter(tx, session, after, actor.id, now)


async def run_due_sessions(ctx: Context) -> int:
    """Move every session whose time has come; how many steps that took. Each happens once."""
    now = ctx.now_ms()
    if not await ctx.store.read(lambda tx: tx.qa_sessions.due(now, 1)):
        return 0

    def run(tx: Transaction) -> int:
        # In the order in which they were due, after an outage too: one makes way for the next.
        steps = 0
        while steps < DUE_AT_ONCE and (due := tx.qa_sessions.due(now, 1)):
            after = advance(due[0], now)
            if after is None:
                break
            _enter(tx, due[0], after, None, now)
            steps += 1
        return steps

    return await ctx.store.write(run)


def keep(tx: Transaction, session: QaSession) -> QaSession:
    """Write it as it now is.

    Raises:
        Conflict: somebody else changed it since it was read.
    """
    if not tx.qa_sessions.save(session):
        raise Conflict("Somebody else has just changed that session.")
    return replace(session, version=session.version + 1)


def _enter(
    tx: Transaction, before: QaSession, after: QaSession, actor: str | None, now: int
) -> QaSession:
    """The state itself, its record, its room, and those in it, in one commit."""
    if after.state is SessionState.CANCELLED:
        after = replace(after, sequence=after.sequence + 1)
    kept = keep(tx, after)
    tx.qa_sessions.note_move(kept.id, Move(kept.state.value, actor, now))
    _arrange_room(tx, before, kept, now)
    backstage.shut(tx, kept, now)
    if kept.state in OVER:
        tx.archive.keep(kept)
    tell_session(tx, before, kept, now)
    return kept


def _arrange_room(tx: Transaction, before: QaSession, after: QaSession, now: int) -> None:
    room = tx.rooms.get(after.room)
    if room is None:
        return
    arranged = room
    if after.state in RUNNING:
        arranged = _taken(tx, room, after, now)
    elif before.state in RUNNING:
        places.empty(tx, after, now)
        arranged = _given_back(tx, room, after)
    if arranged != room:
        tx.rooms.save(arranged)
        tell_room_changed(tx, arranged, now)


def _taken(tx: Transaction, room: Room, session: QaSession, now: int) -> Room:
    """The room is the session's; quiet while it is live, whatever it was before.

    One that still wraps up there makes way.
    """
    if session.state is SessionState.WRAPPING and room.session != session.id:
        return room
    other = tx.qa_sessions.get(room.session) if room.session not in {None, session.id} else None
    if other is not None:
        places.empty(tx, other, now)
        tx.meta.set(_was_read_only(session), tx.meta.get(_was_read_only(other)) or "0")
    elif room.session is None:
        tx.meta.set(_was_read_only(session), "1" if room.is_read_only else "0")
    is_quiet = session.is_quiet and session.state is SessionState.LIVE
    return replace(
        room,
        session=session.id,
        has_places=session.capacity is not None,
        is_read_only=is_quiet or tx.meta.get(_was_read_only(session)) == "1",
    )


def _given_back(tx: Transaction, room: Room, session: QaSession) -> Room:
    if room.session != session.id:
        return room
    was_read_only = tx.meta.get(_was_read_only(session)) == "1"
    return replace(room, session=None, has_places=False, is_read_only=was_read_only)


def _was_read_only(session: QaSession) -> str:
    return f"qa:{session.id}:was_read_only"
