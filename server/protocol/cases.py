"""Cases as staff see them: somebody at risk, and the way until they were helped."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from server.protocol.objects import LevelName, Person

CaseStateName = Literal[
    "raised",
    "offered",
    "claimed",
    "engaged",
    "safety_planned",
    "handed_off",
    "emergency",
    "contact_confirmed",
    "follow_up",
    "closed",
    "disengaged",
    "false_alarm",
]
OutcomeName = Literal["safe", "safety_plan", "handed_off", "emergency", "no_contact", "false_alarm"]
ShiftRoleName = Literal["primary", "backup", "supervisor"]


class CaseEntry(Struct, frozen=True):
    """Something that happened in a case. `by` null: a rule or the clock did it.

    `words` is what staff wrote; null where there was nothing, or where it was erased.
    """

    kind: str
    at: int
    by: str | None
    data: dict[str, Any]
    words: str | None


class CasePending(Struct, frozen=True):
    """A step that waits until a second person takes it too: `second`, or (null) anybody else."""

    to: CaseStateName
    by: str
    second: str | None


class Case(Struct, frozen=True, kw_only=True):
    """Somebody at risk. `due_at` is the next deadline; `log` is empty in lists and events.

    `peak` is the highest level there ever was. `about` another: its person worries about somebody.
    `name` is its person's pseudonym; null in events. `named` are others whom it speaks of by
    id: in a list whoever has it, in an opened case everybody in its record, in events nobody.
    """

    id: str
    level: LevelName
    state: CaseStateName
    person: str
    room: str | None
    seq: int | None
    raised_by: Literal["rule", "member", "staff", "person", "question"]
    due_at: int | None
    claimed_by: str | None
    side_room: str | None
    log: list[CaseEntry]
    peak: LevelName
    raised_at: int
    name: str | None = None
    about: Literal["you", "another"] = "you"
    wants_to_talk: bool = False
    claimed_until: int | None = None
    ack_due_at: int | None = None
    acked_at: int | None = None
    reply_due_at: int | None = None
    replied_at: int | None = None
    follow_up_at: int | None = None
    may_share: bool = False
    pending: CasePending | None = None
    closed_at: int | None = None
    outcome: OutcomeName | None = None
    named: list[Person] = []


class Shift(Struct, frozen=True):
    """Somebody who is paged, in this role, until then."""

    person: Person
    role: ShiftRoleName
    since: int
    until: int
