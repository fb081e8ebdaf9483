"""The things that messages speak of, as they look on the wire.

Times are integer milliseconds since the epoch, UTC. Ids are strings.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Seq = Annotated[int, Meta(ge=0, le=2**53)]
RoleName = Literal["member", "expert", "host", "moderator", "responder", "admin"]
AgeBandName = Literal["13-17", "18+"]
LevelName = Literal["S0", "S1", "S2", "S3", "S4"]


class Person(Struct, frozen=True):
    """A pseudonymous person, as every other person in the room may see them."""

    id: str
    name: str
    roles: list[RoleName]


class Room(Struct, frozen=True):
    """A room as it stands. `people` counts those with an open socket in it, on all nodes.

    `paused`: by a moderator, here or everywhere. `newcomers_held`: first messages wait for a
    moderator, always or (`newcomers_held_until`, ms) because the raid valve has opened. `private`:
    it exists for a few, such as somebody at risk and whoever talks with them. `keep_days`: messages
    are kept for so long after they last changed, null for as long as there is the room.
    """

    id: str
    name: str
    about: str
    tags: list[str]
    age_band: AgeBandName | None
    state: Literal["open", "locked", "closed"]
    slow_mode_s: int
    people: int
    read_only: bool = False
    paused: bool = False
    site_paused: bool = False
    newcomers_held: bool = False
    newcomers_held_until: int = 0
    raid_joins_per_min: int | None = None
    private: bool = False
    keep_days: int | None = None


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
    """What brought a sanction about: a rule, a message, a member of staff, an item of the queue."""

    rule: str | None = None
    message: int | None = None
    by: str | None = None
    item: str | None = None


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


class Reason(Struct, frozen=True):
    """A rule of the policy that matched, and what it is about."""

    category: str
    rule: str


CareChoice = Literal["talk", "not_now", "safe"]
OfferName = Literal["edit", "redact", "post_without_method", "appeal"]


class NoticeConsequence(Struct, frozen=True):
    """What follows for its author. `every_s`: while slowed, the seconds between two messages."""

    kind: Literal["slowed", "warning", "mute", "timeout", "ban"]
    seconds: int | None = None
    every_s: int | None = None


class Notice(Struct, frozen=True):
    """What the author of a text that wasn't simply posted is told, privately and kindly.

    `code` is the policy's category, or what else keeps the text waiting, such as `newcomer`;
    `message` is all of it in English for clients without their own words. `redacted` is the text
    without what gives somebody away, where `redact` is offered. `wait_s`: how long a moderator
    usually takes, by those who waited lately, or if nobody did (`is_usual` false) at most.
    """

    code: str
    message: str
    offers: list[OfferName]
    redacted: str | None = None
    wait_s: int | None = None
    is_usual: bool = False
    consequence: NoticeConsequence | None = None


class HelpChannel(Struct, frozen=True):
    """One way to reach a help line: `say` is the word to send, `press` the key to press then."""

    kind: Literal["phone", "text", "whatsapp", "chat", "email", "web"]
    value: str
    say: str | None = None
    press: str | None = None


class HelpLine(Struct, frozen=True):
    """Somebody to turn to outside of here.

    `country` is an ISO 3166 code, or `001` for the whole world. `contact` is all of `channels`
    in one line of text. `hours` is `24/7` or such as `daily 09:00-24:00`, in the line's own time.
    `audience` names whom it is for, and nobody where it is for everyone. `verified_on` is the
    date of the source; from `expires_on` on the line must not be shown, even if it was kept.
    """

    name: str
    country: str
    contact: str
    hours: str
    languages: list[str]
    source: str
    verified_on: str
    expires_on: str
    channels: list[HelpChannel]
    audience: list[Literal["teens", "adults", "lgbtq", "veterans"]]
    website: str | None = None


class CareWait(Struct, frozen=True):
    """How long it takes until somebody answers, as honestly as is known.

    `usual_s`: the median of the last replies, in seconds; null while there were too few.
    """

    on_shift: bool
    usual_s: int | None


class Care(Struct, frozen=True):
    """The private card. `level` is a proposal by rule; only a person lowers it.

    `about` another: they worry about somebody else, and it says how to help.
    """

    level: LevelName
    message: str
    lines: list[HelpLine]
    choices: list[CareChoice]
    about: Literal["you", "another"] = "you"
    wait: CareWait | None = None


class HeldMessage(Struct, frozen=True):
    """A message as its author sees it while it waits for a moderator.

    `item` names it in the queue; at `returns_at` it goes back to its author undecided. `seq` is
    that of the message that it would change, where it is an edit.
    """

    item: str
    room: str
    id: str
    text: str
    reply_to: int | None
    cover: str | None
    notice: Notice
    at: int
    returns_at: int
    seq: int | None = None


class DecidedMessage(Struct, frozen=True):
    """`seq` is null for a message that was never posted; `text` is its author's, given back."""

    id: str
    seq: int | None
    text: str | None = None


class QueueItem(Struct, frozen=True, kw_only=True):
    """What waits for a moderator. `person` is whose text it is; `seq` null: it isn't posted.

    `text` is null once the item has been closed. `outcome` is what its author was answered;
    `is_burst`: so many reports in so short a time that they may be the harassment themselves.
    `also`: further messages in the room that it is about.
    `false_alarm_rate` is that of the first reason's rule by moderators' decisions so far, from
    0 to 1; null: too few to say.
    """

    id: str
    kind: Literal["held", "report", "worry", "appeal"]
    room: str | None
    seq: int | None
    person: str
    author: Person
    text: str | None
    reasons: list[Reason]
    level: LevelName | None
    claimed_by: str | None
    claimed_until: int | None
    at: int
    returns_at: int | None = None
    reports: int = 0
    is_urgent: bool = False
    is_burst: bool = False
    also: list[int] = []
    lane: Literal["care", "conduct", "child_safety"] = "conduct"
    outcome: Literal["held", "declined", "posted"] | None = None
    state: Literal["open", "decided", "returned", "withdrawn", "replaced", "merged"] = "open"
    note: str | None = None
    sanction: str | None = None
    decision: str | None = None
    false_alarm_rate: float | None = None
