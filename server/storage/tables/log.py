"""The log of each topic."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table

from server.storage.tables.base import metadata

topics = Table(
    "topics",
    metadata,
    Column("name", String, primary_key=True),
    Column("epoch", String, nullable=False),
    Column("head", BigInteger, nullable=False),
    Column("floor", BigInteger, nullable=False, server_default="0"),  # up to it no event is kept
    sqlite_with_rowid=False,
)

# `about` is the message whose text the body repeats, where that isn't the event's own seq;
# `person` is the one whose name it repeats, where that isn't a message's author. Both serve
# to take text and names out of the log again; message.posted, the common case, needs neither.
events = Table(
    "events",
    metadata,
    Column("topic", String, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("about", BigInteger),
    Column("person", String),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
Index(
    "ix_events_topic_about",
    events.c.topic,
    events.c.about,
    sqlite_where=events.c.about.is_not(None),
    postgresql_where=events.c.about.is_not(None),
)
Index(
    "ix_events_person",
    events.c.person,
    sqlite_where=events.c.person.is_not(None),
    postgresql_where=events.c.person.is_not(None),
)
