"""Which question a message answered."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_qa_questions_answer_seq",
        "qa_questions",
        ["answer_seq"],
        sqlite_where=sa.text("answer_seq IS NOT NULL"),
        postgresql_where=sa.text("answer_seq IS NOT NULL"),
    )
