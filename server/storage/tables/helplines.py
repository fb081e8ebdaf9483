"""Who called or read which help line. The lines themselves are files."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from server.storage.tables.base import metadata

# Append-only: what was known of a line at any time can be read back.
helpline_confirmations = Table(
    "helpline_confirmations",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("country", String, nullable=False),
    Column("line", String, nullable=False),
    Column("ways", String, nullable=False),  # a digest
    Column("how", String, nullable=False),
    Column("person", ForeignKey("people.id")),
    Column("name", String),  # as typed at the command line, where there is no person
    Column("at", BigInteger, nullable=False),
    Column("verified_on", String, nullable=False),  # ISO date
    Index(None, "country", "line", "seq"),
)
