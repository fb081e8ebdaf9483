"""Room controls, and whom somebody hides for themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_FLAGS = ("is_read_only", "is_paused", "is_site_paused", "holds_newcomers")


def upgrade() -> None:
    for flag in _FLAGS:
        op.add_column(
            "rooms", sa.Column(flag, sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.add_column("rooms", sa.Column("raid_joins_per_min", sa.Integer(), nullable=True))
    op.add_column(
        "rooms",
        sa.Column("newcomers_held_until", sa.BigInteger(), nullable=False, server_default="0"),
    )
    op.create_index("ix_memberships_room_joined_at", "memberships", ["room", "joined_at"])
    op.create_table(
        "hidden_people",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("hidden", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["hidden"], ["people.id"], name=op.f("fk_hidden_people_hidden")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_hidden_people_person")),
        sa.PrimaryKeyConstraint("person", "hidden", name=op.f("pk_hidden_people")),
        sqlite_with_rowid=False,
    )
