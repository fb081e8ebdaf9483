"""Owns other readings of a text: folded, joined up, and as it would be read aloud.

A `View` never forgets where its characters came from, so that what a detector finds in a
reading can be pointed at in the text as it was typed. Views are for finding, not for showing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

Span = tuple[int, int]

_NOT_DRAWN = frozenset({"Cf", "Me", "Mn"})
_FULL_STOPS = "\u3002\uff61\u2024\u00b7\u2022\u30fb"  # read as a dot between letters
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58"
_PLAIN_SIGNS = str.maketrans(_FULL_STOPS + _DASHES, "." * len(_FULL_STOPS) + "-" * len(_DASHES))
# Cyrillic and Greek letters that pass for Latin ones; undone only inside a word that has
# Latin letters too, so that Russian or Greek words stay what they are.
_LOOK_ALIKES = str.maketrans("аеорсухіјѕԁһԛԝкмтнвαονιρκτυ", "aeopcyxijsdhqwkmthbaovipktu")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_MIXED_WORD = re.compile(r"(?<!\S)(?=\S*[a-z])(?=\S*[\u0370-\u052f])\S+")
_SPACED_OUT = re.compile(r"(?<!\S)\S(?: {1,3}\S){2,}(?!\S)")


@dataclass(frozen=True, slots=True)
class View:
    """A reading of a text. `origins[i]` is the span of the raw text that `text[i]` stands for."""

    text: str
    origins: tuple[Span, ...]

    def raw_span(self, start: int, end: int) -> Span:
        """The span of the raw text that `text[start:end]` (not empty) was read from."""
        return self.origins[start][0], self.origins[end - 1][1]

    def rewritten(self, pattern: re.Pattern[str], rewrite: Callable[[re.Match[str]], str]) -> View:
        """Every match replaced by what `rewrite` makes of it; its characters point to all of it.

        A replacement of the match's own length keeps pointing character by character. What is
        dropped belongs to the character before it, as a keycap's frame does to its digit.
        """
        if pattern.search(self.text) is None:
            return self
        pieces: list[str] = []
        origins: list[Span] = []
        done = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            replacement = rewrite(match)
            pieces += self.text[done:start], replacement
            origins += self.origins[done:start]
            if len(replacement) == end - start:
                origins += self.origins[start:end]
            elif replacement:
                origins += [self.raw_span(start, end)] * len(replacement)
            elif origins:
                origins[-1] = origins[-1][0], self.origins[end - 1][1]
            done = end
        pieces.append(self.text[done:])
        origins += self.origins[done:]
        return View("".join(pieces), tuple(origins))

    def without(self, pattern: re.Pattern[str], unwanted: str) -> View:
        """Inside every match of `pattern`, the characters of `unwanted` left out."""
        left_out = {
            index
            for match in pattern.finditer(self.text)
            for index in range(*match.span())
            if self.text[index] in unwanted
        }
        if not left_out:
            return self
        kept = [index for index in range(len(self.text)) if index not in left_out]
        return View(
            "".join(self.text[index] for index in kept),
            tuple(self.origins[index] for index in kept),
        )


def fold(text: str) -> View:
    """Lower case, compatibility forms and digits made plain, accents and hidden signs dropped."""
    as_typed = View(text, tuple(zip(range(len(text)), range(1, len(text) + 1), strict=True)))
    plain = as_typed.rewritten(_NOT_ASCII, lambda match: _fold_character(match[0]))
    # Only ASCII capitals are left that lower() could change, and those keep their length.
    lower = View(plain.text.lower(), plain.origins)
    return lower.rewritten(_MIXED_WORD, lambda word: word[0].translate(_LOOK_ALIKES))


def join_spaced_out(view: View) -> View:
    """`g m a i l . c o m` read as one word."""
    return view.without(_SPACED_OUT, " ")


def _fold_character(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKD", character.translate(_PLAIN_SIGNS)).casefold()
    return "".join(part for part in plain if unicodedata.category(part) not in _NOT_DRAWN)
