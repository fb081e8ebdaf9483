"""Finds phone numbers that a person could be reached at, in a folded text.

Short numbers and free lines are left alone: helplines have those, people do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from phonenumbers import Leniency, PhoneNumberMatcher, PhoneNumberType, number_type

from moderation.normalise import Span

# Where a number without a country code may be from. Each region finds more numbers and more
# false ones, so this is a short list of large or distinct numbering plans.
_REGIONS = ("US", "GB", "AU", "IN", "DE", "FR", "ES", "IT", "BR", "NG", "ZA", "ID", "PL", "SE")
# What could be a number, or a few side by side; the search inside it is what costs time.
_DIGITS = re.compile(r"\+?\(?\d(?:[\s()./,;:_+-]{0,4}\d){6,}")
_MOST_DIGITS_TOGETHER = 45  # three numbers of ITU-T E.164's 15 digits; more is no phone number
_MOST_DIGITS_SEARCHED = 150  # bounds the time that one text can take; a table of figures stops here
# A plus sign says "phone number" by itself, even where the number is not in use.
_READINGS: tuple[tuple[str | None, int], ...] = (
    (None, Leniency.POSSIBLE),
    *((region, Leniency.VALID) for region in _REGIONS),
)
_ASKED_TO_CALL = re.compile(
    r"\b(?:call|text|ring|phone|tel|telephone|whats ?app|signal|mobile|cell|sms|fax|answering at|"
    r"(?:my|his|her|their) number)\b"
    r"[^\d+(]{0,24}(\+?\(?\d(?:[ ./()-]{0,3}\d){6,14})(?!\d)"
)
_INTERNET_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)")
_BOOK_NUMBER = re.compile(r"isbn[\s:\d-]{0,8}$")


def find_phone_numbers(text: str) -> Iterator[Span]:
    """Spans of `text`; the same number may come more than once."""
    free_lines: list[Span] = []
    found = [match.span(1) for match in _ASKED_TO_CALL.finditer(text)]
    for start, end in _places_to_search(text):
        for region, leniency in _READINGS:
            for match in PhoneNumberMatcher(text[start:end], region, leniency=leniency):
                is_free = number_type(match.number) == PhoneNumberType.TOLL_FREE
                (free_lines if is_free else found).append((start + match.start, start + match.end))
    for start, end in found:
        is_free = any(start < other_end and other < end for other, other_end in free_lines)
        if not is_free and not _is_something_else(text, start, end):
            yield start, end


def _places_to_search(text: str) -> Iterator[Span]:
    searched = 0
    for match in _DIGITS.finditer(text):
        groups = re.findall(r"\d+", match[0])
        digits = sum(map(len, groups))
        # Digits with something between each two are joined up before they come here again.
        if digits > _MOST_DIGITS_TOGETHER or 2 * len(groups) > digits + 2:
            continue
        searched += digits
        if searched > _MOST_DIGITS_SEARCHED:
            return
        # The signs around matter: digits inside a word are not a number.
        yield max(0, match.start() - 1), match.end() + 1


def _is_something_else(text: str, start: int, end: int) -> bool:
    number = text[start:end].strip("(")
    return (
        _is_counting(number)
        or _INTERNET_ADDRESS.match(text, start + (text[start] == "(")) is not None
        or _BOOK_NUMBER.search(text, max(0, start - 16), start) is not None
    )


def _is_counting(number: str) -> bool:
    """`1 2 3 4 5 6 7` is a breathing exercise, and `0000000` is nobody's."""
    digits = [int(digit) for digit in number if digit.isdigit()]
    steps = [later - earlier for earlier, later in pairwise(digits)]
    counted = max(steps.count(1), steps.count(-1), steps.count(0))
    return counted >= len(steps) - 2
