"""The time that a verdict takes grows with the text, and not faster."""

import time

import pytest

from bench.policy_texts import Texts, adversarial
from moderation.engine import default_engine
from moderation.ruleset import packaged_ruleset

# Of CPU time within one run: in step would be 4, and the square of it 16.
MOST_FOR_FOUR_TIMES = 9


def cost(text: str) -> int:
    """Nanoseconds of CPU, the best of a few."""
    return min(_cost(text) for _ in range(5))


def _cost(text: str) -> int:
    started = time.thread_time_ns()
    default_engine().judge(text)
    return time.thread_time_ns() - started


def test_ordinary_texts_take_time_in_step_with_their_length() -> None:
    """Four times as long, about four times as much."""
    texts = Texts(packaged_ruleset())
    short, long = (sum(map(cost, texts.written(40, length))) for length in (1_000, 4_000))
    assert long < MOST_FOR_FOUR_TIMES * short


@pytest.mark.parametrize("attack", list(adversarial(packaged_ruleset())), ids=lambda it: it[0])
def test_so_do_texts_that_are_made_to_be_slow(attack: tuple[str, str]) -> None:
    """Each of them, by itself and four times over."""
    _, text = attack
    assert cost(text * 4) < MOST_FOR_FOUR_TIMES * max(cost(text), 200_000)
