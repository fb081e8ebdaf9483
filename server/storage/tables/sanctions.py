"""Sanctions, and the strikes that lead to them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, String, Table, Text

from server.storage.tables.base import metadata

sanctions = Table(
    "sanctions",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("room", ForeignKey("rooms.id")),
    Column("reason", Text, nullable=False),
    Column("by", String),
    Column("rule", String),
    Column("message_seq", BigInteger),
    Column("starts_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger),
    Column("state", String, nullable=False),
    Column("ended_at", BigInteger),
    Column("ended_by", String),
    Column("item", String),  # of the queue, where a rule imposed it
    Index(None, "state", "ends_at"),
)

# Each queue item once, and so each message: nobody is punished twice for one.
strikes = Table(
    "strikes",
    metadata,
    Column("item", String, primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("category", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("penalty", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("sanction", String),
    Column("is_forgiven", Boolean, nullable=False),
    Index(None, "person", "at"),
)
