"""The ladder of automatic sanctions: a warning, then timeouts that grow, and never a ban.

A strike is counted against somebody for one message, once, and is forgotten after a while. The
top of the ladder repeats its longest timeout: whether somebody has to go is for a person to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from server.domain.sanctions import SanctionKind


class Penalty(StrEnum):
    """What a strike leads to. The two last hold until a moderator has looked."""

    SLOWED = "slowed"  # one message a while, for a while
    LADDER = "ladder"  # the next rung
    TIMEOUT = "timeout"  # the next rung, but no warning
    RESTRICTED = "restricted"  # may read, not write
    SUSPENDED = "suspended"  # may not come in


# Those that count for the rungs of later ones.
_CLIMBS = frozenset({Penalty.LADDER, Penalty.TIMEOUT, Penalty.RESTRICTED, Penalty.SUSPENDED})


@dataclass(frozen=True, slots=True)
class LadderSettings:
    """`timeouts_s` follow the warning, from short to long. `strike_lasts_s`: then it is forgotten.

    Somebody slowed may send one message every `slowed_to_s`, for `slowed_for_s`.
    """

    timeouts_s: tuple[int, ...] = (600, 3_600, 86_400)
    strike_lasts_s: int = 14 * 86_400
    slowed_to_s: int = 30
    slowed_for_s: int = 600

    def is_slowed(self, slowed_at: int | None, now_ms: int) -> bool:
        return slowed_at is not None and now_ms < slowed_at + self.slowed_for_s * 1000


@dataclass(frozen=True, slots=True)
class Strike:
    """One for each queue item, and so for each message. `sanction`: what came with it."""

    item: str
    person: str
    category: str
    rule: str
    penalty: Penalty
    at: int
    sanction: str | None = None
    is_forgiven: bool = False


@dataclass(frozen=True, slots=True)
class Rung:
    """`kind` None: nothing is imposed, only said. `seconds` None: until a moderator has looked."""

    kind: SanctionKind | None
    seconds: int | None = None
    is_top: bool = False


def strikes_that_count(strikes: Iterable[Strike], now_ms: int, settings: LadderSettings) -> int:
    """How many rungs somebody has climbed: those neither forgiven nor forgotten."""
    since = now_ms - settings.strike_lasts_s * 1000
    return sum(
        strike.at > since and strike.penalty in _CLIMBS and not strike.is_forgiven
        for strike in strikes
    )


def rung_for(penalty: Penalty, earlier: int, settings: LadderSettings) -> Rung:
    """What a new strike leads to, after so many that count."""
    if penalty is Penalty.SUSPENDED:
        return Rung(SanctionKind.BAN)
    if penalty is Penalty.RESTRICTED:
        return Rung(SanctionKind.MUTE)
    place = max(earlier, 1) if penalty is Penalty.TIMEOUT else earlier
    if penalty is Penalty.SLOWED or place == 0 or not settings.timeouts_s:
        return Rung(None)
    steps = len(settings.timeouts_s)
    seconds = settings.timeouts_s[min(place, steps) - 1]
    return Rung(SanctionKind.TIMEOUT, seconds, is_top=place >= steps)
