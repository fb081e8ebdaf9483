"""Times the policy engine: what a verdict costs, how that grows, and what an adversary can do.

CPU time of this thread, so that other work on the machine counts only by the caches it takes.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from bench.policy_texts import Texts, adversarial
from moderation.engine import Engine, default_engine
from moderation.ruleset import load, packaged_files, packaged_ruleset

PHRASES = (0, 1_000, 10_000)
LENGTHS = (100, 200, 400, 800, 1_600, 3_200)
_TEXTS = 2_000
_EARLIER_TEXTS = 6_000  # that a server in use has judged before; a few minutes of a busy site
_TEXTS_OF_A_LENGTH = 200
_PHRASES_OF_A_RULE = 100
_TIMES = 3


@dataclass(frozen=True)
class Attack:
    """A text made to be slow, the first time that it is judged and the best of the next."""

    name: str
    first_ms: float
    again_ms: float


def percentile_us(costs: Sequence[float], share: float) -> float:
    """Of costs in order."""
    return costs[min(len(costs) - 1, int(len(costs) * share))]


@dataclass
class Policy:
    """µs of CPU a verdict. `written`: of 200 characters, by the phrases loaded, sorted.

    `fresh`: the same of an engine that has only judged its rules' examples, as at a server's start.
    RE2 builds its automata as it reads, so the first texts cost more than those of later minutes.
    """

    fresh: dict[int, list[float]] = field(default_factory=dict)
    written: dict[int, list[float]] = field(default_factory=dict)
    by_length: dict[int, float] = field(default_factory=dict)
    attacks: list[Attack] = field(default_factory=list)

    @property
    def growth(self) -> list[float]:
        """How many times the cost grows as the text doubles; 2 is in step with it."""
        return [later / earlier for earlier, later in pairwise(self.by_length.values())]

    @property
    def worst_ms(self) -> float:
        return max(attack.again_ms for attack in self.attacks)


def measure_policy(say: Callable[[str], None]) -> Policy:
    """Takes about a minute."""
    found, engine = Policy(), default_engine()
    texts = Texts(packaged_ruleset())
    first, earlier, written = (texts.written(count) for count in (_TEXTS, _EARLIER_TEXTS, _TEXTS))
    phrases = texts.phrases(max(PHRASES))
    for count in PHRASES:
        say(f"policy: {count:,} phrases ...")
        engine = _engine(phrases[:count])
        found.fresh[count] = sorted(_cost_us(engine, text) for text in first)
        for text in earlier:
            engine.judge(text)
        found.written[count] = sorted(_cost_us(engine, text) for text in written)
    say("policy: longer and longer texts ...")
    for length in LENGTHS:
        some = texts.written(_TEXTS_OF_A_LENGTH, length)
        found.by_length[length] = median(_cost_us(engine, text) for text in some)
    say("policy: texts made to be slow ...")
    found.attacks = [_attack(engine, name, text) for name, text in adversarial(packaged_ruleset())]
    return found


def _engine(phrases: Sequence[str]) -> Engine:
    """As a server has it: warm, and its heap out of the garbage collector's way."""
    rules = [
        phrases[start : start + _PHRASES_OF_A_RULE]
        for start in range(0, len(phrases), _PHRASES_OF_A_RULE)
    ]
    bulk = "".join(map(_rule, range(len(rules)), rules))
    engine = Engine(load(packaged_files() | {"bench/bulk.en.toml": bulk}))
    engine.warm_up()
    gc.collect()
    gc.freeze()
    return engine


def _rule(number: int, phrases: Sequence[str]) -> str:
    first, second = phrases[:2]
    return (
        f'[[rule]]\nid = "bench.bulk-{number}"\nversion = 1\ncategory = "swearing"\n'
        f"phrases = {list(phrases)!r}\nmatch = {[first, second]!r}\nno_match = ['-', '+']\n"
    )


def _cost_us(engine: Engine, text: str) -> float:
    started = time.thread_time_ns()
    engine.judge(text)
    return (time.thread_time_ns() - started) / 1_000


def _attack(engine: Engine, name: str, text: str) -> Attack:
    first, *again = (_cost_us(engine, text) / 1_000 for _ in range(1 + _TIMES))
    return Attack(name, first, min(again))
