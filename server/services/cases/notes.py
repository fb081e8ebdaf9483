"""What is written down in a case: notes, a safety plan, a hand-over to a colleague."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from server import protocol
from server.domain.case_clock import active, claimed
from server.domain.case_log import Entry, SafetyPlan, check_words
from server.domain.cases import Case
from server.domain.errors import BadRequest, Conflict, NotAllowed, NotFound
from server.domain.people import Person
from server.domain.permissions import MANAGING_ROLES, Action, is_allowed
from server.services.cases import side_rooms
from server.services.cases.paging import keep
from server.services.cases.reading import case_for
from server.services.cases.telling import announce, full_view, note
from server.services.context import Context
from server.storage.interface import Transaction


async def add_note(ctx: Context, actor: Person, case_id: str, text: str) -> protocol.Case:
    """Whoever may read a case may add to what is known.

    Raises:
        NotFound, NotAllowed: no such case for them.
        BadRequest: nothing, or too long.
    """
    words = check_words(text, "text")

    def run(tx: Transaction, case: Case, now: int) -> Case:
        note(tx, case, Entry.NOTE, now, actor=actor.id, words=words)
        return case

    return await _written(ctx, actor, case_id, run)


async def plan_safety(ctx: Context, actor: Person, case_id: str, plan: SafetyPlan) -> protocol.Case:
    """Keep a safety plan as it now is; older ones stay in the record.

    Raises:
        NotFound, NotAllowed: no such case for them, or it is somebody else's.
        BadRequest: empty, or a part too long.
    """
    parts = {
        name: check_words(words, name, is_needed=False) for name, words in asdict(plan).items()
    }
    if not any(parts.values()):
        raise BadRequest("A plan has at least one part.", field="warning_signs")
    lines = "\n".join(f"{name}: {words}" for name, words in parts.items() if words)

    def run(tx: Transaction, case: Case, now: int) -> Case:
        _check_theirs(case, actor)
        filled = [name for name, words in parts.items() if words]
        note(tx, case, Entry.SAFETY_PLAN, now, actor=actor.id, words=lines, parts=filled)
        return case

    return await _written(ctx, actor, case_id, run)


@dataclass(frozen=True, slots=True)
class Handover:
    """To whom, one line, what was offered, and whether its person agreed to share what was said."""

    to: str
    line: str
    offered: str = ""
    consent: bool = False


async def hand_over(ctx: Context, actor: Person, case_id: str, said: Handover) -> protocol.Case:
    """Give a case to a colleague, with the least that they need.

    Raises:
        NotFound, NotAllowed: no such case or colleague, or it is somebody else's.
        BadRequest: no line about why, or too long.
    """
    line = check_words(said.line, "line")
    offered = check_words(said.offered, "offered", is_needed=False)

    def run(tx: Transaction, case: Case, now: int) -> Case:
        _check_theirs(case, actor)
        colleague = _colleague(tx, case, actor, said.to)
        note(
            tx, case, Entry.HANDOVER, now,
            actor=actor.id, words="\n".join(filter(None, [line, offered])),
            to=colleague.id, level=case.level, room=case.room, seq=case.seq, consent=said.consent,
        )  # fmt: skip
        side_rooms.leave(tx, case, now)
        shared = replace(case, may_share=case.may_share or said.consent)
        given = claimed(replace(shared, claimed_by=None), colleague.id, now, ctx.cases)
        given = side_rooms.enter(tx, ctx, given, colleague, now)
        tx.audit.append(
            actor.id, "case.handed_over", case.id, line, now, room=case.room, person=case.person
        )
        announce(tx, given, "claimed", now)
        return given

    return await _written(ctx, actor, case_id, run)


async def invite_peer(ctx: Context, actor: Person, case_id: str, peer_id: str) -> protocol.Case:
    """Let somebody whom the case's person wants there into its private room.

    Nobody grown up is let in to somebody under age, nor the other way round, but for staff.

    Raises:
        NotFound, NotAllowed: no such case or person, or it is somebody else's.
        BadRequest: somebody of the other age band.
        Conflict: no room is open.
    """

    def run(tx: Transaction, case: Case, now: int) -> Case:
        _check_theirs(case, actor)
        peer = tx.people.get(peer_id)
        if peer is None or peer.is_erased or peer.id == case.person:
            raise NotFound("There is nobody by that id.", field="person")
        person = tx.people.get(case.person)
        if not peer.is_staff and person is not None and peer.age_band is not person.age_band:
            raise BadRequest("They are of another age band: that isn't safe.", field="person")
        if case.side_room is None:
            raise Conflict("No private room is open yet.")
        side_rooms.invite(tx, case, peer, now)
        note(tx, case, Entry.PEER, now, actor=actor.id, person=peer.id)
        return case

    return await _written(ctx, actor, case_id, run)


async def _written(
    ctx: Context,
    actor: Person,
    case_id: str,
    run: Callable[[Transaction, Case, int], Case],
) -> protocol.Case:
    now = ctx.now_ms()

    def write(tx: Transaction) -> protocol.Case:
        case = case_for(tx, ctx, actor, case_id)
        if not case.is_open:
            raise Conflict("That case is closed.")
        after = run(tx, case, now)
        if after.claimed_by == actor.id:
            after = active(after, now, ctx.cases)
        kept = keep(tx, after)
        announce(tx, kept, "noted", now)
        return full_view(tx, kept)

    return await ctx.store.write(write)


def _check_theirs(case: Case, actor: Person) -> None:
    if case.claimed_by != actor.id and actor.roles.isdisjoint(MANAGING_ROLES):
        raise NotAllowed("Take the case first: whoever has it writes this.")


def _colleague(tx: Transaction, case: Case, actor: Person, colleague_id: str) -> Person:
    colleague = tx.people.get(colleague_id)
    if colleague is None or not is_allowed(colleague, Action.HANDLE_CARE):
        raise NotFound("There is no colleague by that id who handles cases.", field="to")
    if colleague.id in {case.person, actor.id}:
        raise BadRequest("Hand it to somebody else.", field="to")
    return colleague
