"""The benchmark of how fast help is under way, small, and how its figures are judged."""

from pathlib import Path

import pytest

from bench.alarms import Alarms, measure_alarms
from bench.build import compiler
from bench.figures import FanOut, Sends
from bench.goals import goals
from bench.policy import Policy


@pytest.mark.skipif(compiler() is None, reason="gcc is not installed; the load tool is C")
def test_every_disclosure_is_heard_of_twice(tmp_path: Path) -> None:
    """By its author, as a card, and by the desk."""
    found = measure_alarms(tmp_path / "alarms", 20, 5.0, 2.0, say=lambda _line: None)
    assert (found.failed, found.lost) == (None, 0)
    assert len(found.card_ms) == len(found.desk_ms) > 5
    assert min(found.card_ms) > 0


@pytest.mark.parametrize(
    ("found", "reached"),
    [
        (Alarms(), [None, None]),
        (Alarms(card_ms=[20.0] * 100, desk_ms=[20.0] * 98 + [400.0] * 2), [True, False]),
        (Alarms(card_ms=[20.0], desk_ms=[20.0], lost=1), [False, False]),
    ],
)
def test_what_is_lost_or_late_is_a_miss(found: Alarms, reached: list[bool | None]) -> None:
    """And what was not measured is neither."""
    judged = goals(FanOut(), Sends(), Policy(), found)
    assert [goal.reached for goal in judged if "disclosure" in goal.what] == reached
