"""The tables, as SQLAlchemy Core. Times are integer milliseconds since the epoch, UTC.

A change here takes a migration in `versions/`; a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import (
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
    Index(None, "state", "ends_at"),
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
