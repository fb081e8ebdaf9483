"""People, their sign-ins, and whom they do not want to see."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, String, Table

from server.storage.tables.base import metadata

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
    # Messages of theirs that stood when their room let go of them.
    Column("posted_before", BigInteger, nullable=False, server_default="0"),
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

# Whose messages somebody does not want to see. Theirs alone: nobody else is ever told.
hidden_people = Table(
    "hidden_people",
    metadata,
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("hidden", ForeignKey("people.id"), primary_key=True),
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
