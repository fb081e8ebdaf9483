"""Strikes, what caused a sanction, and the country somebody chose for help lines."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "strikes",
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("penalty", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("sanction", sa.String(), nullable=True),
        sa.Column("is_forgiven", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_strikes_person")),
        sa.PrimaryKeyConstraint("item", name=op.f("pk_strikes")),
    )
    op.create_index(op.f("ix_strikes_person_at"), "strikes", ["person", "at"])
    op.add_column("sanctions", sa.Column("item", sa.String(), nullable=True))
    op.add_column("people", sa.Column("country", sa.String(), nullable=True))
