"""Hate that is misspelled on purpose is kept back nearly as often as hate that isn't.

Sentences are those of the functions that have to be kept back, each disguised in one way, and only
those count that are kept back undisguised. Run with `-s` to see the table.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from tests.moderation.test_functions import functions, is_flagged

BAR = 0.75  # the policy's, for each way
_LEET = str.maketrans("aeiost", "431057")
_EVERY = 7  # so many sentences that each seventh is enough

Disguise = Callable[[str, random.Random], str]


def _long_word(text: str, dice: random.Random) -> tuple[str, str, str]:
    """What is before a longer word, the word, and what is after it."""
    words = text.split(" ")
    long = [index for index, word in enumerate(words) if len(word.strip(".,?!")) > 4]
    at = dice.choice(long or [max(range(len(words)), key=lambda index: len(words[index]))])
    return " ".join([*words[:at], ""]), words[at], " ".join(["", *words[at + 1 :]])


def letters_swapped(text: str, dice: random.Random) -> str:
    """`wmoen`: two letters inside a word."""
    before, word, after = _long_word(text, dice)
    at = dice.randrange(1, max(2, len(word.rstrip(".,?!")) - 1))
    return before + word[:at] + word[at : at + 2][::-1] + word[at + 2 :] + after


def letter_missing(text: str, dice: random.Random) -> str:
    """`womn`: a letter inside a word."""
    before, word, after = _long_word(text, dice)
    at = dice.randrange(1, max(2, len(word.rstrip(".,?!")) - 1))
    return before + word[:at] + word[at + 1 :] + after


def no_spaces(text: str, dice: random.Random) -> str:
    """`ihatewomen`, or one space less: `i hatewomen`."""
    if dice.random() < 0.5:
        return text.replace(" ", "")
    at = dice.choice([at for at, letter in enumerate(text) if letter == " "] or [0])
    return text[:at] + text[at + 1 :] if text[at] == " " else text


def letters_apart(text: str, dice: random.Random) -> str:
    """`I hate w o m e n`, or all of it."""
    if dice.random() < 0.5:
        return " ".join(text.replace(" ", ""))
    before, word, after = _long_word(text, dice)
    return before + " ".join(word) + after


def leet(text: str, dice: random.Random) -> str:
    """`w0m3n`."""
    before, word, after = _long_word(text, dice)
    return before + word.translate(_LEET) + after


@pytest.mark.parametrize(
    "disguise",
    [letters_swapped, letter_missing, no_spaces, letters_apart, leet],
    ids=lambda disguise: disguise.__name__,
)
def test_most_hate_is_known_again(disguise: Disguise) -> None:
    """Each way of misspelling is undone for at least three in four sentences."""
    texts = [text for each in functions("hateful") for text in each.texts if is_flagged(text)]
    dice = random.Random(2)
    disguised = [disguise(text, dice) for text in texts[::_EVERY]]
    share = sum(map(is_flagged, disguised)) / len(disguised)
    row = f"{disguise.__name__:40} {len(disguised):4} texts {share:7.1%}, bar {BAR:.0%}"
    print(f"\n{row}")  # noqa: T201 - the table that `-s` shows
    assert share >= BAR


@pytest.mark.parametrize(
    "disguise", [letters_swapped, letter_missing, no_spaces, letters_apart, leet]
)
def test_kind_words_stay_kind_when_misspelled(disguise: Disguise) -> None:
    """A slip makes hate of few texts: where it hides who says so, or that it's wrong."""
    texts = [
        text for each in functions("not_hateful") for text in each.texts if not is_flagged(text)
    ]
    dice = random.Random(3)
    flagged = [is_flagged(disguise(text, dice)) for text in texts[::_EVERY]]
    assert sum(flagged) / len(flagged) <= 0.15
