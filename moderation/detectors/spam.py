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

from msgspec import Struct, convert

from moderation.categories import Category
from moderation.findings import Finding
from moderation.patterns import PatternIndex
from moderation.readings import Reading, Readings
from moderation.verdict import Author, RoomPolicy
from moderation.view import Span

VERSION = 1
_FIGURE = re.compile(rb"[0-9$]|\xc2\xa3|\xe2\x82\xac")
_SHORT = 300  # bytes; longer texts mention more, and so must show more


# An index, the number of a feature and that of a pattern.
Candidate = tuple[PatternIndex, int, int]


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
        self._words = _index([feature.patterns for feature in weights.feature])
        self._figures = _index([feature.figures for feature in weights.feature])

    def _enough(self, length: int) -> float:
        more = max(0, length - _SHORT) / 1_000 * self._weights.more_per_1000
        return self._weights.enough + more

    def signs(self, reading: Reading) -> dict[Feature, Span]:
        """What a reading has, as its bytes, and where it has it first."""
        return self._found(self._candidates(reading), reading.data)

    def spam(self, reading: Reading) -> Span | None:
        """From the first sign to the last, in bytes, where they add up to enough."""
        enough = self._enough(len(reading.data))
        candidates = self._candidates(reading)
        # Most texts couldn't reach it if all that may be there were there.
        possible = {feature for _, feature, _ in candidates}
        if sum(max(0, self._features[feature].weight) for feature in possible) < enough:
            return None
        signs = self._found(candidates, reading.data)
        if sum(feature.weight for feature in signs) < enough:
            return None
        return min(start for start, _ in signs.values()), max(end for _, end in signs.values())

    def _candidates(self, reading: Reading) -> list[Candidate]:
        found = [(self._words, *each) for each in self._words.candidates(reading)]
        if _FIGURE.search(reading.data):
            found += [(self._figures, *each) for each in self._figures.candidates(reading)]
        return found

    def _found(self, candidates: list[Candidate], data: bytes) -> dict[Feature, Span]:
        found: dict[int, Span] = {}
        for index, feature, pattern in candidates:
            span = None if feature in found else index.first(pattern, data)
            if span:
                found[feature] = span
        return {self._features[feature]: span for feature, span in found.items()}


def _index(patterns: list[tuple[str, ...]]) -> PatternIndex:
    return PatternIndex(
        [(pattern, feature) for feature, some in enumerate(patterns) for pattern in some]
    )


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
