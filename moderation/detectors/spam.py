"""Finds advertising and fraud, by adding up what they have in common.

The signs and what each is worth are in `data/spam.toml`, to be read and changed by people. What
is found is a category like any other: a newcomer's text waits, a trusted member's is posted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from math import fsum, inf

from msgspec import Struct, convert

from moderation.categories import Category
from moderation.findings import Finding
from moderation.patterns import PatternIndex
from moderation.readings import Reading, Readings
from moderation.verdict import Author, RoomPolicy
from moderation.view import Span

VERSION = 1
_FIGURE = re.compile("[0-9$\u00a3\u20ac]")
_ROUNDING = 1e-9
_SHORT = 300  # bytes; longer texts mention more, and so must show more


class Feature(Struct, frozen=True, forbid_unknown_fields=True):
    """A sign of spam. `weight` counts once where any of the RE2 patterns matches.

    `figures` are patterns that can't match without a digit or a currency's sign.
    """

    name: str
    weight: float
    patterns: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """A text is spam from `enough` on, and a long one from some more."""

    enough: float
    more_per_1000: float
    feature: tuple[Feature, ...]


class Scorer:
    """Looks for all signs of spam in a text, in time in step with its length."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._features = weights.feature
        words = [(each, n) for n, feature in enumerate(self._features) for each in feature.patterns]
        figures = [
            (each, n) for n, feature in enumerate(self._features) for each in feature.figures
        ]
        self._index = PatternIndex(words + figures)
        self._first_figure = len(words)

    def _enough(self, length: int) -> float:
        more = max(0, length - _SHORT) / 1_000 * self._weights.more_per_1000
        return self._weights.enough + more

    def signs(self, reading: Reading) -> dict[Feature, Span]:
        """What a reading has, as its bytes, and where it has it first."""
        return self._found(reading, -inf)

    def spam(self, reading: Reading) -> Span | None:
        """From the first sign to the last, in bytes, where they add up to enough."""
        enough = self._enough(len(reading.data))
        signs = self._found(reading, enough)
        if fsum(feature.weight for feature in signs) < enough:
            return None
        return min(start for start, _ in signs.values()), max(end for _, end in signs.values())

    def _found(self, reading: Reading, enough: float) -> dict[Feature, Span]:
        """The signs that there are; maybe not all of them where all are not enough."""
        candidates = self._candidates(reading)
        possible = sum(max(0, self._features[number].weight) for number in candidates)
        found: dict[Feature, Span] = {}
        by_weight = sorted(candidates, key=lambda number: -self._features[number].weight)
        for number in by_weight:
            if possible < enough - _ROUNDING:
                break
            feature = self._features[number]
            spans = (self._index.first(each, reading.data) for each in candidates[number])
            span = next(filter(None, spans), None)
            if span:
                found[feature] = span
            possible += min(0, feature.weight) if span else min(0, -feature.weight)
        return found

    def _candidates(self, reading: Reading) -> dict[int, list[int]]:
        """The patterns that may match, by the number of their feature."""
        found: dict[int, list[int]] = {}
        has_figures = _FIGURE.search(reading.text) is not None
        for number, pattern in self._index.candidates(reading):
            if has_figures or pattern < self._first_figure:
                found.setdefault(number, []).append(pattern)
        return found


def find_spam(readings: Readings, _author: Author, _room: RoomPolicy) -> Iterable[Finding]:
    """A detector; see `registry`."""
    for reading in _distinct(readings):
        span = scorer().spam(reading)
        if span:
            return [Finding(Category.SPAM, "spam.advertising", VERSION, reading.raw_span(span))]
    return []


@cache
def scorer() -> Scorer:
    """That of the packaged weights."""
    file = resources.files("moderation.detectors") / "data" / "spam.toml"
    return Scorer(convert(tomllib.loads(file.read_text("utf-8")), Weights))


def _distinct(readings: Readings) -> list[Reading]:
    folded, plain = readings.folded, readings.plain
    return [folded] if plain is folded else [folded, plain]
