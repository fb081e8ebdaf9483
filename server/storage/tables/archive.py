"""The archive of Q&A sessions: answers by their words, and who wants to be left out."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table

from server.storage.tables.base import after_creating, metadata

# Whoever is here is in no archive of the session: their questions are left out.
qa_left_out = Table(
    "qa_left_out",
    metadata,
    Column("session", ForeignKey("qa_sessions.id"), primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# The words of what was answered, for searching; a row goes when its question does. SQLite's own
# full-text search (FTS5) folds accents, so that "deprime" finds "déprimé"; for PostgreSQL's they
# are folded before (`sql/words.py`).
after_creating(
    qa_left_out,
    "sqlite",
    "CREATE VIRTUAL TABLE qa_words USING fts5(question UNINDEXED, session UNINDEXED, text, answer, "
    "title, tags, tokenize = 'unicode61 remove_diacritics 2')",
)
after_creating(
    qa_left_out,
    "postgresql",
    "CREATE TABLE qa_words (question VARCHAR PRIMARY KEY, session VARCHAR NOT NULL, "
    "words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_qa_words_session ON qa_words (session)",
    "CREATE INDEX ix_qa_words_words ON qa_words USING gin (words)",
)
