"""Every message that crosses the WebSocket, typed; how one is decoded and encoded.

This file owns the shapes only. What a message does is the gateway's and the services'
business. Unknown fields are ignored, so that an older server understands a newer client;
unknown types and wrong shapes raise `Malformed`.

Times are integer milliseconds since the epoch, UTC. `seq` counts a topic's events from 1.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

SUBPROTOCOL = "lamplight.v1"

Ref = Annotated[int, Meta(ge=-(2**53), le=2**53)]
Seq = Annotated[int, Meta(ge=0, le=2**53)]
TopicName = Annotated[str, Meta(min_length=1, max_length=128)]
ClientId = Annotated[str, Meta(min_length=1, max_length=64)]
RoleName = Literal["member", "expert", "host", "moderator", "responder", "admin"]
AgeBandName = Literal["13-17", "18+"]
CoverReason = Annotated[str, Meta(max_length=80)]


# --- objects ---------------------------------------------------------------------------


class Person(Struct, frozen=True):
    """A pseudonymous person, as every other person in the room may see them."""

    id: str
    name: str
    roles: list[RoleName]


class Room(Struct, frozen=True):
    """A room as it stands. `people` counts those with an open socket in it, on all nodes."""

    id: str
    name: str
    about: str
    tags: list[str]
    age_band: AgeBandName | None
    state: Literal["open", "locked", "closed"]
    slow_mode_s: int
    people: int


class Message(Struct, frozen=True):
    """A message as it now is. `text` is null exactly when `removed` names who took it away."""

    id: str
    seq: int
    author: Person
    text: str | None
    reply_to: int | None
    cover: str | None
    at: int
    edited_at: int | None = None
    removed: Literal["author", "moderator"] | None = None


class MessageRef(Struct, frozen=True):
    """Which message an event is about."""

    id: str
    seq: int


class SanctionCause(Struct, frozen=True, omit_defaults=True):
    """What brought a sanction about: a rule, a message, a member of staff."""

    rule: str | None = None
    message: int | None = None
    by: str | None = None


class Sanction(Struct, frozen=True):
    """A mute, timeout or ban, in one room or (`room` null) on the whole site."""

    id: str
    person: str
    kind: Literal["mute", "timeout", "ban"]
    room: str | None
    reason: str
    cause: SanctionCause
    starts_at: int
    ends_at: int | None


class Limits(Struct, frozen=True):
    """What this server accepts; past one comes an `error`, never a silent drop."""

    text_chars: int
    text_bytes: int
    frame_bytes: int
    topics: int
    send_burst: int
    send_per_s: float
    connections: int
    emoji: list[str]


class Position(Struct, frozen=True):
    """How far a client has read a topic: the last `seq` it has, in the log called `epoch`."""

    seq: Seq
    epoch: str


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
    ref: Ref
    topic: TopicName
    id: ClientId
    text: str
    reply_to: Seq | None = None
    cover: CoverReason | None = None


class Edit(Struct, frozen=True, tag="edit"):
    ref: Ref
    topic: TopicName
    seq: Seq
    text: str


class Withdraw(Struct, frozen=True, tag="withdraw"):
    ref: Ref
    topic: TopicName
    seq: Seq


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
    # send
    outcome: Literal["posted", "held", "declined"] | UnsetType = UNSET
    seq: int | UnsetType = UNSET


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


class LoggedEvent(Struct, frozen=True, kw_only=True):
    """What every logged event carries. `seq` rises by exactly 1 within a topic."""

    topic: str
    seq: int
    at: int


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
    """On `me`: what a moderator did with a message of this person's, and why."""

    room: str
    message: MessageRef
    decision: Literal["removed", "restored", "covered"]
    reason: str


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
)
ServerFrame = Welcome | Ok | Error | Ping | Goodbye | Unsubscribed | Typing | Presence | Event


# --- decoding and encoding -------------------------------------------------------------


class Malformed(Exception):
    """A frame that is no command of this protocol.

    `ref` is the frame's own where it could be read, `field` the dotted path at fault.
    """

    def __init__(self, message: str, ref: int | None = None, field: str | None = None) -> None:
        super().__init__(message)
        self.ref = ref
        self.field = field


class _OnlyRef(Struct):
    ref: Ref | None = None


_client_decoder = msgspec.json.Decoder(ClientFrame)
_ref_decoder = msgspec.json.Decoder(_OnlyRef)
_encoder = msgspec.json.Encoder()
encode = _encoder.encode


def decode_client_frame(raw: bytes | str) -> ClientFrame:
    """Decode one text frame.

    Raises:
        Malformed: not JSON, not an object, an unknown type, or a field of a wrong shape.
    """
    try:
        frame: ClientFrame = _client_decoder.decode(raw)
        return frame
    except RecursionError:
        raise Malformed("The frame is nested too deeply.") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Malformed(_plain(str(error)), _ref_of(raw), field_of(str(error))) from None


def field_of(error: str) -> str | None:
    """The dotted field path in a msgspec error text, such as `after.seq`, if it names one."""
    _, found, path = error.partition(" - at `$")
    return path.rstrip("`").lstrip(".") or None if found else None


def _plain(error: str) -> str:
    return "The frame was not understood: " + error.partition(" - at `$")[0] + "."


def _ref_of(raw: bytes | str) -> int | None:
    try:
        return _ref_decoder.decode(raw).ref
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def json_schema() -> dict[str, Any]:
    """The JSON Schema of both directions: `$defs` plus `ClientFrame` and `ServerFrame`."""
    (client, server), defs = msgspec.json.schema_components(
        (ClientFrame, ServerFrame), ref_template="#/$defs/{name}"
    )
    defs = dict(defs, ClientFrame=client, ServerFrame=server)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Lamplight wire protocol",
        "$defs": dict(sorted(defs.items())),
        "anyOf": [{"$ref": "#/$defs/ClientFrame"}, {"$ref": "#/$defs/ServerFrame"}],
    }
