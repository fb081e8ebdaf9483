"""Owns the two readings of a text that rules look at, and where its sentences end.

`folded` is the text with its characters made plain and its white space in order; `plain` is that
with disguises undone. Rules are matched on UTF-8 bytes, which is what RE2 reads; a `Reading` turns
byte offsets into spans of the text as typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from moderation.normalise import fold
from moderation.view import Span, View, words_in

Undisguise = Callable[[View], View]

_WHITE_SPACE = re.compile(r"\s\s+|[^\S \n]")
_LINE_ENDS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
# One full stop, any run of ! and ?, the Arabic and Urdu signs, a line's end. Dots in a row trail
# off in the middle of a thought more often than they end one.
_SENTENCE_END = re.compile(
    rb"(?<!\.)\.(?=[\s\"')])|[!?]+(?=[\s\"')])|\xd8\x9f|\xdb\x94|\n"
)  # fmt: skip
# Who writes without full stops still speaks of one thing at a time: scopes are cut at a space.
_LONGEST_SENTENCE_BYTES = 300
_LONGEST_WINDOW = 600  # characters
WINDOW_OVERLAP = 200
_LONGEST_WORD = 40  # one that is longer is cut


class Reading:
    """One way to read a text: as a string, as bytes, and by sentence."""

    __slots__ = ("_ends", "_is_ascii", "data", "view")

    def __init__(self, view: View) -> None:
        self.view = view
        # Half a surrogate pair is no character; what stands in for it is as long as it was.
        self.data = view.text.encode("utf-8", "replace")
        self._is_ascii = len(self.data) == len(view.text)
        self._ends: list[int] | None = None

    @property
    def text(self) -> str:
        return self.view.text

    def raw_span(self, span: Span) -> Span:
        """The span of the raw text, in characters, for a span of `data` (not empty)."""
        start, end = span
        if not self._is_ascii:
            start = len(self.data[:start].decode())
            end = start + len(self.data[span[0] : end].decode())
        return self.view.raw_span(start, end)

    def data_span(self, start: int, end: int) -> Span:
        """The span of `data` for a span of `text`."""
        if self._is_ascii:
            return start, end
        data_start = len(self.text[:start].encode("utf-8", "replace"))
        found = self.text[start:end].encode("utf-8", "replace")
        return data_start, data_start + len(found)

    def windows(self, since: Reading | None = None) -> Iterator[Window]:
        """Pieces that overlap, so that what is no longer than the overlap lies in one of them.

        Most texts are one piece. In long ones it keeps apart what has nothing to do with each
        other, and so the time in step with the length. `since`: only what reads otherwise than
        in the reading that this one was made from, with an overlap's length on either side.
        """
        text = self.text
        if len(text) <= _LONGEST_WINDOW:
            yield Window(text, self.view.words, self.data, 0)
            return
        for start, end in [(0, len(text))] if since is None else self._around_changes(since):
            for first, last in _pieces(text, start, end):
                piece = text[first:last]
                offset, _ = self.data_span(first, last)
                yield Window(piece, words_in(piece), piece.encode("utf-8", "replace"), offset)

    def _around_changes(self, since: Reading) -> list[Span]:
        return [
            (
                _before_the_word(self.text, max(0, start - WINDOW_OVERLAP)),
                _behind_the_word(self.text, end + WINDOW_OVERLAP),
            )
            for start, end in self.view.changed_since(since.view, 2 * WINDOW_OVERLAP)
        ]

    def sentence(self, span: Span) -> Span:
        """The sentence, or the sentences, that a span of `data` lies in."""
        if self._ends is None:
            self._ends = _sentence_ends(self.data)
        first = bisect_right(self._ends, span[0])
        last = bisect_right(self._ends, span[1] - 1)
        return self._ends[first - 1] if first else 0, self._ends[last]


class Window(NamedTuple):
    """A piece of a reading; `offset` is where its `data` begins in that of the reading."""

    text: str
    words: frozenset[str]
    data: bytes
    offset: int


class Readings:
    """Both readings; `plain` is the same object as `folded` where nothing was disguised.

    `typed` is the folded text with its white space as it was.
    """

    __slots__ = ("_plain", "_undisguise", "folded", "raw", "typed")

    def __init__(self, raw: str, undisguise: Undisguise) -> None:
        self.raw = raw
        self.typed = fold(raw)
        self.folded = Reading(in_order(self.typed))
        self._undisguise = undisguise
        self._plain: Reading | None = None

    @property
    def plain(self) -> Reading:
        if self._plain is None:
            view = self._undisguise(self.folded.view)
            same = view.text == self.folded.text
            self._plain = self.folded if same else Reading(view)
        return self._plain


def in_order(view: View) -> View:
    """Runs of white space as one space, or as one line's end where they hold one."""
    if " ".join(view.text.split()) == view.text:
        return view
    return view.rewritten(_WHITE_SPACE, _one_space)


def _one_space(match: re.Match[str]) -> str:
    return " " if _LINE_ENDS.isdisjoint(match[0]) else "\n"


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Of a stretch of a text, the spans of its windows."""
    while True:
        last = min(end, _behind_the_word(text, start + _LONGEST_WINDOW))
        yield start, last
        if last >= end:
            return
        # From a space to a space: no pattern takes a cut for the edge of a text or of a word.
        space = text.rfind(" ", start + 1, start + _LONGEST_WINDOW - WINDOW_OVERLAP)
        start = space if space > 0 else start + _LONGEST_WINDOW - WINDOW_OVERLAP


def _before_the_word(text: str, start: int) -> int:
    """The start of a piece, moved to the space before the word that it falls into."""
    space = text.rfind(" ", max(0, start - _LONGEST_WORD), start + 1)
    return space if space >= 0 else start


def _behind_the_word(text: str, end: int) -> int:
    """The end of a piece, moved behind the word that it falls into and the space after that."""
    space = text.find(" ", end - 1, end + _LONGEST_WORD)
    return space + 1 if space >= 0 else end


def _sentence_ends(data: bytes) -> list[int]:
    ends: list[int] = []
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(data)), len(data)):
        while end - start > _LONGEST_SENTENCE_BYTES:
            space = data.rfind(b" ", start + 1, start + _LONGEST_SENTENCE_BYTES)
            start = space if space > 0 else start + _LONGEST_SENTENCE_BYTES
            ends.append(start)
        ends.append(end)
        start = end
    return ends
