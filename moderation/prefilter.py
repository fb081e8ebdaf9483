"""Tells which of many patterns may match a text, by the words and strings that they need.

Most of what patterns need are whole words, and one look-up a word of the text answers for all of
them; only strings that may be parts of words, or of scripts without ASCII letters, are searched
for (Aho-Corasick).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from moderation.literals import Clause
from moderation.rarity import EDGE, complete_words, share_of_texts, share_of_word

_WORDS = re.compile(r"\w+", re.ASCII)  # what `\b` of RE2 goes by
_MOST_CLAUSES = 4
_COMMONEST = 0.95  # by its estimated share of texts; more says nothing
_DEARER = 4
_COMMONEST_SEARCHED = 0.05  # a search for strings that most texts hold costs more than it saves


@dataclass(slots=True, eq=False)
class _Yield:
    """What finding one word or string says: the clauses fulfilled, and the patterns to think of."""

    clauses: int = 0
    patterns: tuple[int, ...] = ()


class Prefilter:
    """Patterns are known by their place; each comes with its clauses, see `literals`."""

    def __init__(self, patterns: Sequence[Sequence[Clause]]) -> None:
        self._always: list[int] = []
        self._needs = [0] * len(patterns)
        self._by_word: defaultdict[str, _Yield] = defaultdict(_Yield)
        self._by_string: defaultdict[str, _Yield] = defaultdict(_Yield)
        numbers: dict[_Keys, int] = {}
        for pattern, clauses in enumerate(patterns):
            self._add(pattern, _worthwhile(tuple(clauses)), numbers)
        self._strings = ahocorasick.Automaton()
        for string, found in sorted(self._by_string.items()):
            self._strings.add_word(string, found)
        self._strings.make_automaton()

    def possible(self, text: str) -> list[int]:
        """The places of the patterns that may match, ascending."""
        fulfilled = 0
        patterns = set(self._always)
        by_word = self._by_word
        for word in by_word.keys() & set(_WORDS.findall(text)):
            found = by_word[word]
            fulfilled |= found.clauses
            patterns.update(found.patterns)
        if self._by_string:
            for found in {each for _, each in self._strings.iter(text)}:
                fulfilled |= found.clauses
                patterns.update(found.patterns)
        needs = self._needs
        return sorted(each for each in patterns if needs[each] & ~fulfilled == 0)

    def _add(self, pattern: int, clauses: Sequence[_Keys], numbers: dict[_Keys, int]) -> None:
        if not clauses:
            self._always.append(pattern)
        for place, clause in enumerate(clauses):
            bit = 1 << numbers.setdefault(clause, len(numbers))
            self._needs[pattern] |= bit
            for key in clause.keys:
                found = (self._by_word if clause.are_words else self._by_string)[key]
                found.clauses |= bit
                if place == 0:
                    found.patterns += (pattern,)


@dataclass(frozen=True, slots=True)
class _Keys:
    """What a clause is looked for by: a word of each of its literals, or these themselves."""

    keys: tuple[str, ...]
    are_words: bool
    share: float


@lru_cache(maxsize=4_000)
def _worthwhile(clauses: tuple[Clause, ...]) -> list[_Keys]:
    """The rarest clause, and after it others that cost little to look for."""
    ordered = sorted(map(_keys_of, clauses), key=lambda clause: (clause.share, clause.keys))
    telling = [clause for clause in ordered if clause.share < _COMMONEST or clause.are_words]
    telling = telling or [clause for clause in ordered if " " not in clause.keys][:1]
    return [
        clause
        for clause in telling[:_MOST_CLAUSES]
        if clause is telling[0] or clause.are_words or clause.share < _COMMONEST_SEARCHED
    ]


def _keys_of(clause: Clause) -> _Keys:
    strings = {literal.replace(EDGE, "") for literal in clause}
    by_string = _Keys(tuple(sorted(strings)), False, share_of_texts(clause))
    words = {_rarest_word(literal) for literal in clause}
    if None in words:
        return by_string
    by_word = _Keys(tuple(sorted(filter(None, words))), True, _share_of_words(words))
    # A word that is looked for costs next to nothing; a string has to be much rarer to be worth it.
    is_worth_searching = by_string.share * _DEARER + _COMMONEST_SEARCHED < by_word.share
    return by_string if is_worth_searching else by_word


def _rarest_word(literal: str) -> str | None:
    """Of the words that are complete in a literal the one that says most; None if there is none."""
    return min(complete_words(literal), key=lambda word: (share_of_word(word), word), default=None)


def _share_of_words(words: Iterable[str | None]) -> float:
    return sum(share_of_word(word) for word in words if word)
