"""A session's states, all of them; what the clock does; who takes whose time."""

from dataclasses import replace
from itertools import product

import pytest

from server.domain.errors import BadRequest, Conflict
from server.domain.people import AgeBand, Person, Role
from server.domain.qa.schedule import check_zone, clock_at, instant_ms, wall_of, wall_text
from server.domain.qa.sessions import (
    MINUTE_MS,
    TRANSITIONS,
    QaSession,
    SessionState,
    advance,
    answers,
    check_bounds,
    check_move,
    clash,
    is_crew,
    moved,
    next_change,
    runs,
    timed,
)

S = SessionState
START = 1_800_000_000_000
SESSION = timed(
    QaSession(
        id="s", title="Sleep", room="hour", starts="2027-01-15T08:00", zone="UTC",
        starts_at=START, minutes=60, experts=("x",), hosts=("h",),
    )
)  # fmt: skip
ALLOWED = {
    S.DRAFT: {S.SCHEDULED, S.CANCELLED},
    S.SCHEDULED: {S.DRAFT, S.DOORS, S.LIVE, S.CANCELLED},
    S.DOORS: {S.LIVE, S.CANCELLED},
    S.LIVE: {S.WRAPPING, S.ENDED},
    S.WRAPPING: {S.LIVE, S.ENDED},
    S.ENDED: {S.ARCHIVED},
    S.ARCHIVED: set(),
    S.CANCELLED: set(),
}


@pytest.mark.parametrize(("state", "to"), list(product(S, S)))
def test_each_pair_of_states(state: SessionState, to: SessionState) -> None:
    """As a host may take them, and no other."""
    session = replace(SESSION, state=state)
    if to in ALLOWED[state]:
        check_move(session, to)
    else:
        with pytest.raises(Conflict):
            check_move(session, to)


def test_the_clock_goes_through_all_of_it() -> None:
    """Doors, live, wrapping, ended, archived, each at its time; no step is skipped."""
    session, seen = SESSION, []
    while (change := next_change(session)) is not None:
        assert advance(session, change[0] - 1) is None
        after = advance(session, change[0])
        assert after is not None
        session = after
        seen.append((session.state, (change[0] - START) // MINUTE_MS))
    assert seen == [
        (S.DOORS, -15), (S.LIVE, 0), (S.WRAPPING, 60), (S.ENDED, 75), (S.ARCHIVED, 135),
    ]  # fmt: skip


def test_taken_back_to_live_it_goes_on_for_a_while() -> None:
    """And isn't thrown out of it at once, because its time was over."""
    late = START + 70 * MINUTE_MS
    again = moved(replace(SESSION, state=S.WRAPPING), S.LIVE, late)
    assert again.next_at == late + 15 * MINUTE_MS


@pytest.mark.parametrize("state", [S.DRAFT, S.ARCHIVED, S.CANCELLED])
def test_what_the_clock_leaves_alone(state: SessionState) -> None:
    """Nothing is due."""
    assert timed(replace(SESSION, state=state)).next_at is None


def test_every_state_is_in_the_table() -> None:
    """And leads to others that are."""
    assert set(TRANSITIONS) == set(S)


@pytest.mark.parametrize(
    ("minutes_later", "room", "expert", "clashes"),
    [
        (0, "hour", "y", True),
        (74, "hour", "y", True),
        (75, "hour", "y", False),
        (-75, "hour", "y", False),
        (30, "other", "x", True),
        (30, "other", "y", False),
    ],
)
def test_who_takes_whose_time(minutes_later: int, room: str, expert: str, clashes: bool) -> None:
    """The same room or the same expert, from the doors of one to the end of the other."""
    other = replace(
        SESSION, id="o", room=room, experts=(expert,), starts_at=START + minutes_later * MINUTE_MS
    )
    assert (clash(other, [SESSION]) is SESSION) is clashes
    assert clash(other, [replace(SESSION, state=S.CANCELLED)]) is None
    assert clash(SESSION, [SESSION]) is None


@pytest.mark.parametrize(
    ("who", "roles", "hosts", "experts"),
    [
        ("h", {Role.HOST}, True, False),
        ("h", {Role.ADMIN}, True, False),
        ("h", {Role.MEMBER, Role.EXPERT}, False, False),
        ("x", {Role.EXPERT}, False, True),
        ("x", {Role.HOST}, False, False),
        ("y", {Role.HOST, Role.EXPERT}, False, False),
    ],
)
def test_who_is_of_its_crew(who: str, roles: set[Role], hosts: bool, experts: bool) -> None:
    """Whoever it names, as long as they have the role for it."""
    person = Person(who, "Robin", AgeBand.ADULT, frozenset(roles))
    assert (runs(person, SESSION), answers(person, SESSION)) == (hosts, experts)
    assert is_crew(person, SESSION) is (hosts or experts)


@pytest.mark.parametrize(
    ("field", "value"),
    [("minutes", 0), ("minutes", 1441), ("doors_minutes", -1), ("capacity", 100_001)],
)
def test_numbers_out_of_bounds_are_named(field: str, value: int) -> None:
    """By their field."""
    with pytest.raises(BadRequest) as refused:
        check_bounds(replace(SESSION, **{field: value}))  # type: ignore[arg-type]
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("wall", "zone", "utc"),
    [
        ("2027-03-27T19:00", "Europe/London", "2027-03-27T19:00"),
        ("2027-03-28T19:00", "Europe/London", "2027-03-28T18:00"),
        ("2027-03-28T01:30", "Europe/London", "2027-03-28T01:30"),  # skipped: as before the change
        ("2027-10-31T01:30", "Europe/London", "2027-10-31T00:30"),  # twice: the first
        ("2027-04-04T19:00", "Australia/Lord_Howe", "2027-04-04T08:30"),
        ("2027-01-15T19:00", "Asia/Kolkata", "2027-01-15T13:30"),
    ],
)
def test_a_wall_time_keeps_its_hour(wall: str, zone: str, utc: str) -> None:
    """And the instant follows the zone's rules."""
    assert instant_ms(wall_of(wall), zone) == instant_ms(wall_of(utc), "UTC")
    assert wall_text(wall_of(wall)) == wall


@pytest.mark.parametrize(
    ("wall", "zone", "change"),
    [
        ("2027-03-28T00:59", "Europe/London", "none"),
        ("2027-03-28T01:00", "Europe/London", "skipped"),
        ("2027-03-28T01:59", "Europe/London", "skipped"),
        ("2027-03-28T02:00", "Europe/London", "none"),
        ("2027-10-31T01:30", "Europe/London", "twice"),
        ("2027-10-31T02:00", "Europe/London", "none"),
        ("2027-04-04T01:45", "Australia/Lord_Howe", "twice"),  # half an hour, once a year back
        ("2027-04-04T01:15", "Australia/Lord_Howe", "none"),
        ("2027-10-03T02:15", "Australia/Lord_Howe", "skipped"),
        ("2027-10-03T02:30", "Australia/Lord_Howe", "none"),
    ],
)
def test_what_a_change_of_the_clock_does_to_a_wall_time(wall: str, zone: str, change: str) -> None:
    """Never shown, or shown twice, to the minute."""
    assert clock_at(wall_of(wall), zone) == change


@pytest.mark.parametrize(
    "text",
    [
        "", "2027-03-28", "2027-03-28T19:00Z", "2027-02-30T19:00", "0001-01-01T00:00",
        "9999-12-31T23:59",
    ],
)  # fmt: skip
def test_what_is_no_wall_time_is_refused(text: str) -> None:
    """By its field."""
    with pytest.raises(BadRequest) as refused:
        wall_of(text)
    assert refused.value.field == "starts"


@pytest.mark.parametrize("name", ["", "London", "../etc/passwd", "Europe/Nowhere", "\0"])
def test_what_is_no_zone_is_refused(name: str) -> None:
    """By its field."""
    with pytest.raises(BadRequest) as refused:
        check_zone(name)
    assert refused.value.field == "zone"
