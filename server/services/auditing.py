"""Reading the record of what staff did, and proving that nobody has touched it.

Entries are written by the acts themselves, each inside its own transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from server.domain.audit import AuditEntry, first_broken
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.services.context import Context
from server.storage.interface import Transaction

PAGE_MAX = 200


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Newest first. `next_before` asks for the older ones; None: there are none."""

    entries: list[AuditEntry]
    next_before: int | None


@dataclass(frozen=True, slots=True)
class AuditProof:
    """`first_broken` is the seq of the first entry that is wrong or missing."""

    entries: int
    first_broken: int | None


async def read_audit(
    ctx: Context, reader: Person, before: int | None, limit: int, wanted: Mapping[str, str]
) -> AuditPage:
    """A page of the record; of one actor, action, room or person where `wanted` says so.

    Raises:
        NotAllowed: not theirs to read.
    """
    authorise(reader, Action.READ_AUDIT)

    def query(tx: Transaction) -> list[AuditEntry]:
        return tx.audit.page(before, limit + 1, **wanted)

    entries = await ctx.store.read(query)
    page = entries[:limit]
    return AuditPage(page, page[-1].seq if len(entries) > limit else None)


async def verify_audit(ctx: Context) -> AuditProof:
    """Walk the whole chain, and compare its end with the head that is kept apart."""

    def query(tx: Transaction) -> AuditProof:
        seq, hashed = tx.audit.head()
        return AuditProof(seq, first_broken(tx.audit.all(), (seq, hashed)))

    return await ctx.store.read(query)
