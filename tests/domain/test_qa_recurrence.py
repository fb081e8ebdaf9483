"""Recurrence, followed for five years beside python-dateutil's own reading of the whole rule."""

import sys
from datetime import UTC, timedelta
from itertools import pairwise
from types import FrameType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from server.domain.errors import BadRequest
from server.domain.qa.recurrence import (
    SERIES_YEARS_MAX,
    check_rrule,
    check_series,
    occurrences,
    rrule_in_utc,
)
from server.domain.qa.schedule import instant_ms, wall_of, wall_text

LONDON = "Europe/London"
ZONES = (LONDON, "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo")
START = "2027-01-04T19:00"  # a Monday
FIVE_YEARS = "2032-01-04T19:00"


def made(rule: str, *, starts: str = START, zone: str = LONDON, until: str = FIVE_YEARS,
         exceptions: tuple[str, ...] = (), limit: int = 5000) -> list[str]:  # fmt: skip
    """From the start, for five years unless told otherwise."""
    return occurrences(starts, zone, rule, exceptions, after=None, until=until, limit=limit)


def by_dateutil(rule: str, starts: str, zone: str) -> list[str]:
    """The whole rule, with its interval and its end, on a start that has its zone."""
    start = wall_of(starts).replace(tzinfo=ZoneInfo(zone))
    end = wall_of(FIVE_YEARS).replace(tzinfo=ZoneInfo(zone))
    walls = []
    for at in rrulestr(rule, dtstart=start):
        if at > end:
            break
        walls.append(wall_text(at.replace(tzinfo=None)))
    return walls


RULES = (
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3;COUNT=400",
    "FREQ=DAILY;INTERVAL=7;BYDAY=MO,WE",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;COUNT=10",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,SU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
    "FREQ=WEEKLY;UNTIL=20281030T190000Z;BYDAY=MO,TH",
    "FREQ=MONTHLY;BYDAY=1MO",
    "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1,2,3,4,5,6,7",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=4,31",
    "FREQ=MONTHLY;BYMONTHDAY=-28",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2,-1",
    "FREQ=YEARLY;BYMONTH=1,6;BYDAY=1MO,-1FR",
    "FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=4",
    "FREQ=YEARLY;COUNT=3",
)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("rule", RULES)
def test_five_years_of_a_rule_are_those_of_dateutil(rule: str, zone: str) -> None:
    """Every frequency, ends by COUNT and UNTIL, and each BY part."""
    expected = by_dateutil(rule, START, zone)
    assert len(expected) >= 3
    assert made(rule, zone=zone) == expected


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule of the parts that are taken here; they may still not go together."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    number = draw(st.sampled_from(["", "1", "2", "-1"]))
    values = {
        "BYDAY": st.sampled_from([number + day for day in "MO TU WE TH FR SA SU".split()]),
        "BYMONTH": st.integers(1, 12).map(str),
        "BYMONTHDAY": st.sampled_from(["1", "4", "15", "28", "31", "-1"]),
        "BYSETPOS": st.sampled_from(["1", "2", "-1"]),
    }
    chosen = {
        "DAILY": ["BYDAY"],
        "WEEKLY": ["BYDAY"],
        "MONTHLY": ["BYDAY", draw(st.sampled_from(["BYMONTHDAY", "BYSETPOS"]))],
        "YEARLY": ["BYDAY", "BYMONTH", "BYMONTHDAY"],
    }[frequency]
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 8))}"]
    for name in draw(st.lists(st.sampled_from(chosen), unique=True)):
        several = draw(st.lists(values[name], min_size=1, max_size=4))
        parts.append(f"{name}={','.join(several)}")
    until = wall_of(START).replace(tzinfo=UTC) + timedelta(days=draw(st.integers(1, 1500)))
    ends = ["", f"COUNT={draw(st.integers(1, 60))}", f"UNTIL={until:%Y%m%dT%H%M%SZ}"]
    parts += [draw(st.sampled_from(ends)), draw(st.sampled_from(["", "WKST=SU", "WKST=MO"]))]
    return ";".join(part for part in parts if part)


@settings(max_examples=150, deadline=None)
@given(rule=rules(), zone=st.sampled_from(ZONES), days=st.integers(0, 400))
def test_any_rule_that_is_taken_is_followed_as_dateutil_does(
    rule: str, zone: str, days: int
) -> None:
    """Also where the start isn't a time that the rule makes, or where nothing is."""
    starts = wall_text(wall_of(START) + timedelta(days=days))
    try:
        checked = check_rrule(rule)
    except BadRequest:
        reject()
    assert made(checked, starts=starts, zone=zone) == by_dateutil(rule, starts, zone)
    assert made(rrule_in_utc(checked, zone), starts=starts, zone=zone) == made(
        checked, starts=starts, zone=zone
    )


@pytest.mark.parametrize("zone", ZONES)
def test_the_wall_time_stands_across_both_changes_of_the_clock(zone: str) -> None:
    """19:00 stays 19:00; the instants are 24 hours apart but at the changes."""
    walls = made("FREQ=DAILY;COUNT=365", zone=zone)
    assert {wall[11:] for wall in walls} == {"19:00"}
    instants = [instant_ms(wall_of(wall), zone) for wall in walls]
    minutes = [(b - a) // 60_000 for a, b in pairwise(instants)]
    change = {LONDON: 60, "America/New_York": 60, "Australia/Lord_Howe": 30, "Asia/Tokyo": 0}[zone]
    assert sorted(minutes) == sorted([1440 - change, 1440 + change, *[1440] * 362])


def test_a_window_begins_after_one_time_and_ends_with_another() -> None:
    """What the worker makes next is what it hasn't made, and no more than it asked for."""
    week = ["2027-01-11T19:00", "2027-01-18T19:00", "2027-01-25T19:00"]
    args = (START, LONDON, "FREQ=WEEKLY", ())
    assert occurrences(*args, after=START, until=week[-1], limit=10) == week
    assert occurrences(*args, after=START, until=week[-1], limit=2) == week[:2]
    assert occurrences(*args, after=week[-1], until=week[-1], limit=10) == []
    assert occurrences(*args, after="2027-01-11T18:59", until=week[0], limit=10) == week[:1]


def test_an_exception_is_left_out_and_still_counts() -> None:
    """COUNT=3 less one is two."""
    walls = made("FREQ=WEEKLY;COUNT=3", exceptions=("2027-01-11T19:00",))
    assert walls == [START, "2027-01-18T19:00"]


@pytest.mark.parametrize(
    ("until", "last", "in_utc"),
    [
        ("20270606T180000Z", "2027-06-06T19:00", "20270606T180000Z"),
        ("20270606T175959Z", "2027-06-05T19:00", "20270606T175959Z"),
        ("20270606T190000", "2027-06-06T19:00", "20270606T180000Z"),
        ("20270606T185959", "2027-06-05T19:00", "20270606T175959Z"),
        ("20270606", "2027-06-06T19:00", "20270606T225959Z"),
    ],
)
def test_until_is_an_instant_a_wall_time_or_a_whole_day(until: str, last: str, in_utc: str) -> None:
    """In June a London evening is an hour earlier in UTC; calendars are told the instant."""
    rule = f"FREQ=DAILY;UNTIL={until}"
    assert made(rule)[-1] == last
    assert rrule_in_utc(rule, LONDON) == f"FREQ=DAILY;UNTIL={in_utc}"


def test_a_rule_is_kept_in_one_spelling() -> None:
    """As people paste it, and as it is compared and shown afterwards."""
    assert check_rrule("RRULE:byday=mo,we;freq=weekly;count=4") == "FREQ=WEEKLY;COUNT=4;BYDAY=MO,WE"


@pytest.mark.parametrize(
    "rule",
    [
        "", "FREQ", "COUNT=3", "FREQ=HOURLY", "FREQ=WEEKLY;BYHOUR=9", "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYYEARDAY=200", "FREQ=YEARLY;BYEASTER=0", "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=367", "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=99999999999", "FREQ=DAILY;COUNT=2001",
        "FREQ=DAILY;COUNT=2;UNTIL=20280101", "FREQ=DAILY;UNTIL=20280230",
        "FREQ=DAILY;UNTIL=99991231",
        "FREQ=DAILY;UNTIL=20280101T000000X", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYDAY=6MO", "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYMONTHDAY=4", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=YEARLY;BYMONTH=13",
        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1", "FREQ=MONTHLY;BYSETPOS=1", "FREQ=DAILY;WKST=1",
        "FREQ=DAILY\r\nDTSTART:20270101T000000", "FREQ=DAILY;COUNT=٣", "FREQ=DAILY;" + "X" * 400,
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=1", "FREQ=MONTHLY;BYDAY=1MO,TU", "FREQ=DAILY;BYMONTH=2",
        "FREQ=MONTHLY;BYMONTH=4", "FREQ=DAILY;BYMONTHDAY=1", "FREQ=MONTHLY;BYMONTHDAY=1,-1",
        "FREQ=MONTHLY;BYMONTHDAY=-1;BYDAY=MO", "FREQ=YEARLY;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYMONTHDAY=1,2;BYSETPOS=1", "FREQ=YEARLY;BYMONTH=1;BYDAY=MO;BYSETPOS=1",
    ],
)  # fmt: skip
def test_what_is_no_rule_or_more_than_is_taken_is_refused(rule: str) -> None:
    """By its field, before anything follows it."""
    with pytest.raises(BadRequest) as refused:
        check_rrule(rule)
    assert refused.value.field == "rrule"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=4,6;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
    ],
)
def test_a_rule_that_no_day_matches_is_refused(rule: str) -> None:
    """It would be a series of nothing."""
    with pytest.raises(BadRequest, match="No day"):
        check_rrule(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;BYDAY=TU",
        "FREQ=YEARLY;BYMONTH=2",
        "FREQ=DAILY;UNTIL=20270104T185959Z",
    ],
)
def test_a_series_starts_with_a_time_that_its_rule_makes(rule: str) -> None:
    """Calendars disagree about a start that its own rule leaves out."""
    with pytest.raises(BadRequest, match="starts"):
        check_series(START, LONDON, rule)
    assert check_series(START, LONDON, "FREQ=WEEKLY;BYDAY=MO") == "FREQ=WEEKLY;BYDAY=MO"


def calls(rule: str, starts: str) -> int:
    """How many calls of functions it takes to follow a rule for as long as one may."""
    count = 0

    def note(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        made(rule, starts=starts, until="2199-12-31T23:59", limit=100_000)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    ("rule", "starts"),
    [
        ("FREQ=DAILY;INTERVAL=7;BYDAY=TU", START),
        ("FREQ=DAILY;INTERVAL=364;BYDAY=SU", START),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", START),
        ("FREQ=YEARLY;BYMONTH=2", "2027-01-31T19:00"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", START),
        ("FREQ=YEARLY;INTERVAL=366;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", START),
    ],
)
def test_no_rule_takes_more_work_than_every_day_does(rule: str, starts: str) -> None:
    """Dateutil alone goes on to the year 9999 for one that never matches: millions of days."""
    assert calls(rule, starts) <= 2 * calls("FREQ=DAILY", START)


def test_a_series_comes_to_its_end() -> None:
    """However far ahead somebody asks."""
    last = made("FREQ=DAILY", until="2199-12-31T23:59", limit=100_000)[-1]
    assert last == f"{2027 + SERIES_YEARS_MAX}-12-31T19:00"
