"""Rooms, who is in them, what they wrote and how others reacted."""

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
    UniqueConstraint,
    false,
)

from server.storage.tables.base import metadata

rooms = Table(
    "rooms",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("about", Text, nullable=False),
    Column("tags", String, nullable=False),  # JSON list
    Column("age_band", String),
    Column("state", String, nullable=False),
    Column("slow_mode_s", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("is_read_only", Boolean, nullable=False, server_default=false()),
    Column("is_paused", Boolean, nullable=False, server_default=false()),
    Column("is_site_paused", Boolean, nullable=False, server_default=false()),
    Column("holds_newcomers", Boolean, nullable=False, server_default=false()),
    Column("raid_joins_per_min", Integer),
    Column("newcomers_held_until", BigInteger, nullable=False, server_default="0"),
    # Exists for those alone who have a role in it.
    Column("is_private", Boolean, nullable=False, server_default=false()),
    # The session whose room it is just now, and whether one has to have a place to come in.
    Column("session", String),
    Column("has_places", Boolean, nullable=False, server_default=false()),
    # The room of the session whose backstage it is.
    Column("backstage_of", String),
    # Messages go so many days after they last changed, and none before `purges_from`.
    Column("keep_days", Integer),
    Column("purges_from", BigInteger, nullable=False, server_default="0"),
)

# A person is a member of a room from their first message there, or from being given a role
# in it. Reading leaves no row: nobody needs to know who only listened.
memberships = Table(
    "memberships",
    metadata,
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("room", ForeignKey("rooms.id"), primary_key=True),
    Column("roles", String, nullable=False),  # space-separated, in this room only
    Column("joined_at", BigInteger, nullable=False),
    Index(None, "room", "joined_at"),  # how many came in the last minute
)

messages = Table(
    "messages",
    metadata,
    Column("room", ForeignKey("rooms.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True),  # of its message.posted in the room's log
    Column("id", String, nullable=False),  # the client's, unique a person
    Column("author", ForeignKey("people.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("reply_to", BigInteger),
    Column("cover", String),
    Column("at", BigInteger, nullable=False),
    Column("edited_at", BigInteger),
    Column("removed_by", String),
    UniqueConstraint("author", "id"),
    sqlite_with_rowid=False,
)

reactions = Table(
    "reactions",
    metadata,
    Column("room", String, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("emoji", String, primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
