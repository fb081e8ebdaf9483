"""Guesses how many texts hold a word or a string, so that the rarest is looked for first.

Rough is enough: a wrong guess costs time and changes nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from moderation.spelling.ordinary_words import ordinary_words

EDGE = "\b"  # stands in a string for a place where no word goes on: `\\b`, a text's start or end

_COMPLETE_WORD = re.compile(r"(?<=\W)\w+(?=\W)", re.ASCII)
_WORDS_IN_A_TEXT = 40  # of 200 characters
_ZIPF = 0.08  # of all words that are written, the share of the most common one, about
_LETTERS_IN_A_TEXT = 160
_BESIDE = 0.1  # of texts with two words, the share where they stand beside each other, about
_SHARE_OF_A_LETTER = {True: 0.075, False: 0.025}
_COMMON_LETTERS = frozenset("etaoinshr")


def complete_words(literal: str) -> list[str]:
    """Its words that can't go on outside of it, as RE2 sees words."""
    return _COMPLETE_WORD.findall(literal)


def share_of_texts(literals: Iterable[str]) -> float:
    """About how often texts of 200 characters hold one of the strings."""
    return sum(map(_share_of_literal, literals))


def share_of_word(word: str) -> float:
    """The same for a whole word."""
    rank = ordinary_words().get(word)
    # What no list of words has is a contraction's part, or rare.
    rank = (len(word) ** 4 if rank is None else rank) + 1
    return min(1.0, _WORDS_IN_A_TEXT * _ZIPF / rank)


@lru_cache(maxsize=100_000)
def _share_of_literal(literal: str) -> float:
    whole = set(complete_words(literal))
    parts = literal.replace(EDGE, "").split()
    share = 1.0 if len(parts) < 2 else _BESIDE ** (len(parts) - 1)
    for part in parts:
        share *= share_of_word(part) if part in whole else _share_of_letters(part)
    return share


def _share_of_letters(part: str) -> float:
    share = float(_LETTERS_IN_A_TEXT)
    for letter in part:
        share *= _SHARE_OF_A_LETTER[letter in _COMMON_LETTERS]
    return min(1.0, max(share, share_of_word(part) if part.isascii() else 0.0))
