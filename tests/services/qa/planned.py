"""Sessions and series as a host might plan them, for what reads no store."""

from dataclasses import replace
from typing import Any

from server.domain.qa.recurrence import occurrences
from server.domain.qa.schedule import instant_ms, wall_of
from server.domain.qa.sessions import QaSession
from server.services.qa.calendar_events import Source
from server.storage.qa import Series
from tests.clients.calendar_files import Entry

LONDON = "Europe/London"
START = "2027-01-04T19:00"  # a Monday
SOURCE = Source(url="https://lamplight.example", now=1_798_000_000_000)
PAGES = f"{SOURCE.url}/sessions"


def session(starts: str = START, zone: str = LONDON, /, **changed: Any) -> QaSession:
    """One that belongs to no series."""
    plain = QaSession(
        id="one", title="Sleep", about="How to", tags=("sleep", "body, mind"), room="hour",
        starts=starts, zone=zone, starts_at=instant_ms(wall_of(starts), zone), minutes=50,
        hosts=("person-host",), experts=("person-expert",),
    )  # fmt: skip
    return replace(plain, **changed)


def series(rrule: str, starts: str = START, zone: str = LONDON, /, **changed: Any) -> Series:
    """With the texts of `session`."""
    template = {"title": "Sleep", "about": "How to", "tags": ["sleep", "body, mind"], "minutes": 50}
    plain = Series(id="many", rrule=rrule, starts=starts, zone=zone, template=template)
    return replace(plain, **changed)


def occurrence(of: Series, occurs: str, /, **changed: Any) -> QaSession:
    """One of a series, as the series has it unless changed."""
    made = session(occurs, of.zone, id=f"{of.id}-{occurs[:10]}", series=of.id, occurs=occurs)
    return replace(made, **changed)


def expected(of: Series, until: str) -> list[Entry]:
    """What a calendar shows of a series without changed occurrences."""
    walls = occurrences(
        of.starts, of.zone, of.rrule, of.exceptions, after=None, until=until, limit=5000
    )
    return [entry(occurrence(of, wall), of) for wall in walls]


def entry(of: QaSession, recurs: Series | None = None, /, **changed: Any) -> Entry:
    """What a calendar shows of a session; of an occurrence that isn't its series' own, `page`."""
    at = instant_ms(wall_of(of.starts), of.zone)
    page = changed.pop("page", None if recurs else of.id)
    plain = Entry(
        at=at,
        ends=at + of.minutes * 60_000,
        title=of.title,
        status="CONFIRMED",
        uid=f"{recurs.id if recurs else of.id}@lamplight.example",
        sequence=of.sequence + (recurs.sequence if recurs else 0),
        about=f"{of.about}\n\n{PAGES}{f'/{page}' if page else ''}",
        tags=of.tags,
        method="PUBLISH",
    )
    return plain._replace(**changed)
