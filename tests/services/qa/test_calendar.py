"""A session as a calendar file, read back by icalendar. tests/foreign has another reader."""

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from server.domain.qa.schedule import instant_ms, wall_of
from server.domain.qa.sessions import SessionState
from server.services.qa.calendar import feed_ics, session_ics
from tests.clients.calendar_files import by_icalendar
from tests.services.qa.planned import (
    LONDON,
    SOURCE,
    START,
    entry,
    expected,
    occurrence,
    series,
    session,
)

HALF_A_YEAR = "2027-07-01T00:00"
LAST_MS = instant_ms(wall_of(HALF_A_YEAR), "UTC")
WEEKLY = series("FREQ=WEEKLY")


def events(file: bytes) -> list[Any]:
    """All in it."""
    return list(Calendar.from_ical(file).events)


def file_of(**changed: Any) -> bytes:
    """The file of a session of its own."""
    return session_ics(session(**changed), None, (), SOURCE)


def test_a_session_is_in_its_file_with_all_that_a_calendar_shows() -> None:
    """Its wall time and zone, its length, what it is about, and where it is."""
    file = file_of(sequence=3)
    assert by_icalendar(file, LAST_MS) == [entry(session(sequence=3))]
    (event,) = events(file)
    assert b"DTSTART;TZID=Europe/London:20270104T190000\r\n" in file
    assert event.start == datetime(2027, 1, 4, 19, tzinfo=ZoneInfo(LONDON))
    assert str(event["URL"]) == "https://lamplight.example/sessions/one"
    assert event["DTSTAMP"].dt.timestamp() * 1000 == SOURCE.now
    assert str(event["ORGANIZER"]) == "https://lamplight.example"
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt.total_seconds() == -15 * 60


def test_no_person_is_named() -> None:
    """A calendar is often shared with others, who have no business knowing who is here."""
    assert b"person-" not in file_of()


def test_a_cancelled_session_is_taken_out_again_by_its_own_file() -> None:
    """By the same id, as newer than what was there."""
    (before,), (after,) = (
        events(file_of()),
        events(file_of(state=SessionState.CANCELLED, sequence=1)),
    )
    assert (after["UID"], str(after["STATUS"])) == (before["UID"], "CANCELLED")
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert b"METHOD:CANCEL\r\n" in file_of(state=SessionState.CANCELLED)
    assert not after.walk("VALARM")


def test_a_series_is_its_rule_with_what_was_changed_of_it() -> None:
    """An exception is gone; moved, renamed and cancelled occurrences have events of their own."""
    recurs = series("FREQ=WEEKLY;COUNT=6", exceptions=("2027-01-11T19:00",), sequence=2)
    plain = expected(recurs, HALF_A_YEAR)
    as_planned, moved, renamed, cancelled = (
        occurrence(recurs, START),
        occurrence(
            recurs, "2027-01-18T19:00", starts="2027-01-19T08:30", zone="Asia/Tokyo", sequence=1
        ),
        occurrence(recurs, "2027-01-25T19:00", title="Dreams", tags=(), sequence=1),
        occurrence(recurs, "2027-02-01T19:00", state=SessionState.CANCELLED, sequence=1),
    )
    made = [as_planned, moved, renamed, cancelled]
    file = session_ics(as_planned, recurs, made, SOURCE)
    assert by_icalendar(file, LAST_MS) == [
        plain[0],
        entry(moved, recurs, page=moved.id),
        entry(renamed, recurs, page=renamed.id),
        entry(cancelled, recurs, page=cancelled.id, status="CANCELLED"),
        plain[4],
    ]
    assert len(events(file)) == 4


def test_one_cancelled_occurrence_takes_out_itself_alone() -> None:
    """Its file has the others' id, and names the one time."""
    gone = occurrence(WEEKLY, "2027-01-11T19:00", state=SessionState.CANCELLED, sequence=1)
    file = session_ics(gone, WEEKLY, [occurrence(WEEKLY, START), gone], SOURCE)
    (event,) = events(file)
    assert "RRULE" not in event
    assert event["RECURRENCE-ID"].dt == datetime(2027, 1, 11, 19, tzinfo=ZoneInfo(LONDON))
    assert b"METHOD:CANCEL\r\n" in file


def test_a_series_that_was_ended_early_ends_in_calendars_too() -> None:
    """At what was made of it; one whose rule had come to its end stays as it was."""
    early = series("FREQ=WEEKLY;COUNT=20", ends=True, made_until="2027-01-20T00:00")
    over = series("FREQ=WEEKLY;COUNT=3", ends=True, made_until="2027-03-20T00:00")
    for recurs in (early, over):
        made = [occurrence(recurs, f"2027-01-{day:02}T19:00") for day in (4, 11, 18)]
        assert len(by_icalendar(session_ics(made[0], recurs, made, SOURCE), LAST_MS)) == 3


def test_what_the_site_made_no_session_for_is_in_no_calendar() -> None:
    """Such as one whose time was taken; what comes later is not made yet, and shown."""
    recurs = series("FREQ=WEEKLY;COUNT=4", made_until="2027-01-20T00:00")
    made = [occurrence(recurs, START), occurrence(recurs, "2027-01-18T19:00")]
    shown = by_icalendar(session_ics(made[0], recurs, made, SOURCE), LAST_MS)
    plain = expected(recurs, HALF_A_YEAR)
    assert shown == [plain[0], *plain[2:]]


def test_a_feed_has_sessions_and_series_and_never_a_draft() -> None:
    """Not even as an occurrence that the rule would make; what was cancelled says so."""
    drafted = series("FREQ=WEEKLY", id="drafted")
    draft = SessionState.DRAFT
    sessions = [
        session(),
        session("2027-02-01T08:00", id="off", state=SessionState.CANCELLED),
        session("2027-02-02T08:00", id="hidden", state=draft),
        occurrence(WEEKLY, START),
        occurrence(WEEKLY, "2027-01-11T19:00", state=draft),
        occurrence(drafted, START, state=draft),
    ]
    file = feed_ics(sessions, [WEEKLY, drafted], SOURCE)
    shown = by_icalendar(file, LAST_MS)
    plain = expected(WEEKLY, HALF_A_YEAR)
    off = entry(sessions[1], status="CANCELLED")
    assert shown == sorted([entry(sessions[0]), off, plain[0], *plain[2:]])
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in file
    assert b"VALARM" not in file


def test_a_feed_of_nothing_is_still_a_calendar() -> None:
    """A site without sessions has a feed that one may already follow."""
    assert events(feed_ics([], [], SOURCE)) == []


@pytest.mark.parametrize(
    ("first", "starts", "in_utc"),
    [
        ("2027-03-07T01:30", "2027-03-28T01:30", b"DTSTART:20270328T013000Z"),
        ("2027-10-03T01:30", "2027-10-31T01:30", b"DTSTART:20271031T003000Z"),
    ],
)
def test_a_time_that_is_skipped_or_comes_twice_is_told_in_utc(
    first: str, starts: str, in_utc: bytes
) -> None:
    """Calendars read such a wall time differently; also where it recurs."""
    sundays = series("FREQ=WEEKLY", first)
    made = [occurrence(sundays, first), occurrence(sundays, starts)]
    assert in_utc in file_of(starts=starts)
    assert in_utc in session_ics(made[0], sundays, made, SOURCE)


HOSTILE = (
    "Sleep, dreams; and \\n more",
    "Sleep\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Other",
    "Sleep\nATTACH:https://evil.example",
    "a\rb\x0bc\x0cd\x85e\u2028f\u2029g\x00h\x1bi\ud800j",
    '"quoted"; X-A=1:2,3 ^n ^\' %0D%0A',
    "🌻" * 40 + "👩‍👩‍👧‍👦" * 20,
    "é" * 119,
    "x" * 66 + "🌻",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    """Escaped and folded at 75 octets, never inside a character; controls become spaces."""
    file = file_of(title=text, about=text, tags=(text, "b"))
    lines = file.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    assert not re.search(rb"[\x00-\x08\x0b-\x0c\x0e-\x1f]|(?<!\r)\n|\r(?!\n)", file)
    assert [line for line in lines if line.startswith((b"ATTACH", b"X-A"))] == []
    (event,) = events(file)
    readable = re.sub(
        "[\x00\x1b\ud800]", " ", re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text)
    )
    line = " ".join(readable.split())
    assert str(event["SUMMARY"]) == line
    assert str(event["DESCRIPTION"]).startswith(readable + "\n\nhttps://")
    assert [str(tag) for tag in event["CATEGORIES"]] == [line, "b"]


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    """Whatever people write."""
    (event,) = events(file_of(title="T", about=f"<{text}>"))
    assert str(event["DESCRIPTION"]) == f"<{text}>\n\nhttps://lamplight.example/sessions/one"
