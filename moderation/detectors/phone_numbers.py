"""Finds phone numbers that a person could be reached at, in a folded text.

Free lines and the numbers of help lines are left alone: people share those to help. Most numbers
show what they are by how they are written, or by a word before them; only bare ones are looked up
in the numbering plans of a few countries, and of those only so many a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import phonenumbers

from moderation.detectors.help_contacts import is_help_line
from moderation.normalise import Span

# Countries whose people write a number with neither a trunk 0 nor a plus sign, by its length.
# Each finds more numbers and more false ones, so it is a short list of large numbering plans.
_REGIONS_BY_LENGTH = {
    8: ("DK", "NO", "SG", "HK"),
    9: ("ES", "PL", "PT"),
    10: ("US", "IN", "IT", "MX"),
    11: ("US", "BR", "CN", "RU"),
}
# One of each length and nobody's: the numbering plans are read when a number is first looked up in
# them, which takes 10 ms, and the first texts of a server would wait for that.
LOOKED_UP_EVERYWHERE = "10293847\n102938475\n1029384756\n10293847561"
_MOST_LOOKED_UP = 6  # bounds the time that one text can take; a table of figures stops here

_MAY_HOLD_ONE = re.compile(r"\d(?:[ ()./,_+-]{0,3}\d){5}")
# What could be a number, or a few side by side.
_DIGITS = re.compile(r"(?<!\w)\+?\(?\+?\d(?:[ ()./,_+-]{0,3}\d){6,}(?!\d)")
_BETWEEN_NUMBERS = re.compile(
    r"[,_] *| / |  +| - |(?<=\d)[ /]?(?=\(?\+)|(?<=\d{4}) (?=0[1-9]\d{3})"
)
_GROUP = re.compile(r"\d+")
_FEWEST, _MOST = 7, 15  # digits; ITU-T E.164 allows no more
# A word before, and then the number: what it says is a phone number, whatever it looks like.
_ASKED_TO_CALL = re.compile(
    r"(?<!\w)(?:call|text|ring|phone|tel|telephone|telefon|telefono|whats ?app|signal|mobile|cell|"
    r"sms|fax|"
    r"reach me at|answering at|handy|movil|celular|numero|(?:my|his|her|their|'s|"
    r"registered) (?:new )?"
    r"(?:number|no\.?|nr|digits|line))(?!\w)"
    r"[^\d+(\n]{0,24}\n?(\+?\(?\d(?:[ ./()-]{0,3}\d){5,14})(?!\d)"
)

_ABROAD = re.compile(r"\(?\+|00[1-9]")
# How numbers are written in groups, where figures are not.
_GROUPED = re.compile(
    r"(?:(?:00)?1[ .-]?)?\(?[2-9]\d\d\)?[ .-]{0,2}\d{3}[ .-]\d{4}|"  # North America
    r"[2-9]\d[1-9]-\d{3}[1-9]|"  # the same without its area code
    r"\(\+?\d{2,5}\) ?\d{2,9}(?:[ ./-]?\d{2,5}){0,3}|"  # an area code in brackets
    r"\(?0[1-9]\d{0,4}\)?[ ./-]{1,2}\d{2,9}(?:[ ./-]\d{1,5}){0,4}|"  # a trunk zero
    r"8[ -]?\(?\d{3}\)?[ -]?\d{3}[ -]?\d\d[ -]?\d\d|"  # Russia's trunk eight
    r"\d\d/\d{3}[ -]\d{4}|"  # Hungary
    r"\d\d(?:([ .-])\d\d)(?:\1\d\d){2,3}|"  # pairs
    r"[2-9]\d\d(?:([ -])\d{3}){2}|[2-9]\d{2} \d{2} \d{2} \d{2}|"  # threes
    r"[1-9]\d{4} \d{5}|1\d\d[ -]?\d{4}[ -]\d{4}"
)
_UNGROUPED = re.compile(r"0[1-9]\d{7,9}")
_FIGURES = re.compile(
    r"(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?!\d)|"
    r"\d{1,2}([./-])\d{1,2}\1(?:19|20)?\d\d(?!\d)|(?:19|20)\d\d([./-])\d\d?\2\d\d?(?!\d)|"  # a date
    r"(?:19|20)\d\d ?[/-] ?(?:19|20)\d\d$|\d{1,3}(?:[.,]\d{3})+$|\d{1,5}[./]\d{1,3}$|"
    r"\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)|(?:19|20)\d{6}$|\d{5}-\d{3,4}$"
)
_NOT_BEFORE = re.compile(r"(?:[\w$£€¥#%=/]|\d[.:-]|[$£€¥#] |isbn[ :\d-]{0,8})\Z")
_NOT_AFTER = re.compile(
    r"(?! ?x\d)[\w%$£€=]|\.\d| ?(?:%|usd|eur|dollars|kb|mb|km|miles|calories|times|people)\b"
)
_TWO_HOUSE_NUMBERS = re.compile(r"\d{5} \d{2,4}|\d{2,3} \d{5}")


def find_phone_numbers(text: str) -> Iterator[Span]:
    """Spans of `text`; the same number may come more than once."""
    if _MAY_HOLD_ONE.search(text) is None:
        return
    for match in _ASKED_TO_CALL.finditer(text):
        if not _is_counting(match[1]) and not is_help_line(match[1]):
            yield match.span(1)
    left = _MOST_LOOKED_UP
    for start, end in _candidates(text):
        written = text[start:end]
        if is_help_line(written) or _is_counting(written) or _FIGURES.match(written):
            continue
        if _is_written_as_one(written):
            yield start, end
        elif left:
            left -= 1
            if _is_in_a_numbering_plan(written):
                yield start, end
            else:
                yield from _with_something_beside_it(text, start, end)


def _candidates(text: str) -> Iterator[Span]:
    for match in _DIGITS.finditer(text):
        for start, end in _apart(text, *match.span()):
            if _NOT_BEFORE.search(text, max(0, start - 16), start) is None and (
                _NOT_AFTER.match(text, end) is None
            ):
                yield start, end


def _apart(text: str, start: int, end: int) -> Iterator[Span]:
    """Several numbers side by side, one by one; what can't be a number left out."""
    pieces = [start]
    for sign in _BETWEEN_NUMBERS.finditer(text, start, end):
        pieces += sign.span()
    pieces.append(end)
    for first, last in zip(pieces[::2], pieces[1::2], strict=True):
        groups = [match.span() for match in _GROUP.finditer(text, first, last)]
        digits = sum(after - before for before, after in groups)
        # Digits with something between each two are joined up before they come here again.
        if digits < _FEWEST or 2 * len(groups) > digits + 2:
            continue
        if digits <= _MOST:
            yield first, last
        else:
            yield from (span for span in groups if 9 <= span[1] - span[0] <= _MOST)
            yield from (match.span() for match in _GROUPED.finditer(text, first, last))


def _is_written_as_one(written: str) -> bool:
    number = written.replace("(0)", "")
    digits = sum(map(str.isdigit, number))
    if _ABROAD.match(number):
        return digits >= 8
    return _GROUPED.fullmatch(number) is not None or _UNGROUPED.fullmatch(number) is not None


def _with_something_beside_it(text: str, start: int, end: int) -> Iterator[Span]:
    """A number that a house number or an age follows, say."""
    for match in _GROUPED.finditer(text, start, end):
        before, after = (
            text[max(0, match.start() - 1) : match.start()],
            text[match.end() : match.end() + 1],
        )
        if not (before.isdigit() or after.isdigit()) and sum(map(str.isdigit, match[0])) >= 10:
            yield match.span()


def _is_in_a_numbering_plan(written: str) -> bool:
    if "/" in written or _TWO_HOUSE_NUMBERS.fullmatch(written):
        return False
    digits = "".join(_GROUP.findall(written))
    for region in _REGIONS_BY_LENGTH.get(len(digits), ()):
        try:
            number = phonenumbers.parse(digits, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return True
    return False


def _is_counting(number: str) -> bool:
    """`1 2 3 4 5 6 7` is a breathing exercise, and `0000000` is nobody's."""
    digits = [int(digit) for digit in number if digit.isdigit()]
    steps = [later - earlier for earlier, later in pairwise(digits)]
    counted = max(steps.count(1), steps.count(-1), steps.count(0))
    return counted >= len(steps) - 2
