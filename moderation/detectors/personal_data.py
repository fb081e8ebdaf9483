"""Finds what would lead a stranger to a person.

E-mail addresses, phone numbers, handles, links and street addresses. Pure: text in, spans out.
Whether a find is held, masked or let through is the policy's to decide, and so is who is
mentioned by `@name`. Tuned to miss little: an address that is spaced out, spelled out or written
in look-alike letters is found too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import re2

from moderation.detectors import contact_patterns as patterns
from moderation.detectors.address_patterns import STREET_WITHOUT_NUMBER
from moderation.detectors.handles import find_handles
from moderation.detectors.phone_numbers import find_phone_numbers
from moderation.detectors.street_addresses import find_street_addresses
from moderation.normalise import Span, View, fold, join_spaced_out


class PersonalDataKind(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    HANDLE = "handle"
    LINK = "link"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class PersonalData:
    """One find: `raw_text[start:end]` is (most of) it, in characters of the text as typed."""

    kind: PersonalDataKind
    start: int
    end: int


# Where two finds overlap, the kind that says more is kept.
_KINDS_BY_WEIGHT = tuple(PersonalDataKind)
# What every find has some of: most texts have none of it, and RE2 sees that in one pass. A lone
# number is in many, and can only be that of a house.
_MAY_HOLD_ANY = re2.compile(rf"(?i){patterns.ANY_SIGN}|(?:{STREET_WITHOUT_NUMBER})")
_DIGIT = re.compile(r"\d")


def find_personal_data(text: str, typed: View | None = None) -> list[PersonalData]:
    """Every find in `text`, in its order, none overlapping another. `typed`: it, folded."""
    typed = fold(text) if typed is None else typed
    may_hold_any = _MAY_HOLD_ANY.search(typed.text.encode("utf-8", "replace")) is not None
    if not may_hold_any and _DIGIT.search(typed.text) is None:
        return []
    views = _views(typed) if may_hold_any else ()
    found = {find for view in views for find in _find_in(view)}
    found |= _all(PersonalDataKind.ADDRESS, find_street_addresses(typed, text))
    return _without_overlaps(found)


def _views(typed: View) -> Iterator[View]:
    """The text as typed, and where they differ, as joined up and as read aloud."""
    yield typed
    joined = join_spaced_out(typed)
    aloud = patterns.read_aloud(joined)
    if joined.text != typed.text:
        yield joined
    if aloud.text != joined.text:
        yield aloud


def _find_in(view: View) -> Iterator[PersonalData]:
    finders = (
        (PersonalDataKind.EMAIL, patterns.find_emails),
        (PersonalDataKind.PHONE, find_phone_numbers),
        (PersonalDataKind.HANDLE, find_handles),
        (PersonalDataKind.LINK, patterns.find_links),
    )
    for kind, finder in finders:
        yield from _all(kind, (view.raw_span(*span) for span in finder(view.text)))


def _all(kind: PersonalDataKind, spans: Iterable[Span]) -> set[PersonalData]:
    return {PersonalData(kind, start, end) for start, end in spans}


def _without_overlaps(found: set[PersonalData]) -> list[PersonalData]:
    kept: list[PersonalData] = []  # in the order of the text
    for find in sorted(found, key=_weight):
        place = bisect_left(kept, find.start, key=lambda other: other.start)
        start = max(find.start, kept[place - 1].end) if place else find.start
        end = min(find.end, kept[place].start) if place < len(kept) else find.end
        is_whole = (start, end) == (find.start, find.end)
        # Of an address that runs into a phone number the rest is one still.
        if is_whole or (find.kind is PersonalDataKind.ADDRESS and start < end):
            kept.insert(place, PersonalData(find.kind, start, end))
    return kept


def _weight(find: PersonalData) -> tuple[int, int, int]:
    return _KINDS_BY_WEIGHT.index(find.kind), find.start - find.end, find.start
