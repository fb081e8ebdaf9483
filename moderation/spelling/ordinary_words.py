"""Owns which words are plain English, and how common each is.

The list is SymSpell's: 82,765 words, the most frequent first, made by its author from Google's
n-gram counts and the SCOWL lists, under the MIT licence.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

_FILE = "frequency_dictionary_en_82_765.txt"


@cache
def ordinary_words() -> dict[str, int]:
    """Each word with its rank; the most common has rank 0."""
    lines = (resources.files("symspellpy") / _FILE).read_text(encoding="utf-8-sig").splitlines()
    return {line.partition(" ")[0]: rank for rank, line in enumerate(lines)}
