"""A Q&A session: its states, who runs it, and what the clock does to it.

Pure functions of a session and the time. The next change that the clock makes is written into the
session, and made in the commit that moves it; so it happens once, however often a worker is killed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from server.domain.errors import BadRequest, Conflict
from server.domain.people import Person, Role


class SessionState(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    DOORS = "doors"
    LIVE = "live"
    WRAPPING = "wrapping"
    ENDED = "ended"
    ARCHIVED = "archived"
    CANCELLED = "cancelled"


# What a host may do. The clock goes the same way, one step at a time.
TRANSITIONS: dict[SessionState, frozenset[SessionState]] = {
    SessionState.DRAFT: frozenset({SessionState.SCHEDULED, SessionState.CANCELLED}),
    SessionState.SCHEDULED: frozenset(
        {SessionState.DRAFT, SessionState.DOORS, SessionState.LIVE, SessionState.CANCELLED}
    ),
    SessionState.DOORS: frozenset({SessionState.LIVE, SessionState.CANCELLED}),
    SessionState.LIVE: frozenset({SessionState.WRAPPING, SessionState.ENDED}),
    SessionState.WRAPPING: frozenset({SessionState.LIVE, SessionState.ENDED}),
    SessionState.ENDED: frozenset({SessionState.ARCHIVED}),
    SessionState.ARCHIVED: frozenset(),
    SessionState.CANCELLED: frozenset(),
}
_BY_CLOCK = {
    SessionState.SCHEDULED: SessionState.DOORS,
    SessionState.DOORS: SessionState.LIVE,
    SessionState.LIVE: SessionState.WRAPPING,
    SessionState.WRAPPING: SessionState.ENDED,
    SessionState.ENDED: SessionState.ARCHIVED,
}
# In these its room is the session's.
RUNNING = frozenset({SessionState.DOORS, SessionState.LIVE, SessionState.WRAPPING})
# In these it takes its room's and its experts' time.
BOOKED = frozenset({SessionState.SCHEDULED, *RUNNING})
# Who may be its host.
HOSTING = frozenset({Role.HOST, Role.ADMIN})
# In these whoever said that they come is reminded, once it is time.
REMINDED = frozenset({SessionState.SCHEDULED, SessionState.DOORS, SessionState.LIVE})
# In these what was answered is in the archive.
OVER = frozenset({SessionState.ENDED, SessionState.ARCHIVED})
# In these people may ask, which they can do ahead.
ASKABLE = BOOKED

MINUTE_MS = 60_000
WRAPPING_MINUTES = 15
ARCHIVED_AFTER_MINUTES = 60
# Before the start that people were told, wherever the doors are: time to find a quiet place.
REMINDED_MINUTES = 15
MINUTES_MAX = 24 * 60
DOORS_MINUTES_MAX = 180
CAPACITY_MAX = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class QaSession:
    """`starts` is wall time in `zone`; `starts_at` the instant that it makes, in ms.

    `hosts` and `experts` are ids. `series` is what it is an occurrence of, `occurs` the wall time
    that it had there before it was moved. `sequence` rises with each change that a calendar has to
    know of. While it runs and `is_quiet`, only hosts and experts talk. `is_anonymous`: questions
    may be. `moved_at`: when its state last changed. `next_at`: when the clock changes it. `reason`:
    why it was cancelled, for everybody to read.
    """

    id: str
    title: str
    room: str
    starts: str
    zone: str
    starts_at: int
    minutes: int
    about: str = ""
    tags: tuple[str, ...] = ()
    doors_minutes: int = 15
    capacity: int | None = None
    hosts: tuple[str, ...] = ()
    experts: tuple[str, ...] = ()
    language: str = "en"
    is_pre_moderated: bool = True
    is_anonymous: bool = True
    is_quiet: bool = False
    keeps_transcript: bool = True
    series: str | None = None
    occurs: str | None = None
    state: SessionState = SessionState.SCHEDULED
    sequence: int = 0
    created_at: int = 0
    moved_at: int = 0
    next_at: int | None = None
    version: int = 0
    reason: str | None = None

    @property
    def doors_at(self) -> int:
        return self.starts_at - self.doors_minutes * MINUTE_MS

    @property
    def remind_at(self) -> int:
        return self.starts_at - REMINDED_MINUTES * MINUTE_MS

    @property
    def ends_at(self) -> int:
        return self.starts_at + self.minutes * MINUTE_MS

    @property
    def crew(self) -> frozenset[str]:
        """Who is to run it; who of them still has the role for it, `is_crew` says."""
        return frozenset({*self.hosts, *self.experts})


def next_change(session: QaSession) -> tuple[int, SessionState] | None:
    """When the clock moves it, and where to; None: it doesn't."""
    to = _BY_CLOCK.get(session.state)
    if to is None:
        return None
    at = {
        SessionState.SCHEDULED: session.doors_at,
        SessionState.DOORS: session.starts_at,
        # Taken back to live after its time, it goes on for as long as wrapping up takes.
        SessionState.LIVE: (
            session.ends_at if session.moved_at < session.ends_at else _wrapped_at(session)
        ),
        SessionState.WRAPPING: _wrapped_at(session),
        SessionState.ENDED: session.moved_at + ARCHIVED_AFTER_MINUTES * MINUTE_MS,
    }[session.state]
    return at, to


def _wrapped_at(session: QaSession) -> int:
    return max(session.ends_at, session.moved_at) + WRAPPING_MINUTES * MINUTE_MS


def timed(session: QaSession) -> QaSession:
    """With `next_at` as its state and times make it."""
    change = next_change(session)
    return replace(session, next_at=change[0] if change else None)


def moved(session: QaSession, to: SessionState, now: int) -> QaSession:
    return timed(replace(session, state=to, moved_at=now))


def advance(session: QaSession, now: int) -> QaSession | None:
    """One step of the clock, if one is due: as of the time when it was, however late it is made."""
    change = next_change(session)
    if change is None or change[0] > now:
        return None
    return moved(session, change[1], change[0])


def check_move(session: QaSession, to: SessionState) -> None:
    """Raises: Conflict where `to` doesn't follow on the state that it is in."""
    if to not in TRANSITIONS[session.state]:
        following = ", ".join(sorted(TRANSITIONS[session.state])) or "nothing"
        raise Conflict(f"From {session.state} a session goes to: {following}.")


def check_bounds(session: QaSession) -> None:
    """Raises: BadRequest for a number out of its bounds."""
    for field, value, least, most in (
        ("minutes", session.minutes, 1, MINUTES_MAX),
        ("doors_minutes", session.doors_minutes, 0, DOORS_MINUTES_MAX),
        ("capacity", session.capacity or 1, 1, CAPACITY_MAX),
    ):
        if not least <= value <= most:
            raise BadRequest(f"From {least} to {most:,}.", field=field)


def clash(session: QaSession, others: list[QaSession]) -> QaSession | None:
    """One that takes the same room or the same expert at the same time, doors included."""
    for other in others:
        if other.id == session.id or other.state not in BOOKED:
            continue
        overlaps = session.doors_at < other.ends_at and other.doors_at < session.ends_at
        shares = session.room == other.room or set(session.experts) & set(other.experts)
        if overlaps and shares:
            return other
    return None


def runs(person: Person, session: QaSession) -> bool:
    """Whether they are one of its hosts, and still somebody who hosts."""
    return person.id in session.hosts and not HOSTING.isdisjoint(person.roles)


def answers(person: Person, session: QaSession) -> bool:
    """Whether they are one of its experts, and still have the badge."""
    return person.id in session.experts and Role.EXPERT in person.roles


def is_crew(person: Person, session: QaSession) -> bool:
    return runs(person, session) or answers(person, session)
