"""Finds where somebody lives.

Streets with a number, boxes, flats, postcodes, and what follows "my address is" or "lives at".
A street alone is no address, nor is a town: what is found would lead a stranger to a door.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from moderation.detectors import address_patterns as patterns
from moderation.detectors import street_words as words
from moderation.normalise import Span, View


def find_street_addresses(view: View, raw: str) -> Iterator[Span]:
    """Spans of `raw`, in its order; what stands side by side is one address."""
    whole: Span | None = None
    for start, end in sorted(_pieces(view, raw)):
        if whole and patterns.GAP.fullmatch(raw, whole[1], max(whole[1], start)):
            whole = whole[0], max(whole[1], end)
            continue
        if whole:
            yield whole
        whole = start, end
    if whole:
        yield whole


def _pieces(view: View, raw: str) -> Iterator[Span]:
    data = view.text.encode("utf-8", "replace")
    is_said = patterns.MAY_BE_SAID.search(data) is not None
    if patterns.DIGIT.search(view.text):
        for start, end in _with_a_number(view, raw, data, is_said=is_said):
            yield view.raw_span(*_whole_address(view.text, start, end))
        yield from _postcodes(raw)
    if is_said:
        yield from _streets_lived_on(view)


def _with_a_number(view: View, raw: str, data: bytes, *, is_said: bool) -> Iterator[Span]:
    yield from _number_first(view, raw)
    if patterns.MAY_BE_NAMED.search(data):
        yield from _called_by_its_kind(view)
    if patterns.MAY_BEGIN.search(data):
        yield from _beginning_first(view, raw)
    if patterns.MAY_END.search(data):
        yield from _number_last(view, raw)
    if is_said:
        yield from _after_a_cue(view, raw)


def _called_by_its_kind(view: View) -> Iterator[Span]:
    for pattern in patterns.CALLED_BY_THEIR_KIND:
        for match in pattern.finditer(view.text):
            yield match.span()
    for match in patterns.NAMED_POSTCODE.finditer(view.text):
        yield match.span(1)


def _postcodes(raw: str) -> Iterator[Span]:
    """As typed, because their capitals tell them apart."""
    if patterns.MAY_BE_A_POSTCODE.search(raw.encode("utf-8", "replace")):
        for pattern in patterns.POSTCODES:
            for match in pattern.finditer(raw):
                yield match.span()


def _number_first(view: View, raw: str) -> Iterator[Span]:
    for match in patterns.NUMBER_FIRST.finditer(view.text):
        if _names_a_street(match, view, raw):
            yield match.span()
    for match in patterns.NUMBER_THEN_BEGINNING.finditer(view.text):
        if match[1] or _is_capital(view, raw, match.start(2)):
            yield match.span()


def _beginning_first(view: View, raw: str) -> Iterator[Span]:
    for match in patterns.BEGINNING_FIRST.finditer(view.text):
        is_named = match[2] or _has_a_capital(view, raw, *match.span(3))
        if is_named and _is_a_name(match[3]):
            yield match.span()


def _number_last(view: View, raw: str) -> Iterator[Span]:
    for pattern in (patterns.GROWN_NAME, patterns.NAME_AND_TAIL, patterns.SLAVIC_NAME):
        for match in pattern.finditer(view.text):
            if _is_capital(view, raw, match.start()) and match[1] not in words.NOT_GROWN_NAMES:
                yield match.span()


def _after_a_cue(view: View, raw: str) -> Iterator[Span]:
    for match in patterns.LIVES_AT.finditer(view.text):
        if _is_a_name(match[2]) and _has_a_capital(view, raw, *match.span(2)):
            yield match.start(1), match.end()
    for match in patterns.LIVES_AT_NAME.finditer(view.text):
        is_plain = patterns.NOT_A_STREET.isdisjoint(match[1].split()) and _is_a_name(match[1])
        if is_plain and _is_capital(view, raw, match.start(1)):
            yield match.start(1), match.end(3)
    for match in patterns.ADDRESS_IS.finditer(view.text):
        place = patterns.LOOKS_LIKE_A_PLACE.search(match[1])
        if place and _has_a_capital(view, raw, match.start(1), match.end(1)):
            yield match.start(1) + place.start(), match.start(1) + place.end()


def _streets_lived_on(view: View) -> Iterator[Span]:
    """Without a number: little to go by for a stranger, but enough in a small town."""
    for match in patterns.LIVES_ON.finditer(view.text):
        if _is_a_name(match[1]):
            yield view.raw_span(match.start(1), match.end())
    for match in patterns.CORNER.finditer(view.text):
        if _is_a_name(match[1]) and _is_a_name(match[2]):
            yield view.raw_span(match.start(1), match.end())


def _names_a_street(match: re.Match[str], view: View, raw: str) -> bool:
    """Capitals make a name of it; without them it must be short, end there, and say street."""
    first, last = view.raw_span(*match.span(2))
    if not _is_a_name(_small_words(raw[first:last])):
        return False
    if _is_capital(view, raw, match.start(2)):
        return True
    after = match.string[match.end() : match.end() + 2]
    ends = not after.strip() or after[0] in ",.;!?\n)"
    return (
        ends and match[2].count(" ") <= 2 and patterns.PLAIN_ENDING.fullmatch(match[3]) is not None
    )


def _small_words(between: str) -> str:
    """The words without a capital, which would make a name of them; all if all have one."""
    if between.isupper():
        return between.lower()
    words_between = between.split()
    return " ".join(
        word.lower()
        for word in words_between
        if not word[0].isupper() or word.lower() in words.SENTENCE_OPENERS
    )


def _is_a_name(between: str) -> bool:
    return words.NOT_IN_A_NAME.isdisjoint(between.replace(",", " ").replace(".", " ").split())


def _is_capital(view: View, raw: str, index: int) -> bool:
    character = raw[view.raw_span(index, index + 1)[0]]
    return character.isupper() or not (character.islower() or character.isdigit())


def _has_a_capital(view: View, raw: str, start: int, end: int) -> bool:
    first, last = view.raw_span(start, end)
    return any(map(str.isupper, raw[first:last])) or not raw[first:last].isascii()


def _whole_address(text: str, start: int, end: int) -> Span:
    before = patterns.BEFORE.search(text, max(0, start - 12), start)
    rest = patterns.REST.match(text, end)
    return before.start() if before else start, rest.end() if rest else end
