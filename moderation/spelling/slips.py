"""Owns how a word of a lexicon may come to be written: with a slip, or with letters masked.

What is a word by itself, or a slip in one of the most common words, is never taken for a slip in a
word of the lexicon.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

MASK = "*"
_SHORTEST = 4  # of three letters, one less is too little to know a word by
_VERY_COMMON = 2_000
_FEWEST_SEEN = 2  # letters that a mask leaves


def slips(
    lexicon: frozenset[str], ranks: Mapping[str, int], plain: frozenset[str]
) -> dict[str, str]:
    """Which word each slip stands for; of two that it may be, the more common one.

    `ranks`: ordinary words, the most common first. `plain`: other words that are no slips.
    """
    taken = lexicon | ranks.keys() | plain
    for word in islice(ranks, _VERY_COMMON):
        if word not in lexicon:
            taken |= set(_slips_of(word))
    found: dict[str, str] = {}
    for word in by_rank(lexicon, ranks):
        if len(word) >= _SHORTEST:
            for slip in _slips_of(word):
                if len(slip) >= _SHORTEST - 1 and slip not in taken:
                    found.setdefault(slip, word)
    return found


def by_rank(lexicon: frozenset[str], ranks: Mapping[str, int]) -> list[str]:
    """The most common first, and the same order on every run."""
    return sorted(lexicon, key=lambda word: (ranks.get(word, len(ranks)), word))


class Masks:
    """Words by what a mask leaves of them: `n****r`, `f*cking`, `b**ch`."""

    def __init__(self, lexicon: frozenset[str], ranks: Mapping[str, int]) -> None:
        self._by_outline: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word in by_rank(lexicon, ranks):
            self._by_outline[word[0], len(word)].append(word)

    def behind(self, masked: str) -> str | None:
        """The most common word that fits, each `MASK` standing for one letter but the first."""
        seen = [(at, letter) for at, letter in enumerate(masked) if letter != MASK]
        if len(seen) < _FEWEST_SEEN:
            return None
        for word in self._by_outline.get((masked[0], len(masked)), ()):
            if all(word[at] == letter for at, letter in seen):
                return word
        return None


def _slips_of(word: str) -> Iterator[str]:
    """One letter missing, one twice, or two beside each other swapped."""
    for index, letter in enumerate(word):
        yield word[:index] + word[index + 1 :]
        yield word[:index] + letter + word[index:]
        if index:
            yield word[: index - 1] + letter + word[index - 1] + word[index + 1 :]
