"""Places in a session with a capacity: first come, first in; the others wait in line.

A place is a role in the session's room, so that every node knows it as it knows any other. Who
waits is let in in the commit in which a place becomes free, in the order of arrival.
"""

from __future__ import annotations

from dataclasses import dataclass

from server import protocol
from server.domain.errors import Conflict
from server.domain.people import Person, Role
from server.domain.permissions import Action, authorise
from server.domain.qa.sessions import RUNNING, QaSession
from server.domain.sanctions import check_may_enter
from server.domain.topics import person_topic
from server.services.context import Context
from server.services.control import announce_person
from server.services.qa.finding import session_for
from server.storage.interface import Transaction

_PLACE = frozenset({Role.MEMBER})
ADMITTED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """`ahead`: how many are in line before them; 0 for the next one. `coming`: they said so."""

    admitted: bool
    waiting: bool
    ahead: int | None
    coming: bool


async def say_coming(ctx: Context, person: Person, session_id: str, *, coming: bool) -> Standing:
    """Say that one comes, or doesn't. Again is nothing new.

    Raises:
        NotFound: no such session for them.
    """
    authorise(person, Action.ATTEND)
    now = ctx.now_ms()

    def run(tx: Transaction) -> Standing:
        session = session_for(tx, person, session_id)
        if coming:
            tx.attendance.say_coming(session.id, person.id, now)
        else:
            tx.attendance.say_not_coming(session.id, person.id)
        return standing_of(tx, person, session)

    return await ctx.store.write(run)


async def take_place(ctx: Context, person: Person, session_id: str) -> Standing:
    """Come in, or get in line. Again is nothing new: nobody loses their place in it.

    Raises:
        NotFound, Banned: no such session for them.
        Conflict: its doors aren't open.
    """
    authorise(person, Action.ATTEND)
    now = ctx.now_ms()

    def run(tx: Transaction) -> Standing:
        session = session_for(tx, person, session_id)
        check_may_enter(tx.sanctions.on_person(person.id), session.room, now)
        if session.state not in RUNNING:
            raise Conflict("Its doors are not open.")
        is_counted = session.capacity is not None and not person.is_staff
        if is_counted and tx.attendance.place_of(session.id, person.id) is None:
            tx.attendance.add_place(session.id, person.id, None)
            fill(tx, session, now)
        return standing_of(tx, person, session)

    return await ctx.store.write(run)


async def leave_place(ctx: Context, person: Person, session_id: str) -> Standing:
    """Give one's place, or one's place in line, to whoever is next. Again is nothing new."""
    authorise(person, Action.ATTEND)
    now = ctx.now_ms()

    def run(tx: Transaction) -> Standing:
        session = session_for(tx, person, session_id)
        place = tx.attendance.place_of(session.id, person.id)
        if place is not None:
            tx.attendance.leave(session.id, person.id)
            if place.admitted_at is not None:
                _take_back(tx, session, person.id, now)
            fill(tx, session, now)
        return standing_of(tx, person, session)

    return await ctx.store.write(run)


async def own_standing(ctx: Context, person: Person, session_id: str) -> Standing:
    """Raises: NotFound."""
    authorise(person, Action.ATTEND)
    return await ctx.store.read(
        lambda tx: standing_of(tx, person, session_for(tx, person, session_id))
    )


def standing_of(tx: Transaction, person: Person, session: QaSession) -> Standing:
    coming = tx.attendance.is_coming(session.id, person.id)
    if session.capacity is None or person.is_staff:
        return Standing(session.state in RUNNING, False, None, coming)
    place = tx.attendance.place_of(session.id, person.id)
    if place is None:
        return Standing(False, False, None, coming)
    if place.admitted_at is not None:
        return Standing(True, False, None, coming)
    return Standing(False, True, tx.attendance.ahead(session.id, place.number), coming)


def fill(tx: Transaction, session: QaSession, now: int) -> None:
    """Let in whoever waits, as far as there are places."""
    if session.capacity is None or session.state not in RUNNING:
        return
    free = session.capacity - tx.attendance.taken(session.id)
    for place in tx.attendance.waiting(session.id, max(0, min(free, ADMITTED_AT_ONCE))):
        tx.attendance.admit(session.id, place.person, now)
        tx.people.set_room_roles(place.person, session.room, _PLACE, now)
        announce_person(tx, place.person, now)
        _tell(tx, session, place.person, now, admitted=True)


def empty(tx: Transaction, session: QaSession, now: int) -> None:
    """The session is over: nobody has a place in it any more."""
    if session.capacity is None:
        return
    for person in tx.people.clear_room_roles(session.room, _PLACE):
        announce_person(tx, person, now)


def _take_back(tx: Transaction, session: QaSession, person: str, now: int) -> None:
    tx.people.set_room_roles(person, session.room, (), now)
    announce_person(tx, person, now)
    _tell(tx, session, person, now, admitted=False)


def _tell(tx: Transaction, session: QaSession, person: str, now: int, *, admitted: bool) -> None:
    tx.log.append(
        person_topic(person),
        lambda seq: protocol.PlaceChanged(
            topic="me", seq=seq, at=now, session=session.id, room=session.room, admitted=admitted
        ),
    )
