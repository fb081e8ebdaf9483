"""Undoes what people do to get a word past a filter: `k1ll`, `k i l l`, `k.y.s`, `diiie`, `f*ck`.

Cautious where a disguise could be plain writing: digits are read as letters only inside words, and
single letters are joined only in runs.
"""

from __future__ import annotations

import re
import string

import re2

from moderation.spelling.slips import MASK
from moderation.spelling.speller import Speller
from moderation.terms import compiled_pattern
from moderation.view import View

_SIGN = r"[\s.,*_~/|\\+-]"
# Most texts have nothing of this, and RE2 sees that in one pass: a sign within a word or at its
# edge, a letter three times, three letters apart.
_THRICE = "|".join(f"{letter}{{3}}" for letter in string.ascii_lowercase)
_MAY_BE_DISGUISED = compiled_pattern(
    r"[a-z][0-9@$!|*#+_~^(.\\/-]+[a-z]|[0-9@$!|][a-z]|[a-z][0-9@$|]|"
    rf"{_THRICE}|(?:^|[^a-z0-9])[a-z]{_SIGN}{{1,3}}[a-z]{_SIGN}{{1,3}}[a-z](?:[^a-z0-9]|$)"
)
# The same of one disguise each, and for the others a sign that they can't do without.
_MAY_BE_APART = compiled_pattern(rf"(?:^|[^a-z0-9])[a-z0-9@$!|](?:{_SIGN}{{1,3}}[a-z0-9@$!|]){{2}}")
_MAY_BE_LEET = compiled_pattern(r"[a-z][0-9@$!|+(]|[0-9@$!|][a-z]")
_MAY_REPEAT = compiled_pattern(_THRICE)
_LETTERS_APART = re.compile(
    rf"(?<![^\W_'])[a-z0-9@$!|](?:{_SIGN}{{1,3}}[a-z0-9@$!|]){{2,}}(?![^\W_]|'[a-z])"
)
_BETWEEN = re.compile(rf"{_SIGN}+")
_MASKED = re.compile(r"(?<![^\W_*#])[a-z]+(?:[*#]+[a-z]*)+")
_SPLIT_WORD = re.compile(r"(?<![^\W_])[a-z]{1,4}(?:[*_~|\\+.-][a-z]{1,4}){1,6}(?![^\W_])")
_LEET_WORD = re.compile(
    r"(?<![a-z0-9@$!|+(])[a-z0-9@$!|+(]*(?:[a-z][0-9@$!|+(]|[0-9@$!|][a-z])[a-z0-9@$!|+(]*"
)
_NO_DISGUISE = re.compile(
    r"\d+[a-z]{1,3}|[a-z]\d{1,3}|\d+[a-z]\d+|[a-z]+!+|[a-z]{2,}\d+|(?:\d+[a-z]{1,3})+\d*"
)
_MASKS, _SPLITTERS = frozenset("*#"), frozenset("*_~|\\+.-")
_AMBIGUOUS = frozenset("1|!")
_LEET = str.maketrans("013457@$!|+(", "oieastasiitc")
_LEET_WITH_L = str.maketrans("013457@$!|+(", "oleastaslltc")
_WITH_REPEATS = re.compile(r"(?<![a-z])[a-z]*?([a-z])\1{2,}[a-z]*")
_REPEATS = re.compile(r"([a-z])\1{2,}")


class Undisguise:
    """`folded` in, `plain` out: the same view where nothing in it looks disguised."""

    def __init__(self, speller: Speller) -> None:
        self._speller = speller

    def __call__(self, view: View) -> View:
        if _may_hold(view, _MAY_BE_DISGUISED):
            if _may_hold(view, _MAY_BE_APART):
                view = view.rewritten(_LETTERS_APART, _joined)
            if not _MASKS.isdisjoint(view.text):
                view = view.rewritten(_MASKED, self._unmasked)
            if not _SPLITTERS.isdisjoint(view.text):
                view = view.rewritten(_SPLIT_WORD, self._put_together)
            if _may_hold(view, _MAY_BE_LEET):
                view = view.rewritten(_LEET_WORD, self._read_leet)
            if _may_hold(view, _MAY_REPEAT):
                view = view.rewritten(_WITH_REPEATS, self._squeezed)
        return self._speller.restored(view)

    def _unmasked(self, match: re.Match[str]) -> str:
        masked = match[0].replace("#", MASK)
        return self._speller.unmasked(masked) or match[0]

    def _put_together(self, match: re.Match[str]) -> str:
        word = _BETWEEN.sub("", match[0])
        return word if self._speller.is_looked_for(word) else match[0]

    def _read_leet(self, match: re.Match[str]) -> str:
        word = match[0]
        core = word.rstrip("!(+")
        readings = [core.translate(_LEET)]
        if not _AMBIGUOUS.isdisjoint(core):
            readings += core.translate(_LEET_WITH_L), core.replace("11", "ll").translate(_LEET)
        known = next(filter(self._speller.is_looked_for, readings), None)
        if known is None and _NO_DISGUISE.fullmatch(core):
            return word
        return (known or readings[0]) + word[len(core) :]

    def _squeezed(self, match: re.Match[str]) -> str:
        once, twice = _REPEATS.sub(r"\1", match[0]), _REPEATS.sub(r"\1\1", match[0])
        return twice if self._speller.is_looked_for(twice) else once


def _may_hold(view: View, pattern: re2._Regexp) -> bool:
    return pattern.search(view.text.encode("utf-8", "replace")) is not None


def _joined(match: re.Match[str]) -> str:
    return _BETWEEN.sub("", match[0])
