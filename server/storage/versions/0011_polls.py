"""Polls of Q&A sessions, and how people leave them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "qa_polls",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["session"], ["qa_sessions.id"], name=op.f("fk_qa_polls_session")),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_qa_polls_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qa_polls")),
    )
    op.create_index("ix_qa_polls_session", "qa_polls", ["session"])
    op.create_table(
        "qa_poll_votes",
        sa.Column("poll", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("option", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["poll"], ["qa_polls.id"], name=op.f("fk_qa_poll_votes_poll")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_qa_poll_votes_person")),
        sa.PrimaryKeyConstraint("poll", "person", name=op.f("pk_qa_poll_votes")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_qa_poll_votes_person", "qa_poll_votes", ["person"])
    op.create_table(
        "qa_moods",
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("mood", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["session"], ["qa_sessions.id"], name=op.f("fk_qa_moods_session")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_qa_moods_person")),
        sa.PrimaryKeyConstraint("session", "person", name=op.f("pk_qa_moods")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_qa_moods_person", "qa_moods", ["person"])
