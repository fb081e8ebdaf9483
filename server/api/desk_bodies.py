"""What the moderators' desk sends and is answered, typed."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from server.api.bodies import Id, PastMessage, Seq
from server.protocol import AgeBandName, Person, QueueItem, Sanction

DecisionReason = Annotated[str, Meta(max_length=500)]
ItemKindName = Literal["held", "report", "worry", "appeal"]


class QueueQuery(Struct, frozen=True):
    """`after` is `next` of the page before."""

    after: Annotated[str, Meta(max_length=128)] | UnsetType = UNSET
    limit: Annotated[int, Meta(ge=1, le=100)] = 50
    kind: ItemKindName | UnsetType = UNSET
    room: Id | UnsetType = UNSET


class QueueBody(Struct, frozen=True):
    items: list[QueueItem]
    next: str | None = None


class DecisionBody(Struct, frozen=True):
    """What a decision does follows from the item's kind; `reason` is told to its author."""

    decision: Literal["approve", "decline", "remove", "dismiss"]
    reason: DecisionReason = ""


class ContextBody(Struct, frozen=True):
    """What stands around an item, oldest first; `seq` null: it is none of these."""

    messages: list[PastMessage]
    seq: int | None


class RecordBody(Struct, frozen=True):
    """What is known of a person, for deciding about them. `rooms`: where they have written."""

    person: Person
    age_band: AgeBandName
    joined_at: int | None
    sanctions: list[Sanction]
    strikes: int
    items_upheld: int
    items_dismissed: int
    reports_upheld: int
    reports_dismissed: int
    rooms: list[str]


RuleStatus = Literal["active", "shadow", "built_in"]


class RuleBody(Struct, frozen=True):
    """A rule, or (`built_in`, without a version) what a detector finds, by moderators' decisions.

    `false_alarm_rate` is from 0 to 1; null under five decisions, which are too few to say.
    """

    id: str
    category: str | None
    version: int | None
    status: RuleStatus
    hits: int
    decided: int
    false_alarms: int
    false_alarm_rate: float | None


class RulesBody(Struct, frozen=True):
    rules: list[RuleBody]
    next: str | None = None


class AuditQuery(Struct, frozen=True):
    before: Seq | UnsetType = UNSET
    limit: Annotated[int, Meta(ge=1, le=200)] = 50
    actor: Id | UnsetType = UNSET
    action: Id | UnsetType = UNSET
    room: Id | UnsetType = UNSET
    person: Id | UnsetType = UNSET


class AuditEntryBody(Struct, frozen=True):
    """One act. `why` null: its words went with the person whom they were about."""

    seq: int
    at: int
    actor: str
    action: str
    subject: str
    room: str | None
    person: str | None
    why: str | None
    previous: str
    hash: str


class AuditBody(Struct, frozen=True):
    """Newest first; `next` is `before` of the next page."""

    entries: list[AuditEntryBody]
    next: int | None
