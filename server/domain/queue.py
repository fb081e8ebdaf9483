"""What waits for a moderator: held messages, reports, worries, appeals; and who may see which.

An item is open until it is decided, goes back to its author undecided, or is merged into
another. A claim on it is a lease: it runs out by itself, so that nothing is ever taken and
then forgotten. Within a while a decision can be taken back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from server.domain.errors import BadRequest, Conflict
from server.domain.people import Person
from server.domain.permissions import Action, is_allowed, is_allowed_in


class ItemKind(StrEnum):
    HELD = "held"
    REPORT = "report"
    WORRY = "worry"
    APPEAL = "appeal"


class Lane(StrEnum):
    """Who on the staff hears of an item."""

    CARE = "care"
    CONDUCT = "conduct"
    CHILD_SAFETY = "child_safety"


class ItemState(StrEnum):
    OPEN = "open"
    DECIDED = "decided"
    RETURNED = "returned"  # to its author: nobody decided in time
    WITHDRAWN = "withdrawn"  # by its author
    REPLACED = "replaced"  # by another text of its author's
    MERGED = "merged"  # into another item about the same


class ItemMove(StrEnum):
    DECIDE = "decide"
    RETURN = "return"
    WITHDRAW = "withdraw"
    REPLACE = "replace"
    MERGE = "merge"
    REOPEN = "reopen"


# A missing key is the error: what has been decided is not decided again.
TRANSITIONS: dict[tuple[ItemState, ItemMove], ItemState] = {
    (ItemState.OPEN, ItemMove.DECIDE): ItemState.DECIDED,
    (ItemState.OPEN, ItemMove.RETURN): ItemState.RETURNED,
    (ItemState.OPEN, ItemMove.WITHDRAW): ItemState.WITHDRAWN,
    (ItemState.OPEN, ItemMove.REPLACE): ItemState.REPLACED,
    (ItemState.OPEN, ItemMove.MERGE): ItemState.MERGED,
    (ItemState.DECIDED, ItemMove.REOPEN): ItemState.OPEN,
}


class Decision(StrEnum):
    APPROVE = "approve"
    DECLINE = "decline"
    REMOVE = "remove"
    DISMISS = "dismiss"


DECISIONS: dict[ItemKind, frozenset[Decision]] = {
    ItemKind.HELD: frozenset({Decision.APPROVE, Decision.DECLINE, Decision.DISMISS}),
    ItemKind.REPORT: frozenset({Decision.REMOVE, Decision.DISMISS}),
    ItemKind.WORRY: frozenset({Decision.APPROVE, Decision.DISMISS}),
    ItemKind.APPEAL: frozenset({Decision.APPROVE, Decision.DECLINE, Decision.DISMISS}),
}

# By which a machine's find turns out to have been none.
FALSE_ALARMS: frozenset[tuple[ItemKind, Decision]] = frozenset(
    {(ItemKind.HELD, Decision.APPROVE), (ItemKind.WORRY, Decision.DISMISS)}
)

LEVELS = ("S0", "S1", "S2", "S3", "S4")

_ACTION_OF_LANE = {
    Lane.CARE: Action.HANDLE_CARE,
    Lane.CONDUCT: Action.HANDLE_CONDUCT,
    Lane.CHILD_SAFETY: Action.HANDLE_CHILD_SAFETY,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that matched, and where in the text: characters `span[0]` to `span[1]`."""

    category: str
    rule: str
    version: int = 1
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """`person` is whose text or whose sanction it is about, never who reported.

    `seq` None: it isn't posted. `client_id`, `reply_to` and `cover` are those of a message that
    is still to be posted; `outcome` is what its author was answered. `sanction`: the one that
    came with it, or that is appealed against. `reports` counts reporters; `also` are further
    messages in the room that an item of reports is about. `is_burst`: so many reports came so
    fast that they may themselves be the harm. `is_about_other`: `person` wrote it, and somebody
    else may be at risk.
    """

    id: str
    kind: ItemKind
    person: str
    at: int
    room: str | None = None
    seq: int | None = None
    client_id: str | None = None
    text: str = ""
    reply_to: int | None = None
    cover: str | None = None
    outcome: str | None = None
    reasons: tuple[Finding, ...] = ()
    level: str | None = None
    lane: Lane = Lane.CONDUCT
    is_urgent: bool = False
    returns_at: int | None = None
    state: ItemState = ItemState.OPEN
    claimed_by: str | None = None
    claimed_until: int | None = None
    decision: Decision | None = None
    decided_by: str | None = None
    decided_at: int | None = None
    decision_reason: str | None = None
    sanction: str | None = None
    note: str | None = None
    reports: int = 0
    also: tuple[int, ...] = ()
    is_burst: bool = False
    is_about_other: bool = False

    @property
    def priority(self) -> int:
        """Larger comes first: people at risk by level, then what is urgent."""
        level = LEVELS.index(self.level) + 1 if self.level else 0
        return 2 * level + self.is_urgent

    @property
    def is_waiting(self) -> bool:
        """Whether it is a text that a moderator may still post."""
        return self.state is ItemState.OPEN and self.outcome == "held"

    @property
    def rules(self) -> list[str]:
        """Each rule once, in order."""
        return list(dict.fromkeys(finding.rule for finding in self.reasons))

    def is_claimed_by_another(self, person: str, now_ms: int) -> bool:
        """Whether somebody else's claim on it still runs."""
        return self.claimed_by not in {None, person} and (self.claimed_until or 0) > now_ms


@dataclass(frozen=True, slots=True)
class QueueSettings:
    """How long a claim and the time for taking a decision back last, in seconds.

    Reports on one person that come within `report_window_s` of each other are one item; from
    `burst_reports` in that time on it is marked as a burst.
    """

    lease_s: int = 120
    undo_s: int = 600
    report_window_s: int = 600
    burst_reports: int = 5


@dataclass(frozen=True, slots=True)
class Scope:
    """Which items somebody may see and decide: by lane everywhere, and in single rooms."""

    lanes: frozenset[Lane]
    rooms: dict[str, frozenset[Lane]] = field(default_factory=dict)

    def holds(self, item: QueueItem) -> bool:
        return item.lane in self.lanes or (
            item.room is not None and item.lane in self.rooms.get(item.room, frozenset())
        )

    @property
    def is_empty(self) -> bool:
        return not self.lanes and not self.rooms


def scope_of(person: Person) -> Scope:
    """What the permission table says of each lane, on the site and in rooms with a role there."""
    lanes = {lane for lane, action in _ACTION_OF_LANE.items() if is_allowed(person, action)}
    rooms = {
        room: frozenset(
            lane for lane, action in _ACTION_OF_LANE.items() if is_allowed_in(person, action, room)
        )
        for room in person.room_roles
    }
    return Scope(frozenset(lanes), {room: its for room, its in rooms.items() if its})


def moved(state: ItemState, move: ItemMove) -> ItemState:
    """Raises: Conflict where the item is not in a state for it."""
    try:
        return TRANSITIONS[state, move]
    except KeyError:
        raise Conflict("Somebody has dealt with that already.") from None


def check_decision(item: QueueItem, decision: Decision) -> None:
    """Raises: BadRequest for a decision that this kind of item doesn't know."""
    if decision not in DECISIONS[item.kind]:
        allowed = ", ".join(sorted(DECISIONS[item.kind]))
        raise BadRequest(f"That kind of item takes one of: {allowed}.", field="decision")


def higher(one: str | None, other: str | None) -> str | None:
    """The higher of two levels: a machine only ever raises one."""
    return max(one or "", other or "") or None
