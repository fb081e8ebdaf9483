import pytest

from server.domain.retention import DAY_MS, SECOND_THOUGHT_MS, goes_before, purges_from
from server.domain.rooms import Room

NOW = 1_800_000_000_000


@pytest.mark.parametrize(
    ("kept", "wanted", "waits"),
    [
        (None, 30, True),
        (90, 30, True),
        (30, 90, False),
        (30, 30, False),
        (30, None, False),
        (None, None, False),
    ],
)
def test_whoever_keeps_less_has_a_day_to_think_again(
    kept: int | None, wanted: int | None, waits: bool
) -> None:
    """Whoever keeps as much or more has nothing to lose."""
    room = Room("lobby", "The lobby", keep_days=kept, purges_from=7)
    assert purges_from(room, wanted, NOW) == (NOW + SECOND_THOUGHT_MS if waits else 7)


def test_what_goes_is_older_than_the_days() -> None:
    """And nothing goes where nothing is said, or too early."""
    assert goes_before(Room("lobby", "The lobby"), NOW) is None
    room = Room("lobby", "The lobby", keep_days=30, purges_from=NOW)
    assert goes_before(room, NOW - 1) is None
    assert goes_before(room, NOW) == NOW - 30 * DAY_MS
