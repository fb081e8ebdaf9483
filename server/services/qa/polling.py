"""Polls during a session: opened and closed by those who run it, answered by those who come."""

from __future__ import annotations

from dataclasses import replace

from server import protocol
from server.domain.errors import Conflict, NotFound
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.domain.qa.polls import OPEN_MAX, Poll, check_poll, check_vote
from server.domain.qa.sessions import RUNNING, QaSession
from server.domain.sanctions import check_may_enter
from server.domain.topics import room_topic
from server.services.context import Context
from server.services.judging import check_public_text
from server.services.qa.finding import session_for, session_to_run
from server.storage.interface import Transaction


async def open_poll(
    ctx: Context, actor: Person, session_id: str, question: str, options: list[str]
) -> protocol.Poll:
    """Ask everybody who is there.

    Raises:
        NotFound, NotAllowed: no such session for them, or not theirs to run.
        BadRequest: a field out of bounds, or with a text that the policy would not post.
        Conflict: the session isn't running, or as many polls are open as anybody can follow.
    """
    asked, offered = check_poll(question, options)
    check_public_text(ctx, asked, "question")
    for option in offered:
        check_public_text(ctx, option, "options")
    now = ctx.now_ms()
    poll = Poll(ctx.new_id(), session_id, asked, offered, actor.id, now)

    def run(tx: Transaction) -> protocol.Poll:
        session = session_to_run(tx, actor, session_id)
        if session.state not in RUNNING:
            raise Conflict("A poll is for those who are there: the session isn't running.")
        if sum(each.is_open for each in tx.polls.of_session(session.id)) >= OPEN_MAX:
            raise Conflict(f"At most {OPEN_MAX} polls are open at once: close one first.")
        tx.polls.add(poll)
        _tell(tx, session, poll, now)
        tx.audit.append(actor.id, "poll.opened", poll.id, "", now, room=session.room)
        return _view(tx, poll, actor)

    return await ctx.store.write(run)


async def close_poll(ctx: Context, actor: Person, poll_id: str) -> protocol.Poll:
    """Everybody sees the result. Again is nothing new.

    Raises:
        NotFound, NotAllowed: no such poll for them, or not theirs to run.
    """
    now = ctx.now_ms()

    def run(tx: Transaction) -> protocol.Poll:
        authorise(actor, Action.SCHEDULE)
        poll, _ = _poll_for(tx, actor, poll_id)
        session = session_to_run(tx, actor, poll.session)
        if not tx.polls.close(poll.id, now):
            return _view(tx, poll, actor)
        closed = replace(poll, closed_at=now)
        _tell(tx, session, closed, now)
        return _view(tx, closed, actor)

    return await ctx.store.write(run)


async def vote(ctx: Context, person: Person, poll_id: str, option: int) -> protocol.Poll:
    """One vote a person, which can be changed until the poll closes.

    Raises:
        NotFound, NotAllowed, Banned: no such poll for them, or no place in its session.
        BadRequest: none of its options.
        Conflict: it is closed.
    """
    now = ctx.now_ms()

    def run(tx: Transaction) -> protocol.Poll:
        poll, session = _poll_for(tx, person, poll_id)
        authorise(person, Action.REACT, tx.rooms.get(session.room))
        check_may_enter(tx.sanctions.on_person(person.id), session.room, now)
        check_vote(poll, option)
        tx.polls.vote(poll.id, person.id, option)
        return _view(tx, poll, person)

    return await ctx.store.write(run)


async def list_polls(ctx: Context, person: Person, session_id: str) -> list[protocol.Poll]:
    """Oldest first.

    Raises:
        NotFound, Banned: no such session for them.
    """
    authorise(person, Action.SEE_SESSIONS)
    now = ctx.now_ms()

    def query(tx: Transaction) -> list[protocol.Poll]:
        session = session_for(tx, person, session_id)
        check_may_enter(tx.sanctions.on_person(person.id), session.room, now)
        return [_view(tx, poll, person) for poll in tx.polls.of_session(session.id)]

    return await ctx.store.read(query)


def _poll_for(tx: Transaction, person: Person, poll_id: str) -> tuple[Poll, QaSession]:
    poll = tx.polls.get(poll_id)
    if poll is None:
        raise NotFound
    return poll, session_for(tx, person, poll.session)


def _tell(tx: Transaction, session: QaSession, poll: Poll, now: int) -> None:
    """Those in the room; with the result once it is closed."""
    topic, view = room_topic(session.room), _view(tx, poll, None)
    tx.log.append(topic, lambda seq: protocol.PollChanged(topic=topic, seq=seq, at=now, poll=view))


def _view(tx: Transaction, poll: Poll, person: Person | None) -> protocol.Poll:
    """With the counts for whoever has voted, and for everybody once it is closed."""
    mine = tx.polls.vote_of(poll.id, person.id) if person else None
    sees = mine is not None or not poll.is_open
    counts = tx.polls.counts(poll.id) if sees else {}
    return protocol.Poll(
        id=poll.id,
        session=poll.session,
        question=poll.question,
        options=list(poll.options),
        open=poll.is_open,
        mine=mine,
        counts=[counts.get(n, 0) for n in range(len(poll.options))] if sees else None,
    )
