"""The record of what staff did."""

from __future__ import annotations

from typing import Any

from sqlalchemy import DDL, BigInteger, Column, ForeignKey, String, Table, Text, event

from server.storage.tables.base import metadata

# Append-only: what an entry fixes is never changed, and triggers say so.
audit = Table(
    "audit",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("room", String),
    Column("person", String, index=True),
    Column("why_digest", String, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
)

# The words of a reason, apart from the chain, because they go with the person they speak of.
audit_words = Table(
    "audit_words",
    metadata,
    Column("seq", ForeignKey("audit.seq"), primary_key=True),
    Column("why", Text, nullable=False),
    Column("salt", String, nullable=False),
)

REFUSALS = {
    f"audit_is_never_{done}": (
        f"CREATE TRIGGER audit_is_never_{done} BEFORE {verb} ON audit "
        f"BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
    )
    for done, verb in (("changed", "UPDATE"), ("deleted", "DELETE"))
}
for _statement in REFUSALS.values():
    _refusal: Any = DDL(_statement)  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it so
    event.listen(audit, "after_create", _refusal.execute_if(dialect="sqlite"))
