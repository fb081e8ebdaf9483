"""Owns whether somebody of this place has called or read a help line as it now stands.

A line comes with the date of a source that others wrote; that somebody here tried it is another
matter, and is said with who, when and how. A line that is reached in another way since has to be
tried again, and so has one that was tried long ago.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from server.domain.helplines import Line

# docs/helplines.md: again at least once a year.
GOOD_FOR_MS = 366 * 24 * 3600 * 1000
NAME_MAX_CHARS = 80


class How(StrEnum):
    CALLED = "called"
    READ = "read"


class Standing(StrEnum):
    """In the order of how much is left to be done."""

    NEVER = "never"
    CHANGED = "changed"
    OLD = "old"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """That somebody tried a line. `ways`: see `ways_of`; `verified_on`: what the entry said then.

    Who is either a `person` of ours or, from the command line, a `name` that was typed.
    """

    country: str
    line: str
    ways: str
    how: How
    person: str | None
    name: str | None
    at: int
    verified_on: date

    @property
    def key(self) -> tuple[str, str]:
        return key_of(self.country, self.line)


@dataclass(frozen=True, slots=True)
class TriedLine:
    """A line with the last confirmation of it, whatever that is still worth."""

    line: Line
    standing: Standing
    last: Confirmation | None


def key_of(country: str, name: str) -> tuple[str, str]:
    """What stays the same of a line while its numbers change; the directory has each once."""
    return country.upper(), name.casefold()


def ways_of(line: Line) -> str:
    """A digest of all the ways to reach it: another number or channel gives another."""
    ways = sorted([way.kind, way.value, way.say, way.press] for way in line.channels)
    return hashlib.sha256(json.dumps(ways, ensure_ascii=False).encode()).hexdigest()[:16]


def standing_of(line: Line, last: Confirmation | None, now_ms: int) -> Standing:
    if last is None:
        return Standing.NEVER
    if last.ways != ways_of(line):
        return Standing.CHANGED
    return Standing.OLD if now_ms - last.at >= GOOD_FOR_MS else Standing.CONFIRMED


def tried(lines: Iterable[Line], known: Iterable[Confirmation], now_ms: int) -> list[TriedLine]:
    """Every line with what is known of it: those to be tried first, then by country."""
    newest = {each.key: each for each in known}
    found = []
    for line in lines:
        last = newest.get(key_of(line.country, line.name))
        found.append(TriedLine(line, standing_of(line, last, now_ms), last))
    return sorted(found, key=lambda each: (each.standing is Standing.CONFIRMED, each.line.country))
