"""Help lines for somebody, as of today. Who they are is for the caller to say, never looked up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from server.domain.helplines import Line
from server.domain.people import AgeBand
from server.services.context import Context


def lines_for(
    ctx: Context,
    country: str | None,
    languages: Sequence[str] = (),
    band: AgeBand | None = None,
) -> list[Line]:
    """The chosen country's current lines, the likeliest to help first, then the fallback."""
    return ctx.helplines.lines_for(country, languages, band, today(ctx))


def countries(ctx: Context) -> list[str]:
    """ISO 3166 codes of the countries that have a line to show today, in order."""
    return ctx.helplines.countries(today(ctx))


def today(ctx: Context) -> date:
    """By which lines are judged, UTC."""
    return datetime.fromtimestamp(ctx.now_ms() / 1000, UTC).date()
