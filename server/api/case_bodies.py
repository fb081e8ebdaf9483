"""What is sent and answered about people at risk, typed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from server.api.bodies import Id, Seq
from server.protocol import (
    CareWait,
    Case,
    CaseStateName,
    LevelName,
    OutcomeName,
    Person,
    Room,
    Shift,
    ShiftRoleName,
)

Words = Annotated[str, Meta(max_length=2_000)]
AtMs = Annotated[int, Meta(ge=0, le=2**53)]


class EscalationBody(Struct, frozen=True):
    """`severity` is a level, S1 to S4; `note` says why."""

    room: Id
    person: Id
    severity: LevelName
    note: Words
    seq: Seq | None = None


class CasesQuery(Struct, frozen=True):
    """`after` is `next` of the page before."""

    after: Annotated[str, Meta(max_length=128)] | UnsetType = UNSET
    limit: Annotated[int, Meta(ge=1, le=100)] = 50
    state: Literal["open", "closed"] = "open"


class CasesBody(Struct, frozen=True):
    cases: list[Case]
    next: str | None = None


class StepBody(Struct, frozen=True):
    """`to` the state that a case is already in changes its `level` alone.

    `second` names who is to confirm where that takes a second person; null: anybody else may.
    """

    to: CaseStateName
    note: Words = ""
    level: LevelName | None = None
    second: Id | None = None
    outcome: OutcomeName | None = None
    follow_up_at: AtMs | None = None


class NoteBody(Struct, frozen=True):
    text: Words


class SafetyPlanBody(Struct, frozen=True):
    """In the person's own words, after the six steps of Stanley and Brown."""

    warning_signs: Words = ""
    own_ways: Words = ""
    distractions: Words = ""
    people: Words = ""
    professionals: Words = ""
    safer_place: Words = ""


class HandoverBody(Struct, frozen=True):
    """`consent`: the person agreed that `to` may read what was said."""

    to: Id
    line: Words
    offered: Words = ""
    consent: bool = False


class PeerBody(Struct, frozen=True):
    person: Id


class ShiftBody(Struct, frozen=True):
    role: ShiftRoleName
    hours: Annotated[float, Meta(gt=0, le=24)] = 8.0


class ShiftsBody(Struct, frozen=True):
    """`worker_seen_at`: when the worker, which sends the pages, last gave a sign of life, in ms.

    It does so every 5 seconds; null: none ever has. `worker_away`: it is overdue by this server's
    clock, so nobody is paged.
    """

    shifts: list[Shift]
    worker_seen_at: int | None = None
    worker_away: bool = False
    next: str | None = None


class OwnCareBody(Struct, frozen=True):
    """Of the help that is under way for whoever asks. `wait` null: somebody is there."""

    open: bool
    wait: CareWait | None
    room: Room | None
    responder: Person | None
    may_share: bool


class ConsentBody(Struct, frozen=True):
    may_share: bool


class FiguresQuery(Struct, frozen=True):
    """Days, UTC; `until` is the first that doesn't count. The default is the last 12 weeks."""

    since: date | UnsetType = UNSET
    until: date | UnsetType = UNSET


class WeekBody(Struct, frozen=True):
    """Of the cases of one level raised in the week from this Monday. Times are in seconds."""

    week: str
    level: LevelName
    cases: int
    open: int
    unacknowledged: int
    acknowledged_in_time: int
    replied: int
    replied_in_time: int
    acknowledge_median_s: float | None
    acknowledge_p90_s: float | None
    reply_median_s: float | None
    reply_p90_s: float | None
    outcomes: dict[str, int]
    raised_by: dict[str, int]


class FiguresBody(Struct, frozen=True):
    weeks: list[WeekBody]
    next: str | None = None
