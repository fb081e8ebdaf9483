"""Finds which patterns may match a text in one linear pass, and then where they do.

RE2's own ways of the first were tried with 537 patterns. Its Set took 3 ms for 200 characters: its
automaton is built as it reads, and texts differ; nor does it say when it ran out of memory, only
that nothing matched. Its Filter took 45 µs and left 21 patterns to try, as it also goes by strings
such as "i" and "to".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from moderation.literals import clauses_of
from moderation.prefilter import Prefilter
from moderation.readings import Reading, Window
from moderation.terms import compiled_pattern
from moderation.view import Span

Place = tuple[int, Window]  # a pattern's number, and a piece of text that it may match in

_MOST_FINDS = 20  # of one pattern in one window


class PatternIndex:
    """Patterns of many owners; an owner is known by a number."""

    def __init__(self, patterns: Sequence[tuple[str, int]]) -> None:
        self._compiled = [compiled_pattern(pattern) for pattern, _ in patterns]
        self._owners = [owner for _, owner in patterns]
        self._prefilter = Prefilter([clauses_of(pattern) for pattern, _ in patterns])
        self._by_owner: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, owner in enumerate(self._owners):
            self._by_owner[owner].append((number, self._prefilter.needs(number)))

    def candidates(self, reading: Reading) -> list[tuple[int, int]]:
        """Owner and number of every pattern that may match, in order of numbers."""
        possible = self._prefilter.possible(reading.text, reading.view.words)
        return [(self._owners[number], number) for number in possible]

    def missing(self, text: str, words: frozenset[str]) -> int:
        """What a text with these words lacks, for `candidates_of`."""
        return self._prefilter.missing(text, words)

    def candidates_of(self, owner: int, missing: int) -> list[int]:
        """The numbers of an owner's patterns that may match a text that lacks this."""
        ours = self._by_owner.get(owner, ())
        return [number for number, needs in ours if not needs & missing]

    def spans(self, number: int, data: bytes, start: int = 0) -> list[Span]:
        """Where one pattern matches from a byte on, up to a bound."""
        matches = islice(self._compiled[number].finditer(data, start), _MOST_FINDS)
        return [match.span() for match in matches]

    def first(self, number: int, data: bytes) -> Span | None:
        """Where one pattern first matches."""
        match = self._compiled[number].search(data)
        return match.span() if match else None

    def places(self, reading: Reading, since: Reading | None) -> dict[int, list[Place]]:
        """Where patterns may match, by owner: in all of it, or around what has changed `since`."""
        found: defaultdict[int, list[Place]] = defaultdict(list)
        for window in reading.windows(since):
            for number in self._prefilter.possible(window.text, window.words):
                found[self._owners[number]].append((number, window))
        return found

    def spans_at(self, places: Iterable[Place]) -> set[Span]:
        """Where they do match: spans of the reading's data."""
        found: set[Span] = set()
        for number, window in places:
            # Most don't, and a search says so in less time than an iterator is made in.
            first = self._compiled[number].search(window.data)
            if first is not None:
                offset = window.offset
                spans = [first.span(), *self.spans(number, window.data, first.end())]
                found.update((start + offset, end + offset) for start, end in spans[:_MOST_FINDS])
        return found
