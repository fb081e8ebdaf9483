"""What an organisation learns of its cases: counts and times by week and level, and no names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from statistics import median, quantiles

from server.domain.case_clock import CaseSettings


@dataclass(frozen=True, slots=True)
class CaseTimes:
    """Of one case; times in ms. `level` is the highest it had."""

    level: str
    raised_at: int
    first_acked_at: int | None
    first_replied_at: int | None
    closed_at: int | None
    outcome: str | None
    raised_by: str


@dataclass(frozen=True, slots=True)
class Spread:
    """Of times in seconds; None where there are none."""

    median_s: float | None
    p90_s: float | None


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """`week` is its Monday, UTC. Of a case that still waits nobody knows if it is in time."""

    week: str
    level: str
    cases: int
    open: int
    unacknowledged: int
    acknowledged_in_time: int
    replied: int
    replied_in_time: int
    acknowledge: Spread
    reply: Spread
    outcomes: dict[str, int]
    raised_by: dict[str, int]


def by_week(cases: Iterable[CaseTimes], settings: CaseSettings) -> list[WeekFigures]:
    """Oldest week first, and in it the gravest level first."""
    groups: dict[tuple[str, str], list[CaseTimes]] = {}
    for case in cases:
        groups.setdefault((week_of(case.raised_at), case.level), []).append(case)
    ordered = sorted(groups, key=lambda key: (key[0], -ord(key[1][-1])))
    return [_figures(week, level, groups[week, level], settings) for week, level in ordered]


def week_of(at: int) -> str:
    day = datetime.fromtimestamp(at / 1000, UTC).date()
    return (day - timedelta(days=day.weekday())).isoformat()


def first_ms(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def _figures(week: str, level: str, cases: list[CaseTimes], settings: CaseSettings) -> WeekFigures:
    acked = [c.first_acked_at - c.raised_at for c in cases if c.first_acked_at is not None]
    replied = [c.first_replied_at - c.raised_at for c in cases if c.first_replied_at is not None]
    return WeekFigures(
        week=week,
        level=level,
        cases=len(cases),
        open=sum(case.closed_at is None for case in cases),
        unacknowledged=len(cases) - len(acked),
        acknowledged_in_time=sum(ms <= settings.ack_ms(level) for ms in acked),
        replied=len(replied),
        replied_in_time=sum(ms <= settings.reply_ms(level) for ms in replied),
        acknowledge=_spread(acked),
        reply=_spread(replied),
        outcomes=dict(sorted(Counter(c.outcome for c in cases if c.outcome).items())),
        raised_by=dict(sorted(Counter(c.raised_by for c in cases).items())),
    )


def _spread(times_ms: list[int]) -> Spread:
    if not times_ms:
        return Spread(None, None)
    seconds = [ms / 1000 for ms in times_ms]
    p90 = quantiles(seconds, n=10, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]
    return Spread(round(median(seconds), 1), round(p90, 1))
