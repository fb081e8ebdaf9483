r"""Owns how `{name}` in a pattern becomes the alternatives of a term, and what a pattern may hold.

Readings are folded, so patterns are folded too: `sueño` in a file is looked for as `sueno`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

import re2

from moderation.normalise import fold_text

Terms = Mapping[str, Sequence[str]]

# `\b` of RE2 knows ASCII letters only; this is an edge of a word in any script.
EDGE = r"(?:^|$|[^\pL\pM\pN])"
_NAME = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_ESCAPE = re.compile(r"\\(?:[pP](?:\{\^?\w+\}|\w)|x\{[0-9A-Fa-f]+\}|.)|\(\?P<\w+>", re.DOTALL)
_PLAIN_ENTRY = re.compile(r"[a-z' -]+(?:s\?)?")
_PLAIN_WORD = re.compile(r"[a-z]{3,}")
_LONGEST_PATTERN = 40_000
_MOST_INSTRUCTIONS = 40_000
_MEMORY_BYTES = 16 << 20


class PatternError(ValueError):
    """A pattern or a term is not one that can be used."""


def expand(pattern: str, terms: Terms) -> str:
    """The pattern that RE2 is given. Raises: PatternError."""
    expanded = _expand(pattern, terms, ())
    folded = _NOT_ASCII.sub(lambda letters: fold_text(letters[0]), expanded)
    capital = re.search(r"[A-Z]", _ESCAPE.sub("", folded))
    if capital:
        raise PatternError(f"readings are in lower case, so {capital[0]!r} can never match")
    compiled = compiled_pattern(folded)
    if compiled.search(b"") is not None or compiled.fullmatch(b" ") is not None:
        raise PatternError("it matches where there is nothing")
    return folded


@cache
def options() -> re2.Options:
    """How every pattern is compiled: quietly, and within a budget of memory."""
    chosen = re2.Options()
    chosen.max_mem = _MEMORY_BYTES
    chosen.log_errors = False
    chosen.never_capture = True
    return chosen


@lru_cache(maxsize=4_000)
def compiled_pattern(pattern: str) -> re2._Regexp:
    """Raises: PatternError when RE2 doesn't take it, or it is larger than the budget."""
    try:
        compiled = re2.compile(pattern, options())
    except re2.error as error:
        raise PatternError(_in_words(error)) from None
    if compiled.programsize > _MOST_INSTRUCTIONS:
        raise PatternError(f"it takes {compiled.programsize} steps of {_MOST_INSTRUCTIONS} allowed")
    return compiled


def _expand(pattern: str, terms: Terms, within: tuple[str, ...]) -> str:
    def alternatives(match: re.Match[str]) -> str:
        name = match[1]
        if name == "edge":
            return EDGE
        if name in within:
            raise PatternError(f"the term {{{name}}} is part of itself")
        if name not in terms:
            raise PatternError(f"there is no term {{{name}}}")
        return f"(?:{'|'.join(_expand(each, terms, (*within, name)) for each in terms[name])})"

    expanded = _NAME.sub(alternatives, pattern)
    if len(expanded) > _LONGEST_PATTERN:
        raise PatternError(f"it is longer than {_LONGEST_PATTERN:,} characters with its terms")
    return expanded


def plain_words(term: str, terms: Terms, within: tuple[str, ...] = ()) -> Iterator[str]:
    """The words of a term's plain entries, and of the terms that they use."""
    for entry in terms[term]:
        for name in _NAME.findall(entry):
            if name in terms and name not in (*within, term):
                yield from plain_words(name, terms, (*within, term))
        plain = fold_text(entry)
        if _PLAIN_ENTRY.fullmatch(plain):
            yield from _PLAIN_WORD.findall(f"{plain.replace('?', '')} {plain.removesuffix('s?')}")


def _in_words(error: Exception) -> str:
    told = error.args[0] if error.args else error
    return told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
