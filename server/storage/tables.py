"""The tables, as SQLAlchemy Core. Times are integer milliseconds since the epoch, UTC.

A change here takes a migration in `versions/`; a test compares the two.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
    false,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Facts about the database itself, such as which secret its sign-ins were made with.
meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("name_skeleton", String, nullable=False, index=True),
    Column("age_band", String, nullable=False),
    Column("roles", String, nullable=False),  # space-separated
    Column("locale", String, nullable=False),
    Column("login", String, unique=True),  # staff only
    Column("password_hash", String),
    Column("totp_secret", String),
    Column("return_hash", String, unique=True),  # members only; of the return code
    Column("created_at", BigInteger, nullable=False),
    Column("erased_at", BigInteger),
    Column("country", String),  # chosen, for help lines; never looked up
)

signins = Table(
    "signins",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False, index=True),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
)

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

# Whose messages somebody does not want to see. Theirs alone: nobody else is ever told.
hidden_people = Table(
    "hidden_people",
    metadata,
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("hidden", ForeignKey("people.id"), primary_key=True),
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
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

topics = Table(
    "topics",
    metadata,
    Column("name", String, primary_key=True),
    Column("epoch", String, nullable=False),
    Column("head", BigInteger, nullable=False),
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
