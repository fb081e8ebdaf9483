"""How well somebody is known here, from what the store has of them; and who must not be slowed.

A newcomer's links and the like wait for a moderator. Trust comes with messages that stayed and
days that passed, and a strike takes it away for a while. Staff are trusted.
"""

from __future__ import annotations

from dataclasses import dataclass

from server.domain.people import Person

# As many messages of somebody as are counted.
TRUSTED_MESSAGES_MAX = 1_000


@dataclass(frozen=True, slots=True)
class TrustSettings:
    """So many messages, so long ago the first visit, and no strike for so long."""

    messages: int = 10
    age_s: int = 24 * 3_600
    clean_s: int = 7 * 86_400


@dataclass(frozen=True, slots=True)
class Record:
    """What the store knows of somebody, in ms; strikes that were forgiven are none.

    `slowed_at`: when they were last slowed down. `care_level` is the level of their open case:
    while there is one, nothing slows them down or sanctions them by itself.
    """

    since: int = 0
    posted: int = 0
    struck_at: int | None = None
    slowed_at: int | None = None
    care_level: str | None = None

    @property
    def is_at_risk(self) -> bool:
        return self.care_level is not None


NOTHING_KNOWN = Record()


def is_trusted(
    person: Person, record: Record, posted: int, now_ms: int, settings: TrustSettings
) -> bool:
    """`posted`: messages that are standing, as many as the caller knows of."""
    if person.is_staff:
        return True
    if posted < settings.messages or now_ms - record.since < settings.age_s * 1000:
        return False
    return record.struck_at is None or now_ms - record.struck_at >= settings.clean_s * 1000
