"""Who called or read which help line, when, and what its entry said then."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "helpline_confirmations",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("ways", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("verified_on", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_helpline_confirmations_person")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_helpline_confirmations")),
    )
    op.create_index(
        op.f("ix_helpline_confirmations_country_line_seq"),
        "helpline_confirmations",
        ["country", "line", "seq"],
    )
