"""Owns what takes a find away again: quotes, counter-speech, negation and the like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import product

from moderation.categories import POLICY
from moderation.rules import ContextRule, Rule
from moderation.surroundings import Condition, Scope, Surroundings
from moderation.view import Span


class Context:
    """One context of one language: what may stand around a find, and what may stand at it."""

    def __init__(self, around: Condition, at: Condition) -> None:
        self._around = around
        self._at = at

    def takes_away(self, find: Span, scope: Scope) -> bool:
        return scope.holds(self._around) or scope.holds_at(self._at, find)


class Contexts:
    """Every context of a ruleset, by its name, language and pipeline."""

    def __init__(self, rules: Iterable[ContextRule], surroundings: Surroundings) -> None:
        patterns: defaultdict[tuple[str, str, str], dict[str, list[str]]] = defaultdict(
            lambda: {"around": [], "at": []}
        )
        for rule in rules:
            patterns[rule.name, rule.language, rule.pipeline][rule.where] += rule.patterns
        self._contexts = {
            key: Context(surroundings.add(by_place["around"]), surroundings.add(by_place["at"]))
            for key, by_place in patterns.items()
        }

    def for_rule(self, rule: Rule) -> list[Context]:
        """Those that a rule is exempt in, of its own language and pipeline and of all of them."""
        pipeline = "care" if POLICY[rule.category].is_care else "conduct"
        keys = product(rule.exempt, dict.fromkeys((rule.language, "")), (pipeline, ""))
        return [self._contexts[key] for key in keys if key in self._contexts]
