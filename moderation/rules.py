"""The shapes of a ruleset's files, and what each has to keep to.

Everything here is plain data: nothing is compiled, so that a mistake is told with the file and
the rule that it is in before anything runs.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from moderation.categories import Category

ReadingName = Literal["folded", "plain"]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]
Word = Annotated[str, msgspec.Meta(pattern=r"^[a-z]+$", max_length=40)]
RuleId = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_-]+(\.[a-z0-9_-]+)+$", max_length=80)]
Examples = Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One `[[rule]]`. Loading replaces `patterns` and the like by what RE2 is given."""

    id: RuleId
    version: Annotated[int, msgspec.Meta(ge=1)]
    category: Category
    match: Examples
    no_match: Examples
    level: Literal["S0", "S1", "S2", "S3", "S4"] | None = None
    status: Literal["active", "shadow"] = "active"
    expires: dt.date | None = None
    phrases: tuple[Text, ...] = ()
    patterns: tuple[Text, ...] = ()
    needs: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()
    exempt: tuple[str, ...] = ()
    scope: Literal["sentence", "text"] = "sentence"
    readings: tuple[ReadingName, ...] = ("folded", "plain")
    targeted: bool | None = None
    cover: Text | None = None
    language: str = ""
    source: str = ""


class ContextRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One `[[context]]`: what around a find, or at it, takes it away."""

    # A context without a language or a pipeline serves all of them. Both come from the file's
    # name where they are not said: `contexts/care.en.toml`.
    name: Annotated[str, msgspec.Meta(pattern=r"^[a-z_]+$")]
    patterns: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    where: Literal["around", "at"] = "around"
    language: str = ""
    pipeline: Literal["care", "conduct", ""] = ""
    source: str = ""


class SpellingRows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[spelling]`: single words in lower case; see `moderation.spelling.speller.Spelling`."""

    words: frozenset[Word] = frozenset()
    ordinary: frozenset[Word] = frozenset()


class RulesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A TOML file. Any of its tables may be there, whatever folder it lies in.

    `language` is the last part of the file's name where it isn't said: `ideation.en.toml`.
    `[terms]` of a file with rules or contexts are that file's own. `respelled` names terms whose
    words people misspell on purpose; the plain reading knows them again.
    """

    language: str = ""
    respelled: tuple[str, ...] = ()
    spelling: SpellingRows = SpellingRows()
    terms: dict[str, tuple[Text, ...]] = {}
    rule: tuple[Rule, ...] = ()
    context: tuple[ContextRule, ...] = ()
