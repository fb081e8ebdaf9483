"""The record of what staff did."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, String, Table, Text

from server.storage.tables.base import after_creating, metadata

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

after_creating(
    audit,
    "sqlite",
    *(
        f"CREATE TRIGGER audit_is_never_{done} BEFORE {verb} ON audit "
        f"BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
        for done, verb in (("changed", "UPDATE"), ("deleted", "DELETE"))
    ),
)
after_creating(
    audit,
    "postgresql",
    "CREATE FUNCTION refuse_to_change_audit() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$",
    "CREATE TRIGGER audit_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_audit()",
)
