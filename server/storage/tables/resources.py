"""What is pinned to rooms and sessions."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table, Text

from server.storage.tables.base import metadata

# Either `room` or `session` says where it is pinned, in the order of `position`.
resources = Table(
    "resources",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("title", String, nullable=False),
    Column("url", Text, nullable=False),
    Column("captions_url", Text),
    Column("language", String, nullable=False),
    Column("about", Text, nullable=False),
    Column("room", ForeignKey("rooms.id"), index=True),
    Column("session", ForeignKey("qa_sessions.id"), index=True),
    Column("position", Integer, nullable=False),
    Column("pinned_by", ForeignKey("people.id"), index=True),
    Column("pinned_at", BigInteger, nullable=False),
)
