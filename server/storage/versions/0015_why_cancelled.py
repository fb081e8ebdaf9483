"""Why a session was cancelled."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("qa_sessions", sa.Column("reason", sa.Text(), nullable=True))
