"""What requests carry and answers say on HTTP, typed.

What they share with the socket is in `server.protocol`. What a field's value may be beyond
its shape is the services' to check.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from server.api.question_bodies import HeldQuestion, HeldVote
from server.api.resource_bodies import HeldPin
from server.domain.retention import KEEP_DAYS_MAX
from server.domain.rooms import RAID_JOINS_MAX
from server.domain.sanctions import SECONDS_MAX
from server.protocol import AgeBandName, CareChoice, HelpLine, Message, Person, Room, Sanction
from server.services.sanctioning import REASON_MAX_CHARS

Seq = Annotated[int, Meta(ge=1, le=2**53)]
Reason = Annotated[str, Meta(min_length=1, max_length=REASON_MAX_CHARS)]
Id = Annotated[str, Meta(min_length=1, max_length=64)]
SlowMode = Annotated[int, Meta(ge=0, le=2**31)]
LanguageTag = Annotated[str, Meta(max_length=35, pattern=r"^[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8})*$")]
PushTopicName = Literal["cases", "reminders"]
Locale = Annotated[str, Meta(max_length=35, pattern=r"^[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8})*$")]
Country = Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
RoomStateName = Literal["open", "locked", "closed"]


# --- people ----------------------------------------------------------------------------


class JoinBody(Struct, frozen=True):
    age_band: Literal["13-17", "18+", "under-13"]
    name: Annotated[str, Meta(max_length=200)] | None = None
    locale: LanguageTag = "en"


class ReturnBody(Struct, frozen=True):
    return_code: Annotated[str, Meta(max_length=64)]


class LoginBody(Struct, frozen=True):
    login: Annotated[str, Meta(min_length=1, max_length=64)]
    password: Annotated[str, Meta(min_length=1, max_length=256)]
    totp: Annotated[str, Meta(max_length=16)] | None = None


class SignedInBody(Struct, frozen=True):
    """`expires_at` is when the token and its cookie end; fetch a fresh one before."""

    person: Person
    token: str
    expires_at: int


class JoinedBody(SignedInBody, frozen=True):
    """The return code is shown this once: only a hash of it is kept."""

    return_code: str


class SignedOutBody(Struct, frozen=True):
    signed_out: bool = True


class MeBody(Struct, frozen=True):
    """Who I am, and what I may do here: what a page offers follows from that.

    `may` are my actions of the permission table on the whole site, `may_in` those that I have
    in single rooms besides.
    """

    person: Person
    age_band: AgeBandName
    locale: str
    country: str | None
    expires_at: int
    sanctions: list[Sanction]
    may: list[str]
    may_in: dict[str, list[str]]


class HiddenBody(Struct, frozen=True):
    """Whom I have hidden for myself."""

    people: list[Person]
    next: str | None = None


class PreferencesBody(Struct, frozen=True):
    """Only what is named changes. `country`, an ISO 3166 code, says whose help lines are shown."""

    locale: Locale | UnsetType = UNSET
    country: Country | None | UnsetType = UNSET


class PreferencesSetBody(Struct, frozen=True):
    locale: str
    country: str | None


class CareChoiceBody(Struct, frozen=True):
    choice: CareChoice


class CareChosenBody(Struct, frozen=True):
    choice: CareChoice


class HeldPerson(Person, frozen=True):
    age_band: AgeBandName
    locale: str
    country: str | None


class HeldStrike(Struct, frozen=True):
    """Something that was counted against me. `item` is the queue's, `sanction` what came of it."""

    item: str
    category: str
    rule: str
    at: int
    sanction: str | None
    forgiven: bool


class HeldUnposted(Struct, frozen=True):
    """What I wrote that stands in no room: a text that waits or was declined, an appeal."""

    item: str
    kind: Literal["held", "appeal"]
    room: str | None
    text: str
    at: int
    decision: str | None


class HeldReport(Struct, frozen=True):
    room: str
    seq: int
    reason: str
    note: str
    concern: bool
    at: int


class HeldSignIn(Struct, frozen=True):
    id: str
    created_at: int
    expires_at: int
    ended_at: int | None


class HeldMembership(Struct, frozen=True):
    room: str
    roles: list[str]
    joined_at: int


class HeldMessage(Struct, frozen=True):
    room: str
    seq: int
    id: str
    text: str
    reply_to: int | None
    cover: str | None
    at: int
    edited_at: int | None
    removed: Literal["author", "moderator"] | None


class HeldReaction(Struct, frozen=True):
    room: str
    seq: int
    emoji: str


class HeldPushSubscription(Struct, frozen=True):
    id: str
    endpoint: str
    created_at: int
    about: list[PushTopicName]
    locale: str


class HeldCase(Struct, frozen=True):
    """That somebody cared for them; what staff wrote in it is theirs."""

    id: str
    level: str
    state: str
    raised_at: int
    closed_at: int | None
    may_share: bool


class HeldAttendance(Struct, frozen=True):
    session: str
    standing: Literal["coming", "place", "waiting"]


class HeldPollVote(Struct, frozen=True):
    poll: str
    option: int


class HeldMood(Struct, frozen=True):
    session: str
    mood: str


class ExportBody(Struct, frozen=True):
    person: HeldPerson
    signins: list[HeldSignIn]
    memberships: list[HeldMembership]
    messages: list[HeldMessage]
    reactions: list[HeldReaction]
    sanctions: list[Sanction]
    strikes: list[HeldStrike]
    unposted: list[HeldUnposted]
    reports: list[HeldReport]
    hidden: list[str]
    push_subscriptions: list[HeldPushSubscription]
    questions: list[HeldQuestion]
    votes: list[HeldVote]
    cases: list[HeldCase]
    attendance: list[HeldAttendance]
    poll_votes: list[HeldPollVote]
    moods: list[HeldMood]
    pinned: list[HeldPin]


class ErasedBody(Struct, frozen=True):
    erased: bool = True


class ConfigBody(Struct, frozen=True):
    """What a browser needs before anybody is signed in.

    Videos from `video_origins` may be shown in the page, as its policy says too.
    """

    leave_url: str
    name_suggestion: str
    age_bands: list[AgeBandName]
    video_origins: list[str]


class NamesBody(Struct, frozen=True):
    names: list[str]


# --- rooms -----------------------------------------------------------------------------


class NewRoomBody(Struct, frozen=True):
    """Without an `id` the room gets one made of its name."""

    name: str
    id: str | None = None
    about: str = ""
    tags: list[str] = []
    age_band: AgeBandName | None = None
    state: RoomStateName = "open"
    slow_mode_s: SlowMode = 0


class RoomChangeBody(Struct, frozen=True):
    """Only what is named changes; `age_band` null opens the room to everybody.

    Any moderator may change `slow_mode_s`, `paused`, `newcomers_held` and `raid_joins_per_min`
    (null: no valve); the rest takes more. `keep_days`: for so long messages are kept after they
    last changed, null for ever; once it is shortened, none goes within a day.
    """

    name: str | UnsetType = UNSET
    about: str | UnsetType = UNSET
    tags: list[str] | UnsetType = UNSET
    age_band: AgeBandName | None | UnsetType = UNSET
    state: RoomStateName | UnsetType = UNSET
    slow_mode_s: SlowMode | UnsetType = UNSET
    read_only: bool | UnsetType = UNSET
    paused: bool | UnsetType = UNSET
    newcomers_held: bool | UnsetType = UNSET
    raid_joins_per_min: Annotated[int, Meta(ge=1, le=RAID_JOINS_MAX)] | None | UnsetType = UNSET
    keep_days: Annotated[int, Meta(ge=1, le=KEEP_DAYS_MAX)] | None | UnsetType = UNSET


class SiteBody(Struct, frozen=True):
    """`paused`: every room is read-only for a moment."""

    paused: bool


class RoomsBody(Struct, frozen=True):
    rooms: list[Room]
    next: str | None = None


class ReactionCount(Struct, frozen=True):
    emoji: str
    count: int
    mine: bool


class PastMessage(Message, frozen=True, kw_only=True):
    """A message with what people have reacted to it so far."""

    reactions: list[ReactionCount]


class HistoryQuery(Struct, frozen=True):
    """`before`: only messages with a smaller seq; `next` of the last page is its value."""

    before: Seq | UnsetType = UNSET
    limit: Annotated[int, Meta(ge=1, le=100)] = 50


class MessagesBody(Struct, frozen=True):
    messages: list[PastMessage]
    next: int | None


# --- moderation ------------------------------------------------------------------------


class ModerationBody(Struct, frozen=True):
    action: Literal["remove", "restore", "cover", "approve", "decline"]
    reason: Annotated[str, Meta(max_length=REASON_MAX_CHARS)] = ""


class SanctionBody(Struct, frozen=True):
    """A timeout needs `seconds`; a mute or a ban without them lasts until it is lifted."""

    person: Id
    kind: Literal["mute", "timeout", "ban"]
    reason: Reason
    seconds: Annotated[int, Meta(ge=1, le=SECONDS_MAX)] | None = None
    message: Seq | None = None
    remove_messages: bool = False


class SanctionsQuery(Struct, frozen=True):
    person: Id | UnsetType = UNSET


class SanctionsBody(Struct, frozen=True):
    sanctions: list[Sanction]
    next: str | None = None


# --- help lines ------------------------------------------------------------------------


class HelplinesQuery(Struct, frozen=True):
    """`country` is what the person chose; a line in `language` comes before others."""

    country: Annotated[str, Meta(pattern="^[A-Za-z]{2}$")] | None = None
    language: LanguageTag | None = None


class HelplineCountry(Struct, frozen=True):
    """A country that has lines; the reader's own software knows its name."""

    code: str


class HelplinesBody(Struct, frozen=True):
    """The country's lines, and always the international fallback, which comes last."""

    lines: list[HelpLine]
    countries: list[HelplineCountry]
    next: str | None = None


# --- operation -------------------------------------------------------------------------


class AliveBody(Struct, frozen=True):
    alive: bool = True


class ReadyBody(Struct, frozen=True):
    ready: bool
    checks: dict[str, bool]


class NotReadyBody(Struct, frozen=True):
    """An error body too, for whoever reads it as one."""

    ready: bool
    checks: dict[str, bool]
    code: str
    message: str
    temporary: bool
