"""The record of what staff did: entries that cannot be changed unnoticed.

Each entry carries the hash of the one before. A reason may quote somebody, and whoever
erases themselves takes their words along; so the chain holds a salted digest of it, and the
words lie apart and may go. No message text and no name is ever part of an entry.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

FIRST_PREVIOUS = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """`person`: whom it concerns. `why` None: its words were erased with that person."""

    seq: int
    at: int
    actor: str
    action: str
    subject: str
    room: str | None
    person: str | None
    why_digest: str
    previous: str
    hash: str
    why: str | None = None
    salt: str | None = None


def digest_of(why: str, salt: str) -> str:
    """Says that these were the words without giving away what they were."""
    return hashlib.sha256(f"{salt}\n{why}".encode()).hexdigest()


def hash_of(entry: AuditEntry) -> str:
    """SHA-256 of everything that an entry fixes, its predecessor's hash included."""
    fixed = [
        *(entry.seq, entry.at, entry.actor, entry.action, entry.subject),
        *(entry.room, entry.person, entry.why_digest, entry.previous),
    ]
    canonical = json.dumps(fixed, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def is_sound(entry: AuditEntry, seq: int, previous: str) -> bool:
    """Whether an entry is the one that belongs at `seq` after `previous`, untouched."""
    if (entry.seq, entry.previous) != (seq, previous) or hash_of(entry) != entry.hash:
        return False
    if entry.why is None:
        return True
    return digest_of(entry.why, entry.salt or "") == entry.why_digest


def first_broken(entries: Iterable[AuditEntry], head: tuple[int, str]) -> int | None:
    """The seq of the first entry that is wrong or missing; None: all of them are sound.

    `entries` in order from 1; `head` is the seq and hash that the newest must have.
    """
    seq, previous = 0, FIRST_PREVIOUS
    for entry in entries:
        if not is_sound(entry, seq + 1, previous):
            return seq + 1
        seq, previous = entry.seq, entry.hash
    if (seq, previous) == head:
        return None
    return max(1, min(seq, head[0]) + (seq != head[0]))
