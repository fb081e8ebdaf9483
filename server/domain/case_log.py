"""What happened in a case, entry by entry: append-only, and without a word of anybody's message.

Words that staff wrote lie apart (`words`), because they go with the person they are about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from server.domain.errors import BadRequest

NOTE_MAX_CHARS = 2_000


class Entry(StrEnum):
    RAISED = "raised"
    SIGNAL = "signal"  # of risk again; or what the person chose on their card
    CARD_SHOWN = "card_shown"  # with which help lines, and when each was verified
    CHOICE = "choice"
    PAGED = "paged"
    ACKNOWLEDGED = "acknowledged"
    CLAIMED = "claimed"
    LAPSED = "lapsed"
    RELEASED = "released"
    REPLIED = "replied"
    LEVEL = "level"
    ASKED = "asked"  # a step that waits for a second person
    MOVED = "moved"
    NOTE = "note"
    SAFETY_PLAN = "safety_plan"
    HANDOVER = "handover"
    CONSENT = "consent"
    PEER = "peer"
    VIEWED = "viewed"
    LEFT = "left"  # the person erased their account


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """`actor` None: a rule or the clock. `data` holds ids, levels, times and the like."""

    kind: Entry
    at: int
    actor: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPlan:
    """Stanley and Brown's six steps, short, in the person's own words."""

    warning_signs: str = ""
    own_ways: str = ""
    distractions: str = ""
    people: str = ""
    professionals: str = ""
    safer_place: str = ""


def check_words(words: str, field: str, *, is_needed: bool = True) -> str:
    """Raises: BadRequest where they are missing or too long."""
    stripped = words.strip()
    if is_needed and not stripped:
        raise BadRequest("Please write a line about why.", field=field)
    if len(stripped) > NOTE_MAX_CHARS:
        raise BadRequest(f"At most {NOTE_MAX_CHARS:,} characters.", field=field)
    return stripped
