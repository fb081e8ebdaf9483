"""Knows the words that rules look for when they are misspelt on purpose, masked or run together.

`I htae womne`, `ihatewomen`, `I hate wo men` and `n****r` are read as what they stand for. Only
words that a ruleset names are ever restored, and nothing that is an ordinary word is taken for one
of them. What is restored is seen in the plain reading alone, where a rule still has to match with
all that is around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from moderation.spelling.ordinary_words import ordinary_words
from moderation.spelling.run_together import RunTogether
from moderation.spelling.slips import MASK, Masks, slips
from moderation.view import Span, View

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
_MOST_REMEMBERED = 20_000
_MOST_LETTERS_TAKEN_APART = 400  # of one text, so that the time for a long one is bounded

Replacement = tuple[Span, str]


@dataclass(frozen=True, slots=True)
class Spelling:
    """`words`: restored. `known`: what else rules contain, which is never misspelt.

    `ordinary`: plain words beside those of the list in `ordinary_words`.
    """

    words: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()


class Speller:
    """Looks words up. Every table is made once; no text changes how another is read."""

    def __init__(self, spelling: Spelling) -> None:
        ranks = ordinary_words() if spelling.words else {}
        plain = spelling.known | spelling.ordinary
        self._words = spelling.words
        self._looked_for = spelling.known | spelling.words
        self._known = ranks.keys() | plain | spelling.words
        self._slips = slips(spelling.words, ranks, plain)
        self._masks = Masks(spelling.words, ranks)
        self._run_together = RunTogether(spelling.words, ranks)
        self._pieces = {
            piece
            for word in spelling.words
            for cut in range(1, len(word))
            for piece in (word[:cut], word[cut:])
        }
        self._harmless: set[str] = set()  # only saves looking at the same words again

    def is_looked_for(self, word: str) -> bool:
        """Whether a rule may have this word in it."""
        return word in self._looked_for

    def unmasked(self, masked: str) -> str | None:
        """The word whose letters were replaced by `MASK`, one for one, or that lacks a letter."""
        return self._masks.behind(masked) or self._slips.get(masked.replace(MASK, ""))

    def restored(self, view: View) -> View:
        """The view itself where every word of it is as it should be."""
        if not self._words or all(map(self._is_harmless, self._unknown(view))):
            return view
        return view.replaced(self._replacements(view.text))

    def _unknown(self, view: View) -> frozenset[str]:
        return view.words - self._harmless

    def _is_harmless(self, word: str) -> bool:
        """Whether nothing could be read in a word, whatever stands beside it."""
        harmless = self._is_known(word) or (
            word not in self._slips
            and word not in self._pieces
            and not self._run_together.may_be(word)
        )
        if harmless:
            if len(self._harmless) >= _MOST_REMEMBERED:
                self._harmless.clear()
            self._harmless.add(word)
        return harmless

    def _replacements(self, text: str) -> Iterator[Replacement]:
        """Where something else is to be read, in order, none overlapping another."""
        spans = [match.span() for match in _WORD.finditer(text)]
        done = 0
        letters_left = _MOST_LETTERS_TAKEN_APART
        for number, (start, end) in enumerate(spans):
            word = text[start:end]
            if word in self._harmless or start < done or self._is_known(word):
                continue
            read = self._slips.get(word)
            if read is None and letters_left > 0 and self._run_together.may_be(word):
                letters_left -= len(word)
                read = self._run_together.taken_apart(word)
            found = ((start, end), read) if read else self._joined(text, spans, number, done)
            if found is not None:
                yield found
                done = found[0][1]

    def _is_known(self, word: str) -> bool:
        return word in self._known or ("'" in word and self._known.issuperset(word.split("'")))

    def _joined(self, text: str, spans: list[Span], number: int, done: int) -> Replacement | None:
        """A piece and its neighbour, one character apart, if they make a word to restore."""
        for first, second in pairwise(spans[max(0, number - 1) : number + 2]):
            word = text[slice(*first)] + text[slice(*second)]
            if first[0] >= done and second[0] - first[1] == 1 and word in self._words:
                return (first[0], second[1]), word
        return None


def words_in(sources: Iterable[str]) -> frozenset[str]:
    """The runs of letters in phrases and patterns: not all are words, and all words are there."""
    return frozenset(word for source in sources for word in re.findall(r"[a-z]{3,}", source))
