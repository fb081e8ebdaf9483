"""What a calendar shows of a session, and of a series: its events (RFC 5545, 3.6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from icalendar import Event, vCalAddress, vRecur

from server.domain.qa.recurrence import (
    SERIES_YEARS_MAX,
    ended_rrule,
    occurrences,
    rrule_in_utc,
)
from server.domain.qa.schedule import YEARS, wall_of, zone_of
from server.domain.qa.sessions import QaSession, SessionState
from server.storage.qa import Series

SITE_NAME = "Lamplight"
SESSIONS_PATH = "/sessions"
_OCCURRENCES_MAX = 366 * SERIES_YEARS_MAX
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a file comes from: the site's address, without a slash at its end, and when, in ms."""

    url: str
    now: int

    @property
    def host(self) -> str:
        """What makes ids unique, so it has to stay what it is."""
        return urlsplit(self.url).hostname or "localhost"

    def page(self, session: str | None) -> str:
        path = f"{self.url}{SESSIONS_PATH}"
        return f"{path}/{quote(session, safe='')}" if session else path


def event_of(session: QaSession, source: Source) -> Event:
    """One that belongs to no series."""
    event = _event(session.id, _shown(session), session.sequence, source, page=session.id)
    event.add("DTSTART", _start(session))
    event.add("STATUS", _status(session))
    return event


def events_of_series(series: Series, made: Sequence[QaSession], source: Source) -> Iterator[Event]:
    """The rule, and after it each occurrence that isn't as the rule alone would have it.

    What the site has no session for, as far as it has made them, is left out like an exception; so
    is a draft. `made` are all of the series.
    """
    shown = {one.occurs: one for one in made if one.state is not SessionState.DRAFT}
    left_out = [wall for wall in _made_by_rule(series) if wall not in shown]
    drafts = [one.occurs for one in made if one.occurs and one.occurs not in shown]
    yield _rule_event(series, {*series.exceptions, *left_out, *drafts}, source)
    for occurs, occurrence in shown.items():
        if occurs not in series.exceptions and _differs(occurrence, series):
            yield occurrence_event(occurrence, series, source)


def occurrence_event(occurrence: QaSession, series: Series, source: Source) -> Event:
    """One occurrence, told apart by when its series had it.

    Its SEQUENCE rises with a change of either, so it is never older than its series.
    """
    sequence = series.sequence + occurrence.sequence
    event = _event(series.id, _shown(occurrence), sequence, source, page=occurrence.id)
    event.add("RECURRENCE-ID", _at(occurrence.occurs or occurrence.starts, series.zone))
    event.add("DTSTART", _start(occurrence))
    event.add("STATUS", _status(occurrence))
    return event


def _rule_event(series: Series, left_out: Iterable[str], source: Source) -> Event:
    event = _event(series.id, _shown_by_rule(series), series.sequence, source, page=None)
    event.add("DTSTART", _at(series.starts, series.zone))
    event.add("RRULE", vRecur.from_ical(rrule_in_utc(_rule(series), series.zone)))
    if times := [_at(wall, series.zone) for wall in sorted(left_out)]:
        event.add("EXDATE", times)
    event.add("STATUS", "CONFIRMED")
    return event


def _made_by_rule(series: Series) -> list[str]:
    """The wall times up to where sessions were made."""
    if not series.made_until:
        return []
    return _times(series, after=None, until=series.made_until)


def _rule(series: Series) -> str:
    """As far as it goes: a series may have been ended before its rule does."""
    if not (series.ends and series.made_until):
        return series.rrule
    more = _times(series, after=series.made_until, until=f"{YEARS[-1]}-12-31T23:59", limit=1)
    return ended_rrule(series.rrule, series.made_until) if more else series.rrule


def _times(
    series: Series, *, after: str | None, until: str, limit: int = _OCCURRENCES_MAX
) -> list[str]:
    return occurrences(
        series.starts, series.zone, series.rrule, (), after=after, until=until, limit=limit
    )


class _Shown(NamedTuple):
    """What an occurrence has of its series, unless it was given its own."""

    title: str
    about: str
    tags: tuple[str, ...]
    minutes: int
    zone: str


def _shown(session: QaSession) -> _Shown:
    return _Shown(session.title, session.about, session.tags, session.minutes, session.zone)


def _shown_by_rule(series: Series) -> _Shown:
    of = series.template
    tags = tuple(of.get("tags", ()))
    return _Shown(of["title"], of.get("about", ""), tags, of["minutes"], series.zone)


def _differs(occurrence: QaSession, series: Series) -> bool:
    return (
        occurrence.starts != occurrence.occurs
        or not _is_clear(_at(occurrence.starts, occurrence.zone))
        or occurrence.state is SessionState.CANCELLED
        or _shown(occurrence) != _shown_by_rule(series)
    )


def _event(uid: str, shown: _Shown, sequence: int, source: Source, *, page: str | None) -> Event:
    about, link = _text(shown.about), source.page(page)
    event = Event()
    event.add("UID", f"{uid}@{source.host}")
    event.add("DTSTAMP", datetime.fromtimestamp(source.now // 1000, UTC))
    event.add("SEQUENCE", sequence)
    event.add("SUMMARY", _line(shown.title))
    event.add("DESCRIPTION", f"{about}\n\n{link}" if about else link)
    event.add("URL", link)
    event.add("DURATION", timedelta(minutes=shown.minutes))
    event.add("ORGANIZER", _organizer(source))
    if shown.tags:
        event.add("CATEGORIES", [_line(tag) for tag in shown.tags])
    return event


def _organizer(source: Source) -> vCalAddress:
    """The site, since a published event needs one (RFC 5546, 3.2.1); never a person."""
    address = vCalAddress(source.url)
    address.params["CN"] = SITE_NAME
    return address


def _at(wall: str, zone: str) -> datetime:
    return wall_of(wall).replace(tzinfo=zone_of(zone))


def _start(session: QaSession) -> datetime:
    """In UTC where calendars read a wall time differently, whatever RFC 5545 (3.3.5) has."""
    at = _at(session.starts, session.zone)
    return at if _is_clear(at) else at.astimezone(UTC)


def _is_clear(at: datetime) -> bool:
    """Whether the clock shows it just once: no change skips it or has it twice."""
    return at.replace(fold=0).utcoffset() == at.replace(fold=1).utcoffset()


def _status(session: QaSession) -> str:
    return "CANCELLED" if session.state is SessionState.CANCELLED else "CONFIRMED"


def _text(text: str) -> str:
    """What a TEXT value may hold (RFC 5545, 3.1), with every kind of line break as a newline."""
    return _NO_TEXT.sub(" ", _LINE_BREAKS.sub("\n", text)).strip()


def _line(text: str) -> str:
    return " ".join(_text(text).split())
