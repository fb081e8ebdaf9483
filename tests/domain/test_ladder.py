"""The ladder of automatic sanctions."""

from dataclasses import replace

import pytest

from server.domain.ladder import (
    LadderSettings,
    Penalty,
    Rung,
    Strike,
    rung_for,
    strikes_that_count,
)
from server.domain.sanctions import SanctionKind

SETTINGS = LadderSettings(timeouts_s=(10, 20), strike_lasts_s=100, slowed_for_s=5)
STRIKE = Strike("item", "wren", "insult", "a.rule", Penalty.LADDER, at=1_000)
FIRST = Rung(SanctionKind.TIMEOUT, 10)
TOP = Rung(SanctionKind.TIMEOUT, 20, is_top=True)


@pytest.mark.parametrize(
    ("penalty", "rungs"),
    [
        (Penalty.LADDER, [Rung(None), FIRST, TOP, TOP, TOP]),
        (Penalty.TIMEOUT, [FIRST, FIRST, TOP, TOP, TOP]),
        (Penalty.RESTRICTED, [Rung(SanctionKind.MUTE)] * 5),
        (Penalty.SUSPENDED, [Rung(SanctionKind.BAN)] * 5),
        (Penalty.SLOWED, [Rung(None)] * 5),
    ],
)
def test_each_penalty_climbs_in_its_own_way(penalty: Penalty, rungs: list[Rung]) -> None:
    """A warning, timeouts that grow, and the longest again; counting never leads to a ban."""
    assert [rung_for(penalty, earlier, SETTINGS) for earlier in range(5)] == rungs


def test_no_timeouts_leave_only_warnings() -> None:
    """An operator may want people to decide on everything."""
    settings = replace(SETTINGS, timeouts_s=())
    assert rung_for(Penalty.TIMEOUT, 3, settings) == Rung(None)


def test_strikes_are_forgotten_and_forgiven() -> None:
    """To the millisecond; being slowed down is no strike."""
    strikes = [STRIKE, replace(STRIKE, item="b"), replace(STRIKE, item="c", at=50_000)]
    assert strikes_that_count(strikes, 60_000, SETTINGS) == 3
    assert strikes_that_count(strikes, 100_999, SETTINGS) == 3
    assert strikes_that_count(strikes, 101_000, SETTINGS) == 1
    forgiven = [replace(strike, is_forgiven=True) for strike in strikes]
    slowed = [replace(strike, penalty=Penalty.SLOWED) for strike in strikes]
    assert strikes_that_count(forgiven + slowed, 60_000, SETTINGS) == 0


def test_being_slowed_down_ends_by_itself() -> None:
    """And nobody is who never was."""
    assert SETTINGS.is_slowed(1_000, 5_999)
    assert not SETTINGS.is_slowed(1_000, 6_000)
    assert not SETTINGS.is_slowed(None, 1_000)
