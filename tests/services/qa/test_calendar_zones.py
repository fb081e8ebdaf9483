"""A zone's changes of the clock, as a file spells them out, beside the time-zone database."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from server.services.qa.calendar_zones import zone_component

# With and without changes, by half an hour, by no rule of weekdays (Ramadan), with a winter time
# that counts as the exception, and where both ends of a year are in summer.
ZONES = (
    "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo", "Africa/Casablanca",
    "Europe/Dublin", "America/Santiago", "Asia/Jerusalem", "Asia/Kathmandu", "Etc/GMT+3",
)  # fmt: skip


@pytest.mark.parametrize("name", ZONES)
def test_a_zone_has_the_offsets_of_the_database_for_all_its_years(name: str) -> None:
    """On each day, and by the quarter of an hour around a change.

    What comes twice is left out, being told in UTC: dateutil has its own view of it.
    """
    zone = ZoneInfo(name)
    written = zone_component(name, 2026, 2036).to_tz(lookup_tzid=False)

    def offset(at: datetime) -> timedelta | None:
        local = at.astimezone(zone)
        by_database = local.utcoffset()
        if local.replace(fold=1 - local.fold).utcoffset() == by_database:
            assert at.astimezone(written).utcoffset() == by_database, at
        return by_database

    days = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day) for day in range(11 * 365)]
    for day, following in pairwise(days):
        if offset(day) != offset(following):
            for quarters in range(96):
                offset(day + timedelta(minutes=15 * quarters))


def test_a_change_begins_where_the_hour_is_skipped() -> None:
    """Not at its end, an hour too late, where icalendar's own writer has it."""
    text = zone_component("Europe/London", 2027, 2036).to_ical()
    assert b"DTSTART:20270328T010000" in text
    assert b"DTSTART:20271031T020000" in text


def test_a_change_by_a_rule_is_told_by_it_and_so_holds_for_ever() -> None:
    """No list of dates, of which ical.js reads just one."""
    text = zone_component("America/New_York", 2027, 2036).to_ical()
    assert b"RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3" in text
    assert b"RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11" in text
    assert b"RDATE" not in text
