"""Knows the words that rules look for when they are misspelt on purpose, masked or run together.

Only words that a ruleset names are ever restored, and a word that is also an ordinary one never
is. What is restored is seen in the plain reading alone, where a rule still has to match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

import ahocorasick

MASK = "*"
_WORD = re.compile(r"[a-z]{4,}")
_SHORTEST_SWAPPED, _SHORTEST_SHORTENED, _SHORTEST_MASKED = 4, 5, 3
_SHORTEST_RUN_TOGETHER = 6
_LONGEST_RUN_TOGETHER = 80
_LONGEST_PART = 24
_SHORTEST_MEAN_PART = 3  # "trans it i on" is no text that somebody ran together


@dataclass(frozen=True, slots=True)
class Spelling:
    """`words`: restored. `ordinary`: never taken for a misspelling. `known`: what rules contain.

    `glue`: what may stand between words that are run together, `ihateyou`.
    """

    words: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    glue: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


class Speller:
    """Looks up words; every table is made once, so that a text costs a look-up a word."""

    def __init__(self, spelling: Spelling) -> None:
        self._known = spelling.known | spelling.words | spelling.glue
        self._parts = spelling.words | spelling.glue
        self._masked: dict[str, str] = {}
        self._misspelt: dict[str, str] = {}
        avoided = spelling.ordinary | self._known
        for word in sorted(spelling.words):
            for masked in _masks(word):
                self._masked.setdefault(masked, word)
            for misspelt in _misspellings(word):
                if misspelt not in avoided:
                    self._misspelt.setdefault(misspelt, word)
        self._ordinary = spelling.ordinary
        self._inside = ahocorasick.Automaton()
        for word in spelling.words:
            if len(word) >= _SHORTEST_SWAPPED:
                self._inside.add_word(word, word)
        self._inside.make_automaton()

    def is_known(self, word: str) -> bool:
        return word in self._known

    def finds_anything(self, text: str) -> bool:
        """Whether `restored` would change a word of the text."""
        return any(self.restored(word) != word for word in _WORD.findall(text))

    def restored(self, word: str) -> str:
        """The word, or the words run together in it, as rules look for them."""
        misspelt = self._misspelt.get(word)
        if misspelt is not None:
            return misspelt
        if len(word) < _SHORTEST_RUN_TOGETHER or word in self._known or word in self._ordinary:
            return word
        return self._taken_apart(word) or word

    def unmasked(self, masked: str) -> str | None:
        """The word whose letters were replaced by `MASK`, one for one."""
        return self._masked.get(masked)

    def _taken_apart(self, word: str) -> str | None:
        """`word` as words with spaces between them, if it is made of such and one is restored."""
        if len(word) > _LONGEST_RUN_TOGETHER or not self._holds_a_word(word):
            return None
        # best[n]: the fewest words that make the first n letters, and how many letters the last has
        best: list[tuple[int, int] | None] = [(0, 0), *[None] * len(word)]
        for end in range(1, len(word) + 1):
            options = (
                (before[0] + 1, end - start)
                for start in range(max(0, end - _LONGEST_PART), end)
                if (before := best[start]) is not None and word[start:end] in self._parts
            )
            best[end] = min(options, default=None)
        return _joined(word, best)

    def _holds_a_word(self, word: str) -> bool:
        return len(self._inside) > 0 and next(self._inside.iter(word), None) is not None


def _joined(word: str, best: list[tuple[int, int] | None]) -> str | None:
    parts: list[str] = []
    end = len(word)
    while end > 0:
        step = best[end]
        if step is None:
            return None
        parts.append(word[end - step[1] : end])
        end -= step[1]
    return " ".join(reversed(parts)) if len(word) >= _SHORTEST_MEAN_PART * len(parts) else None


def _misspellings(word: str) -> Iterator[str]:
    """Two neighbours swapped, a letter left out or written twice; the first letter stays."""
    if len(word) >= _SHORTEST_SWAPPED:
        for i in range(1, len(word) - 1):
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        for i in range(len(word)):
            yield word[: i + 1] + word[i:]
    if len(word) >= _SHORTEST_SHORTENED:
        for i in range(1, len(word)):
            yield word[:i] + word[i + 1 :]


def _masks(word: str) -> Iterator[str]:
    """One stretch of letters after the first replaced, or every vowel."""
    if len(word) < _SHORTEST_MASKED:
        return
    for start, end in combinations(range(1, len(word) + 1), 2):
        if end - start < len(word) - 1:
            yield word[:start] + MASK * (end - start) + word[end:]
    yield word[0] + re.sub("[aeiou]", MASK, word[1:])


def words_in(sources: Iterable[str]) -> frozenset[str]:
    """The runs of letters in phrases and patterns: not all are words, and all words are there."""
    return frozenset(word for source in sources for word in re.findall(r"[a-z]{3,}", source))
