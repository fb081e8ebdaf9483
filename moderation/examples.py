"""Checks a ruleset against what its own rules say: their examples and their dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from moderation.matching import Matcher
from moderation.rules import Rule
from moderation.ruleset import Ruleset


def failing_examples(ruleset: Ruleset) -> Iterator[str]:
    """One line for each example that does not come out as its rule says."""
    matcher = Matcher(ruleset)
    for rule in ruleset.rules:
        for text in rule.match:
            if rule.id not in _found(matcher, text):
                yield _line(rule, f"match: it does not find {text!r}")
        for text in rule.no_match:
            if rule.id in _found(matcher, text):
                yield _line(rule, f"no_match: it finds {text!r}")


def expired_rules(ruleset: Ruleset, today: dt.date) -> Iterator[str]:
    """One line for each rule whose time is over."""
    for rule in ruleset.rules:
        if rule.expires is not None and rule.expires <= today:
            yield _line(rule, f"expires: its time was over on {rule.expires}")


def _found(matcher: Matcher, text: str) -> set[str]:
    crashed: dict[str, Exception] = {}
    findings = matcher.find(matcher.readings(text), crashed.__setitem__)
    for error in crashed.values():
        raise error
    return {finding.rule for finding in findings}


def _line(rule: Rule, problem: str) -> str:
    return f"{rule.source}: {rule.id}: {problem}"
