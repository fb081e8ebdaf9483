"""Owns what an entry of the help-line directory must be: read from a file, then found fault with.

Nothing is read or written here; `server.helplines` hands over the files' text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
import phonenumbers

from server.domain.helplines import WORLD, Channel, ChannelKind, Line, Source

BELIEVED_FOR = timedelta(days=731)  # 24 months, a leap day among them
SHORT_NUMBER = re.compile(r"\d{2,6}")
WEB_ADDRESS = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[!-~]*)?")
MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
HOURS = re.compile(
    r"24/7|at least \d\d hours a day"
    r"|((daily|Mon-Fri|Mon-Sat) )?([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d"
)
# ISO 639 codes, those that some line answers in. A new one is added here with its line.
LANGUAGES = frozenset(
    "ar as bn da de en es fi fil fr gu he hi id it ja kn ko ml mr ne nl no pa pl pt ru sv ta te "
    "th uk ur vi yue zh".split()
)
COUNTRIES = frozenset(phonenumbers.SUPPORTED_REGIONS) | {WORLD}


class FaultyFile(ValueError):
    """The file can't be read as one of lines. The text names the file and what is wrong."""


def read_sources(text: str) -> dict[str, Source]:
    """Sources by the id that entries name them by.

    Raises:
        FaultyFile: not TOML, or not of that shape.
    """
    try:
        return msgspec.convert(tomllib.loads(text), dict[str, Source])
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise FaultyFile(f"sources: {error}") from error


def read_country(country: str, text: str, sources: Mapping[str, Source]) -> list[Line]:
    """The lines of one country's file.

    Raises:
        FaultyFile: not TOML, not of that shape, or it names a source that isn't there.
    """
    try:
        entries = msgspec.convert(tomllib.loads(text), dict[str, list[dict[str, Any]]])
        return [_line(country, entry, sources) for entry in entries["line"]]
    except KeyError as error:
        raise FaultyFile(f"{country}: {error} is missing, or is no source") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise FaultyFile(f"{country}: {error}") from error


def _line(country: str, entry: dict[str, Any], sources: Mapping[str, Source]) -> Line:
    named = [msgspec.to_builtins(sources[name], builtin_types=(date,)) for name in entry["sources"]]
    return msgspec.convert(entry | {"country": country, "sources": named}, Line)


def faults(lines: Sequence[Line], today: date) -> Iterator[str]:
    """Everything wrong with a directory of these lines on that day, a sentence each."""
    seen: set[tuple[str, str, str]] = set()
    for line in lines:
        marks = {(line.country, "name", line.name.casefold())}
        marks |= {(line.country, c.kind, re.sub(r"\W", "", str(c))) for c in line.channels}
        problems = [*_of_text(line), *_of_dates(line, today)]
        problems += [f"another line has its {what}" for _, what, _ in sorted(marks & seen)]
        seen |= marks
        yield from (f"{line.country}, {line.name}: {problem}." for problem in problems)
    if not any(line.country == WORLD for line in lines):
        yield f"{WORLD}: there is nothing to fall back on."


def _of_text(line: Line) -> Iterator[str]:
    if line.country not in COUNTRIES:
        yield "its country is no ISO 3166 code"
    if not line.name.strip():
        yield "it has no name"
    if line.website and not WEB_ADDRESS.fullmatch(line.website):
        yield f"{line.website!r} is no https address"
    if not HOURS.fullmatch(line.hours):
        yield f"{line.hours!r} are no hours, such as '24/7' or 'daily 09:00-24:00'"
    unknown = sorted(set(line.languages) - LANGUAGES)
    if unknown or not (line.languages or line.country == WORLD):
        yield f"{', '.join(unknown) or 'nothing'} is no known language"
    if not line.channels:
        yield "there is no way to reach it"
    for channel in line.channels:
        yield from _of_channel(line.country, channel)
    for source in line.sources:
        if not source.name.strip() or (source.url and not WEB_ADDRESS.fullmatch(source.url)):
            yield f"{source.name or source.url!r} is no source that could be read again"


def _of_channel(country: str, channel: Channel) -> Iterator[str]:
    is_good = {
        ChannelKind.PHONE: _is_number,
        ChannelKind.TEXT: _is_number,
        ChannelKind.WHATSAPP: _is_number,
        ChannelKind.CHAT: _is_web,
        ChannelKind.WEB: _is_web,
        ChannelKind.EMAIL: _is_mail,
    }[channel.kind]
    if not is_good(country, channel):
        yield f"{channel.value!r} can't be its {channel.kind}"


def _is_number(country: str, channel: Channel) -> bool:
    if channel.short:
        return SHORT_NUMBER.fullmatch(channel.value.replace(" ", "")) is not None
    try:
        number = phonenumbers.parse(channel.value, country)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number_for_region(number, country)


def _is_web(_country: str, channel: Channel) -> bool:
    return WEB_ADDRESS.fullmatch(channel.value) is not None


def _is_mail(_country: str, channel: Channel) -> bool:
    return MAIL_ADDRESS.fullmatch(channel.value) is not None


def _of_dates(line: Line, today: date) -> Iterator[str]:
    if not line.sources:
        yield "it names no source"
    elif line.verified_on != line.source.dated:
        yield f"verified_on is the date of its first source, {line.source.dated}"
    if line.verified_on > today:
        yield f"it can't have been verified on {line.verified_on}, which is still to come"
    if not timedelta() < line.expires_on - line.verified_on <= BELIEVED_FOR:
        yield "it expires within 24 months of being verified"
    if line.expires_on <= today:
        yield f"it expired on {line.expires_on}: read its sources again, or call it"
