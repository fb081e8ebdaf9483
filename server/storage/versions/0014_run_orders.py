"""The run sheet of a Q&A session as its hosts arranged it."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "qa_run_orders",
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("placed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session"], ["qa_sessions.id"], name=op.f("fk_qa_run_orders_session")
        ),
        sa.PrimaryKeyConstraint("session", name=op.f("pk_qa_run_orders")),
        sqlite_with_rowid=False,
    )
