"""Who can be paged: shifts begin and end by hand, and end by themselves after a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from server import protocol
from server.domain.case_clock import ShiftRole
from server.domain.cases import CaseState
from server.domain.errors import BadRequest
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.services.cases.paging import keep, run_clock
from server.services.context import Context
from server.services.heartbeat import is_worker_away, worker_seen_at
from server.services.views import person_view
from server.storage.cases import Shift
from server.storage.interface import Transaction

HOURS_MAX = 24
CASES_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class OnShift:
    """Who is on now, and whether there is a worker to page them: see `services.heartbeat`."""

    shifts: list[protocol.Shift]
    worker_seen_at: int | None
    is_worker_away: bool


async def list_shifts(ctx: Context, actor: Person) -> OnShift:
    """Who is on now.

    Raises:
        NotAllowed: not theirs to see.
    """
    authorise(actor, Action.HANDLE_CARE)
    now = ctx.now_ms()

    def query(tx: Transaction) -> OnShift:
        shifts = [_view(tx, shift) for shift in tx.shifts.on(now)]
        return OnShift(shifts, worker_seen_at(tx), is_worker_away(tx, now))

    return await ctx.store.read(query)


async def begin_shift(ctx: Context, actor: Person, role: ShiftRole, hours: float) -> protocol.Shift:
    """Be paged from now on, in the place of a shift that is running.

    Raises:
        NotAllowed: not theirs to do.
        BadRequest: too long.
    """
    authorise(actor, Action.HANDLE_CARE)
    if not 0 < hours <= HOURS_MAX:
        raise BadRequest(f"A shift lasts at most {HOURS_MAX} hours.", field="hours")
    now = ctx.now_ms()
    shift = Shift(actor.id, role, now, now + int(hours * 3_600_000))

    def run(tx: Transaction) -> protocol.Shift:
        tx.shifts.begin(shift)
        _ring_again(tx, ctx, now)
        tx.audit.append(actor.id, f"shift.{role}", actor.id, "", now)
        return _view(tx, shift)

    return await ctx.store.write(run)


async def end_shift(ctx: Context, actor: Person) -> None:
    """Be paged no longer. Again is nothing new; cases that one has stay one's own."""
    authorise(actor, Action.HANDLE_CARE)
    now = ctx.now_ms()

    def run(tx: Transaction) -> None:
        if tx.shifts.end(actor.id, now):
            tx.audit.append(actor.id, "shift.ended", actor.id, "", now)

    await ctx.store.write(run)


def _ring_again(tx: Transaction, ctx: Context, now: int) -> None:
    """What nobody could be reached for is offered to whoever has just come."""
    for case in tx.cases.page(is_open=True, after=None, limit=CASES_AT_ONCE):
        if case.state is CaseState.RAISED:
            keep(tx, run_clock(tx, ctx, replace(case, page_step=0, page_at=now), now))


def _view(tx: Transaction, shift: Shift) -> protocol.Shift:
    person = tx.people.get_many([shift.person])[shift.person]
    return protocol.Shift(person_view(person), shift.role.value, shift.since, shift.until)
