"""Matches the rules of a ruleset: which may, where they do, and what takes a find away.

A reading is passed over twice, once for all phrases and once for all patterns. Only rules that
either of them named are looked at closely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from moderation.closely import CloseLook, Says, Scopes
from moderation.contexts import Contexts
from moderation.findings import Finding
from moderation.patterns import PatternIndex, Place
from moderation.phrases import PhraseIndex
from moderation.readings import Reading, Readings
from moderation.rules import Rule
from moderation.ruleset import Ruleset
from moderation.spelling.speller import Speller
from moderation.surroundings import Surroundings
from moderation.undisguise import Undisguise
from moderation.verdict import Level
from moderation.view import Span

SpansOf = Callable[[], set[Span]]
_ENOUGH_RULES = 5
OnFailure = Callable[[str, Exception], None]


class Matcher:
    """A compiled ruleset. Without state between texts, so that threads may share it."""

    def __init__(self, ruleset: Ruleset) -> None:
        surroundings = Surroundings()
        contexts = Contexts(ruleset.contexts, surroundings)
        self._undisguise = Undisguise(Speller(ruleset.spelling))
        self._rules = [CloseLook(rule, contexts, surroundings) for rule in ruleset.rules]
        surroundings.compile()
        self._folded = _Index(ruleset.rules, lambda rule: "folded" in rule.readings)
        self._plain_only = _Index(ruleset.rules, lambda rule: "folded" not in rule.readings)

    def readings(self, text: str) -> Readings:
        """The readings of a text, with the disguises undone that this ruleset knows of."""
        return Readings(text, self._undisguise)

    def find(self, readings: Readings, on_failure: OnFailure) -> list[Finding]:
        """Every find of every rule; one that crashes is told to `on_failure` and finds nothing.

        What was found in the folded text isn't looked for again in the plain one, which is read
        only around what differs.
        """
        folded, plain = readings.folded, readings.plain
        search = _Search(self._rules, on_failure)
        search.look(self._folded.find(folded), folded)
        if plain is not folded:
            found = self._folded.find(plain, since=folded)
            search.look((rule for rule in found if self._rules[rule[0]].reads_plain), plain)
        if not self._plain_only.is_empty:
            search.look(self._plain_only.find(plain), plain)
        return search.findings()


class _Search:
    """What was found in one text so far, by the number of its rule."""

    def __init__(self, rules: Sequence[CloseLook], on_failure: OnFailure) -> None:
        self._rules = rules
        self._on_failure = on_failure
        self._found: dict[int, list[Finding]] = {}
        self._said: dict[Says, Level] = {}
        self._scopes: Scopes = {}

    def findings(self) -> list[Finding]:
        return [finding for findings in self._found.values() for finding in findings]

    def look(self, matches: Iterable[tuple[int, SpansOf]], reading: Reading) -> None:
        """Keep those of the matches that stand, and that say something new."""
        for number, spans_of in matches:
            rule = self._rules[number]
            if number in self._found or self._is_said(rule):
                continue
            try:
                spans = spans_of()
                findings = rule.findings(reading, sorted(spans), self._scopes) if spans else []
            except Exception as error:  # noqa: BLE001 - one rule's crash must not lose the others
                self._on_failure(rule.id, error)
                continue
            if findings:
                self._found[number] = findings
                if rule.is_active:
                    self._said[rule.says] = max(rule.level, self._said.get(rule.says, Level.NONE))

    def _is_said(self, rule: CloseLook) -> bool:
        """Of a text that many rules found, another of the same category and level says nothing new.

        This bounds the time for texts that are made to be found by every rule.
        """
        if len(self._found) < _ENOUGH_RULES:
            return False
        said = self._said.get(rule.says)
        return said is not None and said >= rule.level


class _Index:
    """The phrases and patterns of some of the rules."""

    def __init__(self, rules: Sequence[Rule], is_wanted: Callable[[Rule], bool]) -> None:
        wanted = [(number, rule) for number, rule in enumerate(rules) if is_wanted(rule)]
        self.is_empty = not wanted
        self._phrases = PhraseIndex(
            (text, number) for number, rule in wanted for text in rule.phrases
        )
        self._patterns = PatternIndex(
            [(text, number) for number, rule in wanted for text in rule.patterns]
        )

    def find(self, reading: Reading, since: Reading | None = None) -> Iterator[tuple[int, SpansOf]]:
        """The number of each rule that may match, and how to find the spans where it does."""
        by_phrase = self._phrases.find(reading.text)
        by_pattern = self._patterns.places(reading, since)
        for number in sorted(by_phrase.keys() | by_pattern.keys()):
            places, phrases = by_pattern.get(number, ()), by_phrase.get(number, ())
            yield number, partial(self._spans, reading, places, phrases)

    def _spans(
        self, reading: Reading, places: Iterable[Place], phrases: Iterable[Span]
    ) -> set[Span]:
        found = self._patterns.spans_at(places)
        found.update(reading.data_span(*span) for span in phrases)
        return found
