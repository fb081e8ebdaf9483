"""Imposing sanctions, lifting them, and ending them on time.

Each writes the sanction, tells its person on `me`, the room where it is a room's mute, and
the nodes, in one commit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from server import protocol
from server.domain.errors import BadRequest, NotAllowed, NotFound
from server.domain.people import Person, Role
from server.domain.permissions import Action, authorise
from server.domain.rooms import Room, is_private_id
from server.domain.sanctions import (
    Sanction,
    SanctionKind,
    SanctionMove,
    SanctionState,
    end_of,
    moved,
)
from server.domain.topics import person_topic, room_topic
from server.services.context import Context
from server.services.control import announce_person
from server.services.moderating import remove_in
from server.services.views import person_view, sanction_view
from server.storage.interface import Transaction

REASON_MAX_CHARS = 500
LISTED_MAX = 200
EXPIRED_AT_ONCE = 100
REMOVED_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class SanctionOrder:
    """What a moderator asks for. `room` None: the whole site."""

    person: str
    kind: SanctionKind
    room: str | None
    seconds: int | None
    reason: str
    message_seq: int | None = None
    remove_messages: bool = False


async def impose(ctx: Context, actor: Person, order: SanctionOrder) -> Sanction:
    """Impose a sanction; with `remove_messages` the person's messages in the room go too.

    The sanction holds from its own commit on; the messages go after it, a few a commit, so
    that thousands of them hold nobody else up.

    Raises:
        BadRequest: no reason, or a length out of range.
        NotFound: no such room or person for this actor.
        NotAllowed: not theirs to do, or against somebody of their own rank.
    """
    now = ctx.now_ms()
    if not order.reason.strip() or len(order.reason) > REASON_MAX_CHARS:
        raise BadRequest(f"A reason of 1 to {REASON_MAX_CHARS} characters.", field="reason")
    sanction = Sanction(
        id=ctx.new_id(),
        person=order.person,
        kind=order.kind,
        room=order.room,
        reason=order.reason.strip(),
        by=actor.id,
        rule=None,
        message_seq=order.message_seq,
        starts_at=now,
        ends_at=end_of(order.kind, order.seconds, now),
    )

    def run(tx: Transaction) -> Sanction:
        target = _check(tx, actor, order)
        begin(tx, sanction, target, now)
        tx.audit.append(
            actor.id,
            f"sanction.{sanction.kind}",
            sanction.id,
            sanction.reason,
            now,
            room=sanction.room,
            person=target.id,
        )
        return sanction

    await ctx.store.write(run)
    if order.remove_messages:
        await _remove_all(ctx, order)
    return sanction


async def lift(ctx: Context, actor: Person, sanction_id: str) -> Sanction:
    """End a sanction before its time.

    Raises:
        NotFound, NotAllowed: none such, or not theirs to lift.
        Conflict: it has ended already.
    """
    now = ctx.now_ms()

    def run(tx: Transaction) -> Sanction:
        sanction = tx.sanctions.get(sanction_id)
        if sanction is None:
            raise NotFound
        is_own = sanction.by == actor.id
        action = Action.LIFT_OWN_SANCTION if is_own else Action.LIFT_SANCTION
        authorise(actor, action, _room(tx, sanction.room))
        ended = _end(tx, sanction, SanctionMove.LIFT, now, actor.id)
        tx.audit.append(
            actor.id,
            "sanction.lifted",
            sanction.id,
            "",
            now,
            room=sanction.room,
            person=sanction.person,
        )
        return ended

    return await ctx.store.write(run)


async def list_sanctions(
    ctx: Context, actor: Person, room: str | None, person: str | None
) -> list[Sanction]:
    """Those in force now, newest first; of one room and one person where named."""
    now = ctx.now_ms()

    def query(tx: Transaction) -> list[Sanction]:
        authorise(actor, Action.SEE_SANCTIONS, _room(tx, room))
        return tx.sanctions.list(room, person, LISTED_MAX)

    return [s for s in await ctx.store.read(query) if s.is_in_force(now)]


async def expire_due(ctx: Context) -> int:
    """Record the end of sanctions whose time is over, and tell of it; how many.

    Safe to run anywhere and at the same time: each ends once.
    """
    now = ctx.now_ms()
    due = await ctx.store.read(lambda tx: tx.sanctions.due(now, EXPIRED_AT_ONCE))
    if not due:
        return 0

    def run(tx: Transaction) -> int:
        still = tx.sanctions.due(now, EXPIRED_AT_ONCE)
        for sanction in still:
            _end(tx, sanction, SanctionMove.EXPIRE, now, None)
        return len(still)

    return await ctx.store.write(run)


def begin(tx: Transaction, sanction: Sanction, target: Person, now: int) -> None:
    """Impose a sanction inside somebody else's transaction, and tell of it."""
    tx.sanctions.add(sanction)
    _announce(tx, sanction, target, True, now)


def end_if_active(tx: Transaction, sanction_id: str, now: int, by: str | None) -> None:
    """Lift a sanction inside somebody else's transaction, where it has not ended by itself."""
    sanction = tx.sanctions.get(sanction_id)
    if sanction is not None and sanction.state is SanctionState.ACTIVE:
        _end(tx, sanction, SanctionMove.LIFT, now, by)


_ACTIONS = {
    (SanctionKind.MUTE, True): Action.MUTE_IN_ROOM,
    (SanctionKind.TIMEOUT, True): Action.MUTE_IN_ROOM,
    (SanctionKind.BAN, True): Action.BAN_IN_ROOM,
    (SanctionKind.MUTE, False): Action.MUTE_ON_SITE,
    (SanctionKind.TIMEOUT, False): Action.MUTE_ON_SITE,
    (SanctionKind.BAN, False): Action.BAN_ON_SITE,
}


def _check(tx: Transaction, actor: Person, order: SanctionOrder) -> Person:
    authorise(actor, _ACTIONS[order.kind, order.room is not None], _room(tx, order.room))
    target = tx.people.get(order.person)
    if target is None or target.is_erased:
        raise NotFound("There is nobody by that id.", field="person")
    if target.id == actor.id or (target.is_staff and Role.ADMIN not in actor.roles):
        raise NotAllowed("Only an admin can sanction staff, and nobody themselves.")
    return target


def _room(tx: Transaction, room_id: str | None) -> Room | None:
    if room_id is None:
        return None
    room = tx.rooms.get(room_id)
    if room is None:
        raise NotFound
    return room


async def _remove_all(ctx: Context, order: SanctionOrder) -> None:
    def run(tx: Transaction) -> int:
        target = tx.people.get(order.person)
        messages = tx.messages.by_author(order.person, order.room)
        shown = [
            message
            for message in messages
            if message.removed_by is None and not is_private_id(message.room)
        ]
        for message in shown[:REMOVED_AT_ONCE]:
            if target is not None:
                remove_in(tx, message, person_view(target), ctx.now_ms())
        return len(shown)

    while await ctx.store.write(run) > REMOVED_AT_ONCE:
        pass


def _end(
    tx: Transaction, sanction: Sanction, move: SanctionMove, now: int, by: str | None
) -> Sanction:
    state: SanctionState = moved(sanction.state, move)
    target = tx.people.get(sanction.person)
    tx.sanctions.end(sanction.id, state, now, by)
    ended = replace(sanction, state=state)
    if target is not None:
        _announce(tx, ended, target, False, now)
    return ended


def _announce(tx: Transaction, sanction: Sanction, target: Person, active: bool, now: int) -> None:
    view = sanction_view(sanction, for_its_person=True)
    tx.log.append(
        person_topic(target.id),
        lambda seq: protocol.SanctionChanged(
            topic="me", seq=seq, at=now, sanction=view, active=active
        ),
    )
    if sanction.room is not None and sanction.kind is not SanctionKind.BAN:
        _tell_room(tx, sanction, target, active, now)
    announce_person(tx, target.id, now)


def _tell_room(tx: Transaction, sanction: Sanction, target: Person, active: bool, now: int) -> None:
    topic = room_topic(sanction.room or "")
    event = protocol.PersonMuted if active else protocol.PersonUnmuted
    ends_at = sanction.ends_at if active else None
    person = person_view(target)
    tx.log.append(
        topic,
        lambda seq: event(topic=topic, seq=seq, at=now, person=person, ends_at=ends_at),
        person=target.id,
    )
