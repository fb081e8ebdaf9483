"""Q&A sessions, who comes, and the series that they are occurrences of."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from server.storage.tables.base import metadata

# A session that recurs: its rule, and what each further occurrence is made like. `template` is JSON
# of a session; `exceptions` JSON of wall times that are left out; `made_until` how far (wall time)
# occurrences have been made.
qa_series = Table(
    "qa_series",
    metadata,
    Column("id", String, primary_key=True),
    Column("rrule", String, nullable=False),
    Column("starts", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("exceptions", Text, nullable=False),
    Column("template", Text, nullable=False),
    Column("made_until", String, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("ends", Boolean, nullable=False),
)

qa_sessions = Table(
    "qa_sessions",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", String, nullable=False),
    Column("about", Text, nullable=False),
    Column("tags", String, nullable=False),  # JSON list
    Column("room", ForeignKey("rooms.id"), nullable=False),
    Column("starts", String, nullable=False),  # wall time in `zone`
    Column("zone", String, nullable=False),
    Column("starts_at", BigInteger, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("doors_minutes", Integer, nullable=False),
    Column("capacity", Integer),
    Column("hosts", Text, nullable=False),  # JSON lists of ids
    Column("experts", Text, nullable=False),
    Column("language", String, nullable=False),
    Column("is_pre_moderated", Boolean, nullable=False),
    Column("is_anonymous", Boolean, nullable=False),
    Column("is_quiet", Boolean, nullable=False),
    Column("keeps_transcript", Boolean, nullable=False),
    Column("series", ForeignKey("qa_series.id")),
    Column("occurs", String),
    Column("state", String, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("moved_at", BigInteger, nullable=False),
    Column("next_at", BigInteger, index=True),
    Column("version", Integer, nullable=False),
    Column("reason", Text),  # why it was cancelled
    Index("ix_qa_sessions_state_starts_at", "state", "starts_at"),
    Index("ix_qa_sessions_room_starts_at", "room", "starts_at"),
    Index("uq_qa_sessions_series_occurs", "series", "occurs", unique=True),
)

# Who moved a session, and when; `actor` null: the clock.
qa_moves = Table(
    "qa_moves",
    metadata,
    Column("session", ForeignKey("qa_sessions.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("to", String, nullable=False),
    Column("actor", String),
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# Who says that they come.
qa_rsvps = Table(
    "qa_rsvps",
    metadata,
    Column("session", ForeignKey("qa_sessions.id"), primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("reminded_at", BigInteger),
    sqlite_with_rowid=False,
)

# Who has a place, or (`admitted_at` null) waits in line, in the order of `number`.
qa_places = Table(
    "qa_places",
    metadata,
    Column("session", ForeignKey("qa_sessions.id"), primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("admitted_at", BigInteger),
    Index("uq_qa_places_session_number", "session", "number", unique=True),
    sqlite_with_rowid=False,
)
