"""Wall time and zone, and the instant that they make: a session at 19:00 stays at 19:00.

The instant is computed, never kept as the truth: when a country changes its rules, the wall time
stands. A time that a change to summer time skips is read with the offset before the change, and one
that comes twice is the first of the two, as RFC 5545 (3.3.5) has it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from server.domain.errors import BadRequest

WALL_FORMAT = "%Y-%m-%dT%H:%M"
YEARS = range(1970, 2200)  # near the ends of what a datetime holds, no zone's instant can be had

LAST_WALL = f"{YEARS[-1]}-12-31T23:59"


class ClockChange(StrEnum):
    """What a change of the clock does to a wall time."""

    NONE = "none"
    SKIPPED = "skipped"
    TWICE = "twice"


def check_zone(name: str) -> str:
    """Raises: BadRequest for what is no IANA time zone."""
    zone_of(name)
    return name


def zone_of(name: str) -> ZoneInfo:
    """Raises: BadRequest for what is no IANA time zone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadRequest("That is no time zone, such as Europe/London.", field="zone") from None


def wall_of(text: str) -> datetime:
    """Such as `2027-03-28T19:00`, without a zone.

    Raises:
        BadRequest: it isn't one, or not of `YEARS`.
    """
    try:
        wall = datetime.strptime(text, WALL_FORMAT)  # noqa: DTZ007  (wall time has no zone)
    except ValueError:
        raise BadRequest(
            "A start is a wall time such as 2027-03-28T19:00.", field="starts"
        ) from None
    if wall.year not in YEARS:
        raise BadRequest(f"A year from {YEARS[0]} to {YEARS[-1]}.", field="starts")
    return wall


def wall_text(wall: datetime) -> str:
    return wall.strftime(WALL_FORMAT)


def instant_ms(wall: datetime, zone: str) -> int:
    """Milliseconds since the epoch, UTC."""
    local = wall.replace(tzinfo=zone_of(zone), fold=0)
    return int(local.astimezone(UTC).timestamp() * 1000)


def clock_at(wall: datetime, zone: str) -> ClockChange:
    """Whether a clock there shows it once, never, or twice."""
    local = wall.replace(tzinfo=zone_of(zone))
    first, second = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
    if first is None or second is None or first == second:
        return ClockChange.NONE
    # In a gap the earlier reading has the smaller offset, in a fold the greater (PEP 495).
    return ClockChange.SKIPPED if first < second else ClockChange.TWICE
