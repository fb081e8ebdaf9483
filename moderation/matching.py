"""Matches the rules of a ruleset: which may, where they do, and what takes a find away.

A reading is passed over twice, once for all phrases and once for all patterns. Only rules that
either of them named are looked at closely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import re2

from moderation.contexts import Contexts
from moderation.findings import Finding
from moderation.patterns import PatternIndex
from moderation.phrases import PhraseIndex
from moderation.readings import Reading, Readings
from moderation.rules import ReadingName, Rule
from moderation.ruleset import Ruleset
from moderation.spelling.speller import Speller
from moderation.terms import any_of, options
from moderation.undisguise import Undisguise
from moderation.verdict import Level
from moderation.view import Span

OnFailure = Callable[[str, Exception], None]
_MOST_FINDS = 20  # of one rule in one text


class Matcher:
    """A compiled ruleset. Without state between texts, so that threads may share it."""

    def __init__(self, ruleset: Ruleset) -> None:
        contexts = Contexts(ruleset.contexts)
        self._undisguise = Undisguise(Speller(ruleset.spelling))
        self._rules = [_CompiledRule(rule, contexts) for rule in ruleset.rules]
        self._folded = _Index(ruleset.rules, lambda readings: "folded" in readings)
        self._plain = _Index(ruleset.rules, lambda readings: "plain" in readings)
        self._plain_only = _Index(ruleset.rules, lambda readings: readings == ("plain",))

    def readings(self, text: str) -> Readings:
        """The readings of a text, with the disguises undone that this ruleset knows of."""
        return Readings(text, self._undisguise)

    def find(self, readings: Readings, on_failure: OnFailure) -> list[Finding]:
        """Every find of every rule; one that crashes is told to `on_failure` and finds nothing."""
        found: dict[int, list[Finding]] = {}
        folded, plain = readings.folded, readings.plain
        self._look(self._folded, folded, found, on_failure)
        # What was found in the folded text isn't looked for in the plain one; and where the two
        # are the same, only rules that ask for the plain one alone are left.
        index = self._plain_only if plain is folded else self._plain
        self._look(index, plain, found, on_failure)
        return [finding for findings in found.values() for finding in findings]

    def _look(
        self,
        index: _Index,
        reading: Reading,
        found: dict[int, list[Finding]],
        on_failure: OnFailure,
    ) -> None:
        if index.is_empty:
            return
        cache: _Answers = {}
        for number, spans in index.find(reading):
            if number in found:
                continue
            rule = self._rules[number]
            try:
                findings = rule.findings(reading, spans, cache)
            except Exception as error:  # noqa: BLE001 - one rule's crash must not lose the others
                on_failure(rule.id, error)
                continue
            if findings:
                found[number] = findings


class _Index:
    """The phrases and patterns of some of the rules, by their readings."""

    def __init__(
        self, rules: Sequence[Rule], is_wanted: Callable[[Sequence[ReadingName]], bool]
    ) -> None:
        wanted = [(number, rule) for number, rule in enumerate(rules) if is_wanted(rule.readings)]
        self.is_empty = not wanted
        self._phrases = PhraseIndex(
            (text, number) for number, rule in wanted for text in rule.phrases
        )
        self._patterns = PatternIndex(
            [(text, number) for number, rule in wanted for text in rule.patterns]
        )

    def find(self, reading: Reading) -> Iterator[tuple[int, list[Span]]]:
        """The number of each rule that matches, and the spans of `data` where it does."""
        by_phrase = self._phrases.find(reading.text)
        by_pattern = self._patterns.find(reading)
        for number in sorted(by_phrase.keys() | by_pattern.keys()):
            phrases = (reading.data_span(*span) for span in by_phrase.get(number, ()))
            yield number, [*phrases, *by_pattern.get(number, ())]


_Answers = dict[tuple[int, Span], bool]


class _CompiledRule:
    """One rule's close look at where it matched."""

    def __init__(self, rule: Rule, contexts: Contexts) -> None:
        self.id = rule.id
        self._rule = rule
        self._level = None if rule.level is None else Level[rule.level]
        self._needs = [re2.compile(pattern, options()) for pattern in rule.needs]
        self._unless = any_of(rule.unless)
        self._exempt = contexts.for_rule(rule)

    def findings(self, reading: Reading, spans: Iterable[Span], answers: _Answers) -> list[Finding]:
        kept: list[Span] = []
        for span in spans:
            overlaps = any(span[0] < end and start < span[1] for start, end in kept)
            if not overlaps and self._stands(reading, span, answers):
                kept.append(span)
                if len(kept) == _MOST_FINDS:
                    break
        return [self._finding(reading.raw_span(span)) for span in kept]

    def _stands(self, reading: Reading, span: Span, answers: _Answers) -> bool:
        if not (self._needs or self._unless or self._exempt):
            return True
        is_whole_text = self._rule.scope == "text"
        scope = (0, len(reading.data)) if is_whole_text else reading.sentence(span)
        key = id(self), scope
        if key not in answers:
            answers[key] = self._scope_allows(reading.data[slice(*scope)])
        return answers[key] and not any(
            context.holds(reading, span, scope) for context in self._exempt
        )

    def _scope_allows(self, data: bytes) -> bool:
        if self._unless is not None and self._unless.search(data) is not None:
            return False
        return all(need.search(data) is not None for need in self._needs)

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
