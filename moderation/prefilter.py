"""Tells which of many patterns may match a text, by the words and strings that they need.

Most of what patterns need are whole words, and one look-up a word of the text answers for all of
them; only strings that may be parts of words, or of scripts without ASCII letters, are searched
for (Aho-Corasick).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from moderation.literals import Clause
from moderation.rarity import EDGE, complete_words, share_of_texts, share_of_word

_MOST_CLAUSES = 6
_RARE = 0.001
_COMMONEST_SEARCHED = 0.4  # a search for strings that most texts hold costs more than it saves


# What finding one word or string says: the clauses that it fulfils, a bit each, and the patterns
# whose rarest clause is among them.
_Says = tuple[int, tuple[int, ...]]
_NOTHING: _Says = 0, ()


class Prefilter:
    """Patterns are known by their place; each comes with its clauses, see `literals`."""

    def __init__(self, patterns: Sequence[Sequence[Clause]]) -> None:
        self._always: list[int] = []
        self._needs = [0] * len(patterns)
        self._by_word: dict[str, _Says] = {}
        by_string: dict[str, _Says] = {}
        numbers: dict[_Keys, int] = {}
        for pattern, clauses in enumerate(patterns):
            worthwhile = _worthwhile(tuple(clauses))
            if not worthwhile:
                self._always.append(pattern)
            for place, keys in enumerate(worthwhile):
                bit = 1 << numbers.setdefault(keys, len(numbers))
                self._needs[pattern] |= bit
                says: _Says = bit, (pattern,) if place == 0 else ()
                _add(self._by_word, keys.words, says)
                _add(by_string, keys.strings, says)
        self._strings = ahocorasick.Automaton()
        for string, says in sorted(by_string.items()):
            self._strings.add_word(string, says)
        self._strings.make_automaton()
        self._clauses = (1 << len(numbers)) - 1

    def possible(self, text: str, words: frozenset[str]) -> list[int]:
        """The places of the patterns that may match a text with these words, ascending."""
        fulfilled = 0
        patterns = [*self._always]
        by_word = self._by_word
        for word in words:
            if word in by_word:
                clauses, some = by_word[word]
                fulfilled |= clauses
                patterns += some
        if self._strings:
            for _, (clauses, some) in self._strings.iter(text):
                fulfilled |= clauses
                patterns += some
        missing = self._clauses ^ fulfilled
        needs = self._needs
        return sorted([each for each in set(patterns) if not needs[each] & missing])

    def missing(self, text: str, words: frozenset[str]) -> int:
        """The clauses that a text with these words doesn't fulfil; see `needs`."""
        fulfilled = 0
        by_word = self._by_word
        for word in words:
            if word in by_word:
                fulfilled |= by_word[word][0]
        if self._strings:
            for _, (clauses, _) in self._strings.iter(text):
                fulfilled |= clauses
        return self._clauses ^ fulfilled

    def needs(self, pattern: int) -> int:
        """The clauses of a pattern: it can't match a text that is `missing` one of them."""
        return self._needs[pattern]


def _add(table: dict[str, _Says], keys: Iterable[str], says: _Says) -> None:
    for key in keys:
        clauses, patterns = table.get(key, _NOTHING)
        table[key] = clauses | says[0], patterns + says[1]


@dataclass(frozen=True, slots=True)
class _Keys:
    """What a clause is looked for by: a whole word of each literal that has one, or all of it."""

    words: tuple[str, ...]
    strings: tuple[str, ...]
    share: float
    share_searched: float


@lru_cache(maxsize=4_000)
def _worthwhile(clauses: tuple[Clause, ...]) -> list[_Keys]:
    """The rarest clause, and after it others that cost little to look for."""
    ordered = sorted(
        map(_keys_of, clauses), key=lambda keys: (keys.share, keys.words, keys.strings)
    )
    telling = [keys for keys in ordered if " " not in keys.strings]
    return [
        keys
        for keys in telling[:_MOST_CLAUSES]
        if keys is telling[0] or keys.share_searched < _COMMONEST_SEARCHED
    ]


def _keys_of(clause: Clause) -> _Keys:
    words: set[str] = set()
    strings: set[str] = set()
    share_searched = 0.0
    for literal in clause:
        as_string = share_of_texts((literal,))
        word = _telling_word(literal, as_string)
        if word is not None:
            words.add(word)
        else:
            strings.add(literal.replace(EDGE, ""))
            share_searched += as_string
    share = share_searched + sum(map(share_of_word, words))
    return _Keys(tuple(sorted(words)), tuple(sorted(strings)), share, share_searched)


@lru_cache(maxsize=100_000)
def _telling_word(literal: str, share: float) -> str | None:
    """The rarest of the words that are complete in a literal, if it says as much as all of it."""
    words = complete_words(literal)
    if not words:
        return None
    rarest = min(words, key=lambda word: (share_of_word(word), word))
    # Of several words together, all of them say more than any one.
    return rarest if share_of_word(rarest) < share + _RARE else None
