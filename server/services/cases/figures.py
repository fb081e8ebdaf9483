"""The organisation's report on its cases, as counts and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, timedelta

from server.domain.case_figures import WeekFigures, by_week, first_ms
from server.domain.cases import Outcome, RaisedBy
from server.domain.errors import BadRequest
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.services.context import Context

WEEKS_MAX = 106


async def case_figures(ctx: Context, actor: Person, since: date, until: date) -> list[WeekFigures]:
    """By week and level, of cases raised from the day `since` to before the day `until`, UTC.

    Raises:
        NotAllowed: not theirs to see.
        BadRequest: not a span of time, or one too long.
    """
    authorise(actor, Action.SEE_FIGURES)
    if not since < until <= since + timedelta(weeks=WEEKS_MAX):
        raise BadRequest(f"From a day to a later one, at most {WEEKS_MAX} weeks.", field="until")
    found = await ctx.store.read(lambda tx: tx.cases.figures(first_ms(since), first_ms(until)))
    return by_week(found, ctx.cases)


def as_csv(figures: Iterable[WeekFigures]) -> bytes:
    """One row a week and level, with a column an outcome and a column a way of raising."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [
            *("week", "level", "cases", "open", "unacknowledged", "acknowledged_in_time"),
            *("replied", "replied_in_time", "acknowledge_median_s", "acknowledge_p90_s"),
            *("reply_median_s", "reply_p90_s"),
            *(f"outcome_{outcome}" for outcome in Outcome),
            *(f"raised_by_{by}" for by in RaisedBy),
        ]
    )
    for f in figures:
        writer.writerow(
            [
                *(f.week, f.level, f.cases, f.open, f.unacknowledged, f.acknowledged_in_time),
                *(f.replied, f.replied_in_time, f.acknowledge.median_s, f.acknowledge.p90_s),
                *(f.reply.median_s, f.reply.p90_s),
                *(f.outcomes.get(outcome, 0) for outcome in Outcome),
                *(f.raised_by.get(by, 0) for by in RaisedBy),
            ]
        )
    return out.getvalue().encode()
