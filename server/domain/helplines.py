"""Owns which help lines somebody is shown: those of the country that they chose, none gone stale.

A wrong number is worse than none, so a line carries where it was read and until when that may
be believed; what is past that day is never shown. What makes an entry a good one is checked in
`helpline_rules`; files are read elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from server.domain.people import AgeBand

# The UN's code for the whole world: lines that any country falls back on.
WORLD = "001"
AROUND_THE_CLOCK = "24/7"


class ChannelKind(StrEnum):
    PHONE = "phone"
    TEXT = "text"
    WHATSAPP = "whatsapp"
    CHAT = "chat"
    EMAIL = "email"
    WEB = "web"


class Audience(StrEnum):
    """Whom a line is for. One for everyone names none of these."""

    TEENS = "teens"
    ADULTS = "adults"
    LGBTQ = "lgbtq"
    VETERANS = "veterans"


class Channel(Struct, frozen=True, forbid_unknown_fields=True):
    """One way to reach a line.

    `value` is a number as it is dialled inside of the country, an address or a URL. `short`
    marks a number too short for the numbering plan to know; `say` is the word to send by text,
    `press` what to press once somebody or something has answered.
    """

    kind: ChannelKind
    value: str
    short: bool = False
    say: str | None = None
    press: str | None = None

    def __str__(self) -> str:
        said = f"{self.say} to {self.value}" if self.say else self.value
        return f"{said}, then press {self.press}" if self.press else said


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """What was read. `dated` is its own date or that of the copy, never of the reading."""

    name: str
    dated: date
    url: str | None = None
    note: str | None = None


class Line(Struct, frozen=True, forbid_unknown_fields=True):
    """A help line of one country. From `expires_on` on it is no longer shown.

    The first source tells of the whole entry, and `verified_on` is its date; others confirm it.
    """

    country: str
    name: str
    channels: tuple[Channel, ...]
    hours: str
    languages: tuple[str, ...]
    sources: tuple[Source, ...]
    verified_on: date
    expires_on: date
    website: str | None = None
    audience: frozenset[Audience] = frozenset()

    @property
    def is_around_the_clock(self) -> bool:
        return self.hours == AROUND_THE_CLOCK

    @property
    def source(self) -> Source:
        return self.sources[0]

    def is_current(self, today: date) -> bool:
        return self.verified_on <= today < self.expires_on

    def is_for(self, band: AgeBand | None) -> bool:
        """A band that isn't known is shown lines for either, each of which says for whom."""
        if band is None or not self.audience & {Audience.TEENS, Audience.ADULTS}:
            return True
        return (Audience.TEENS if band is AgeBand.TEEN else Audience.ADULTS) in self.audience

    def speaks(self, languages: Sequence[str]) -> bool:
        """Whether it answers in one of these, by their first part: `en-GB` is `en`."""
        spoken = {tag.partition("-")[0].lower() for tag in languages}
        return not spoken or not spoken.isdisjoint(self.languages)


class Directory:
    """Every line there is, by country."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._by_country: dict[str, list[Line]] = {}
        for line in lines:
            self._by_country.setdefault(line.country, []).append(line)

    @property
    def lines(self) -> list[Line]:
        """All of them, expired ones included, country by country."""
        return [line for lines in self._by_country.values() for line in lines]

    @property
    def fallback(self) -> list[Line]:
        """Shown whatever the day: addresses of directories, which are better than nothing."""
        return list(self._by_country.get(WORLD, ()))

    def countries(self, today: date) -> list[str]:
        """Codes of the countries that have a line to show, in order."""
        return sorted(code for code in self._by_country if self._current(code, today))

    def lines_for(
        self,
        country: str | None,
        languages: Sequence[str],
        band: AgeBand | None,
        today: date,
    ) -> list[Line]:
        """The country's lines, the likeliest to help first, then the fallback.

        A line open at any hour comes before one that may be shut, then one in a language of the
        person's, then one for their age, then one for everyone; the rest as the file has them.
        """

        def rank(line: Line) -> tuple[bool, bool, bool, int]:
            is_for_their_age = band is AgeBand.TEEN and Audience.TEENS in line.audience
            narrowed_to = line.audience - {Audience.TEENS, Audience.ADULTS}
            return (
                not line.is_around_the_clock,
                not line.speaks(languages),
                not is_for_their_age,
                len(narrowed_to),
            )

        found = [line for line in self._current(country, today) if line.is_for(band)]
        return sorted(found, key=rank) + self.fallback

    def _current(self, country: str | None, today: date) -> list[Line]:
        if country is None or country == WORLD:
            return []
        return [line for line in self._by_country.get(country, ()) if line.is_current(today)]
