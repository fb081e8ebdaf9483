"""The one way to the policy engine: whatever others can see is judged here before it is kept.

`judge` is called on the event loop, once a text, before anything is written. What the server does
with a verdict is read off it here as well, so that nobody else needs to know the policy's table.
"""

from __future__ import annotations

from dataclasses import replace

import structlog

from moderation.categories import POLICY, Category, Consequence, Row
from moderation.categories import Lane as PolicyLane
from moderation.verdict import (
    Author,
    Care,
    Familiarity,
    Level,
    Outcome,
    Reason,
    RoomPolicy,
    Verdict,
)
from server.domain.errors import BadRequest
from server.domain.ladder import Penalty
from server.domain.people import AgeBand
from server.domain.queue import Finding, Lane
from server.domain.rooms import Room
from server.domain.trust import is_trusted
from server.services.context import Context
from server.storage.interface import Standing

log = structlog.get_logger()

# Held because of who writes, not of what: a room that holds newcomers' first messages.
NEWCOMER = Finding("newcomer", "room.newcomers")
# What a text was held for whose judging failed.
UNCHECKED = "unchecked"

_ANY_ROOM = RoomPolicy()
_TEEN_ROOM = RoomPolicy(is_teen=True)
_STAFF = Author(Familiarity.TRUSTED)

_PENALTIES = {
    Consequence.RATE_LIMIT: Penalty.SLOWED,
    Consequence.LADDER: Penalty.LADDER,
    Consequence.TIMEOUT: Penalty.TIMEOUT,
    Consequence.RESTRICT: Penalty.RESTRICTED,
    Consequence.SUSPEND: Penalty.SUSPENDED,
}
_SEVERITY = list(Consequence)
_LANES = {lane.value: lane for lane in Lane}
_LANE_ORDER = [PolicyLane.CHILD_SAFETY, PolicyLane.CARE, PolicyLane.CONDUCT]
_OUTCOMES = list(Outcome)


def author_of(
    ctx: Context, standing: Standing, posted: int, recent_texts: tuple[str, ...] = ()
) -> Author:
    """What a verdict may know of a writer, who has `posted` so many messages."""
    trusted = is_trusted(standing.person, standing.record, posted, ctx.now_ms(), ctx.policy.trust)
    return Author(
        Familiarity.TRUSTED if trusted else Familiarity.NEWCOMER,
        standing.person.age_band is AgeBand.TEEN,
        recent_texts,
    )


def judge(ctx: Context, text: str, author: Author, room: Room | None = None) -> Verdict:
    """What becomes of `text`, in `room` where it is shown in one. Never raises.

    Where judging itself fails, a newcomer's text is held and the operator is told.
    """
    is_teen = room is not None and room.age_band is AgeBand.TEEN
    try:
        verdict = ctx.judge(text, author, _TEEN_ROOM if is_teen else _ANY_ROOM)
        return _among_few(verdict) if room is not None and room.is_private else verdict
    except Exception as error:  # noqa: BLE001 - what crashes here must hold a text, not lose it
        log.error("judging.crashed", error=type(error).__name__)
        return _unjudged(author)


def _among_few(verdict: Verdict) -> Verdict:
    """In a private room nothing is kept from whoever is there to hear it; care is raised by it."""
    return replace(verdict, outcome=Outcome.POST, strike=False, cover=None)


def _unjudged(author: Author) -> Verdict:
    is_newcomer = author.familiarity is Familiarity.NEWCOMER
    return Verdict(Outcome.HOLD if is_newcomer else Outcome.POST, failed=("engine",))


def check_public_text(ctx: Context, text: str, field: str) -> None:
    """For what staff type and all see: a room's name, the reason on a cover.

    Raises:
        BadRequest: naming `field`, where the policy would not let it be posted.
    """
    if judge(ctx, text, _STAFF).outcome is not Outcome.POST:
        raise BadRequest("That can't stand there: it goes against this place's rules.", field=field)


def check_name_text(ctx: Context, name: str) -> None:
    """Raises: BadRequest for a name that nobody should have to read."""
    if judge(ctx, name, Author()).outcome is not Outcome.POST:
        raise BadRequest("Please pick another name: that one could hurt somebody.", field="name")


def is_plain(verdict: Verdict) -> bool:
    """Whether the text is simply posted, and nobody needs to hear of it."""
    is_silent = verdict.care is Care.NONE and level_of(verdict) is None
    return verdict.outcome is Outcome.POST and (not verdict.reasons or is_silent)


def findings_of(verdict: Verdict) -> tuple[Finding, ...]:
    """As they are kept: the reason that weighs most first, which its author is told of."""
    ordered = sorted(verdict.reasons, key=lambda r: _weight(POLICY[r.category]), reverse=True)
    found = tuple(map(_finding, ordered))
    if verdict.outcome is Outcome.POST or any(_stops(reason) for reason in verdict.reasons):
        return found
    first = [Finding(UNCHECKED, rule) for rule in verdict.failed] or [NEWCOMER]
    return (*first, *found)


def _stops(reason: Reason) -> bool:
    return POLICY[reason.category].outcome != Outcome.POST


def held_for_newcomer(verdict: Verdict) -> Verdict:
    """The same, but that nothing is posted before a moderator has seen it."""
    return replace(verdict, outcome=max(verdict.outcome, Outcome.HOLD, key=_OUTCOMES.index))


def _finding(reason: Reason) -> Finding:
    return Finding(reason.category.value, reason.rule, reason.version, reason.span)


def _weight(row: Row) -> tuple[int, int, bool]:
    return _OUTCOMES.index(Outcome(row.outcome)), _SEVERITY.index(row.consequence), row.is_care


def level_of(verdict: Verdict) -> str | None:
    """The level that staff hear of, S1 and above; the author's own, another's, or a threat's."""
    return verdict.level.name if verdict.level >= Level.S1 else None


def own_level(verdict: Verdict) -> str | None:
    """How much at risk the author themselves may be, S1 and above."""
    own = [reason for reason in verdict.reasons if _is_about_author(reason.category)]
    if not own:
        return None
    if len(own) == len([r for r in verdict.reasons if POLICY[r.category].level != "none"]):
        return level_of(verdict)
    level = max(Level[POLICY[reason.category].level] for reason in own)
    return level.name if level >= Level.S1 else None


def _is_about_author(category: Category) -> bool:
    return POLICY[category].is_care and category is not Category.WORRY


def is_worried(verdict: Verdict) -> bool:
    """Whether it tells of somebody else who may be at risk."""
    return any(reason.category is Category.WORRY for reason in verdict.reasons)


def checks_target(verdict: Verdict) -> bool:
    """Whether whoever it was said to may be at risk now."""
    return any(POLICY[reason.category].checks_target for reason in verdict.reasons)


def lane_of(verdict: Verdict) -> Lane:
    """Who hears of a text that was held or declined: the narrowest circle that it asks for."""
    lanes = {POLICY[reason.category].lane for reason in verdict.reasons}
    lane = next((lane for lane in _LANE_ORDER if lane in lanes), PolicyLane.CONDUCT)
    return _LANES[lane.value]


def is_urgent(verdict: Verdict) -> bool:
    return any(POLICY[reason.category].is_urgent for reason in verdict.reasons)


def penalty_of(verdict: Verdict) -> tuple[Penalty, Finding] | None:
    """What the author meets, and for what; nothing where the text may be a disclosure."""
    guilty = [
        reason
        for reason in verdict.reasons
        if reason.category is not Category.SWEARING
        and POLICY[reason.category].consequence is not Consequence.NONE
        and (verdict.strike if POLICY[reason.category].strike else own_level(verdict) is None)
    ]
    if not guilty or verdict.outcome is Outcome.POST:
        return None
    worst = max(guilty, key=lambda reason: _SEVERITY.index(POLICY[reason.category].consequence))
    return _PENALTIES[POLICY[worst.category].consequence], _finding(worst)
