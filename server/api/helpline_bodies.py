"""What is sent and answered about help lines that somebody here called or read, typed."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from server.protocol import HelpLine

HowName = Literal["called", "read"]
StandingName = Literal["never", "changed", "old", "confirmed"]


class LineName(Struct, frozen=True):
    """`country` is an ISO 3166 code, or `001` for the line that every country falls back on."""

    country: Annotated[str, Meta(pattern="^([A-Za-z]{2}|001)$")]
    name: Annotated[str, Meta(min_length=1, max_length=200)]


class ConfirmBody(Struct, frozen=True):
    lines: Annotated[list[LineName], Meta(min_length=1, max_length=200)]
    how: HowName


class ConfirmationBody(Struct, frozen=True):
    """`person` null: it was done at the command line, and `by` is the name that was typed there.

    `verified_on` is what the line's entry said then.
    """

    by: str
    person: str | None
    how: HowName
    at: int
    verified_on: str


class TriedLineBody(Struct, frozen=True):
    """`standing`: `changed` where it is reached in another way since, `old` after a year."""

    line: HelpLine
    standing: StandingName
    expired: bool
    last: ConfirmationBody | None


class TriedLinesBody(Struct, frozen=True):
    lines: list[TriedLineBody]
    next: str | None = None
