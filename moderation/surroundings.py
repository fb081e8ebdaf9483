"""Looks for what stands around a find: conditions of rules, and contexts that take a find away.

A sentence is often asked for many conditions. One pass over it tells what it lacks, and so which
of them can't hold; the others are tried, each once.
"""

from __future__ import annotations

from collections.abc import Sequence

from moderation.patterns import PatternIndex
from moderation.view import Span, words_in

Condition = int  # a number that `Surroundings.add` gave


class Surroundings:
    """All conditions of a ruleset; one holds where any of its patterns matches."""

    def __init__(self) -> None:
        self._patterns: list[tuple[str, Condition]] = []
        self._count = 0
        self._index = PatternIndex(())

    def add(self, patterns: Sequence[str]) -> Condition:
        """To be called before `compile`."""
        self._count += 1
        self._patterns += [(pattern, self._count) for pattern in patterns]
        return self._count

    def compile(self) -> None:
        """Once, when all are there."""
        self._index = PatternIndex(self._patterns)

    def scope(self, data: bytes) -> Scope:
        """A sentence, or all of a text."""
        return Scope(self._index, data)


class Scope:
    """One piece of a reading, and what is known to hold in it."""

    def __init__(self, index: PatternIndex, data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        self._index = index
        self._data = data
        self._missing = index.missing(text, words_in(text))
        self._known: dict[Condition, bool] = {}
        self._places: dict[Condition, list[Span]] = {}

    def holds(self, condition: Condition) -> bool:
        """Whether it holds anywhere in here."""
        if condition not in self._known:
            numbers = self._index.candidates_of(condition, self._missing)
            self._known[condition] = bool(numbers) and any(
                self._index.first(each, self._data) for each in numbers
            )
        return self._known[condition]

    def holds_at(self, condition: Condition, find: Span) -> bool:
        """Whether it holds somewhere that overlaps the find, a span of this data."""
        if condition not in self._places:
            self._places[condition] = [
                span
                for number in self._index.candidates_of(condition, self._missing)
                for span in self._index.spans(number, self._data)
            ]
        start, end = find
        return any(first < end and start < last for first, last in self._places[condition])
