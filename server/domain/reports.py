"""Reports: how many one person may file, and when so many come that they may be the harm.

Reporting is used to harass. So each reporter counts once a message, reports on one person that
come together are one item, which moves up the queue for none of them, and a flood is marked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from server.domain.errors import BadRequest, Conflict, SlowDown
from server.domain.messages import Message
from server.domain.queue import QueueItem, QueueSettings

REASON_MAX_CHARS = 500
NOTE_MAX_CHARS = 1_000
# Far more than anybody needs who reads along, far fewer than a script would send.
FILED_MAX = 10
FILED_WINDOW_MS = 10 * 60 * 1000
# Further messages named on an item; the reports on them are kept however many there are.
ALSO_MAX = 20
# Of a worried member's word: active thoughts are possible, and a person has to look.
CONCERN_LEVEL = "S2"


class Filed(Protocol):
    """What these rules need to know of a report."""

    @property
    def person(self) -> str: ...
    @property
    def at(self) -> int: ...


def check_words(reason: str, note: str) -> None:
    """Raises: BadRequest where there is no reason, or too much of one."""
    if not reason.strip() or len(reason) > REASON_MAX_CHARS:
        raise BadRequest(f"A reason of 1 to {REASON_MAX_CHARS} characters.", field="reason")
    if len(note) > NOTE_MAX_CHARS:
        raise BadRequest(f"A note of at most {NOTE_MAX_CHARS:,} characters.", field="note")


def check_can_report(message: Message, reporter: str) -> None:
    """Raises: Conflict for a message of one's own, or one that is gone."""
    if message.author == reporter:
        raise Conflict("That message is your own: you can take it back yourself.")
    if message.removed_by:
        raise Conflict("That message has been removed already.")


def check_rate(filed: Iterable[Filed], now_ms: int) -> None:
    """Raises: SlowDown where this person has filed as many as they may in a while."""
    recent = sorted(report.at for report in filed if report.at > now_ms - FILED_WINDOW_MS)
    if len(recent) >= FILED_MAX:
        wait_ms = recent[-FILED_MAX] + FILED_WINDOW_MS - now_ms
        raise SlowDown(
            "That was a lot of reports. A moderator sees those you have sent.",
            retry_after_ms=wait_ms,
        )


def with_reports(
    item: QueueItem, filed: Iterable[Filed], settings: QueueSettings, now_ms: int
) -> QueueItem:
    """The item with its reporters counted, each once; a burst stays marked as one."""
    known = [*filed]
    since = now_ms - settings.report_window_s * 1000
    lately = {report.person for report in known if report.at >= since}
    return replace(
        item,
        reports=len({report.person for report in known}),
        is_burst=item.is_burst or len(lately) >= settings.burst_reports,
    )
