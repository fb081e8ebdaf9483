"""The audit's chain. An entry is appended inside the transaction of the act that it records."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select

from server.domain.audit import FIRST_PREVIOUS, AuditEntry, digest_of, hash_of
from server.storage.sql.log import SqlMeta
from server.storage.tables import audit, audit_words

# What the newest entry must be: without it nobody would miss the end of the chain.
HEAD = "audit:head"
READ_AT_ONCE = 500


class SqlAudit:
    def __init__(self, connection: Connection) -> None:
        self._c = connection
        self._meta = SqlMeta(connection)

    def append(
        self,
        actor: str,
        action: str,
        subject: str,
        why: str,
        at: int,
        *,
        room: str | None = None,
        person: str | None = None,
    ) -> None:
        head_seq, head_hash = self.head()
        salt = secrets.token_hex(8)
        entry = AuditEntry(
            seq=head_seq + 1,
            at=at,
            actor=actor,
            action=action,
            subject=subject,
            room=room,
            person=person,
            why_digest=digest_of(why, salt),
            previous=head_hash,
            hash="",
        )
        entry = replace(entry, hash=hash_of(entry))
        columns = {name: getattr(entry, name) for name in audit.c.keys()}  # noqa: SIM118
        self._c.execute(insert(audit).values(columns))
        self._c.execute(insert(audit_words).values(seq=entry.seq, why=why, salt=salt))
        self._meta.set(HEAD, f"{entry.seq}:{entry.hash}")

    def head(self) -> tuple[int, str]:
        """The seq and hash of the newest entry, as noted apart from the chain."""
        noted = self._meta.get(HEAD)
        if noted is None:
            return 0, FIRST_PREVIOUS
        seq, _, hashed = noted.partition(":")
        return int(seq), hashed

    def page(self, before: int | None, limit: int, **wanted: str) -> list[AuditEntry]:
        """The newest `limit` of those before seq `before`, newest first.

        `wanted` are values of the columns actor, action, room or person.
        """
        query = _whole().order_by(audit.c.seq.desc()).limit(limit)
        if before is not None:
            query = query.where(audit.c.seq < before)
        for column, value in wanted.items():
            query = query.where(audit.c[column] == value)
        return [_entry(row) for row in self._c.execute(query)]

    def all(self) -> Iterator[AuditEntry]:
        """Every entry in order, a page at a time."""
        after = 0
        while True:
            query = _whole().where(audit.c.seq > after).order_by(audit.c.seq)
            rows = self._c.execute(query.limit(READ_AT_ONCE)).all()
            yield from map(_entry, rows)
            if len(rows) < READ_AT_ONCE:
                return
            after = rows[-1].seq

    def forget_words(self, person: str) -> None:
        """Take away the words of entries that concern `person`; the chain stays whole."""
        about = select(audit.c.seq).where(audit.c.person == person)
        self._c.execute(delete(audit_words).where(audit_words.c.seq.in_(about)))


def _whole() -> Select[Any]:
    words = audit.outerjoin(audit_words, audit.c.seq == audit_words.c.seq)
    return select(*audit.c, audit_words.c.why, audit_words.c.salt).select_from(words)


def _entry(row: Row[Any]) -> AuditEntry:
    return AuditEntry(**row._mapping)
