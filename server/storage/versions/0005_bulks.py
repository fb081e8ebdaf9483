"""Acts on many at once, and which decision or bulk act removed what."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bulks",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("room", sa.String(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulks")),
    )
    op.create_table(
        "removals",
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("room", "seq", name=op.f("pk_removals")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_removals_cause"), "removals", ["cause"])
    op.create_table(
        "bulk_items",
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("bulk", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["bulk"], ["bulks.id"], name=op.f("fk_bulk_items_bulk")),
        sa.ForeignKeyConstraint(["item"], ["queue_items.id"], name=op.f("fk_bulk_items_item")),
        sa.PrimaryKeyConstraint("item", name=op.f("pk_bulk_items")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_bulk_items_bulk"), "bulk_items", ["bulk"])
