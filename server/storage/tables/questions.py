"""The questions of Q&A sessions, and who votes for which."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from server.storage.tables.base import metadata

# `item`: of the moderators' queue, where the policy kept it back. `votes` is the count of its rows
# in `qa_votes`, kept for the order; `told_*` and `tell_at` say what the room has heard of it.
qa_questions = Table(
    "qa_questions",
    metadata,
    Column("id", String, primary_key=True),
    Column("session", ForeignKey("qa_sessions.id"), nullable=False),
    Column("asker", ForeignKey("people.id"), nullable=False),
    Column("client_id", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("asked_at", BigInteger, nullable=False),
    Column("is_anonymous", Boolean, nullable=False),
    Column("is_kept_back", Boolean, nullable=False),
    Column("was_public", Boolean, nullable=False),
    Column("item", String),
    Column("reason", Text),
    Column("into", ForeignKey("qa_questions.id"), index=True),
    Column("answer", Text),
    Column("answer_seq", BigInteger),
    Column("answered_by", ForeignKey("people.id"), index=True),
    Column("moved_at", BigInteger, nullable=False),
    Column("votes", Integer, nullable=False),
    Column("told_votes", Integer, nullable=False),
    Column("told_at", BigInteger, nullable=False),
    Column("tell_at", BigInteger, index=True),
    Index("ix_qa_questions_session_state", "session", "state"),
    Index("uq_qa_questions_asker_client_id", "asker", "client_id", unique=True),
)
# Whoever takes another one live in the same moment is refused.
Index(
    "uq_qa_questions_live",
    qa_questions.c.session,
    unique=True,
    sqlite_where=qa_questions.c.state == "live",
    postgresql_where=qa_questions.c.state == "live",
)
Index(
    "ix_qa_questions_item",
    qa_questions.c.item,
    sqlite_where=qa_questions.c.item.is_not(None),
    postgresql_where=qa_questions.c.item.is_not(None),
)
Index(
    "ix_qa_questions_answer_seq",
    qa_questions.c.answer_seq,
    sqlite_where=qa_questions.c.answer_seq.is_not(None),
    postgresql_where=qa_questions.c.answer_seq.is_not(None),
)

qa_votes = Table(
    "qa_votes",
    metadata,
    Column("question", ForeignKey("qa_questions.id"), primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True, index=True),
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# A session's run sheet as its hosts arranged it; none while it goes by votes.
qa_run_orders = Table(
    "qa_run_orders",
    metadata,
    Column("session", ForeignKey("qa_sessions.id"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("placed", Text, nullable=False),  # JSON list of questions' ids
    sqlite_with_rowid=False,
)

# The first event about a question in each topic that heard of it; later ones there name it as what
# they are about. So its words can be taken out of every log again.
qa_question_logs = Table(
    "qa_question_logs",
    metadata,
    Column("question", ForeignKey("qa_questions.id"), primary_key=True),
    Column("topic", String, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
