"""Owns how a reading of a text points back at the text as it was typed.

A `View` keeps the edits that made it, not an origin for each character: most texts are read
without ever being pointed at, and then nothing of this is worked out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter

Span = tuple[int, int]
# `view.text[start:end]` was read from `before.text[before_start:before_end]`. Ordered; what lies
# between two edits is the same in both.
Edit = tuple[int, int, int, int]
Edits = Sequence[Edit]

# Every byte that RE2 takes for no part of a word, and so all of a letter beyond ASCII, as a space.
_WORD_BYTES = bytes(
    byte if byte == 0x5F or (chr(byte).isalnum() and byte < 0x80) else 0x20 for byte in range(256)
)
_start_of = itemgetter(0)
_start_before_of = itemgetter(2)


class View:
    """A reading of a text, made from the one `before`; None for the text as typed."""

    __slots__ = ("_before", "_edits", "_words", "text")

    def __init__(
        self,
        text: str,
        before: View | None = None,
        edits: Edits | Callable[[], Edits] = (),
    ) -> None:
        self.text = text
        self._before = before
        self._edits = edits
        self._words: frozenset[str] | None = None

    @property
    def words(self) -> frozenset[str]:
        """See `words_in`."""
        if self._words is None:
            self._words = words_in(self.text)
        return self._words

    @property
    def origins(self) -> tuple[Span, ...]:
        """For each character, the span of the raw text that it stands for."""
        return tuple(self.raw_span(index, index + 1) for index in range(len(self.text)))

    def raw_span(self, start: int, end: int) -> Span:
        """The span of the raw text that `text[start:end]` (not empty) was read from.

        What was dropped belongs to the character before it, as a keycap's frame does to its digit.
        """
        view: View | None = self
        while view is not None and view._before is not None:  # noqa: SLF001 - of our own kind
            start, end = view._span_before(start, end)  # noqa: SLF001
            view = view._before  # noqa: SLF001
        return start, end

    def changed_since(self, earlier: View, apart: int) -> list[Span]:
        """The spans of `text` that `earlier`, which it was made from, doesn't have; in order.

        What lies closer than `apart` characters to the next is one span with it.
        """
        if self is earlier or self._before is None:
            return []
        edits = self._ready_edits()
        before = self._before.changed_since(earlier, apart)
        spans = [(_after(edits, start), _after(edits, end)) for start, end in before]
        return _joined([*spans, *((edit[0], edit[1]) for edit in edits)], apart)

    def rewritten(self, pattern: re.Pattern[str], rewrite: Callable[[re.Match[str]], str]) -> View:
        """Every match replaced by what `rewrite` makes of it; its characters point to all of it.

        A replacement of the match's own length keeps pointing character by character.
        """
        return self.replaced(
            (match.span(), replacement)
            for match in pattern.finditer(self.text)
            if (replacement := rewrite(match)) != match[0]
        )

    def replaced(self, replacements: Iterable[tuple[Span, str]]) -> View:
        """Each span of `text` replaced; they are in order and none overlaps another."""
        pieces: list[str] = []
        edits: list[Edit] = []
        done = length = 0
        for (start, end), replacement in replacements:
            pieces += self.text[done:start], replacement
            length += start - done
            edits.append((length, length + len(replacement), start, end))
            length += len(replacement)
            done = end
        if not edits:
            return self
        pieces.append(self.text[done:])
        return View("".join(pieces), self, edits)

    def translated(self, table: Mapping[int, str]) -> View:
        """Every character replaced by what the table has for it."""
        text = self.text.translate(table)
        return View(text, self, lambda: _edits_of(self.text, table))

    def without(self, pattern: re.Pattern[str], unwanted: str) -> View:
        """Inside every match of `pattern`, the characters of `unwanted` left out."""
        left_out = [
            index
            for match in pattern.finditer(self.text)
            for index in range(*match.span())
            if self.text[index] in unwanted
        ]
        if not left_out:
            return self
        kept = list(self.text)
        for index in left_out:
            kept[index] = ""
        edits = [(index - n, index - n, index, index + 1) for n, index in enumerate(left_out)]
        return View("".join(kept), self, edits)

    def _ready_edits(self) -> Edits:
        if callable(self._edits):
            self._edits = self._edits()
        return self._edits

    def _span_before(self, start: int, end: int) -> Span:
        edits = self._ready_edits()
        return (_start_before(edits, start), _end_before(edits, end)) if edits else (start, end)


def _joined(spans: Iterable[Span], apart: int) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span[0] - joined[-1][1] < apart:
            joined[-1] = joined[-1][0], max(span[1], joined[-1][1])
        else:
            joined.append(span)
    return joined


def words_in(text: str) -> frozenset[str]:
    """Its words as RE2 sees them: of ASCII letters and digits."""
    apart = text.encode("ascii", "replace").translate(_WORD_BYTES)
    return frozenset(apart.decode("ascii").split())


def _start_before(edits: Edits, index: int) -> int:
    edit = _last_edit(edits, index)
    if edit is None:
        return index
    start, end, before_start, before_end = edit
    if index >= end:
        return index - end + before_end
    return before_start + index - start if _keeps_its_length(edit) else before_start


def _after(edits: Edits, index: int) -> int:
    """Where the character at `index` of the text before is now; an edit's start, if it is gone."""
    place = bisect_right(edits, index, key=_start_before_of)
    if not place:
        return index
    start, end, _, before_end = edits[place - 1]
    return index - before_end + end if index >= before_end else start


def _end_before(edits: Edits, index: int) -> int:
    """Where the character before `index` ends, and what was dropped right after it."""
    edit = _last_edit(edits, index)
    if edit is not None and edit[0] == edit[1] == index:
        return edit[3]
    edit = _last_edit(edits, index - 1)
    if edit is None:
        return index
    start, end, before_start, before_end = edit
    if index > end:
        return index - end + before_end
    return before_start + index - start if _keeps_its_length(edit) else before_end


def _last_edit(edits: Edits, index: int) -> Edit | None:
    place = bisect_right(edits, index, key=_start_of)
    return edits[place - 1] if place else None


def _keeps_its_length(edit: Edit) -> bool:
    start, end, before_start, before_end = edit
    return end - start == before_end - before_start


def _edits_of(text: str, table: Mapping[int, str]) -> Edits:
    longer = {each: len(table[ord(each)]) - 1 for each in set(text) if len(table[ord(each)]) != 1}
    edits: list[Edit] = []
    shift = 0
    for index, character in enumerate(text) if longer else ():
        if character in longer:
            start, shift = index + shift, shift + longer[character]
            edits.append((start, index + 1 + shift, index, index + 1))
    return edits
