"""Every message that crosses the WebSocket, typed.

This file owns the shapes only. What a message does is the gateway's and the services'
business. `seq` counts a topic's events from 1.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from server.protocol.cases import Case
from server.protocol.logged import LoggedEvent
from server.protocol.objects import (
    Care,
    DecidedMessage,
    HeldMessage,
    Limits,
    Message,
    MessageRef,
    Notice,
    Person,
    Position,
    QueueItem,
    Room,
    Sanction,
    Seq,
)
from server.protocol.qa_events import (
    PlaceChanged,
    PollChanged,
    QaChanged,
    QuestionChanged,
    RunOrderChanged,
)
from server.protocol.resources import ResourcesChanged

Ref = Annotated[int, Meta(ge=-(2**53), le=2**53)]
# Not every database can keep a NUL.
_NO_NUL = r"^[^\u0000]*$"
TopicName = Annotated[str, Meta(min_length=1, max_length=128, pattern=_NO_NUL)]
ClientId = Annotated[str, Meta(min_length=1, max_length=64, pattern=_NO_NUL)]
CoverReason = Annotated[str, Meta(max_length=80)]


# --- client to server ------------------------------------------------------------------


class Auth(Struct, frozen=True, tag="auth"):
    ref: Ref
    token: str


class Subscribe(Struct, frozen=True, tag="subscribe"):
    ref: Ref
    topic: TopicName
    after: Position | None = None


class Unsubscribe(Struct, frozen=True, tag="unsubscribe"):
    ref: Ref
    topic: TopicName


class Send(Struct, frozen=True, tag="send"):
    """`replaces` is the `id` of a text of one's own that waits, and that this one stands in for."""

    ref: Ref
    topic: TopicName
    id: ClientId
    text: str
    reply_to: Seq | None = None
    cover: CoverReason | None = None
    replaces: ClientId | None = None


class Edit(Struct, frozen=True, tag="edit"):
    ref: Ref
    topic: TopicName
    seq: Seq
    text: str


class Withdraw(Struct, frozen=True, tag="withdraw"):
    """A message by its `seq`, or what waits for a moderator by the `id` that it was sent with."""

    ref: Ref
    topic: TopicName
    seq: Seq | None = None
    id: ClientId | None = None


class React(Struct, frozen=True, tag="react"):
    ref: Ref
    topic: TopicName
    seq: Seq
    emoji: Annotated[str, Meta(min_length=1, max_length=32)]
    on: bool


class SendTyping(Struct, frozen=True, tag="typing"):
    topic: TopicName


class Pong(Struct, frozen=True, tag="pong"):
    pass


ClientFrame = Auth | Subscribe | Unsubscribe | Send | Edit | Withdraw | React | SendTyping | Pong


# --- server to client: replies and signals ---------------------------------------------


class Welcome(Struct, frozen=True, tag="welcome"):
    person: Person
    heartbeat_s: float
    limits: Limits
    leave_url: str
    node: str


class Ok(Struct, frozen=True, tag="ok"):
    """The one reply to a command that went well. Which fields are set depends on the command."""

    ref: int
    # subscribe
    topic: str | UnsetType = UNSET
    epoch: str | UnsetType = UNSET
    head: int | UnsetType = UNSET
    recovered: bool | UnsetType = UNSET
    events: list[Event] | UnsetType = UNSET
    room: Room | None | UnsetType = UNSET
    # send; of an edit, `outcome` and what follows from it
    outcome: Literal["posted", "held", "declined"] | UnsetType = UNSET
    seq: int | UnsetType = UNSET
    care: Care | UnsetType = UNSET
    notice: Notice | UnsetType = UNSET


class Error(Struct, frozen=True, tag="error", omit_defaults=True):
    """A refused command. `ref` is null where the frame was too broken to tell it."""

    code: str
    message: str
    temporary: bool = msgspec.field()
    ref: int | None = msgspec.field()
    retry_after_ms: int | UnsetType = UNSET
    field: str | UnsetType = UNSET


class Ping(Struct, frozen=True, tag="ping"):
    pass


class Goodbye(Struct, frozen=True, tag="goodbye"):
    """Sent just before a close. `retry_after_ms` null: do not come back by yourself."""

    code: int
    message: str
    retry_after_ms: int | None


class Unsubscribed(Struct, frozen=True, tag="unsubscribed"):
    """The server ended a subscription; `code` is an error code such as `banned`."""

    topic: str
    code: str
    message: str


class Typing(Struct, frozen=True, tag="typing"):
    topic: str
    person: Person


class Presence(Struct, frozen=True, tag="presence"):
    topic: str
    people: int


# --- server to client: logged events ---------------------------------------------------


class MessagePosted(LoggedEvent, frozen=True, tag="message.posted"):
    message: Message


class MessageEdited(LoggedEvent, frozen=True, tag="message.edited"):
    message: Message


class MessageRemoved(LoggedEvent, frozen=True, tag="message.removed"):
    message: Message


class MessageRestored(LoggedEvent, frozen=True, tag="message.restored"):
    message: Message


class MessageCovered(LoggedEvent, frozen=True, tag="message.covered"):
    message: Message


class ReactionChanged(LoggedEvent, frozen=True, tag="reaction.changed"):
    """`count` is how many people now react to the message with this emoji."""

    message: MessageRef
    emoji: str
    on: bool
    person: str
    count: int


class PersonMuted(LoggedEvent, frozen=True, tag="person.muted"):
    person: Person
    ends_at: int | None


class PersonUnmuted(LoggedEvent, frozen=True, tag="person.unmuted"):
    person: Person
    ends_at: int | None = None


class RoomChanged(LoggedEvent, frozen=True, tag="room.changed"):
    room: Room


class SanctionChanged(LoggedEvent, frozen=True, tag="sanction.changed"):
    """On `me`: a sanction on this person began (`active`) or ended."""

    sanction: Sanction
    active: bool


class MessageDecided(LoggedEvent, frozen=True, tag="message.decided"):
    """On `me`: what was decided about a message of this person's, and why.

    A held one is `posted`, `declined`, or `returned` when nobody decided in time; or its author
    took it back (`withdrawn`) or sent another in its place (`replaced`). `item` is the queue's.
    """

    room: str
    message: DecidedMessage
    decision: Literal[
        "removed",
        "restored",
        "covered",
        "posted",
        "declined",
        "returned",
        "withdrawn",
        "replaced",
    ]
    reason: str
    item: str | UnsetType = UNSET
    care: Care | UnsetType = UNSET


class MessageHeld(LoggedEvent, frozen=True, tag="message.held"):
    """A message waits for a moderator: on `me` as `held`, on `desk` as `item`."""

    held: HeldMessage | UnsetType = UNSET
    item: QueueItem | UnsetType = UNSET


class CareOffered(LoggedEvent, frozen=True, tag="care.offered"):
    """On `me`: help, because of something that this person wrote or somebody's worry."""

    care: Care
    room: str | None = None
    message: str | None = None


class ReportDecided(LoggedEvent, frozen=True, tag="report.decided"):
    """On `me`: somebody has looked at what this person reported. Not what came of it."""

    item: str


class AppealDecided(LoggedEvent, frozen=True, tag="appeal.decided"):
    """On `me`: what was decided about this person's appeal, and why."""

    sanction: str
    lifted: bool
    reason: str


class ReportFiled(LoggedEvent, frozen=True, tag="report.filed"):
    """On `desk`: somebody reported a message, or is worried about its author."""

    item: QueueItem


class QueueChanged(LoggedEvent, frozen=True, tag="queue.changed"):
    """On `desk`: an item as it now is, and what happened to it."""

    item: QueueItem
    change: Literal[
        "opened",
        "raised",
        "claimed",
        "released",
        "decided",
        "reopened",
    ]


class CaseChanged(LoggedEvent, frozen=True, tag="case.changed"):
    """On `desk`: a case as it now is, and what happened to it."""

    case: Case
    change: Literal[
        "raised",
        "signal",
        "paged",
        "acknowledged",
        "claimed",
        "lapsed",
        "released",
        "replied",
        "level",
        "asked",
        "moved",
        "closed",
        "noted",
        "answered",
    ]


class SideRoomOpened(LoggedEvent, frozen=True, tag="side_room.opened"):
    """On `me`: somebody is there to talk with this person, in a room that others don't know of."""

    room: Room
    responder: Person


class SideRoomLeft(LoggedEvent, frozen=True, tag="side_room.left"):
    """On `me`: nobody is there just now; those who may come are told. The room stays open."""

    room: str


class SideRoomClosed(LoggedEvent, frozen=True, tag="side_room.closed"):
    """On `me`: whoever was there has gone. What was said can still be read by this person."""

    room: str


Event = (
    MessagePosted
    | MessageEdited
    | MessageRemoved
    | MessageRestored
    | MessageCovered
    | ReactionChanged
    | PersonMuted
    | PersonUnmuted
    | RoomChanged
    | SanctionChanged
    | MessageDecided
    | MessageHeld
    | CareOffered
    | ReportDecided
    | AppealDecided
    | ReportFiled
    | QueueChanged
    | QuestionChanged
    | RunOrderChanged
    | CaseChanged
    | QaChanged
    | PollChanged
    | ResourcesChanged
    | PlaceChanged
    | SideRoomOpened
    | SideRoomLeft
    | SideRoomClosed
)
ServerFrame = Welcome | Ok | Error | Ping | Goodbye | Unsubscribed | Typing | Presence | Event
