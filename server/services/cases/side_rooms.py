"""The private room of a case: its person, whoever has the case, and a peer if the person wants one.

It exists for nobody else, staff or not. Whoever takes a case over comes into a new one, unless its
person agreed to share what was said, or life is in danger.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import replace

from server import protocol
from server.domain.case_clock import replied
from server.domain.case_log import Entry
from server.domain.cases import Case
from server.domain.people import Person, Role
from server.domain.rooms import PRIVATE_PREFIX, Room, RoomState
from server.domain.topics import person_topic
from server.services.cases.telling import announce, note
from server.services.context import Context
from server.services.control import announce_person, announce_room
from server.services.views import person_view, room_view
from server.storage.interface import Transaction

NAME = "Private talk"
SHARED_AT = "S4"
ID_CHARS = 24


def enter(tx: Transaction, ctx: Context, case: Case, staff: Person, now: int) -> Case:
    """Open the room for a case's person and `staff`, or let `staff` into the one that is there."""
    if case.side_room is not None and not _may_read_on(case, staff):
        _lock(tx, case, now)
        case = replace(case, side_room=None)
    if case.side_room is None:
        case = replace(case, side_room=_made(tx, ctx, case, now))
    room_id = case.side_room or ""
    _let_in(tx, staff.id, room_id, {Role.RESPONDER}, now)
    room = tx.rooms.get(room_id)
    if room is not None:
        tx.log.append(
            person_topic(case.person),
            lambda seq: protocol.SideRoomOpened(
                topic="me", seq=seq, at=now, room=room_view(room), responder=person_view(staff)
            ),
        )
    return replace(case, side_room_of=staff.id)


def leave(tx: Transaction, case: Case, now: int) -> None:
    """Whoever has had the case reads its room no longer."""
    if case.side_room is not None and case.side_room_of is not None:
        _let_in(tx, case.side_room_of, case.side_room, (), now)


def leave_alone(tx: Transaction, case: Case, now: int) -> None:
    """As `leave`, with nobody who comes at once: its person hears of that at once."""
    leave(tx, case, now)
    room = case.side_room
    if room is not None:
        tx.log.append(
            person_topic(case.person),
            lambda seq: protocol.SideRoomLeft(topic="me", seq=seq, at=now, room=room),
        )


def close(tx: Transaction, case: Case, now: int) -> None:
    """Nobody writes there any more; its person can still read it."""
    if case.side_room is None:
        return
    leave(tx, case, now)
    _lock(tx, case, now)


def invite(tx: Transaction, case: Case, peer: Person, now: int) -> None:
    """Let somebody in whom the case's person wants to have there."""
    if case.side_room is not None:
        _let_in(tx, peer.id, case.side_room, {Role.MEMBER}, now)


def said(tx: Transaction, ctx: Context, room_id: str, author: str, now: int) -> None:
    """Somebody wrote in a private room: the first word of staff stops the clock of the reply."""
    case = tx.cases.of_room(room_id)
    if case is None or not case.is_open:
        return
    if author == case.claimed_by:
        is_first = case.replied_at is None
        tx.cases.save(replied(case, now, ctx.cases))
        if is_first:
            note(tx, case, Entry.REPLIED, now, actor=author)
            announce(tx, replied(case, now, ctx.cases), "replied", now)
    elif author == case.person and case.claimed_by is None:
        # They talk, and nobody is there: somebody has to hear of it at once.
        waiting = replace(case, page_at=now, page_step=0)
        tx.cases.save(waiting)
        announce(tx, waiting, "answered", now)


def _may_read_on(case: Case, staff: Person) -> bool:
    return case.side_room_of == staff.id or case.may_share or case.level >= SHARED_AT


def _made(tx: Transaction, ctx: Context, case: Case, now: int) -> str:
    name = hashlib.sha256(ctx.new_id().encode()).hexdigest()[:ID_CHARS]
    room = Room(f"{PRIVATE_PREFIX}{name}", NAME, is_private=True)
    tx.rooms.add(room, now)
    _let_in(tx, case.person, room.id, {Role.MEMBER}, now)
    return room.id


def _let_in(tx: Transaction, person: str, room: str, roles: Collection[Role], now: int) -> None:
    tx.people.set_room_roles(person, room, roles, now)
    announce_person(tx, person, now)


def _lock(tx: Transaction, case: Case, now: int) -> None:
    room = tx.rooms.get(case.side_room or "")
    if room is None or room.state is RoomState.LOCKED:
        return
    locked = replace(room, state=RoomState.LOCKED)
    tx.rooms.save(locked)
    announce_room(tx, locked, now)
    tx.log.append(
        person_topic(case.person),
        lambda seq: protocol.SideRoomClosed(topic="me", seq=seq, at=now, room=room.id),
    )
