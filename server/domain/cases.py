"""A case: a person at risk, and the way until somebody has helped, state by state.

Levels follow the order of the Columbia scale (docs/escalation.md). A machine proposes a level and
may raise it; only a person lowers it. The table below is all that there is to say about which state
follows which; what time does by itself is `case_clock`'s.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from server.domain.errors import BadRequest, Conflict


class CaseState(StrEnum):
    RAISED = "raised"  # nobody has been reached yet
    OFFERED = "offered"  # those on shift have been paged
    CLAIMED = "claimed"  # somebody goes to them
    ENGAGED = "engaged"  # they talk
    SAFETY_PLANNED = "safety_planned"
    HANDED_OFF = "handed_off"  # to somebody outside of here
    EMERGENCY = "emergency"  # the emergency services were called
    CONTACT_CONFIRMED = "contact_confirmed"  # somebody is known to be with them
    FOLLOW_UP = "follow_up"  # we come back to them on a date
    CLOSED = "closed"
    DISENGAGED = "disengaged"  # they don't answer, or don't want to talk
    FALSE_ALARM = "false_alarm"


# What a member of staff may do. A missing pair is the error.
TRANSITIONS: dict[CaseState, frozenset[CaseState]] = {
    CaseState.RAISED: frozenset({CaseState.CLAIMED, CaseState.FALSE_ALARM}),
    CaseState.OFFERED: frozenset({CaseState.CLAIMED, CaseState.FALSE_ALARM}),
    CaseState.CLAIMED: frozenset(
        {
            CaseState.OFFERED,
            CaseState.ENGAGED,
            CaseState.EMERGENCY,
            CaseState.DISENGAGED,
            CaseState.FALSE_ALARM,
        }
    ),
    CaseState.ENGAGED: frozenset(
        {
            CaseState.OFFERED,
            CaseState.SAFETY_PLANNED,
            CaseState.HANDED_OFF,
            CaseState.EMERGENCY,
            CaseState.CONTACT_CONFIRMED,
            CaseState.DISENGAGED,
            CaseState.FALSE_ALARM,
        }
    ),
    CaseState.SAFETY_PLANNED: frozenset(
        {
            CaseState.HANDED_OFF,
            CaseState.EMERGENCY,
            CaseState.CONTACT_CONFIRMED,
            CaseState.DISENGAGED,
        }
    ),
    CaseState.HANDED_OFF: frozenset(
        {CaseState.EMERGENCY, CaseState.CONTACT_CONFIRMED, CaseState.DISENGAGED}
    ),
    # Whoever was sent help for is not done with before somebody knows that it came.
    CaseState.EMERGENCY: frozenset({CaseState.CONTACT_CONFIRMED}),
    CaseState.CONTACT_CONFIRMED: frozenset(
        {CaseState.EMERGENCY, CaseState.FOLLOW_UP, CaseState.CLOSED}
    ),
    CaseState.FOLLOW_UP: frozenset({CaseState.ENGAGED, CaseState.EMERGENCY, CaseState.CLOSED}),
    CaseState.DISENGAGED: frozenset(
        {CaseState.ENGAGED, CaseState.EMERGENCY, CaseState.FOLLOW_UP, CaseState.CLOSED}
    ),
    CaseState.FALSE_ALARM: frozenset({CaseState.OFFERED, CaseState.CLOSED}),
    CaseState.CLOSED: frozenset(),
}

# From these a new sign of risk starts the case anew: those who had it may be gone.
RESTING = frozenset({CaseState.FOLLOW_UP, CaseState.DISENGAGED, CaseState.FALSE_ALARM})
# Nobody has gone to the person yet.
WAITING = frozenset({CaseState.RAISED, CaseState.OFFERED})

CASE_LEVELS = ("S1", "S2", "S3", "S4")
# From here on closing takes a second person.
SECOND_PERSON_FROM = "S3"


class RaisedBy(StrEnum):
    """Whoever worried about somebody is never named: reporting must be safe."""

    RULE = "rule"
    MEMBER = "member"
    STAFF = "staff"
    PERSON = "person"  # they asked for somebody to talk to
    QUESTION = "question"  # of a Q&A session


class Outcome(StrEnum):
    """How a case ended, for the organisation's figures."""

    SAFE = "safe"
    SAFETY_PLAN = "safety_plan"
    HANDED_OFF = "handed_off"
    EMERGENCY = "emergency"
    NO_CONTACT = "no_contact"
    FALSE_ALARM = "false_alarm"


@dataclass(frozen=True, slots=True)
class Pending:
    """A step that waits for a second person; `second` None: for anybody but the first."""

    to: CaseState
    by: str
    second: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`peak` is the highest level it ever had. `is_about_other`: its person worries about another.

    Whoever `claimed_by` names has it until `claimed_until`; while nobody has it, the next page goes
    out at `page_at`, the `page_step`th on the ladder. So an open case always has one of the two
    clocks. `replied_at`: when staff first said something to the person. `side_room_of` is the
    member of staff whom its private room was opened for. `version` counts its changes.
    """

    id: str
    person: str
    level: str
    peak: str
    raised_by: RaisedBy
    raised_at: int
    state: CaseState = CaseState.RAISED
    room: str | None = None
    seq: int | None = None
    is_about_other: bool = False
    wants_to_talk: bool = False
    claimed_by: str | None = None
    claimed_until: int | None = None
    ack_due_at: int | None = None
    acked_at: int | None = None
    reply_due_at: int | None = None
    replied_at: int | None = None
    page_step: int = 0
    page_at: int | None = None
    follow_up_at: int | None = None
    side_room: str | None = None
    side_room_of: str | None = None
    may_share: bool = False
    pending: Pending | None = None
    closed_at: int | None = None
    outcome: Outcome | None = None
    version: int = 0

    @property
    def is_open(self) -> bool:
        return self.state is not CaseState.CLOSED

    @property
    def due_at(self) -> int | None:
        """The next deadline that anybody on the desk should see run."""
        if not self.is_open:
            return None
        if self.claimed_by is None:
            return self.ack_due_at if self.acked_at is None else self.page_at
        if self.replied_at is None:
            return self.reply_due_at
        return self.claimed_until


def check_level(level: str, field: str) -> str:
    """Raises: BadRequest for what is no level of a case."""
    if level not in CASE_LEVELS:
        raise BadRequest(f"A level is one of: {', '.join(CASE_LEVELS)}.", field=field)
    return level


def check_move(case: Case, to: CaseState) -> None:
    """Raises: Conflict where `to` doesn't follow on the state that the case is in."""
    if to not in TRANSITIONS[case.state]:
        following = ", ".join(sorted(TRANSITIONS[case.state])) or "nothing"
        raise Conflict(f"From {case.state} a case goes to: {following}.")


def needs_second(case: Case, to: CaseState) -> bool:
    """By the highest level that it ever had: lowering it first must not be a way around."""
    return to is CaseState.EMERGENCY or (to is CaseState.CLOSED and case.peak >= SECOND_PERSON_FROM)


def is_confirmed(case: Case, to: CaseState, actor: str) -> bool:
    """Whether `actor` is the second person for a step that another has asked for."""
    asked = case.pending
    return asked is not None and asked.to is to and asked.by != actor and (
        asked.second in {None, actor}
    )  # fmt: skip


def default_outcome(case: Case, trail: frozenset[CaseState]) -> Outcome:
    """What the states that a case went through say of how it ended."""
    for state, outcome in (
        (CaseState.FALSE_ALARM, Outcome.FALSE_ALARM),
        (CaseState.DISENGAGED, Outcome.NO_CONTACT),
    ):
        if case.state is state:
            return outcome
    for state, outcome in (
        (CaseState.EMERGENCY, Outcome.EMERGENCY),
        (CaseState.HANDED_OFF, Outcome.HANDED_OFF),
        (CaseState.SAFETY_PLANNED, Outcome.SAFETY_PLAN),
    ):
        if state in trail:
            return outcome
    return Outcome.SAFE


def with_level(case: Case, level: str) -> Case:
    return replace(case, level=level, peak=max(case.peak, level))
