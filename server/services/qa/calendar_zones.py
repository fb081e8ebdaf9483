"""A time zone's changes of the clock, as a calendar file spells them out (RFC 5545, 3.6.5).

icalendar can make a VTIMEZONE too (`Timezone.from_tzinfo`), but it looks for changes in wall time,
and so has each one to summer time an hour late, at the end of the hour that is skipped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

_WEEKDAYS = "MO TU WE TH FR SA SU".split()
_YEARS_OF_A_RULE = 8  # By then the days of "the last" and "the fourth" Sunday differ.
_LOOK_EVERY = timedelta(days=1)  # No zone changes its clock twice in a day.


class _Clock(NamedTuple):
    """How a zone's clock goes; `offset` to UTC."""

    name: str
    offset: timedelta
    is_summer: bool


@lru_cache(maxsize=64)
def zone_component(name: str, first_year: int, last_year: int) -> Timezone:
    """The VTIMEZONE of an IANA zone, good for these years and all between; not to be changed."""
    zone = ZoneInfo(name)
    begin = datetime(first_year, 1, 1, tzinfo=UTC) - _LOOK_EVERY
    end = datetime(last_year + 1, 1, 1, tzinfo=UTC) + _LOOK_EVERY
    before = _clock(begin, zone)
    onsets = defaultdict(list)
    for at in _changes(zone, begin, end):
        after = _clock(at, zone)
        onsets[before.offset, after].append(_local(at, before.offset))
        before = after
    first = _clock(begin, zone)
    component = Timezone()
    component.add("TZID", name)
    component.add_component(_observance(first.offset, first, _local(begin, first.offset)))
    for (offset_before, clock), starts in onsets.items():
        rule = _yearly(starts)
        for start in starts[:1] if rule else starts:
            component.add_component(_observance(offset_before, clock, start, rule))
    return component


def _observance(
    offset_before: timedelta, clock: _Clock, start: datetime, rule: str | None = None
) -> TimezoneStandard | TimezoneDaylight:
    """Never with RDATE: ical.js reads one date of it, and leaves out the start."""
    made = TimezoneDaylight() if clock.is_summer else TimezoneStandard()
    made.add("TZNAME", clock.name)
    made.add("TZOFFSETFROM", offset_before)
    made.add("TZOFFSETTO", clock.offset)
    made.add("DTSTART", start)
    if rule:
        made.add("RRULE", vRecur.from_ical(rule))
    return made


def _yearly(starts: list[datetime]) -> str | None:
    """Such as the last Sunday of March, if that is what they are, in each of several years."""
    months = {(start.month, start.time()) for start in starts}
    years = [start.year for start in starts]
    is_yearly = years == list(range(years[0], years[0] + len(years)))
    if len(starts) < _YEARS_OF_A_RULE or len(months) != 1 or not is_yearly:
        return None
    weekdays = {_WEEKDAYS[start.weekday()] for start in starts}
    numbers = {(start.day - 1) // 7 + 1 for start in starts}
    are_last = all((start + timedelta(days=7)).month != start.month for start in starts)
    if len(weekdays) != 1 or not (are_last or len(numbers) == 1):
        return None
    number = -1 if are_last else numbers.pop()
    return f"FREQ=YEARLY;BYMONTH={starts[0].month};BYDAY={number}{weekdays.pop()}"


def _changes(zone: tzinfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The first seconds, in UTC, at which its clock goes differently."""
    at = begin
    while at < end:
        soon = at + _LOOK_EVERY
        if _clock(at, zone) != _clock(soon, zone):
            yield _change_between(zone, at, soon)
        at = soon


def _change_between(zone: tzinfo, early: datetime, late: datetime) -> datetime:
    while late - early > timedelta(seconds=1):
        middle = (early + (late - early) / 2).replace(microsecond=0)
        if _clock(middle, zone) == _clock(early, zone):
            early = middle
        else:
            late = middle
    return late


def _clock(at: datetime, zone: tzinfo) -> _Clock:
    local = at.astimezone(zone)
    offset = local.utcoffset() or timedelta()
    return _Clock(
        local.tzname() or "", offset, is_summer=(local.dst() or timedelta()) > timedelta()
    )


def _local(at: datetime, offset: timedelta) -> datetime:
    """An onset is told by the clock that ends with it."""
    return (at + offset).replace(tzinfo=None)
