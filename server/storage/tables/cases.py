"""People at risk: their cases, what happened in each, and who can be paged."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from server.storage.tables.base import metadata

cases = Table(
    "cases",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("level", String, nullable=False),
    Column("peak", String, nullable=False),
    Column("raised_by", String, nullable=False),
    Column("raised_at", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("room", ForeignKey("rooms.id")),
    Column("seq", BigInteger),
    Column("is_about_other", Boolean, nullable=False),
    Column("wants_to_talk", Boolean, nullable=False),
    Column("claimed_by", String),
    Column("claimed_until", BigInteger),
    Column("ack_due_at", BigInteger),
    Column("acked_at", BigInteger),
    Column("reply_due_at", BigInteger),
    Column("replied_at", BigInteger),
    Column("page_step", Integer, nullable=False),
    Column("page_at", BigInteger),
    Column("follow_up_at", BigInteger),
    Column("side_room", String, unique=True),
    Column("side_room_of", String),
    Column("may_share", Boolean, nullable=False),
    Column("pending_to", String),
    Column("pending_by", String),
    Column("pending_second", String),
    Column("closed_at", BigInteger, index=True),
    Column("outcome", String),
    # When the clock has something to do; null exactly where the case is closed.
    Column("next_at", BigInteger, index=True),
    Column("version", Integer, nullable=False),
    Index("ix_cases_person_raised_at", "person", "raised_at"),
    # One open case a person.
    Index(
        "uq_cases_open_person",
        "person",
        unique=True,
        sqlite_where=text("next_at IS NOT NULL"),
        postgresql_where=text("next_at IS NOT NULL"),
    ),
)

# Append-only. `words`, what staff wrote of somebody, goes with that person.
case_entries = Table(
    "case_entries",
    metadata,
    Column("case", ForeignKey("cases.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", String),
    Column("data", Text, nullable=False),  # JSON
    Column("words", Text),
    Index("ix_case_entries_kind_at", "kind", "at"),
    sqlite_with_rowid=False,
)

# One running a person: to end one by hand is to bring `until` forward.
shifts = Table(
    "shifts",
    metadata,
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("since", BigInteger, primary_key=True, autoincrement=False),
    Column("role", String, nullable=False),
    Column("until", BigInteger, nullable=False, index=True),
    sqlite_with_rowid=False,
)
