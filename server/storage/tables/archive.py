"""The archive of Q&A sessions: answers by their words, and who wants to be left out."""

from __future__ import annotations

from typing import Any

from sqlalchemy import DDL, Column, ForeignKey, Table, event

from server.storage.tables.base import metadata

# Whoever is here is in no archive of the session: their questions are left out.
qa_left_out = Table(
    "qa_left_out",
    metadata,
    Column("session", ForeignKey("qa_sessions.id"), primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# The words of what was answered, for searching; a row goes when its question does. SQLite's own
# full-text search (FTS5), which folds accents, so that "deprime" finds "déprimé".
QA_WORDS = (
    "CREATE VIRTUAL TABLE qa_words USING fts5(question UNINDEXED, session UNINDEXED, text, answer, "
    "title, tags, tokenize = 'unicode61 remove_diacritics 2')"
)
_made: Any = DDL(QA_WORDS)  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it so
event.listen(qa_left_out, "after_create", _made.execute_if(dialect="sqlite"))
