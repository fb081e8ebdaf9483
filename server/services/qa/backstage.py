"""The room backstage of a session: its hosts and experts talk there, and moderators.

An ordinary room with a door: what is said is judged, logged, resumed, edited and withdrawn as
anywhere. Crew are in it by a role that they hold there, so that every node knows them as it knows
any other, and whoever leaves the crew is out in the same commit. It is no part of the archive, and
closes when the session goes there.
"""

from __future__ import annotations

from dataclasses import replace

from server.domain.errors import Conflict, NotAllowed
from server.domain.people import Person, Role
from server.domain.qa.questions import is_backstage
from server.domain.qa.sessions import QaSession, SessionState
from server.domain.rooms import Room, RoomState, backstage_id
from server.services.context import Context
from server.services.control import announce_person, announce_room
from server.services.qa.finding import session_for
from server.storage.interface import Transaction

NAME = "Backstage"
SHUT = frozenset({SessionState.ARCHIVED, SessionState.CANCELLED})
_HOST, _EXPERT = frozenset({Role.HOST}), frozenset({Role.EXPERT})


async def open_backstage(ctx: Context, person: Person, session_id: str) -> Room:
    """The room; whoever comes first makes it. Again is nothing new.

    Raises:
        NotFound: no such session for them.
        NotAllowed: they don't run it.
        Conflict: the session is archived, or was cancelled.
    """
    now = ctx.now_ms()

    def run(tx: Transaction) -> Room:
        session = session_for(tx, person, session_id)
        if not is_backstage(person, session):
            raise NotAllowed
        if session.state in SHUT:
            raise Conflict("That session is over, and its backstage closed.")
        return tx.rooms.get(backstage_id(session.id)) or _made(tx, session, now)

    return await ctx.store.write(run)


def seat(tx: Transaction, session: QaSession, now: int) -> None:
    """Let exactly those in who are its crew now; to be called where that changes, or the room."""
    room = tx.rooms.get(backstage_id(session.id))
    if room is None:
        return
    if room.backstage_of != session.room:
        moved = replace(room, backstage_of=session.room)
        tx.rooms.save(moved)
        announce_room(tx, moved, now)
    _let_in(tx, session, room.id, now)


def shut(tx: Transaction, session: QaSession, now: int) -> None:
    """The session is over for good: its crew is let out, and nobody writes there any more."""
    room = tx.rooms.get(backstage_id(session.id))
    if room is None or session.state not in SHUT:
        return
    closed = replace(room, state=RoomState.CLOSED)
    tx.rooms.save(closed)
    announce_room(tx, closed, now)
    for person in _let_out(tx, room.id):
        announce_person(tx, person, now)


def _made(tx: Transaction, session: QaSession, now: int) -> Room:
    room = Room(backstage_id(session.id), NAME, backstage_of=session.room)
    tx.rooms.add(room, now)
    announce_room(tx, room, now)
    _let_in(tx, session, room.id, now)
    return room


def _let_in(tx: Transaction, session: QaSession, room: str, now: int) -> None:
    were = _let_out(tx, room)
    for person in session.crew:
        roles = _HOST if person in session.hosts else frozenset()
        roles |= _EXPERT if person in session.experts else frozenset()
        tx.people.set_room_roles(person, room, roles, now)
    for person in sorted({*were, *session.crew}):
        announce_person(tx, person, now)


def _let_out(tx: Transaction, room: str) -> list[str]:
    return [
        person
        for roles in (_HOST, _EXPERT, _HOST | _EXPERT)
        for person in tx.people.clear_room_roles(room, roles)
    ]
