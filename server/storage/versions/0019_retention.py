"""How long a room keeps messages, and how many of somebody's were let go."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rooms", sa.Column("keep_days", sa.Integer(), nullable=True))
    op.add_column(
        "rooms", sa.Column("purges_from", sa.BigInteger(), nullable=False, server_default="0")
    )
    op.add_column("topics", sa.Column("floor", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column(
        "people", sa.Column("posted_before", sa.BigInteger(), nullable=False, server_default="0")
    )
