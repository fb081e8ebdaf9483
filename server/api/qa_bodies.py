"""What is sent and answered about Q&A sessions, typed."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from server.api.bodies import Id
from server.protocol import ArchivedAnswer, Care, Person, Poll, QaSession, SessionStateName

Text = Annotated[str, Meta(max_length=2_000)]
Wall = Annotated[str, Meta(max_length=32)]
Minutes = Annotated[int, Meta(ge=0, le=1_440)]
Rule = Annotated[str, Meta(max_length=255)]
Exceptions = Annotated[list[Wall], Meta(max_length=100)]
Capacity = Annotated[int, Meta(ge=1, le=100_000)]


class SessionsQuery(Struct, frozen=True):
    """`after` is `next` of the page before; `since` is ms, and yesterday where it isn't said.

    `drafts`: nothing but the drafts that one may know of, all of them, whenever they are to be.
    """

    after: Annotated[str, Meta(max_length=128)] | UnsetType = UNSET
    limit: Annotated[int, Meta(ge=1, le=100)] = 50
    since: Annotated[int, Meta(ge=0, le=2**53)] | UnsetType = UNSET
    drafts: bool = False


class SessionsBody(Struct, frozen=True):
    qa_sessions: list[QaSession]
    next: str | None = None


class NewSessionBody(Struct, frozen=True):
    """`starts` is wall time in `zone`, such as `2027-03-28T19:00`; `experts`, `hosts` are ids.

    `exceptions` are wall times that `rrule` makes and that are left out. A draft doesn't recur.
    """

    title: Text
    room: Id
    starts: Wall
    zone: Annotated[str, Meta(max_length=64)]
    minutes: Minutes
    about: Text = ""
    tags: list[str] = []
    doors_minutes: Minutes = 15
    capacity: Capacity | None = None
    experts: list[str] = []
    hosts: list[str] = []
    language: Annotated[str, Meta(max_length=35)] = "en"
    pre_moderated: bool = True
    anonymous: bool = True
    quiet: bool = False
    transcript: bool = True
    draft: bool = False
    rrule: Rule | None = None
    exceptions: Exceptions = []


class PreviewBody(Struct, frozen=True):
    """What of a plan makes its times, as in `NewSessionBody`; `limit` is how many to tell."""

    starts: Wall
    zone: Annotated[str, Meta(max_length=64)]
    rrule: Rule | None = None
    exceptions: Exceptions = []
    limit: Annotated[int, Meta(ge=1, le=20)] = 5


class PlannedTimeBody(Struct, frozen=True):
    """`clock`: whether a change of the clock skips that wall time, or has it twice.

    `starts_at` is by the offset before the change, and of two the first.
    """

    starts: str
    starts_at: int
    clock: Literal["none", "skipped", "twice"]


class PlannedBody(Struct, frozen=True):
    """`rrule` as it would be kept; `more`: the series goes on after these."""

    times: list[PlannedTimeBody]
    rrule: str | None
    more: bool


class CrewBody(Struct, frozen=True):
    """Whoever can host or answer, by name: their roles say which."""

    people: list[Person]


class SessionChangeBody(Struct, frozen=True):
    """Only what is named changes; `capacity` null counts no places.

    `all_later`: this occurrence of a series and all that come after it.
    """

    title: Text | UnsetType = UNSET
    room: Id | UnsetType = UNSET
    starts: Wall | UnsetType = UNSET
    zone: Annotated[str, Meta(max_length=64)] | UnsetType = UNSET
    minutes: Minutes | UnsetType = UNSET
    about: Text | UnsetType = UNSET
    tags: list[str] | UnsetType = UNSET
    doors_minutes: Minutes | UnsetType = UNSET
    capacity: Capacity | None | UnsetType = UNSET
    experts: list[str] | UnsetType = UNSET
    hosts: list[str] | UnsetType = UNSET
    language: Annotated[str, Meta(max_length=35)] | UnsetType = UNSET
    pre_moderated: bool | UnsetType = UNSET
    anonymous: bool | UnsetType = UNSET
    quiet: bool | UnsetType = UNSET
    transcript: bool | UnsetType = UNSET
    all_later: bool = False


class SessionStepBody(Struct, frozen=True):
    """`all_later`: cancels this occurrence of a series and all that come after it.

    `reason` is why it is cancelled, for everybody to read.
    """

    to: SessionStateName
    all_later: bool = False
    reason: Annotated[str, Meta(max_length=500)] = ""


class ComingBody(Struct, frozen=True):
    coming: bool


class PlaceBody(Struct, frozen=True):
    """`ahead`: how many wait in line before them; null where they don't wait."""

    admitted: bool
    waiting: bool
    ahead: int | None
    coming: bool


class NewPollBody(Struct, frozen=True):
    question: Text
    options: list[str]


class PollsBody(Struct, frozen=True):
    polls: list[Poll]
    next: str | None = None


class PollVoteBody(Struct, frozen=True):
    """`option` is its place from 0."""

    option: Annotated[int, Meta(ge=0, le=100)]


class MoodBody(Struct, frozen=True):
    mood: Literal["better", "same", "worse"]


class MoodAnswerBody(Struct, frozen=True):
    """`care`: the card, for whoever leaves it worse."""

    care: Care | None


class ArchiveQuery(Struct, frozen=True):
    """`q`: words, each as the beginning of one; `after` is `next` of the page before."""

    q: Annotated[str, Meta(max_length=100)] = ""
    tag: Annotated[str, Meta(max_length=30)] | UnsetType = UNSET
    after: Annotated[str, Meta(max_length=16)] | UnsetType = UNSET
    limit: Annotated[int, Meta(ge=1, le=100)] = 20


class ArchiveBody(Struct, frozen=True):
    answers: list[ArchivedAnswer]
    next: str | None = None


class LeaveOutBody(Struct, frozen=True):
    leave_out: bool


class SessionReportBody(Struct, frozen=True):
    """`wait_median_s`: from asking, or from when it began where that was later, to the answer."""

    coming: int
    places_taken: int
    askers: int
    questions: dict[str, int]
    votes: int
    wait_median_s: float | None
    moods: dict[str, int]
