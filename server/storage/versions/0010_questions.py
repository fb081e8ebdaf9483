"""Questions of Q&A sessions, and the votes for them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_questions()
    _create_votes()


def _create_questions() -> None:
    op.create_table(
        "qa_questions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("asker", sa.String(), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("is_anonymous", sa.Boolean(), nullable=False),
        sa.Column("is_kept_back", sa.Boolean(), nullable=False),
        sa.Column("was_public", sa.Boolean(), nullable=False),
        sa.Column("item", sa.String(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("into", sa.String(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answer_seq", sa.BigInteger(), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.Column("moved_at", sa.BigInteger(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("told_votes", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.Column("tell_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session"], ["qa_sessions.id"], name=op.f("fk_qa_questions_session")
        ),
        sa.ForeignKeyConstraint(["asker"], ["people.id"], name=op.f("fk_qa_questions_asker")),
        sa.ForeignKeyConstraint(["into"], ["qa_questions.id"], name=op.f("fk_qa_questions_into")),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["people.id"], name=op.f("fk_qa_questions_answered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qa_questions")),
    )
    for column in ("into", "answered_by", "tell_at"):
        op.create_index(op.f(f"ix_qa_questions_{column}"), "qa_questions", [column])
    op.create_index("ix_qa_questions_session_state", "qa_questions", ["session", "state"])
    op.create_index(
        "uq_qa_questions_asker_client_id", "qa_questions", ["asker", "client_id"], unique=True
    )
    op.create_index(
        "uq_qa_questions_live",
        "qa_questions",
        ["session"],
        unique=True,
        sqlite_where=sa.text("state = 'live'"),
        postgresql_where=sa.text("state = 'live'"),
    )
    op.create_index(
        "ix_qa_questions_item",
        "qa_questions",
        ["item"],
        sqlite_where=sa.text("item IS NOT NULL"),
        postgresql_where=sa.text("item IS NOT NULL"),
    )


def _create_votes() -> None:
    op.create_table(
        "qa_votes",
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question"], ["qa_questions.id"], name=op.f("fk_qa_votes_question")
        ),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_qa_votes_person")),
        sa.PrimaryKeyConstraint("question", "person", name=op.f("pk_qa_votes")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_qa_votes_person"), "qa_votes", ["person"])
    op.create_table(
        "qa_question_logs",
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question"], ["qa_questions.id"], name=op.f("fk_qa_question_logs_question")
        ),
        sa.PrimaryKeyConstraint("question", "topic", name=op.f("pk_qa_question_logs")),
        sqlite_with_rowid=False,
    )
