"""npm's `ical.js` reads our calendar files as icalendar does, and as the site itself has it."""

from datetime import timedelta

import pytest

from server.domain.qa.schedule import instant_ms, wall_of, wall_text
from server.domain.qa.sessions import SessionState
from server.services.qa.calendar import feed_ics, session_ics
from tests.clients.calendar_files import by_ical_js, by_icalendar
from tests.services.qa.planned import (
    SOURCE,
    START,
    entry,
    expected,
    occurrence,
    series,
    session,
)

FIVE_YEARS = "2032-01-04T20:00"
CHANGES = {  # skipped, and coming twice
    "Europe/London": ("2027-03-28T01:30", "2027-10-31T01:30"),
    "America/New_York": ("2027-03-14T02:30", "2027-11-07T01:30"),
    "Australia/Lord_Howe": ("2027-10-03T02:15", "2027-04-04T01:45"),
    "Asia/Tokyo": ("2027-03-28T01:30", "2027-10-31T01:30"),
}
RULES = (
    "FREQ=DAILY;INTERVAL=3;COUNT=400",
    "FREQ=DAILY;INTERVAL=5;BYDAY=MO,WE",
    "FREQ=WEEKLY;COUNT=10",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,SU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
    "FREQ=WEEKLY;UNTIL=20281030T190000Z;BYDAY=MO,TH",
    "FREQ=WEEKLY;UNTIL=20290604",
    "FREQ=MONTHLY;BYDAY=1MO",
    "FREQ=MONTHLY;BYDAY=1MO,-1FR",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO;BYMONTHDAY=1,2,3,4,5,6,7",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=4,31",
    "FREQ=MONTHLY;BYMONTHDAY=-28",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2,-1",
    "FREQ=YEARLY;BYMONTH=1,6;BYDAY=1MO,-1FR",
    "FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=4",
    "FREQ=YEARLY;BYDAY=1MO",
    "FREQ=YEARLY",
)


@pytest.mark.parametrize("zone", CHANGES)
async def test_five_years_of_every_kind_of_rule_are_the_same_instants(zone: str) -> None:
    """One feed with a series by each rule, across all changes of the clock."""
    many = [series(rule, START, zone, id=f"series-{n}") for n, rule in enumerate(RULES)]
    file = feed_ics([occurrence(one, START) for one in many], many, SOURCE)
    ours = sorted(shown for one in many for shown in expected(one, FIVE_YEARS))
    assert len(ours) > 1900
    assert await by_ical_js(file, instant_ms(wall_of(FIVE_YEARS), zone)) == ours


@pytest.mark.parametrize("zone", CHANGES)
async def test_a_series_with_changes_is_the_same_to_both_readers(zone: str) -> None:
    """Five years of Sundays at 19:00 with an exception, and moved, renamed, cancelled ones."""
    recurs = series("FREQ=WEEKLY", "2027-01-03T19:00", zone, exceptions=("2027-01-17T19:00",))
    moved, renamed, cancelled = (
        occurrence(recurs, "2027-03-28T19:00", starts="2027-03-27T08:30", zone="Asia/Kathmandu"),
        occurrence(recurs, "2027-04-04T19:00", title="Dreams, and why", sequence=1),
        occurrence(recurs, "2027-10-31T19:00", state=SessionState.CANCELLED, sequence=1),
    )
    made = [occurrence(recurs, recurs.starts), moved, renamed, cancelled]
    plain = {shown.at: shown for shown in expected(recurs, FIVE_YEARS)}
    for one, status in ((moved, "CONFIRMED"), (renamed, "CONFIRMED"), (cancelled, "CANCELLED")):
        assert one.occurs
        plain[instant_ms(wall_of(one.occurs), zone)] = entry(
            one, recurs, page=one.id, status=status
        )
    file, last_ms = (
        session_ics(made[0], recurs, made, SOURCE),
        instant_ms(wall_of(FIVE_YEARS), zone),
    )
    ours = sorted(plain.values())
    assert len(ours) == 261
    assert by_icalendar(file, last_ms) == ours
    assert await by_ical_js(file, last_ms) == ours


@pytest.mark.parametrize("zone", CHANGES)
async def test_what_is_skipped_or_comes_twice_is_the_same_to_both_readers(zone: str) -> None:
    """A session by itself, and as the third day of a series."""
    sessions, many, ours = [], [], []
    for number, starts in enumerate(CHANGES[zone]):
        before = wall_of(starts) - timedelta(days=2)
        recurs = series("FREQ=DAILY;COUNT=5", wall_text(before), zone, id=f"s{number}")
        alone, third = session(starts, zone, id=f"one-{number}"), occurrence(recurs, starts)
        many.append(recurs)
        sessions += [alone, occurrence(recurs, recurs.starts), third]
        own_page = third.id if zone != "Asia/Tokyo" else None
        plain = expected(recurs, FIVE_YEARS)
        ours += [entry(alone), *plain[:2], entry(third, recurs, page=own_page), *plain[3:]]
    file, last_ms = feed_ics(sessions, many, SOURCE), instant_ms(wall_of(FIVE_YEARS), zone)
    assert by_icalendar(file, last_ms) == sorted(ours)
    assert await by_ical_js(file, last_ms) == sorted(ours)


async def test_hostile_text_is_read_as_the_text_that_it_is() -> None:
    """Folded inside what looks like one sign, escaped, and starting no line of its own."""
    title = "🌻👩‍👩‍👧‍👦" * 12 + ' a,b;c \\n "d" ^n END:VEVENT'
    about = "One\r\nEND:VEVENT\nBEGIN:VEVENT\rSUMMARY:Other\u2028x\x00y"
    file = session_ics(session(title=title, about=about, tags=("a,b", "c;d")), None, (), SOURCE)
    (read,) = await by_ical_js(file, 0)
    assert [read] == by_icalendar(file, 0)
    assert (read.title, read.tags) == (title, ("a,b", "c;d"))
    assert read.about.splitlines()[:5] == [
        "One",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "SUMMARY:Other",
        "x y",
    ]
