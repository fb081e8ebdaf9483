"""Undoes what people do to get a word past a filter: `k1ll`, `k i l l`, `k.y.s`, `diiie`, `f*ck`.

Cautious where a disguise could be plain writing: digits are read as letters only inside words, and
single letters are joined only in runs.
"""

from __future__ import annotations

import re

from moderation.view import View

# Cheap to look for, and missing from most texts, which then have only one reading.
_MAY_BE_DISGUISED = re.compile(
    r"[a-z][0-9@$!|*#+_~^(]+[a-z]|\b[0-9@$!|][a-z]|[a-z][0-9@$|]|([a-z])\1\1|"
    r"(?<![^\W_])[a-z][\s.*_~/|\\+-]{1,3}[a-z](?![^\W_])"
)
_LETTERS_APART = re.compile(
    r"(?<![^\W_])[a-z0-9@$!|](?:[\s.,*_~/|\\+-]{1,3}[a-z0-9@$!|]){2,}(?![^\W_]|'[a-z])"
)
_TWO_APART = re.compile(r"(?<![^\W_])[a-z](?:[.*_~/|\\+-][a-z]){1,}(?![^\W_])")
_BETWEEN = re.compile(r"[\s.,*_~/|\\+-]+")
_SPLIT_WORD = re.compile(r"(?<=[a-z])(?:[*_~|\\+.]|-(?=[a-z]{1,2}\b))(?=[a-z])")
_LEET_WORD = re.compile(r"[a-z0-9@$!|+(]*(?:[a-z][0-9@$!|+(]|[0-9@$|][a-z])[a-z0-9@$!|+(]*")
_UNIT = re.compile(r"^\d+(?:[a-z]{1,3}|st|nd|rd|th)$|^[a-z]\d{1,2}$|^\d+[a-z]$")
_REPEATS = re.compile(r"([a-z])\1{2,}")
_LEET = str.maketrans("013457@$!|+(", "oieastasiitc")


def undisguise(view: View) -> View:
    """The view itself where nothing in it looks disguised."""
    if _MAY_BE_DISGUISED.search(view.text) is None:
        return view
    joined = view.rewritten(_LETTERS_APART, _joined).rewritten(_TWO_APART, _joined)
    letters = joined.rewritten(_LEET_WORD, _read_leet)
    return letters.rewritten(_REPEATS, _squeezed)


def _joined(match: re.Match[str]) -> str:
    return _BETWEEN.sub("", match[0])


def _read_leet(match: re.Match[str]) -> str:
    word = match[0]
    if _UNIT.match(word):
        return word
    core = word.rstrip("!")
    return core.replace("11", "ll").translate(_LEET) + word[len(core) :]


def _squeezed(match: re.Match[str]) -> str:
    return match[1]
