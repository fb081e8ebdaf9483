"""Opening a case, or adding to the one that is open: one a person, which signs only raise."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from server import protocol
from server.domain.case_clock import signalled, started
from server.domain.case_log import Entry, check_words
from server.domain.cases import Case, RaisedBy, check_level
from server.domain.errors import BadRequest, NotAllowed, NotFound
from server.domain.people import Person
from server.domain.permissions import Action, is_allowed, is_allowed_somewhere
from server.services.cases.paging import keep, run_clock
from server.services.cases.telling import announce, case_view, full_view, note, tell_outside
from server.services.context import Context
from server.services.control import announce_person
from server.services.rooms import room_for
from server.storage.interface import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A sign of risk. `person`: who may be at risk, or (`is_about_other`) who worries.

    `data` goes into the record: rules and the like, no words of anybody's message.
    """

    person: str
    level: str
    raised_by: RaisedBy
    at: int
    room: str | None = None
    seq: int | None = None
    actor: str | None = None
    words: str | None = None
    is_about_other: bool = False
    wants_to_talk: bool = False
    data: dict[str, Any] = field(default_factory=dict)


def signal(tx: Transaction, ctx: Context, sign: Signal) -> Case:
    """Open a case, or raise the one that is open; in the commit of what gave the sign."""
    known = tx.cases.open_of(sign.person)
    case = _opened(ctx, sign) if known is None else _joined(ctx, known, sign)
    if known is None:
        tx.cases.add(case)
    note(
        tx, case, Entry.RAISED if known is None else Entry.SIGNAL, sign.at,
        actor=sign.actor, words=sign.words,
        level=sign.level, by=sign.raised_by, room=sign.room, seq=sign.seq, **sign.data,
    )  # fmt: skip
    announce(tx, case, "raised" if known is None else "signal", sign.at)
    if known is None:
        tell_outside(tx, ctx, "case.raised", case, sign.at)
    elif known.level != case.level or known.state is not case.state:
        tell_outside(tx, ctx, "case.changed", case, sign.at, _owner(case))
    case = keep(tx, run_clock(tx, ctx, case, sign.at))
    if known is None:
        announce_person(tx, case.person, sign.at)  # every node stops slowing them down
    return case


def _owner(case: Case) -> list[str]:
    return [case.claimed_by] if case.claimed_by else []


def _opened(ctx: Context, sign: Signal) -> Case:
    case = Case(
        id=ctx.new_id(),
        person=sign.person,
        level=sign.level,
        peak=sign.level,
        raised_by=sign.raised_by,
        raised_at=sign.at,
        room=sign.room,
        seq=sign.seq,
        is_about_other=sign.is_about_other,
        wants_to_talk=sign.wants_to_talk,
    )
    return started(case, sign.at, ctx.cases)


def _joined(ctx: Context, known: Case, sign: Signal) -> Case:
    """The message that it is about stays the first one of the highest level."""
    case = signalled(known, sign.level, sign.at, ctx.cases)
    if sign.level > known.level and sign.seq is not None:
        case = replace(case, room=sign.room, seq=sign.seq)
    if sign.wants_to_talk and not known.wants_to_talk and case.claimed_by is None:
        case = replace(case, page_at=sign.at)
    return replace(
        case,
        is_about_other=known.is_about_other and sign.is_about_other,
        wants_to_talk=known.wants_to_talk or sign.wants_to_talk,
    )


@dataclass(frozen=True, slots=True)
class Escalation:
    """What a member of staff says of somebody in a room; `seq` is the message that worries them."""

    room: str
    person: str
    level: str
    note: str
    seq: int | None = None


async def escalate(ctx: Context, actor: Person, said: Escalation) -> protocol.Case:
    """Open a case by hand, or add to the one that is open.

    Raises:
        NotFound, NotAllowed: no such room, person or message; not theirs to do.
        BadRequest: no such level, or no line about why.
    """
    if not is_allowed_somewhere(actor, Action.ESCALATE):
        raise NotAllowed
    check_level(said.level, "severity")
    words = check_words(said.note, "note")
    now = ctx.now_ms()

    def run(tx: Transaction) -> protocol.Case:
        room = room_for(tx, actor, said.room, Action.ESCALATE)
        _check_person(tx, actor, said)
        sign = Signal(
            person=said.person,
            level=said.level,
            raised_by=RaisedBy.STAFF,
            at=now,
            room=room.id,
            seq=said.seq,
            actor=actor.id,
            words=words,
        )
        case = signal(tx, ctx, sign)
        tx.audit.append(actor.id, "case.raised", case.id, "", now, room=room.id, person=said.person)
        return full_view(tx, case) if is_allowed(actor, Action.HANDLE_CARE) else case_view(case)

    return await ctx.store.write(run)


def _check_person(tx: Transaction, actor: Person, said: Escalation) -> None:
    person = tx.people.get(said.person)
    if person is None or person.is_erased:
        raise NotFound("There is nobody by that id.", field="person")
    if person.id == actor.id:
        raise BadRequest("For yourself, ask to talk on your own card.", field="person")
    if said.seq is None:
        return
    message = tx.messages.get(said.room, said.seq)
    if message is None:
        raise NotFound("There is no such message in this room.", field="seq")
    if message.author != said.person:
        raise BadRequest("That message is somebody else's.", field="seq")
