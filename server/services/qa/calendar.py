"""Sessions as a calendar file: one that somebody keeps, and the feed that they follow.

Times are wall times with their zone, so a reader's calendar keeps 19:00 at 19:00 as the site does;
the zone's rules go with them. No person is named: a file may lie in a calendar that others see.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vDDDTypes

from server.domain.qa.sessions import QaSession, SessionState
from server.services.qa.calendar_events import (
    SITE_NAME,
    Source,
    event_of,
    events_of_series,
    occurrence_event,
)
from server.services.qa.calendar_zones import zone_component
from server.storage.qa import Series

FEED_REFRESH = timedelta(hours=1)
# A rule without an end goes on in a calendar for as long as it knows when the clock changes.
_ZONE_YEARS_AHEAD = 10


def session_ics(
    session: QaSession, series: Series | None, made: Sequence[QaSession], source: Source
) -> bytes:
    """The file of one session, with a reminder at its doors; of its series, where it has one.

    `made` are all occurrences of the series. A cancelled session's file takes it out again.
    """
    is_cancelled = session.state is SessionState.CANCELLED
    if series is None:
        events = [event_of(session, source)]
    elif is_cancelled:
        events = [occurrence_event(session, series, source)]
    else:
        events = list(events_of_series(series, made, source))
    for event in events:
        if event["STATUS"] != "CANCELLED":
            event.add_component(_alarm(event, session.doors_minutes))
    return _file(events, "CANCEL" if is_cancelled else "PUBLISH", source)


def feed_ics(sessions: Iterable[QaSession], series: Iterable[Series], source: Source) -> bytes:
    """All of them in one file, for a calendar to fetch again and again; without reminders.

    Of each series, `sessions` has all occurrences that were made. Drafts are left out, and so is a
    series that is nothing but drafts.
    """
    sessions = list(sessions)
    events = [
        event_of(one, source)
        for one in sessions
        if one.series is None and one.state is not SessionState.DRAFT
    ]
    for recurring in series:
        made = [one for one in sessions if one.series == recurring.id]
        if any(one.state is not SessionState.DRAFT for one in made):
            events += events_of_series(recurring, made, source)
    return _file(events, "PUBLISH", source, is_feed=True)


def _file(events: Sequence[Event], method: str, source: Source, *, is_feed: bool = False) -> bytes:
    calendar = Calendar()
    calendar.add("PRODID", f"-//{SITE_NAME}//Q&A sessions//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", method)
    if is_feed:
        calendar.add("NAME", f"{SITE_NAME} Q&A")
        calendar.add("X-WR-CALNAME", f"{SITE_NAME} Q&A")  # before RFC 7986 had NAME
        calendar.add("REFRESH-INTERVAL", FEED_REFRESH, {"VALUE": "DURATION"})
    first, last = _years(events, source)
    for zone in sorted(_zones(events)):
        calendar.add_component(zone_component(zone, first, last))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _times(events: Iterable[Event]) -> list[vDDDTypes]:
    found = (event.get(name) for event in events for name in ("DTSTART", "RECURRENCE-ID"))
    return [time for time in found if isinstance(time, vDDDTypes)]


def _zones(events: Iterable[Event]) -> set[str]:
    """UTC is none: its times say so themselves."""
    return {str(time.params["TZID"]) for time in _times(events) if "TZID" in time.params}


def _years(events: Sequence[Event], source: Source) -> tuple[int, int]:
    """The first and the last in which a zone's rules are needed."""
    now = datetime.fromtimestamp(source.now // 1000, UTC).year
    years = [now, *(time.dt.year for time in _times(events) if isinstance(time.dt, datetime))]
    goes_on = any("RRULE" in event for event in events)
    return min(years), max(years) + (_ZONE_YEARS_AHEAD if goes_on else 0)


def _alarm(event: Event, minutes_before: int) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", event["SUMMARY"])
    alarm.add("TRIGGER", -timedelta(minutes=minutes_before))
    return alarm
