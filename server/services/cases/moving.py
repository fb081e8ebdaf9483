"""What staff do with a case: see it, take it, give it back, take it a step on, change its level.

Whoever has a case moves it, and managing staff may where nobody else can. What the table calls for
a second person waits, in the case, until another takes the same step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from server import protocol
from server.domain.case_clock import acknowledged, active, claimed, released
from server.domain.case_log import Entry, check_words
from server.domain.cases import (
    Case,
    CaseState,
    Outcome,
    Pending,
    check_level,
    check_move,
    is_confirmed,
    needs_second,
    with_level,
)
from server.domain.errors import BadRequest, Conflict, NotAllowed
from server.domain.people import Person
from server.domain.permissions import MANAGING_ROLES, Action, is_allowed
from server.services.cases import side_rooms
from server.services.cases.closing import close
from server.services.cases.paging import keep, run_clock
from server.services.cases.reading import case_for
from server.services.cases.telling import announce, full_view, note, tell_outside
from server.services.context import Context
from server.storage.interface import Transaction

FOLLOW_UP_MAX_MS = 366 * 86_400_000
# These steps are only taken with a line about why.
_EXPLAINED = frozenset(
    {CaseState.EMERGENCY, CaseState.HANDED_OFF, CaseState.CLOSED, CaseState.FALSE_ALARM}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step as it is asked for. `level`: the case's new one; `second`: who is to confirm."""

    to: CaseState
    note: str = ""
    level: str | None = None
    second: str | None = None
    outcome: Outcome | None = None
    follow_up_at: int | None = None


@dataclass(frozen=True, slots=True)
class _Act:
    """Who does something about a case, and when."""

    tx: Transaction
    ctx: Context
    actor: Person
    now: int

    def note(self, case: Case, kind: Entry, words: str = "", **data: object) -> None:
        note(self.tx, case, kind, self.now, actor=self.actor.id, words=words, **data)

    def audit(self, case: Case, action: str, words: str = "") -> None:
        self.tx.audit.append(
            self.actor.id, action, case.id, words, self.now, room=case.room, person=case.person
        )


async def acknowledge(ctx: Context, actor: Person, case_id: str) -> protocol.Case:
    """Say that one has seen it; the next page waits as long again as the first did.

    Raises:
        NotFound, NotAllowed: no such case for them.
        Conflict: somebody has it, or it is closed.
    """

    def run(act: _Act, case: Case) -> Case:
        if case.claimed_by is not None or not case.is_open:
            raise Conflict("Somebody has that case already.")
        seen = acknowledged(case, act.now, ctx.cases)
        act.note(seen, Entry.ACKNOWLEDGED)
        announce(act.tx, seen, "acknowledged", act.now)
        return seen

    return await _changed(ctx, actor, case_id, run)


async def take_step(ctx: Context, actor: Person, case_id: str, step: Step) -> protocol.Case:
    """Take a case a step on, or change its level, or both.

    Raises:
        NotFound, NotAllowed: no such case for them, or it is somebody else's.
        BadRequest: a line about why is missing, or another field is wrong.
        Conflict: the step doesn't follow on the state that the case is in.
    """
    words = check_words(step.note, "note", is_needed=step.to in _EXPLAINED)
    if step.level is not None:
        check_level(step.level, "level")

    def run(act: _Act, case: Case) -> Case:
        if step.to is CaseState.CLAIMED:
            return _claim(act, case)
        if not case.is_open:
            raise Conflict("That case is closed.")
        _check_theirs(act, case, step)
        if step.level is not None and step.level != case.level:
            case = _set_level(act, case, step.level, words)
            if step.to is case.state:
                return case
        check_move(case, step.to)
        if needs_second(case, step.to) and not is_confirmed(case, step.to, actor.id):
            return _ask_second(act, case, step, words)
        return _STEPS.get(step.to, _move)(act, case, step, words)

    return await _changed(ctx, actor, case_id, run)


async def _changed(
    ctx: Context, actor: Person, case_id: str, run: Callable[[_Act, Case], Case]
) -> protocol.Case:
    now = ctx.now_ms()

    def write(tx: Transaction) -> protocol.Case:
        before = case_for(tx, ctx, actor, case_id)
        case = run(_Act(tx, ctx, actor, now), before)
        _tell_outside(tx, ctx, before, case, now)
        return full_view(tx, keep(tx, run_clock(tx, ctx, case, now)))

    return await ctx.store.write(write)


def _tell_outside(tx: Transaction, ctx: Context, before: Case, case: Case, now: int) -> None:
    """That its state, level or owner is another; whoever is to confirm a step, that they are."""
    asked = case.pending if case.pending != before.pending else None
    second = [asked.second] if asked and asked.second else []
    if asked or (before.state, before.level, before.claimed_by) != (
        case.state, case.level, case.claimed_by,
    ):  # fmt: skip
        waits_for = asked.to.value if asked else None
        tell_outside(tx, ctx, "case.changed", case, now, second, waits_for=waits_for)


def _claim(act: _Act, case: Case) -> Case:
    """Take a case, or keep one's own for longer."""
    if not case.is_open:
        raise Conflict("That case is closed.")
    if case.claimed_by not in {None, act.actor.id}:
        raise Conflict("Somebody else has that case.")
    taken = claimed(case, act.actor.id, act.now, act.ctx.cases)
    if case.claimed_by is None:
        taken = side_rooms.enter(act.tx, act.ctx, taken, act.actor, act.now)
        act.note(taken, Entry.CLAIMED)
        act.audit(taken, "case.claimed")
        announce(act.tx, taken, "claimed", act.now)
    return taken


def _release(act: _Act, case: Case, _step: Step, words: str) -> Case:
    """Give it back: those on shift are paged again."""
    free = released(case, act.now, act.ctx.cases)
    free = replace(free, state=CaseState.OFFERED)
    side_rooms.leave_alone(act.tx, case, act.now)
    act.note(free, Entry.RELEASED, words)
    announce(act.tx, free, "released", act.now)
    return free


def _move(act: _Act, case: Case, step: Step, words: str) -> Case:
    confirmed = case.pending.by if case.pending and case.pending.to is step.to else None
    moved = replace(case, state=step.to, pending=None)
    moved = active(moved, act.now, act.ctx.cases)
    act.note(moved, Entry.MOVED, words, to=step.to, asked_by=confirmed)
    act.audit(moved, f"case.{step.to}", words)
    announce(act.tx, moved, "moved", act.now)
    return moved


def _follow_up(act: _Act, case: Case, step: Step, words: str) -> Case:
    """Come back to them on a date; until then whoever has the case keeps it."""
    at = step.follow_up_at or act.now + act.ctx.cases.follow_up_s * 1000
    if not act.now < at <= act.now + FOLLOW_UP_MAX_MS:
        raise BadRequest("A follow-up is within a year from now.", field="follow_up_at")
    return _move(act, replace(case, follow_up_at=at, claimed_until=at), step, words)


def _close(act: _Act, case: Case, step: Step, words: str) -> Case:
    asked_by = case.pending.by if case.pending else None
    closed = close(act.tx, case, act.actor, step.outcome, words, act.now)
    act.note(closed, Entry.MOVED, words, to=step.to, asked_by=asked_by, outcome=closed.outcome)
    act.audit(closed, "case.closed", words)
    announce(act.tx, closed, "closed", act.now)
    return closed


_STEPS: dict[CaseState, Callable[[_Act, Case, Step, str], Case]] = {
    CaseState.OFFERED: _release,
    CaseState.FOLLOW_UP: _follow_up,
    CaseState.CLOSED: _close,
}


def _set_level(act: _Act, case: Case, level: str, words: str) -> Case:
    if level < case.level:
        check_words(words, "note")
    act.note(case, Entry.LEVEL, words, before=case.level, after=level)
    act.audit(case, "case.level", words)
    changed = active(with_level(case, level), act.now, act.ctx.cases)
    announce(act.tx, changed, "level", act.now)
    return changed


def _ask_second(act: _Act, case: Case, step: Step, words: str) -> Case:
    """Note that a second person is to take the same step. The case stays where it is."""
    _check_second(act, step)
    check_words(words, "note")
    asked = replace(case, pending=Pending(step.to, act.actor.id, step.second))
    asked = active(asked, act.now, act.ctx.cases)
    act.note(asked, Entry.ASKED, words, to=step.to, second=step.second, outcome=step.outcome)
    act.audit(asked, f"case.{step.to}.asked", words)
    announce(act.tx, asked, "asked", act.now)
    return asked


def _check_second(act: _Act, step: Step) -> None:
    if step.second is None:
        return
    second = act.tx.people.get(step.second)
    if step.second == act.actor.id or second is None or not is_allowed(second, Action.HANDLE_CARE):
        raise BadRequest("The second person is somebody else who handles cases.", field="second")


def _check_theirs(act: _Act, case: Case, step: Step) -> None:
    """Whoever has it; the second person for the step that waits for one; else managing staff.

    A false alarm that nobody has gone to yet may be called by whoever looked at it.
    """
    if case.claimed_by == act.actor.id or is_confirmed(case, step.to, act.actor.id):
        return
    if case.claimed_by is None and step.to is CaseState.FALSE_ALARM:
        return
    if case.claimed_by is None and case.state is CaseState.FALSE_ALARM:
        return
    if act.actor.roles.isdisjoint(MANAGING_ROLES):
        raise NotAllowed("Take the case first: whoever has it moves it.")
