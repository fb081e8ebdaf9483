"""Calendar files for whoever asks: one session's, and the feed of all that are for everybody."""

from __future__ import annotations

from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.services.context import Context
from server.services.qa.calendar import feed_ics, session_ics
from server.services.qa.calendar_events import Source
from server.services.qa.finding import DAY_MS, session_for
from server.storage.interface import Transaction

FEED_MAX = 500
FEED_BACK_MS = 30 * DAY_MS


async def session_file(ctx: Context, person: Person, session_id: str, site: str) -> bytes:
    """Of one session, or its whole series. `site`: the address that people know this place by.

    Raises:
        NotFound: no such session for them.
    """
    authorise(person, Action.SEE_SESSIONS)
    source = Source(url=site, now=ctx.now_ms())

    def query(tx: Transaction) -> bytes:
        session = session_for(tx, person, session_id)
        series = tx.qa_sessions.series(session.series) if session.series else None
        made = tx.qa_sessions.of_series(series.id) if series else []
        return session_ics(session, series, made, source)

    return await ctx.store.read(query)


async def feed(ctx: Context, site: str) -> bytes:
    """Of the last month and what comes, as far as it is in rooms that exist for everybody.

    A calendar program fetches it without signing in; there is nothing about anybody in it.
    """
    now = ctx.now_ms()
    source = Source(url=site, now=now)

    def query(tx: Transaction) -> bytes:
        rooms = {room.id for room in tx.rooms.list() if room.age_band is None}
        found = tx.qa_sessions.list(now - FEED_BACK_MS, FEED_MAX)
        shown = [session for session in found if session.room in rooms]
        recurring = {session.series for session in shown if session.series}
        series = [s for id_ in sorted(recurring) if (s := tx.qa_sessions.series(id_))]
        alone = [session for session in shown if session.series is None]
        made = [one for each in series for one in tx.qa_sessions.of_series(each.id)]
        return feed_ics([*alone, *made], series, source)

    return await ctx.store.read(query)
