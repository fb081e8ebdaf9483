"""Whatever is typed, the engine answers: no exception, no span outside, always the same verdict."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.engine import default_engine
from moderation.verdict import Author, Familiarity, RoomPolicy, Verdict
from server.commands.policy_lines import verdict_json

SEED = 20_261_124
PIECES = (
    *"kill myself k1ll f*ck you die die. i ihateyou aaaaaa women all stop not 5ft u (dot)".split(),
    *"! ?! ... @ a@b.co www.x.org é ç ß ŉ Ǆ İ ½ ﷺ кіll ｄｉｅ 死にたい 자살".split(),
    *(
        "k i l l",
        "i want to",
        "ابي اموت",
        "+44 7700 900123",
        "12 Main Street",
        '"',
        "'",
        "\n",
        "  ",
    ),
    *("\u200b", "\u0301", "\U0001f62d", "\ud83d", "\udc00", "\x00", "\ufeff", "\u2028", "\u202e"),
)


def fuzzed(count: int) -> Iterator[str]:
    """Pieces that mean something to the engine, any characters, and both; the same in every run."""
    rng = random.Random(SEED)
    for number in range(count):
        length = rng.randint(0, 40)
        anything = [chr(rng.randrange(0x110000)) for _ in range(length)]
        pieces = [rng.choice(PIECES) + rng.choice(("", " ")) for _ in range(length)]
        kinds = (anything, pieces, rng.sample(anything + pieces, length))
        yield "".join(kinds[number % len(kinds)])


def check(text: str, verdict: Verdict) -> None:
    """What has to hold of any verdict."""
    assert verdict.failed == (), (text, verdict.failed)
    for reason in (*verdict.reasons, *verdict.shadow):
        start, end = reason.span
        assert 0 <= start < end <= len(text), (text, reason)
    assert list(verdict.reasons) == sorted(verdict.reasons, key=lambda reason: reason.span)


def test_ten_thousand_texts_get_a_verdict_that_holds_together() -> None:
    """And the texts are not all alike: some are posted, some held, some declined."""
    engine = default_engine()
    outcomes = set()
    for text in fuzzed(10_000):
        verdict = engine.judge(text)
        check(text, verdict)
        outcomes.add(verdict.outcome)
    assert len(outcomes) == 3


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.characters(exclude_categories=[]), max_size=300),
    st.sampled_from(Familiarity),
    st.booleans(),
    st.lists(st.text(max_size=60), max_size=4),
)
def test_any_text_of_anybody_gets_one(
    text: str, familiarity: Familiarity, is_teen: bool, recent: list[str]
) -> None:
    """The same one when it is asked for again."""
    author, room = Author(familiarity, is_teen, tuple(recent)), RoomPolicy(is_teen)
    verdict = default_engine().judge(text, author, room)
    check(text, verdict)
    assert default_engine().judge(text, author, room) == verdict


JUDGE_ALL = """
import json, sys
from moderation.engine import default_engine
from server.commands.policy_lines import verdict_json
for line in sys.stdin:
    print(json.dumps(verdict_json(default_engine().judge(json.loads(line)))))
"""


def test_every_process_comes_to_the_same_verdicts() -> None:
    """However Python's hashes fall, and whatever was judged before."""
    lines = [json.dumps(text) for text in fuzzed(600)]
    texts = [json.loads(line) for line in lines]  # halves of a pair side by side become one
    told = "".join(f"{line}\n" for line in lines)
    answers = [
        subprocess.run(
            [sys.executable, "-c", JUDGE_ALL],
            input=told,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout.splitlines()
        for seed in ("0", "1")
    ]
    here = [json.dumps(verdict_json(default_engine().judge(text))) for text in reversed(texts)]
    assert answers[0] == answers[1] == here[::-1]
