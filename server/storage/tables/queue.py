"""What waits for moderators, what was reported, and what was done to many at once."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from server.storage.tables.base import metadata

# What waits for a moderator, and what was decided. `priority` is the domain's, kept for the
# order; `effects` is JSON of what a decision did, for taking it back.
queue_items = Table(
    "queue_items",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("room", ForeignKey("rooms.id")),
    Column("seq", BigInteger),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("client_id", String),
    Column("text", Text, nullable=False),
    Column("reply_to", BigInteger),
    Column("cover", String),
    Column("outcome", String),
    Column("reasons", String, nullable=False),  # JSON list of [category, rule, version, span]
    Column("level", String),
    Column("lane", String, nullable=False),
    Column("is_urgent", Boolean, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("returns_at", BigInteger),
    Column("state", String, nullable=False),
    Column("claimed_by", String),
    Column("claimed_until", BigInteger),
    Column("decision", String),
    Column("decided_by", String),
    Column("decided_at", BigInteger),
    Column("decision_reason", Text),
    Column("sanction", String),
    Column("note", Text),
    Column("reports", Integer, nullable=False),
    Column("also", String, nullable=False),  # JSON list of seqs
    Column("is_burst", Boolean, nullable=False),
    Column("is_about_other", Boolean, nullable=False),
    Column("effects", Text),
    Index(None, "state", "priority", "at"),
    Index(None, "person", "state"),
    Index(None, "room", "seq"),
    Index(None, "sanction"),
)
Index(
    "ix_queue_items_person_client_id",
    queue_items.c.person,
    queue_items.c.client_id,
    unique=True,
    sqlite_where=queue_items.c.client_id.is_not(None),
    postgresql_where=queue_items.c.client_id.is_not(None),
)

# Which events of the desk's logs hold an item's words, so that these can be taken out again.
queue_events = Table(
    "queue_events",
    metadata,
    Column("item", ForeignKey("queue_items.id"), primary_key=True),
    Column("topic", String, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)

# Each reporter once a message.
reports = Table(
    "reports",
    metadata,
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("room", ForeignKey("rooms.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("is_concern", Boolean, primary_key=True),
    Column("item", ForeignKey("queue_items.id"), nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

rule_figures = Table(
    "rule_figures",
    metadata,
    Column("rule", String, primary_key=True),
    Column("hits", Integer, nullable=False),
    Column("decided", Integer, nullable=False),
    Column("false_alarms", Integer, nullable=False),
)

# One act on many messages or items. What it did is in `removals` and `bulk_items`; a row there goes
# when that is undone in any way, so that undoing the whole never restores what somebody else has
# removed since.
bulks = Table(
    "bulks",
    metadata,
    Column("id", String, primary_key=True),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("person", String),
    Column("room", String),
    Column("at", BigInteger, nullable=False),
    Column("undone_at", BigInteger),
)

# Which decision (an item's id) or bulk act removed a message that can still be restored.
removals = Table(
    "removals",
    metadata,
    Column("room", String, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("cause", String, nullable=False, index=True),
    sqlite_with_rowid=False,
)

bulk_items = Table(
    "bulk_items",
    metadata,
    Column("item", ForeignKey("queue_items.id"), primary_key=True),
    Column("bulk", ForeignKey("bulks.id"), nullable=False, index=True),
    sqlite_with_rowid=False,
)
