"""What time does to a case by itself: leases that run out, and whom to page, step by step.

Pure functions of a case and the time. Each deadline is written into the case, and moving past it is
part of the same change as the page that it causes; so it fires once, whoever runs it and however
often they are killed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from server.domain.cases import CASE_LEVELS, RESTING, WAITING, Case, CaseState


class ShiftRole(StrEnum):
    PRIMARY = "primary"
    BACKUP = "backup"
    SUPERVISOR = "supervisor"


ALL_ROLES = frozenset(ShiftRole)
# Whom each step pages; the last one again and again, until somebody has the case.
_LADDER = (
    frozenset({ShiftRole.PRIMARY}),
    frozenset({ShiftRole.BACKUP}),
    frozenset({ShiftRole.SUPERVISOR}),
    ALL_ROLES,
)
_GRAVEST = "S4"
# Pages after the whole ladder was climbed don't come faster than this.
REPEAT_MIN_MS = 60_000


@dataclass(frozen=True, slots=True)
class CaseSettings:
    """By level, S1 first: seconds to acknowledge a case, and to the first reply to its person.

    `lease_s`: how long somebody who talks with a person has the case without doing anything.
    `follow_up_s`: after how long we come back to somebody where no date is named. A closed case can
    be read for `readable_s` by those who took part.
    """

    ack_s: tuple[int, ...] = (900, 300, 60, 15)
    reply_s: tuple[int, ...] = (1800, 600, 180, 60)
    lease_s: int = 1800
    follow_up_s: int = 86_400
    readable_s: int = 90 * 86_400

    def ack_ms(self, level: str) -> int:
        return self.ack_s[CASE_LEVELS.index(level)] * 1000

    def reply_ms(self, level: str) -> int:
        return self.reply_s[CASE_LEVELS.index(level)] * 1000


@dataclass(frozen=True, slots=True)
class Page:
    """Tell those on these shifts, or (`nobody_on_shift`) everybody who can be reached."""

    step: int
    roles: frozenset[ShiftRole]
    nobody_on_shift: bool


def next_due(case: Case) -> int | None:
    """When the case moves by itself; None exactly when it is closed."""
    if not case.is_open:
        return None
    return case.claimed_until if case.claimed_by is not None else case.page_at


def started(case: Case, now: int, settings: CaseSettings) -> Case:
    """A case that begins, or begins anew: both clocks run from now, the first page is due."""
    return replace(
        case,
        state=CaseState.RAISED,
        claimed_by=None,
        claimed_until=None,
        acked_at=None,
        replied_at=None,
        ack_due_at=now + settings.ack_ms(case.level),
        reply_due_at=now + settings.reply_ms(case.level),
        page_step=0,
        page_at=now,
        follow_up_at=None,
        pending=None,
    )


def signalled(case: Case, level: str, now: int, settings: CaseSettings) -> Case:
    """After a further sign of risk: never lower, never later, and never at rest."""
    higher = replace(case, level=max(case.level, level), peak=max(case.peak, level), pending=None)
    if case.state in RESTING:
        return started(higher, now, settings)
    if higher.level == case.level:
        return higher
    ack, reply = now + settings.ack_ms(level), now + settings.reply_ms(level)
    higher = replace(
        higher,
        ack_due_at=ack if case.acked_at else min(case.ack_due_at or ack, ack),
        reply_due_at=min(case.reply_due_at or reply, reply),
    )
    if case.claimed_by is None:
        return replace(higher, page_step=0, page_at=now)
    return higher


def acknowledged(case: Case, now: int, settings: CaseSettings) -> Case:
    """Somebody has seen it: the next page waits as long again."""
    later = now + settings.ack_ms(case.level)
    return replace(case, acked_at=case.acked_at or now, page_at=max(case.page_at or 0, later))


def claimed(case: Case, by: str, now: int, settings: CaseSettings) -> Case:
    """The lease runs to the first reply's deadline; claimed late, as long as one in time has."""
    grace = settings.reply_ms(case.level) - settings.ack_ms(case.level)
    until = max(case.reply_due_at or 0, now + grace)
    if case.replied_at is not None:
        until = now + settings.lease_s * 1000
    return replace(
        case,
        state=CaseState.CLAIMED if case.state in WAITING else case.state,
        claimed_by=by,
        claimed_until=until,
        acked_at=case.acked_at or now,
        page_at=None,
    )


def released(case: Case, now: int, settings: CaseSettings) -> Case:
    """Nobody has it any more: those on shift are paged again, from the first step on."""
    is_new = case.state in {CaseState.RAISED, CaseState.CLAIMED, CaseState.OFFERED}
    return replace(
        case,
        state=CaseState.OFFERED if is_new else case.state,
        claimed_by=None,
        claimed_until=None,
        acked_at=None,
        ack_due_at=now + settings.ack_ms(case.level),
        page_step=0,
        page_at=now,
    )


def active(case: Case, now: int, settings: CaseSettings) -> Case:
    """Whoever has it did something. Before the first reply only a reply counts."""
    if case.claimed_by is None or case.replied_at is None:
        return case
    until = case.follow_up_at if case.state is CaseState.FOLLOW_UP else None
    return replace(case, claimed_until=until or now + settings.lease_s * 1000)


def replied(case: Case, now: int, settings: CaseSettings) -> Case:
    """Staff said something to the person: the clock of the first reply stops."""
    state = CaseState.ENGAGED if case.state is CaseState.CLAIMED else case.state
    return active(replace(case, state=state, replied_at=case.replied_at or now), now, settings)


def advance(
    case: Case, now: int, settings: CaseSettings, on_shift: frozenset[ShiftRole]
) -> tuple[Case, Page | None]:
    """What is due at `now`: a lease that ran out (no page yet), or the next page."""
    if case.claimed_by is not None:
        return released(case, now, settings), None
    step, roles = _rung(case, on_shift)
    page = Page(step, roles, nobody_on_shift=not roles & on_shift)
    pause = settings.ack_ms(case.level)
    if step >= len(_LADDER) - 1:
        pause = max(pause, REPEAT_MIN_MS)
    state = case.state
    if state is CaseState.RAISED and not page.nobody_on_shift:
        state = CaseState.OFFERED
    return replace(case, state=state, page_step=step + 1, page_at=now + pause), page


def _rung(case: Case, on_shift: frozenset[ShiftRole]) -> tuple[int, frozenset[ShiftRole]]:
    """The first step from the case's own on that reaches somebody; else the last, for everybody."""
    last = len(_LADDER) - 1
    for step in range(min(case.page_step, last), len(_LADDER)):
        roles = _LADDER[step]
        if step == 0 and case.level == _GRAVEST:
            roles |= {ShiftRole.SUPERVISOR}
        if roles & on_shift:
            return step, roles
    return last, ALL_ROLES
