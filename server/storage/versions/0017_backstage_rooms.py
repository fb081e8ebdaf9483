"""Rooms backstage of a Q&A session."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rooms", sa.Column("backstage_of", sa.String(), nullable=True))
