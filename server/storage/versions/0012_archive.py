"""The archive of Q&A sessions: words for searching, and who is left out."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "qa_left_out",
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session"], ["qa_sessions.id"], name=op.f("fk_qa_left_out_session")
        ),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_qa_left_out_person")),
        sa.PrimaryKeyConstraint("session", "person", name=op.f("pk_qa_left_out")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_qa_left_out_person", "qa_left_out", ["person"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE qa_words USING fts5(question UNINDEXED, session UNINDEXED, "
            "text, answer, title, tags, tokenize = 'unicode61 remove_diacritics 2')"
        )
    else:
        op.execute(
            "CREATE TABLE qa_words (question VARCHAR PRIMARY KEY, session VARCHAR NOT NULL, "
            "words TSVECTOR NOT NULL)"
        )
        op.execute("CREATE INDEX ix_qa_words_session ON qa_words (session)")
        op.execute("CREATE INDEX ix_qa_words_words ON qa_words USING gin (words)")
