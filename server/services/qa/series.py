"""Sessions that recur: a series makes its occurrences some weeks ahead, each a session of its own.

An occurrence can be moved, changed and cancelled like any other session; what the series makes
later is not touched by that. An occurrence whose time is taken by then is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from server import protocol
from server.domain.errors import BadRequest, Conflict
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.domain.qa.recurrence import check_exceptions, check_series, occurrences
from server.domain.qa.schedule import LAST_WALL, instant_ms, wall_of, wall_text, zone_of
from server.domain.qa.sessions import QaSession, SessionState, timed
from server.services.context import Context
from server.services.qa.booking import check_clash
from server.services.qa.finding import session_to_run
from server.services.qa.running import cancel, check_reason
from server.services.qa.scheduling import Plan, change_in, first_session, open_session
from server.services.qa.views import session_view, tell_session
from server.storage.interface import Transaction
from server.storage.qa import Series

AHEAD = timedelta(days=90)
AHEAD_MAX = 60
# What an occurrence has of its own, and a template therefore has not.
_OWN = {
    "id", "starts", "starts_at", "state", "occurs", "sequence", "created_at", "moved_at", "next_at",
    "version", "series", "reason",
}  # fmt: skip
_LISTS = ("tags", "hosts", "experts")


async def schedule_series(
    ctx: Context, actor: Person, plan: Plan, rrule: str, exceptions: Sequence[str] = ()
) -> protocol.QaSession:
    """Open a series and its first occurrences, without its exceptions; the first of them.

    Raises:
        NotAllowed, NotFound, BadRequest: as for one session; or `rrule` is none that is taken.
        Conflict: one of the first occurrences takes somebody's time, which is named.
    """
    authorise(actor, Action.SCHEDULE)
    now = ctx.now_ms()
    first = first_session(ctx, actor, plan, now)
    rule = check_series(first.starts, first.zone, rrule)
    left_out = check_exceptions(first.starts, first.zone, rule, exceptions)
    series = Series(ctx.new_id(), rule, first.starts, first.zone, _template(first), left_out)

    def run(tx: Transaction) -> protocol.QaSession:
        tx.qa_sessions.add_series(series)
        made, ahead = _made(ctx, series, now)
        if not made:
            raise BadRequest("A series has an occurrence in the next weeks.", field="starts")
        opened = [open_session(tx, actor, session, now) for session in made]
        tx.qa_sessions.save_series(ahead)
        return session_view(tx, opened[0])

    return await ctx.store.write(run)


async def change_series(
    ctx: Context, actor: Person, session_id: str, plan: Plan
) -> protocol.QaSession:
    """Change this occurrence and all that come after it, made already or not.

    Raises:
        NotFound, NotAllowed, BadRequest, Conflict: as for one session; or it is part of no series,
            or the plan moves it in time, which is for a new series or for one occurrence.
    """
    now = ctx.now_ms()

    def run(tx: Transaction) -> protocol.QaSession:
        session, series = _series_to_run(tx, actor, session_id)
        if plan.starts is not None or plan.zone is not None:
            raise BadRequest("All of a series can't be moved: plan a new one.", field="starts")
        later = _from(tx, session)
        changed = [change_in(tx, ctx, actor, each, plan, now) for each in later]
        template = _template(plan.on(_of_template(ctx, series, session.starts, now)))
        tx.qa_sessions.save_series(replace(series, template=template, sequence=series.sequence + 1))
        return session_view(tx, changed[0])

    return await ctx.store.write(run)


async def end_series(
    ctx: Context, actor: Person, session_id: str, reason: str = ""
) -> protocol.QaSession:
    """Cancel this occurrence and all that come after it; nothing more is made.

    Raises:
        NotFound, NotAllowed: no such session for them, or not theirs to run.
        BadRequest: a reason that the policy would not post, or too long.
        Conflict: it is part of no series, or it has begun.
    """
    now = ctx.now_ms()
    check_reason(ctx, reason)

    def run(tx: Transaction) -> protocol.QaSession:
        session, series = _series_to_run(tx, actor, session_id)
        later = _from(tx, session)
        for each in later:
            cancel(tx, each, actor, now, reason)
        ended = replace(series, ends=True, sequence=series.sequence + 1)
        tx.qa_sessions.save_series(ended)
        return session_view(tx, tx.qa_sessions.get(session.id) or session)

    return await ctx.store.write(run)


async def extend_series(ctx: Context) -> int:
    """Make what comes within the next weeks of every series; how many sessions that were."""
    now = ctx.now_ms()
    open_series = await ctx.store.read(lambda tx: tx.qa_sessions.open_series())
    made = 0
    for series in open_series:
        made += await ctx.store.write(lambda tx, s=series: _extend(tx, ctx, s.id, now))  # type: ignore[misc]
    return made


def _extend(tx: Transaction, ctx: Context, series_id: str, now: int) -> int:
    series = tx.qa_sessions.series(series_id)
    if series is None or series.ends:
        return 0
    made, ahead = _made(ctx, series, now)
    count = 0
    for session in made:
        try:
            check_clash(tx, session)
        except Conflict:
            continue
        tx.qa_sessions.add(session)
        tell_session(tx, None, session, now)
        count += 1
    if ahead != series:
        tx.qa_sessions.save_series(ahead)
    return count


def _made(ctx: Context, series: Series, now: int) -> tuple[list[QaSession], Series]:
    """Sessions that are still to be made, and the series as it is with them."""
    zone = zone_of(series.zone)
    today = datetime.fromtimestamp(now / 1000, UTC).astimezone(zone).replace(tzinfo=None)
    # One that begins later than that has its first weeks all the same, so that people can come.
    begins = today if series.made_until else max(today, wall_of(series.starts))
    until = min(wall_text(begins + AHEAD), LAST_WALL)
    walls = occurrences(
        series.starts,
        series.zone,
        series.rrule,
        series.exceptions,
        after=series.made_until or None,
        until=until,
        limit=AHEAD_MAX,
    )
    sessions = [_of_template(ctx, series, wall, now) for wall in walls]
    coming = [session for session in sessions if session.starts_at > now]
    reached = walls[-1] if len(walls) == AHEAD_MAX else max(until, series.made_until)
    return coming, replace(series, made_until=reached)


def _template(session: QaSession) -> dict[str, Any]:
    return {name: value for name, value in asdict(session).items() if name not in _OWN}


def _of_template(ctx: Context, series: Series, wall: str, now: int) -> QaSession:
    fields = dict(series.template)
    fields.update({name: tuple(fields[name]) for name in _LISTS})
    return timed(
        QaSession(
            **fields,
            id=ctx.new_id(),
            starts=wall,
            starts_at=instant_ms(wall_of(wall), series.zone),
            series=series.id,
            occurs=wall,
            state=SessionState.SCHEDULED,
            created_at=now,
            moved_at=now,
        )
    )


def _series_to_run(tx: Transaction, actor: Person, session_id: str) -> tuple[QaSession, Series]:
    session = session_to_run(tx, actor, session_id)
    series = tx.qa_sessions.series(session.series) if session.series else None
    if series is None:
        raise Conflict("That session doesn't recur.")
    return session, series


def _from(tx: Transaction, session: QaSession) -> list[QaSession]:
    """It and what comes after it, as far as that hasn't begun."""
    if session.state is not SessionState.SCHEDULED:
        raise Conflict("That one has begun: start from the next.")
    found = tx.qa_sessions.of_series(session.series or "")
    return [
        each
        for each in found
        if each.state is SessionState.SCHEDULED and (each.occurs or "") >= (session.occurs or "")
    ]
