"""Owns what takes a find away again: quotes, counter-speech, negation and the like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

import re2

from moderation.categories import POLICY
from moderation.readings import Reading
from moderation.rules import ContextRule, Rule
from moderation.terms import any_of
from moderation.view import Span


class Context:
    """One context of one language: what may stand around a find, and what may stand at it."""

    def __init__(self, around: Sequence[str], at: Sequence[str]) -> None:
        self._around = any_of(around)
        self._at = any_of(at)

    def holds(self, reading: Reading, find: Span, scope: Span) -> bool:
        """Whether a find within a scope, both spans of `reading.data`, is taken away."""
        data = reading.data[slice(*scope)]
        if self._around is not None and self._around.search(data) is not None:
            return True
        start, end = find[0] - scope[0], find[1] - scope[0]
        return self._at is not None and _overlaps(self._at, data, start, end)


class Contexts:
    """Every context of a ruleset, by its name, language and pipeline."""

    def __init__(self, rules: Iterable[ContextRule]) -> None:
        patterns: defaultdict[tuple[str, str, str], dict[str, list[str]]] = defaultdict(
            lambda: {"around": [], "at": []}
        )
        for rule in rules:
            patterns[rule.name, rule.language, rule.pipeline][rule.where] += rule.patterns
        self._contexts = {key: Context(**by_place) for key, by_place in patterns.items()}

    def for_rule(self, rule: Rule) -> list[Context]:
        """Those that a rule is exempt in, of its own language and pipeline and of all of them."""
        pipeline = "care" if POLICY[rule.category].is_care else "conduct"
        keys = product(rule.exempt, dict.fromkeys((rule.language, "")), (pipeline, ""))
        return [self._contexts[key] for key in keys if key in self._contexts]


def _overlaps(pattern: re2._Regexp, data: bytes, start: int, end: int) -> bool:
    return any(match.start() < end and start < match.end() for match in pattern.finditer(data))
