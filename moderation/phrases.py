"""Finds phrases: whole words, however many there are, in one pass (Aho-Corasick)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import ahocorasick

from moderation.normalise import fold
from moderation.readings import in_order
from moderation.view import Span


class PhraseIndex:
    """Phrases of many owners; an owner is known by a number."""

    def __init__(self, phrases: Iterable[tuple[str, int]]) -> None:
        owners: defaultdict[str, set[int]] = defaultdict(set)
        for phrase, owner in phrases:
            owners[in_order(fold(phrase)).text.strip()].add(owner)
        owners.pop("", None)
        self._automaton = ahocorasick.Automaton()
        for phrase, numbers in owners.items():
            self._automaton.add_word(phrase, (len(phrase), tuple(sorted(numbers))))
        self._automaton.make_automaton()
        self._is_empty = not owners

    def find(self, text: str) -> dict[int, list[Span]]:
        """Spans of `text` by owner, in order."""
        found: dict[int, list[Span]] = {}
        if self._is_empty:
            return found
        for last, (length, owners) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if is_whole(text, start, end):
                for owner in owners:
                    found.setdefault(owner, []).append((start, end))
        return found


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether the span neither begins nor ends inside a word."""
    return not (
        (start > 0 and text[start - 1].isalnum() and text[start].isalnum())
        or (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())
    )
