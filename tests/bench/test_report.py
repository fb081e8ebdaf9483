"""What the benchmark says about its figures: stamps, spreads, verdicts and the manual's page."""

from pathlib import Path

import pytest

from bench.figures import FanOut, Memory, Sample, Sending, Sends, Spread
from bench.goals import goals
from bench.load import Arrivals
from bench.policy import Attack, Policy
from bench.report import BEGIN, END, write_into
from bench.stamp import STAMP_BYTES, read_stamp, stamped_text


def arrivals(deliveries: int = 1000, posted: int = 0, send_s: float = 0.0) -> Arrivals:
    """A run of 1,000 expected deliveries, of which the benchmark saw so many."""
    return Arrivals(
        sent=posted,
        posted=posted,
        refused=0,
        deliveries=deliveries,
        expected=1000,
        complete=0,
        stray=0,
        least=1,
        most=1,
        payload_least=0,
        payload_most=0,
        payload_bytes=0,
        closed=0,
        unread_sends=0,
        cpu_s=0.0,
        send_s=send_s,
        refusal="",
        last_reader_us=[],
        answer_p50_us=-1,
        answer_p99_us=-1,
    )


def fan_out(lamplight_s: float, joined_bytes: int) -> FanOut:
    """One round of three servers; Lamplight took `lamplight_s` of CPU for 1,000 deliveries."""
    cpu_s = {"c_loop": 0.010, "nchan": 0.018, "lamplight": lamplight_s}
    return FanOut(
        samples={name: [Sample(1, arrivals(), s, 5.0, 0.0)] for name, s in cpu_s.items()},
        memory={"lamplight": Memory(0, joined_bytes, joined_bytes, 100)},
    )


def verdicts(found: FanOut, sends: Sends) -> list[bool | None]:
    """What is said of each goal, in order."""
    others = ("disclosure", "verdict", "adversarial", "old messages")
    judged = goals(found, sends, Policy())
    servers = [goal for goal in judged if not any(word in goal.what for word in others)]
    assert {goal.reached for goal in judged if goal not in servers} == {None}
    return [goal.reached for goal in servers]


def test_a_stamp_reads_back_from_inside_a_frame() -> None:
    """The number and the time survive, and the text has exactly the size that was asked for."""
    for size_bytes in (STAMP_BYTES, 256, 2000):
        text = stamped_text(0xABCDEF, size_bytes, at_us=123_456_789_012)
        assert len(text) == len(text.strip()) == size_bytes or size_bytes == STAMP_BYTES
        assert read_stamp(f'{{"text":"{text}"}}') == (0xABCDEF, 123_456_789_012)


def test_a_spread_names_the_middle_and_both_ends() -> None:
    """One disturbed round moves an end and not the figure."""
    assert Spread.of([5.0, 4.0, 90.0]).text() == "5.00 (4.00-90.00)"


def test_every_goal_is_reached_by_good_figures() -> None:
    """A run inside every bound says so for each goal."""
    sends = Sends(
        alone=Sending(1, 1, arrivals(posted=1000, send_s=1.0), 0.2),
        together=Sending(50, 20, arrivals(posted=20_000, send_s=2.0), 1.0),
    )
    assert verdicts(fan_out(0.015, 1_000_000), sends) == [True] * 7


def test_every_goal_is_missed_by_bad_figures() -> None:
    """A run outside every bound says so for each goal, one lost delivery included."""
    found = fan_out(0.025, 1_300_000)
    found.samples["lamplight"].append(Sample(2, arrivals(deliveries=999), 0.025, 5.0, 0.0))
    sends = Sends(
        alone=Sending(1, 1, arrivals(posted=1000, send_s=1.0), 0.3),
        together=Sending(50, 20, arrivals(posted=9_000, send_s=2.0), 3.0),
    )
    assert verdicts(found, sends) == [False] * 7


def test_what_was_not_measured_is_neither_reached_nor_missed() -> None:
    """With no figures there is no verdict."""
    assert verdicts(FanOut(), Sends()) == [None] * 7


def test_figures_replace_only_what_stands_between_the_marks(tmp_path: Path) -> None:
    """The manual's own words around the figures stay, and a second writing replaces the first."""
    page = tmp_path / "performance.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    write_into(page, "first\n")
    write_into(page, "second\n")
    assert page.read_text() == f"before\n{BEGIN}\n\nsecond\n\n{END}\nafter\n"
    page.write_text("no marks")
    with pytest.raises(ValueError, match="no place for the figures"):
        write_into(page, "third\n")


def test_the_policy_engines_goals_are_judged_by_its_figures() -> None:
    """At 10,000 phrases, and by the worst of the attacks once the engine is warm."""
    quick = Policy(
        fresh={0: [300.0], 10_000: [900.0]},
        written={0: [300.0], 10_000: [100.0, 140.0, 499.0]},
        by_length={100: 50.0, 200: 100.0, 400: 210.0},
        attacks=[Attack("a", 9.0, 2.0), Attack("b", 3.0, 4.9)],
    )
    slow = Policy({}, {10_000: [151.0, 501.0]}, {}, [Attack("a", 9.0, 5.1)])
    reached = [
        [goal.reached for goal in goals(FanOut(), Sends(), found)][-3:] for found in (quick, slow)
    ]
    assert reached == [[True, True, True], [False, False, False]]
    assert quick.growth == [2.0, 2.1]
