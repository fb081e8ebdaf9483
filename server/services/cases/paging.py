"""What time does to cases: leases end, pages go out. Everything here is one commit with its cause.

A page is an entry of the case's record, an event on the desks and (by the outbox) a message to
whoever is to come. Any number of workers may run this: a deadline that has been dealt with is not
in the case any more.
"""

from __future__ import annotations

from dataclasses import replace

from server.domain.case_clock import Page, ShiftRole, advance, next_due
from server.domain.case_log import Entry
from server.domain.cases import Case
from server.domain.errors import Conflict
from server.domain.outbox import PushTopic
from server.services.cases import side_rooms
from server.services.cases.telling import announce, note, tell_outside
from server.services.context import Context
from server.storage.interface import Transaction

DUE_AT_ONCE = 50


def run_clock(tx: Transaction, ctx: Context, case: Case, now: int) -> Case:
    """Do everything of this case that is due. The caller keeps what comes back."""
    while (due := next_due(case)) is not None and due <= now:
        before = case
        case, page = advance(case, now, ctx.cases, _roles_on_shift(tx, now))
        if page is None:
            note(tx, case, Entry.LAPSED, now, by=before.claimed_by)
            side_rooms.leave_alone(tx, before, now)
            announce(tx, case, "lapsed", now)
        else:
            _page(tx, ctx, case, page, now)
    return case


def _page(tx: Transaction, ctx: Context, case: Case, page: Page, now: int) -> None:
    people = _paged(tx, page, now)
    note(
        tx, case, Entry.PAGED, now,
        step=page.step, roles=sorted(page.roles), people=people,
        nobody_on_shift=page.nobody_on_shift,
    )  # fmt: skip
    announce(tx, case, "paged", now)
    tell_outside(
        tx, ctx, "case.page", case, now, people,
        step=page.step, roles="+".join(sorted(page.roles)), nobody_on_shift=page.nobody_on_shift,
    )  # fmt: skip


def _paged(tx: Transaction, page: Page, now: int) -> list[str]:
    """With nobody on shift, whoever has a browser that can be reached."""
    if page.nobody_on_shift:
        return sorted(tx.push_subscriptions.people(PushTopic.CASES))
    return sorted(shift.person for shift in tx.shifts.on(now) if shift.role in page.roles)


def _roles_on_shift(tx: Transaction, now: int) -> frozenset[ShiftRole]:
    return frozenset(shift.role for shift in tx.shifts.on(now))


def keep(tx: Transaction, case: Case) -> Case:
    """Write a case as it now is.

    Raises:
        Conflict: somebody else changed it since it was read.
    """
    if not tx.cases.save(case):
        raise Conflict("Somebody else has just changed that case.")
    return replace(case, version=case.version + 1)


async def run_due_cases(ctx: Context) -> int:
    """Do what is due in every case; how many there were."""
    now = ctx.now_ms()
    if not await ctx.store.read(lambda tx: tx.cases.due(now, 1)):
        return 0

    def run(tx: Transaction) -> int:
        due = tx.cases.due(now, DUE_AT_ONCE)
        for case in due:
            keep(tx, run_clock(tx, ctx, case, now))
        return len(due)

    return await ctx.store.write(run)
