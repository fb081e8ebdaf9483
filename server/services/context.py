"""What every use case is handed: the store, the clock, ids, help lines, the policy, the way out."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from moderation.engine import default_engine
from moderation.verdict import Author, RoomPolicy, Verdict
from server.domain.case_clock import CaseSettings
from server.domain.helplines import Directory
from server.domain.policy import PolicySettings
from server.domain.queue import QueueSettings
from server.domain.resources import NO_VIDEO_HOSTS, VideoHosts
from server.services.outgoing import CheckAddress, no_way_out
from server.services.push_services import KNOWN_PUSH_SERVICES
from server.services.vapid import VapidKey, new_vapid_key
from server.storage.interface import Store

NO_LINES = Directory(())  # for commands and tests that show none

Judge = Callable[[str, Author, RoomPolicy], Verdict]


def now_ms() -> int:
    """Wall time in milliseconds since the epoch, UTC."""
    return time.time_ns() // 1_000_000


def new_id() -> str:
    """96 random bits, safe in a URL."""
    return secrets.token_urlsafe(12)


def packaged_judge(text: str, author: Author, room: RoomPolicy) -> Verdict:
    """By the packaged rules, whose engine is built when it is first needed."""
    return default_engine().judge(text, author, room)


@dataclass(frozen=True, slots=True)
class Context:
    store: Store
    now_ms: Callable[[], int] = now_ms
    new_id: Callable[[], str] = new_id
    helplines: Directory = NO_LINES
    judge: Judge = packaged_judge
    policy: PolicySettings = field(default_factory=PolicySettings)
    queue: QueueSettings = field(default_factory=QueueSettings)
    cases: CaseSettings = field(default_factory=CaseSettings)
    video_hosts: VideoHosts = NO_VIDEO_HOSTS
    check_address: CheckAddress = no_way_out
    push_services: tuple[str, ...] = KNOWN_PUSH_SERVICES
    vapid: VapidKey = field(default_factory=lambda: VapidKey(new_vapid_key()))
