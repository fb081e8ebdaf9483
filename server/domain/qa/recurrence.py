"""When a session recurs: which rules are taken, and the wall times that they make.

A rule is a part of RFC 5545 (3.3.10) in which calendars agree: by day, week, month and year, at one
time of day. It is followed in wall time, so 19:00 stays 19:00 across a change to summer time.

python-dateutil finds the days. It searches on to the year 9999 for one that matches, so no rule may
reach it that doesn't match soon; the interval, which alone can make any rule miss for ever, is
counted here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

from dateutil.rrule import rrulestr

from server.domain.errors import BadRequest
from server.domain.qa.rrule_parts import DAYS, Parts, parts_of, until_of
from server.domain.qa.schedule import instant_ms, wall_of, wall_text

SERIES_YEARS_MAX = 30  # It is followed from its start each time, which has to stay cheap.
EXCEPTIONS_MAX = 100
_MADE_MAX = 366 * (SERIES_YEARS_MAX + 1)  # every day of the longest series
_PROBE_YEAR = 9988  # A leap year, from which a search comes to its end after twelve years.
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def check_rrule(text: str) -> str:
    """The rule, in one spelling.

    Raises:
        BadRequest: it isn't one, or more than is taken here, or no day matches it.
    """
    parts = parts_of(text)
    if not _matches(parts, datetime(_PROBE_YEAR, 1, 1)):  # noqa: DTZ001  (wall time has no zone)
        raise BadRequest("No day ever matches that rule.", field="rrule")
    return _text(parts)


def check_series(starts: str, zone: str, text: str) -> str:
    """The rule of a series that starts then, in one spelling.

    Raises:
        BadRequest: as `check_rrule`; or the rule doesn't make the start itself, where calendars
            disagree about what to show (RFC 5545, 3.8.5.3, leaves it undefined).
    """
    checked = check_rrule(text)
    first = occurrences(starts, zone, checked, (), after=None, until=starts, limit=1)
    if first != [wall_text(wall_of(starts))]:
        raise BadRequest("A series starts with a time that its rule makes.", field="rrule")
    return checked


def check_exceptions(
    starts: str, zone: str, text: str, exceptions: Collection[str]
) -> tuple[str, ...]:
    """Times of a series that are left out, in one spelling, the earliest first.

    Raises:
        BadRequest: too many, or the rule doesn't make one of them.
    """
    if len(exceptions) > EXCEPTIONS_MAX:
        raise BadRequest(f"At most {EXCEPTIONS_MAX} are left out.", field="exceptions")
    left_out = sorted({wall_text(wall_of(each)) for each in exceptions})
    if not left_out:
        return ()
    made = occurrences(starts, zone, text, (), after=None, until=left_out[-1], limit=_MADE_MAX)
    unknown = sorted(set(left_out) - set(made))
    if unknown:
        raise BadRequest(f"The rule makes no {unknown[0]} to leave out.", field="exceptions")
    return tuple(left_out)


def occurrences(
    starts: str,
    zone: str,
    text: str,
    exceptions: Collection[str],
    *,
    after: str | None,
    until: str,
    limit: int,
) -> list[str]:
    """Wall times later than `after` and no later than `until`, the first `limit` of them.

    An exception counts towards COUNT. A series ends `SERIES_YEARS_MAX` after its start.
    """
    end = wall_of(until)
    begin = wall_of(after) if after else None
    walls = (wall for wall in _followed(wall_of(starts), zone, parts_of(text), end))
    found = (wall_text(wall) for wall in walls if begin is None or wall > begin)
    return list(islice((at for at in found if at not in exceptions), limit))


def rrule_in_utc(text: str, zone: str) -> str:
    """As a calendar needs it beside a start with a zone: UNTIL is an instant (3.3.10)."""
    parts = parts_of(text)
    last = _until_ms(parts, zone)
    if last is not None:
        parts["UNTIL"] = (_EPOCH + timedelta(milliseconds=last)).strftime("%Y%m%dT%H%M%SZ")
    return _text(parts)


def ended_rrule(text: str, last: str) -> str:
    """The rule with an end of its own, at or before the wall time `last`."""
    parts = parts_of(text) | {"UNTIL": wall_of(last).strftime("%Y%m%dT%H%M%S")}
    parts.pop("COUNT", None)
    return check_rrule(_text(parts))


def _followed(start: datetime, zone: str, parts: Parts, end: datetime) -> Iterator[datetime]:
    """From its start, without exceptions."""
    if not _matches(parts, start):
        return
    every, first = int(parts.get("INTERVAL", "1")), _period(start, parts)
    left = int(parts["COUNT"]) if "COUNT" in parts else None
    last = _until_ms(parts, zone)
    for wall in _each_period(parts, start):
        if wall > end or left == 0 or wall.year - start.year > SERIES_YEARS_MAX:
            return
        if last is not None and instant_ms(wall, zone) > last:
            return
        if (_period(wall, parts) - first) % every == 0:
            left = left and left - 1
            yield wall


def _each_period(parts: Parts, start: datetime) -> Iterator[datetime]:
    """As if it had no end and an interval of 1."""
    days = {"WKST": "MO"} | {
        name: value for name, value in parts.items() if name not in {"INTERVAL", "COUNT", "UNTIL"}
    }
    return iter(rrulestr(_text(days), dtstart=start))


def _matches(parts: Parts, start: datetime) -> bool:
    """Whether a day matches, whatever the interval, where the start's own day may be meant."""
    return next(_each_period(parts, start.replace(year=_PROBE_YEAR)), None) is not None


def _period(wall: datetime, parts: Parts) -> int:
    """The number of its day, week, month or year, of which every INTERVAL-th counts."""
    match parts["FREQ"]:
        case "DAILY":
            return wall.toordinal()
        case "WEEKLY":
            return (wall.toordinal() - 1 - DAYS.index(parts.get("WKST", "MO"))) // 7
        case "MONTHLY":
            return wall.year * 12 + wall.month
        case _:
            return wall.year


def _until_ms(parts: Parts, zone: str) -> int | None:
    if "UNTIL" not in parts:
        return None
    value = parts["UNTIL"]
    return instant_ms(until_of(value), "UTC" if value.endswith("Z") else zone)


def _text(parts: Parts) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())
