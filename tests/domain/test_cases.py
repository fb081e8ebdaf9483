"""The table of a case's states, all of it; who needs a second person; how a case ended."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from server.commands.cases import state_diagram
from server.domain.cases import (
    CASE_LEVELS,
    TRANSITIONS,
    Case,
    CaseState,
    Outcome,
    Pending,
    RaisedBy,
    check_level,
    check_move,
    default_outcome,
    is_confirmed,
    needs_second,
    with_level,
)
from server.domain.errors import BadRequest, Conflict

S = CaseState
CASE = Case(id="c", person="p", level="S2", peak="S2", raised_by=RaisedBy.RULE, raised_at=0)
# Written down a second time, by hand, so that a slip in the table is found.
ALLOWED = {
    (S.RAISED, S.CLAIMED), (S.RAISED, S.FALSE_ALARM),
    (S.OFFERED, S.CLAIMED), (S.OFFERED, S.FALSE_ALARM),
    (S.CLAIMED, S.OFFERED), (S.CLAIMED, S.ENGAGED), (S.CLAIMED, S.EMERGENCY),
    (S.CLAIMED, S.DISENGAGED), (S.CLAIMED, S.FALSE_ALARM),
    (S.ENGAGED, S.OFFERED), (S.ENGAGED, S.SAFETY_PLANNED), (S.ENGAGED, S.HANDED_OFF),
    (S.ENGAGED, S.EMERGENCY), (S.ENGAGED, S.CONTACT_CONFIRMED), (S.ENGAGED, S.DISENGAGED),
    (S.ENGAGED, S.FALSE_ALARM),
    (S.SAFETY_PLANNED, S.HANDED_OFF), (S.SAFETY_PLANNED, S.EMERGENCY),
    (S.SAFETY_PLANNED, S.CONTACT_CONFIRMED), (S.SAFETY_PLANNED, S.DISENGAGED),
    (S.HANDED_OFF, S.EMERGENCY), (S.HANDED_OFF, S.CONTACT_CONFIRMED), (S.HANDED_OFF, S.DISENGAGED),
    (S.EMERGENCY, S.CONTACT_CONFIRMED),
    (S.CONTACT_CONFIRMED, S.EMERGENCY), (S.CONTACT_CONFIRMED, S.FOLLOW_UP),
    (S.CONTACT_CONFIRMED, S.CLOSED),
    (S.FOLLOW_UP, S.ENGAGED), (S.FOLLOW_UP, S.EMERGENCY), (S.FOLLOW_UP, S.CLOSED),
    (S.DISENGAGED, S.ENGAGED), (S.DISENGAGED, S.EMERGENCY), (S.DISENGAGED, S.FOLLOW_UP),
    (S.DISENGAGED, S.CLOSED),
    (S.FALSE_ALARM, S.OFFERED), (S.FALSE_ALARM, S.CLOSED),
}  # fmt: skip


@pytest.mark.parametrize(("state", "to"), list(product(CaseState, CaseState)))
def test_each_pair_of_states(state: CaseState, to: CaseState) -> None:
    """A step that the table has is taken, every other is refused with what may follow."""
    case = replace(CASE, state=state)
    if (state, to) in ALLOWED:
        check_move(case, to)
    else:
        with pytest.raises(Conflict, match=f"From {state} a case goes to"):
            check_move(case, to)


def test_every_open_case_can_be_closed() -> None:
    """From each state the end can be reached, and nothing leads out of it."""
    reaches = {S.CLOSED}
    while more := {s for s in S if s not in reaches and TRANSITIONS[s] & reaches}:
        reaches |= more
    assert reaches == set(S)
    assert TRANSITIONS[S.CLOSED] == frozenset()


def test_an_emergency_is_not_left_before_somebody_is_with_them() -> None:
    """Contact has to be confirmed first, whatever else happens."""
    assert TRANSITIONS[S.EMERGENCY] == {S.CONTACT_CONFIRMED}


@pytest.mark.parametrize(("level", "peak"), list(product(CASE_LEVELS, CASE_LEVELS)))
def test_who_needs_a_second_person(level: str, peak: str) -> None:
    """The emergency services always; the end by the highest level that there ever was."""
    case = replace(CASE, level=min(level, peak), peak=peak)
    assert needs_second(case, S.EMERGENCY)
    assert needs_second(case, S.CLOSED) is (peak >= "S3")
    assert not any(needs_second(case, to) for to in S if to not in {S.EMERGENCY, S.CLOSED})


def test_lowering_a_level_does_not_lower_its_peak() -> None:
    """So it is no way around the second person."""
    lowered = with_level(with_level(CASE, "S4"), "S1")
    assert (lowered.level, lowered.peak) == ("S1", "S4")


@pytest.mark.parametrize(
    ("pending", "actor", "to", "confirmed"),
    [
        (None, "b", S.CLOSED, False),
        (Pending(S.CLOSED, "a"), "a", S.CLOSED, False),
        (Pending(S.CLOSED, "a"), "b", S.CLOSED, True),
        (Pending(S.CLOSED, "a"), "b", S.EMERGENCY, False),
        (Pending(S.CLOSED, "a", "c"), "b", S.CLOSED, False),
        (Pending(S.CLOSED, "a", "c"), "c", S.CLOSED, True),
    ],
)
def test_who_confirms(pending: Pending | None, actor: str, to: CaseState, confirmed: bool) -> None:
    """Another than who asked, for the same step; the one who was named, if one was."""
    assert is_confirmed(replace(CASE, pending=pending), to, actor) is confirmed


@pytest.mark.parametrize("level", ["", "S0", "S5", "s1", "S10"])
def test_what_is_no_level_is_refused(level: str) -> None:
    """By the name of its field."""
    with pytest.raises(BadRequest) as refused:
        check_level(level, "severity")
    assert refused.value.field == "severity"


@pytest.mark.parametrize(
    ("state", "trail", "outcome"),
    [
        (S.CONTACT_CONFIRMED, {S.EMERGENCY, S.SAFETY_PLANNED}, Outcome.EMERGENCY),
        (S.CONTACT_CONFIRMED, {S.HANDED_OFF, S.SAFETY_PLANNED}, Outcome.HANDED_OFF),
        (S.FOLLOW_UP, {S.SAFETY_PLANNED}, Outcome.SAFETY_PLAN),
        (S.FOLLOW_UP, set(), Outcome.SAFE),
        (S.DISENGAGED, {S.EMERGENCY}, Outcome.NO_CONTACT),
        (S.FALSE_ALARM, set(), Outcome.FALSE_ALARM),
    ],
)
def test_how_it_ended(state: CaseState, trail: set[CaseState], outcome: Outcome) -> None:
    """By the states that it went through, where nobody says so."""
    assert default_outcome(replace(CASE, state=state), frozenset(trail)) is outcome


def test_the_manual_shows_the_table_as_it_is() -> None:
    """`lamplight cases diagram` prints what stands there."""
    manual = Path(__file__).parents[2] / "docs" / "escalation.md"
    assert f"```mermaid\n{state_diagram()}\n```" in manual.read_text(encoding="utf-8")
