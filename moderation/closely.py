"""Looks closely at where a rule matched: whether it stands, with all that is around it."""

from __future__ import annotations

from collections.abc import Iterable

from moderation.categories import POLICY, Category
from moderation.contexts import Contexts
from moderation.findings import Finding
from moderation.readings import Reading
from moderation.rules import Rule
from moderation.surroundings import Scope, Surroundings
from moderation.verdict import Level
from moderation.view import Span

_MOST_FINDS = 20  # of one rule in one text

# From the finds of two rules that say the same, the same follows, or more at the higher level.
Says = tuple[Category, bool | None, str | None]
# Of one text, by their data: rules that look at the same sentence share what is known of it, and so
# do a sentence's repetitions and both readings.
Scopes = dict[bytes, Scope]


class CloseLook:
    """One rule's conditions and contexts."""

    def __init__(self, rule: Rule, contexts: Contexts, surroundings: Surroundings) -> None:
        self.id = rule.id
        self.reads_plain = "plain" in rule.readings
        self.is_active = rule.status == "active"
        self._rule = rule
        self._level = None if rule.level is None else Level[rule.level]
        self.says: Says = rule.category, rule.targeted, rule.cover
        self.level = Level[(rule.level or POLICY[rule.category].level).upper()]
        self._surroundings = surroundings
        self._needs = [surroundings.add((pattern,)) for pattern in rule.needs]
        self._unless = surroundings.add(rule.unless)
        self._exempt = contexts.for_rule(rule)
        self._is_unconditional = not (rule.needs or rule.unless or self._exempt)

    def findings(self, reading: Reading, spans: Iterable[Span], scopes: Scopes) -> list[Finding]:
        """Finds that stand, of those spans of `reading.data`; none overlaps another."""
        kept: list[Span] = []
        for span in spans:
            overlaps = any(span[0] < end and start < span[1] for start, end in kept)
            if not overlaps and self._stands(reading, span, scopes):
                kept.append(span)
                if len(kept) == _MOST_FINDS:
                    break
        return [self._finding(reading.raw_span(span)) for span in kept]

    def _stands(self, reading: Reading, find: Span, scopes: Scopes) -> bool:
        if self._is_unconditional:
            return True
        is_whole_text = self._rule.scope == "text"
        start, end = (0, len(reading.data)) if is_whole_text else reading.sentence(find)
        data, place = reading.data[start:end], (find[0] - start, find[1] - start)
        scope = scopes.get(data)
        if scope is None:
            scope = scopes[data] = self._surroundings.scope(data)
        return (
            not scope.holds(self._unless)
            and all(map(scope.holds, self._needs))
            and not any(context.takes_away(place, scope) for context in self._exempt)
        )

    def _finding(self, raw_span: Span) -> Finding:
        rule = self._rule
        return Finding(
            rule.category,
            rule.id,
            rule.version,
            raw_span,
            level=self._level,
            is_targeted=rule.targeted,
            cover=rule.cover,
            is_on_trial=rule.status == "shadow",
        )
