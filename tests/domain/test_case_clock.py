"""What time does to a case: deadlines, leases, and the ladder of pages."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.case_clock import (
    ALL_ROLES,
    CaseSettings,
    ShiftRole,
    acknowledged,
    active,
    advance,
    claimed,
    next_due,
    released,
    replied,
    signalled,
    started,
)
from server.domain.cases import CASE_LEVELS, Case, CaseState, RaisedBy

SETTINGS = CaseSettings()
EVERYBODY = ALL_ROLES
P, B, V = ShiftRole.PRIMARY, ShiftRole.BACKUP, ShiftRole.SUPERVISOR


def raised(level: str = "S3", at: int = 0) -> Case:
    """A case that has just begun."""
    case = Case(id="c", person="p", level=level, peak=level, raised_by=RaisedBy.RULE, raised_at=at)
    return started(case, at, SETTINGS)


def pages(case: Case, until: int, on_shift: frozenset[ShiftRole]) -> list[tuple[int, set[str]]]:
    """Every page up to then: when, and to whom."""
    found = []
    while (due := next_due(case)) is not None and due <= until:
        case, page = advance(case, due, SETTINGS, on_shift)
        if page is not None:
            found.append((due // 1000, {str(role) for role in page.roles}))
    return found


@pytest.mark.parametrize(
    ("level", "ack_s", "reply_s"),
    [("S1", 900, 1800), ("S2", 300, 600), ("S3", 60, 180), ("S4", 15, 60)],
)
def test_the_deadlines_of_each_level(level: str, ack_s: int, reply_s: int) -> None:
    """As the policy says."""
    case = raised(level)
    assert (case.ack_due_at, case.reply_due_at) == (ack_s * 1000, reply_s * 1000)
    assert case.due_at == ack_s * 1000


def test_the_ladder_of_pages() -> None:
    """Primary at once, then the backup, the supervisor, and everybody again and again."""
    found = pages(raised("S3"), 300_000, EVERYBODY)
    assert found == [
        (0, {"primary"}), (60, {"backup"}), (120, {"supervisor"}),
        *((second, {"primary", "backup", "supervisor"}) for second in (180, 240, 300)),
    ]  # fmt: skip


def test_the_gravest_level_pages_the_supervisor_at_once() -> None:
    """And goes up the ladder by quarters of a minute."""
    assert pages(raised("S4"), 45_000, EVERYBODY) == [
        (0, {"primary", "supervisor"}), (15, {"backup"}), (30, {"supervisor"}),
        (45, {"primary", "backup", "supervisor"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("on_shift", "first"),
    [({B, V}, {"backup"}), ({V}, {"supervisor"}), (set(), {"primary", "backup", "supervisor"})],
)
def test_a_step_that_reaches_nobody_is_passed_over(
    on_shift: set[ShiftRole], first: set[str]
) -> None:
    """The next one that does is paged at once; with nobody on shift, everybody who can be."""
    case, page = advance(raised(), 0, SETTINGS, frozenset(on_shift))
    assert page is not None
    assert {str(role) for role in page.roles} == first
    assert page.nobody_on_shift is (not on_shift)
    assert case.state is (CaseState.OFFERED if on_shift else CaseState.RAISED)


def test_a_claim_that_leads_to_no_reply_is_offered_again() -> None:
    """The lease is what is left to the first reply; then the ladder begins anew."""
    case = claimed(raised("S3"), "r", 10_000, SETTINGS)
    assert (case.state, case.claimed_until, case.due_at) == (CaseState.CLAIMED, 180_000, 180_000)
    case, page = advance(case, 180_000, SETTINGS, EVERYBODY)
    assert (case.state, case.claimed_by, page) == (CaseState.OFFERED, None, None)
    assert pages(case, 300_000, EVERYBODY)[:2] == [(180, {"primary"}), (240, {"backup"})]


def test_a_late_claim_has_as_long_as_one_in_time() -> None:
    """Nobody is handed a lease that has run out."""
    case = claimed(raised("S3"), "r", 1_000_000, SETTINGS)
    assert case.claimed_until == 1_120_000


def test_only_a_reply_to_the_person_stops_their_clock() -> None:
    """Notes and steps don't make the lease longer before it; afterwards everything does."""
    case = claimed(raised("S3"), "r", 0, SETTINGS)
    busy = active(replace(case, state=CaseState.ENGAGED), 100_000, SETTINGS)
    assert (busy.claimed_until, busy.reply_due_at, busy.replied_at) == (180_000, 180_000, None)
    talking = replied(case, 100_000, SETTINGS)
    assert (talking.state, talking.replied_at) == (CaseState.ENGAGED, 100_000)
    assert talking.claimed_until == 100_000 + 1_800_000
    assert active(talking, 200_000, SETTINGS).claimed_until == 200_000 + 1_800_000


def test_to_acknowledge_puts_the_next_page_off_and_no_more() -> None:
    """Whoever has seen it still has to take it."""
    case, _ = advance(raised("S3"), 0, SETTINGS, EVERYBODY)
    seen = acknowledged(case, 30_000, SETTINGS)
    assert (seen.acked_at, seen.page_at, seen.due_at) == (30_000, 90_000, 90_000)
    assert pages(seen, 90_000, EVERYBODY) == [(90, {"backup"})]


def test_a_later_sign_raises_and_hurries() -> None:
    """The deadlines of the higher level run from now, unless the old ones end before that."""
    case, _ = advance(raised("S2"), 0, SETTINGS, EVERYBODY)
    worse = signalled(case, "S4", 10_000, SETTINGS)
    assert (worse.level, worse.ack_due_at, worse.reply_due_at) == ("S4", 25_000, 70_000)
    assert pages(worse, 10_000, EVERYBODY) == [(10, {"primary", "supervisor"})]
    late = signalled(raised("S3"), "S4", 59_000, SETTINGS)
    assert late.ack_due_at == 60_000


def test_a_lesser_sign_lowers_nothing() -> None:
    """A machine never lowers a level."""
    case = raised("S3")
    assert signalled(case, "S1", 10_000, SETTINGS) == case


@pytest.mark.parametrize(
    "state", [CaseState.FOLLOW_UP, CaseState.DISENGAGED, CaseState.FALSE_ALARM]
)
def test_a_sign_wakes_a_case_at_rest(state: CaseState) -> None:
    """Whoever had it may have gone: it begins anew, at no lower level."""
    resting = replace(claimed(raised("S3"), "r", 0, SETTINGS), state=state)
    again = signalled(resting, "S1", 500_000, SETTINGS)
    assert (again.state, again.level, again.claimed_by) == (CaseState.RAISED, "S3", None)
    assert (again.page_at, again.ack_due_at) == (500_000, 560_000)


@given(
    st.sampled_from(CASE_LEVELS),
    st.lists(
        st.tuples(
            st.integers(0, 4_000_000),
            st.sampled_from(["claim", "reply", "release", "ack", "signal", "act"]),
        ),
        max_size=30,
    ),
    st.frozensets(st.sampled_from(ShiftRole)),
)
def test_an_open_case_always_has_an_owner_or_a_clock(
    level: str, acts: list[tuple[int, str]], on_shift: frozenset[ShiftRole]
) -> None:
    """Whatever happens in whatever order: it moves by itself later on, and never loops."""
    case, now = raised(level), 0
    for pause, act in acts:
        now += pause
        for _ in range(20_000):
            due = next_due(case)
            assert due is not None
            if due > now:
                break
            case, _ = advance(case, due, SETTINGS, on_shift)
        case = do(case, act, now)
        assert next_due(case) is not None
        assert (case.claimed_by is None) is (case.claimed_until is None)


def do(case: Case, act: str, now: int) -> Case:
    """One act, where it can be done."""
    if act == "signal":
        return signalled(case, "S4", now, SETTINGS)
    if case.claimed_by is None:
        return {
            "claim": claimed(case, "r", now, SETTINGS), "ack": acknowledged(case, now, SETTINGS),
        }.get(act, case)  # fmt: skip
    return {
        "reply": replied(case, now, SETTINGS), "release": released(case, now, SETTINGS),
        "act": active(case, now, SETTINGS),
    }.get(act, case)  # fmt: skip
