"""Who may read which case. Every look at one is written down in it."""

from __future__ import annotations

from dataclasses import dataclass

from server import protocol
from server.domain.case_log import Entry
from server.domain.cases import Case
from server.domain.errors import BadRequest, NotFound
from server.domain.people import Person
from server.domain.permissions import MANAGING_ROLES, Action, authorise
from server.services.cases.telling import full_view, list_view, note
from server.services.context import Context
from server.storage.cases import CasePlace
from server.storage.interface import Transaction


@dataclass(frozen=True, slots=True)
class CasePage:
    """`next` is where the next page begins."""

    cases: list[protocol.Case]
    next: str | None


async def list_cases(
    ctx: Context, actor: Person, after: str | None, limit: int, *, is_open: bool
) -> CasePage:
    """Open cases, the gravest first; or closed ones that `actor` may still read, newest first.

    Raises:
        NotAllowed: not theirs to see.
        BadRequest: `after` is not one of our own.
    """
    authorise(actor, Action.HANDLE_CARE)
    place = _place(after)
    now = ctx.now_ms()

    def query(tx: Transaction) -> CasePage:
        found = tx.cases.page(is_open=is_open, after=place, limit=limit + 1)
        page = found[:limit]
        shown = [case for case in page if may_read(tx, ctx, actor, case, now)]
        last = page[-1] if len(found) > limit else None
        return CasePage(
            list_view(tx, shown),
            f"{last.level}:{last.raised_at}:{last.id}" if last else None,
        )

    return await ctx.store.read(query)


async def open_case(ctx: Context, actor: Person, case_id: str) -> protocol.Case:
    """All of a case. That it was looked at goes into its record.

    Raises:
        NotFound, NotAllowed: no such case for them.
    """
    now = ctx.now_ms()

    def run(tx: Transaction) -> protocol.Case:
        case = case_for(tx, ctx, actor, case_id)
        note(tx, case, Entry.VIEWED, now, actor=actor.id)
        return full_view(tx, case)

    return await ctx.store.write(run)


def case_for(tx: Transaction, ctx: Context, actor: Person, case_id: str) -> Case:
    """The case, if it is one that `actor` may read. One path for what isn't and what is hidden.

    Raises:
        NotAllowed: cases are nothing of theirs.
        NotFound: not there, or not theirs to see.
    """
    authorise(actor, Action.HANDLE_CARE)
    case = tx.cases.get(case_id)
    if case is None or not may_read(tx, ctx, actor, case, ctx.now_ms()):
        raise NotFound
    return case


def may_read(tx: Transaction, ctx: Context, actor: Person, case: Case, now: int) -> bool:
    """While it is open, whoever cares for people; afterwards those who did something, for a time.

    Nobody reads the case about themselves from the inside.
    """
    if case.person == actor.id:
        return False
    if case.is_open:
        return True
    if now - (case.closed_at or 0) > ctx.cases.readable_s * 1000:
        return False
    return not actor.roles.isdisjoint(MANAGING_ROLES) or tx.cases.took_part(case.id, actor.id)


def _place(after: str | None) -> CasePlace | None:
    if after is None:
        return None
    level, _, rest = after.partition(":")
    at, _, case = rest.partition(":")
    if not (level and at.isdecimal() and case):
        raise BadRequest("That is no place in the list of cases.", field="after")
    return CasePlace(level, int(at), case)
