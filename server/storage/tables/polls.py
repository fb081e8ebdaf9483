"""Polls of Q&A sessions, and how people leave them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table, Text

from server.storage.tables.base import metadata

qa_polls = Table(
    "qa_polls",
    metadata,
    Column("id", String, primary_key=True),
    Column("session", ForeignKey("qa_sessions.id"), nullable=False, index=True),
    Column("question", String, nullable=False),
    Column("options", Text, nullable=False),  # JSON list
    Column("by", ForeignKey("people.id"), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
)

qa_poll_votes = Table(
    "qa_poll_votes",
    metadata,
    Column("poll", ForeignKey("qa_polls.id"), primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True, index=True),
    Column("option", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# How somebody said that they leave a session: better, the same, worse.
qa_moods = Table(
    "qa_moods",
    metadata,
    Column("session", ForeignKey("qa_sessions.id"), primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True, index=True),
    Column("mood", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
