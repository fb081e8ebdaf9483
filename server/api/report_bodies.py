"""What reports and appeals carry, and what staff read of them, typed."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from server.domain.messages import TEXT_MAX_CHARS
from server.domain.reports import NOTE_MAX_CHARS, REASON_MAX_CHARS
from server.protocol import Person, Sanction


class ReportBody(Struct, frozen=True):
    """`concern`: worry about whoever wrote the message, and nothing against them.

    `reason` is a word or more of any kind. Our own page sends codes, which the desk translates:
    `unkind hate unsafe private other`, of a concern `low harm danger other`.
    """

    reason: Annotated[str, Meta(min_length=1, max_length=REASON_MAX_CHARS)]
    note: Annotated[str, Meta(max_length=NOTE_MAX_CHARS)] | None = None
    concern: bool = False


class FiledBody(Struct, frozen=True):
    """`report.decided` on `me` says when somebody has looked; not what came of it."""

    filed: bool = True


class AppealBody(Struct, frozen=True):
    text: Annotated[str, Meta(min_length=1, max_length=TEXT_MAX_CHARS)]


class AppealedBody(Struct, frozen=True):
    appealed: bool = True


class OwnSanction(Sanction, frozen=True):
    """As its person sees it. `appealed`: they have asked for a second look; `upheld`: it stays."""

    appealed: bool = False
    upheld: bool = False


class OwnSanctionsBody(Struct, frozen=True):
    sanctions: list[OwnSanction]
    next: str | None = None


class ReportedMessage(Struct, frozen=True):
    """As it now is, with its text even where it was taken back; null once the item is closed."""

    seq: int
    text: str | None
    at: int
    edited_at: int | None
    removed: Literal["author", "moderator"] | None
    reports: int


class ReportView(Struct, frozen=True):
    """What somebody said of a message. Who, is not told here."""

    seq: int
    reason: str
    note: str
    concern: bool
    at: int


class ReportsBody(Struct, frozen=True):
    messages: list[ReportedMessage]
    reports: list[ReportView]
    next: str | None = None


class Reporter(Struct, frozen=True):
    person: Person
    seq: int
    at: int


class ReportersBody(Struct, frozen=True):
    reporters: list[Reporter]
    next: str | None = None
