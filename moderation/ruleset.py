"""Loads a ruleset: the packaged files, and an operator's beside them.

Mistakes are collected, not raised one at a time, and each names its file, rule and field.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import msgspec

from moderation.rules import ContextRule, Rule, RulesFile
from moderation.spelling.speller import Spelling, words_in
from moderation.terms import PatternError, Terms, compiled_pattern, expand, plain_words

_PATTERN_FIELDS = ("patterns", "needs", "unless")
_MOST_RULES = 5_000
# Names that a rule may use before a language has patterns for them.
_COMMON_CONTEXTS = frozenset(
    {"quoted", "counter_speech", "reclaimed", "self", "negated", "fiction", "hyperbole"}
)


class RulesetError(ValueError):
    """`problems`: one line each, with the file, and the rule and field where there is one."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Ruleset:
    """Rules whose terms are filled in; sorted, so that the same files give the same ruleset."""

    rules: tuple[Rule, ...] = ()
    contexts: tuple[ContextRule, ...] = ()
    spelling: Spelling = field(default_factory=Spelling)


def packaged_files() -> dict[str, str]:
    """The text of every file that comes with the engine, by its path below `data`."""
    return dict(_files_below(resources.files("moderation") / "data", ""))


@cache
def packaged_ruleset() -> Ruleset:
    return load(packaged_files())


def load(files: Mapping[str, str], instead: Mapping[str, str] | None = None) -> Ruleset:
    """Reads TOML texts by file name. A name must end in `.toml`.

    A rule of `instead`, which is more of them, takes the place of one of `files` with its id.

    Raises:
        RulesetError: with every problem that was found.
    """
    problems: list[str] = []
    replacing = instead or {}
    texts = {**files, **replacing}
    parsed = [(name, _parse(name, texts[name], problems)) for name in sorted(texts)]
    loader = _Loader(_shared_terms(parsed, problems), problems)
    rules = [rule for name, file in parsed for rule in loader.rules(name, file)]
    contexts = [context for name, file in parsed for context in loader.contexts(name, file)]
    replaced = {rule.id for rule in rules if rule.source in replacing}
    rules = [rule for rule in rules if rule.source in replacing or rule.id not in replaced]
    problems += _repeated_ids(rules)
    problems += [
        f"{name}: respelled: there is no term {term}"
        for name, file in parsed
        for term in file.respelled
        if term not in loader.terms(name, file)
    ]
    problems += _unknown_contexts(rules, contexts)
    if len(rules) > _MOST_RULES:
        problems.append(f"{len(rules):,} rules are more than the {_MOST_RULES:,} allowed")
    if problems:
        raise RulesetError(problems)
    rules.sort(key=lambda rule: rule.id)
    return Ruleset(tuple(rules), tuple(contexts), _spelling(parsed, loader, rules))


class _Loader:
    """Fills in terms, file by file."""

    def __init__(self, shared: Mapping[str, Terms], problems: list[str]) -> None:
        self._shared = shared
        self._problems = problems

    def rules(self, name: str, file: RulesFile) -> Iterator[Rule]:
        for rule in file.rule:
            language = rule.language or _language(name, file)
            terms = self.terms(name, file, language)
            filled: dict[str, Any] = {
                field: self._filled(f"{name}: {rule.id}: {field}", getattr(rule, field), terms)
                for field in _PATTERN_FIELDS
            }
            if not (rule.phrases or rule.patterns):
                self._problems.append(f"{name}: {rule.id}: it has neither phrases nor patterns")
            if not rule.readings:
                self._problems.append(f"{name}: {rule.id}: readings: name at least one")
            yield msgspec.structs.replace(rule, language=language, source=name, **filled)

    def contexts(self, name: str, file: RulesFile) -> Iterator[ContextRule]:
        for context in file.context:
            language = context.language or _language(name, file)
            terms = self.terms(name, file, language)
            patterns = self._filled(f"{name}: context {context.name}", context.patterns, terms)
            yield msgspec.structs.replace(
                context,
                language=language,
                pipeline=context.pipeline or _pipeline(name),
                source=name,
                patterns=patterns,
            )

    def terms(self, name: str, file: RulesFile, language: str = "") -> Terms:
        """What `{name}` may stand for in a file."""
        language = language or _language(name, file)
        return {**self._shared.get("", {}), **self._shared.get(language, {}), **file.terms}

    def _filled(self, place: str, patterns: Sequence[str], terms: Terms) -> tuple[str, ...]:
        filled = []
        for number, pattern in enumerate(patterns, 1):
            try:
                expanded = expand(pattern, terms)
                compiled_pattern(expanded)
                filled.append(expanded)
            except PatternError as error:
                self._problems.append(f"{place} {number}: {error}")
        return tuple(filled)


def _files_below(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        below = f"{path}/{entry.name}" if path else entry.name
        if entry.is_dir():
            yield from _files_below(entry, below)
        elif entry.name.endswith(".toml"):
            yield below, entry.read_text(encoding="utf-8")


def _parse(name: str, text: str, problems: list[str]) -> RulesFile:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{name}: {error}")
        return RulesFile()
    rules = _converted(name, "rule", tables.pop("rule", []), Rule, problems)
    contexts = _converted(name, "context", tables.pop("context", []), ContextRule, problems)
    try:
        rest = msgspec.convert(tables, RulesFile)
    except msgspec.ValidationError as error:
        problems.append(f"{name}: {error}")
        rest = RulesFile()
    return msgspec.structs.replace(rest, rule=rules, context=contexts)


def _converted(
    name: str, table: str, rows: Any, shape: type[Any], problems: list[str]
) -> tuple[Any, ...]:
    """Row by row, so that a mistake can name the row that it is in."""
    converted = []
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        try:
            converted.append(msgspec.convert(row, shape))
        except msgspec.ValidationError as error:
            named = row.get("id") or row.get("name") if isinstance(row, dict) else None
            problems.append(f"{name}: {named or f'{table} {number}'}: {error}")
    return tuple(converted)


def _language(name: str, file: RulesFile) -> str:
    last = _name_parts(name)[-1]
    return file.language or (last if len(last) == 2 else "")


def _pipeline(name: str) -> str:
    first = _name_parts(name)[0]
    return first if first in {"care", "conduct"} else ""


def _name_parts(name: str) -> list[str]:
    return name.rpartition("/")[2].removesuffix(".toml").split(".")


def _shared_terms(
    parsed: Iterable[tuple[str, RulesFile]], problems: list[str]
) -> dict[str, dict[str, Sequence[str]]]:
    """The terms of files that hold nothing else, by language."""
    shared: dict[str, dict[str, Sequence[str]]] = {}
    for name, file in parsed:
        if file.rule or file.context:
            continue
        terms = shared.setdefault(_language(name, file), {})
        problems += [
            f"{name}: the term {term} is there twice" for term in file.terms if term in terms
        ]
        terms.update(file.terms)
    return shared


def _repeated_ids(rules: Iterable[Rule]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.id in seen:
            yield f"{rule.source}: {rule.id}: the same id is in {seen[rule.id]}"
        seen[rule.id] = rule.source


def _spelling(
    parsed: Iterable[tuple[str, RulesFile]], loader: _Loader, rules: Iterable[Rule]
) -> Spelling:
    parsed = list(parsed)
    respelled = {
        word
        for name, file in parsed
        for term in file.respelled
        for word in plain_words(term, loader.terms(name, file))
    }
    rows = [file.spelling for _, file in parsed]
    return Spelling(
        words=frozenset(respelled).union(*(row.words for row in rows)),
        ordinary=frozenset[str]().union(*(row.ordinary for row in rows)),
        known=words_in(text for rule in rules for text in (*rule.phrases, *rule.patterns)),
    )


def _unknown_contexts(rules: Iterable[Rule], contexts: Iterable[ContextRule]) -> Iterator[str]:
    """Names that stand for nothing anywhere; a language may lack a context that another has."""
    known = _COMMON_CONTEXTS | {context.name for context in contexts}
    for rule in rules:
        for name in rule.exempt:
            if name not in known:
                yield f"{rule.source}: {rule.id}: exempt: there is no context {name}"
