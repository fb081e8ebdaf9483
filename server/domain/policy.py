"""What an operator can set about messages that wait and people who break the rules."""

from __future__ import annotations

from dataclasses import dataclass, field

from server.domain.ladder import LadderSettings
from server.domain.trust import TrustSettings


@dataclass(frozen=True, slots=True)
class PolicySettings:
    """`hold_s`: after that a message nobody has decided on goes back to its author."""

    hold_s: int = 300
    ladder: LadderSettings = field(default_factory=LadderSettings)
    trust: TrustSettings = field(default_factory=TrustSettings)
