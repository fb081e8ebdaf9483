"""Reminding those who said that they come, on the browsers where they asked for it.

Once a session: that somebody was reminded is written in the commit that puts the reminder into the
outbox, so a killed worker does neither or both. A session that moves to later reminds again. What
is shown of it on a screen says nothing of the session (`domain/outbox.py`).
"""

from __future__ import annotations

from itertools import groupby

from server.domain.qa.sessions import REMINDED
from server.domain.sanctions import ban_in
from server.services.context import Context
from server.services.notifying import remind
from server.services.qa.finding import may_know
from server.storage.interface import Transaction

REMINDED_A_WRITE = 100


async def remind_due(ctx: Context) -> int:
    """Put some of the reminders that are due into the outbox; how many people are dealt with."""
    now = ctx.now_ms()
    if not await ctx.store.read(lambda tx: tx.attendance.to_remind(now, 1)):
        return 0

    def run(tx: Transaction) -> int:
        due = tx.attendance.to_remind(now, REMINDED_A_WRITE)
        for session_id, those in groupby(due, lambda each: each.session):
            _remind(tx, ctx, session_id, [each.person for each in those], now)
        return len(due)

    return await ctx.store.write(run)


def may_remind(tx: Transaction, person_id: str, session_id: str, now: int) -> bool:
    """Whether they still come to it, it still comes, and they may come in."""
    session = tx.qa_sessions.get(session_id)
    if session is None or session.state not in REMINDED or session.ends_at <= now:
        return False
    standing = tx.people.standing(person_id)
    return (
        standing is not None
        and tx.attendance.is_coming(session_id, person_id)
        and may_know(tx, standing.person, session)
        and ban_in(standing.sanctions, session.room, now) is None
    )


def _remind(tx: Transaction, ctx: Context, session_id: str, people: list[str], now: int) -> None:
    """Whoever may not come in now is marked as well: they are not called in later."""
    tx.attendance.set_reminded(session_id, people, now)
    session = tx.qa_sessions.get(session_id)
    welcome = [person for person in people if may_remind(tx, person, session_id, now)]
    if session is not None and welcome:
        remind(tx, ctx, session, welcome, now)
