"""Notices to the outside, their deliveries, and who receives them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from server.storage.tables.base import metadata

# What is to be told. Written in the transaction that makes it true.
outbox = Table(
    "outbox",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    Column("payload", Text, nullable=False),  # JSON object
    Column("at", BigInteger, nullable=False),
)

webhooks = Table(
    "webhooks",
    metadata,
    Column("id", String, primary_key=True),
    Column("url", String, nullable=False),
    Column("secret", String, nullable=False),
    Column("kinds", String, nullable=False),  # space-separated; none: all
    Column("created_at", BigInteger, nullable=False),
    Column("disabled_at", BigInteger),
    Column("disabled_why", String),
)

push_subscriptions = Table(
    "push_subscriptions",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False, index=True),
    Column("endpoint", String, nullable=False, unique=True),
    Column("p256dh", String, nullable=False),
    Column("auth", String, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("about", String, nullable=False, server_default="cases"),  # space-separated
    Column("locale", String, nullable=False, server_default="en"),
)

# One a notice and receiver. `key` is the notice's, kept here for the order; `receiver` is the id
# of a webhook or a subscription.
deliveries = Table(
    "deliveries",
    metadata,
    # SQLite numbers rows by itself only in a column of this very type.
    Column("seq", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("notice", ForeignKey("outbox.id"), nullable=False, index=True),
    Column("receiver_kind", String, nullable=False),
    Column("receiver", String, nullable=False),
    Column("key", String, nullable=False),
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", BigInteger, nullable=False),
    Column("give_up_at", BigInteger, nullable=False),
    Column("leased_by", String),
    Column("leased_until", BigInteger),
    Column("last_status", Integer),
    Column("last_error", String),
    Column("delivered_at", BigInteger),
    Index(None, "state", "receiver", "key", "seq"),
    Index(None, "state", "next_at"),
)
