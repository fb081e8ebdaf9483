"""Finds what would lead a stranger to a person: e-mail addresses, phone numbers, handles, links.

Pure: text in, spans out. Whether a find is held, masked or let through is the policy's to
decide, and so is who is mentioned by `@name`. Tuned to miss little: an address that is
spaced out, spelled out or written in look-alike letters is found too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from moderation.detectors import contact_patterns as patterns
from moderation.detectors.phone_numbers import find_phone_numbers
from moderation.normalise import View, fold, join_spaced_out


class PersonalDataKind(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    HANDLE = "handle"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class PersonalData:
    """One find: `raw_text[start:end]` is (most of) it, in characters of the text as typed."""

    kind: PersonalDataKind
    start: int
    end: int


# Where two finds overlap, the kind that says more is kept.
_KINDS_BY_WEIGHT = tuple(PersonalDataKind)


def find_personal_data(text: str) -> list[PersonalData]:
    """Every find in `text`, in its order, none overlapping another."""
    found = {find for view in _views(text) for find in _find_in(view)}
    return _without_overlaps(found)


def _views(text: str) -> Iterator[View]:
    """The text as typed, and where they differ, as joined up and as read aloud."""
    typed = fold(text)
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
        (PersonalDataKind.HANDLE, patterns.find_handles),
        (PersonalDataKind.LINK, patterns.find_links),
    )
    for kind, finder in finders:
        for start, end in finder(view.text):
            yield PersonalData(kind, *view.raw_span(start, end))


def _without_overlaps(found: set[PersonalData]) -> list[PersonalData]:
    kept: list[PersonalData] = []
    for find in sorted(found, key=_weight):
        if all(find.end <= other.start or other.end <= find.start for other in kept):
            kept.append(find)
    return sorted(kept, key=lambda find: find.start)


def _weight(find: PersonalData) -> tuple[int, int, int]:
    return _KINDS_BY_WEIGHT.index(find.kind), find.start - find.end, find.start
