"""Cases, what happened in each, shifts, and rooms that exist for a few."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    is_private: sa.Column[bool] = sa.Column(
        "is_private", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("rooms", is_private)
    _create_cases()
    _create_entries()
    op.create_table(
        "shifts",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("since", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_shifts_person")),
        sa.PrimaryKeyConstraint("person", "since", name=op.f("pk_shifts")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_shifts_until"), "shifts", ["until"])
    _open_cases_of_what_waits()


def _create_cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("peak", sa.String(), nullable=False),
        sa.Column("raised_by", sa.String(), nullable=False),
        sa.Column("raised_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("is_about_other", sa.Boolean(), nullable=False),
        sa.Column("wants_to_talk", sa.Boolean(), nullable=False),
        sa.Column("claimed_by", sa.String(), nullable=True),
        sa.Column("claimed_until", sa.BigInteger(), nullable=True),
        sa.Column("ack_due_at", sa.BigInteger(), nullable=True),
        sa.Column("acked_at", sa.BigInteger(), nullable=True),
        sa.Column("reply_due_at", sa.BigInteger(), nullable=True),
        sa.Column("replied_at", sa.BigInteger(), nullable=True),
        sa.Column("page_step", sa.Integer(), nullable=False),
        sa.Column("page_at", sa.BigInteger(), nullable=True),
        sa.Column("follow_up_at", sa.BigInteger(), nullable=True),
        sa.Column("side_room", sa.String(), nullable=True),
        sa.Column("side_room_of", sa.String(), nullable=True),
        sa.Column("may_share", sa.Boolean(), nullable=False),
        sa.Column("pending_to", sa.String(), nullable=True),
        sa.Column("pending_by", sa.String(), nullable=True),
        sa.Column("pending_second", sa.String(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("next_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_cases_person")),
        sa.ForeignKeyConstraint(["room"], ["rooms.id"], name=op.f("fk_cases_room")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("side_room", name=op.f("uq_cases_side_room")),
    )
    op.create_index(op.f("ix_cases_closed_at"), "cases", ["closed_at"])
    op.create_index(op.f("ix_cases_next_at"), "cases", ["next_at"])
    op.create_index("ix_cases_person_raised_at", "cases", ["person", "raised_at"])
    is_open = sa.text("next_at IS NOT NULL")
    op.create_index(
        "uq_cases_open_person",
        "cases",
        ["person"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _create_entries() -> None:
    op.create_table(
        "case_entries",
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_case_entries_case")),
        sa.PrimaryKeyConstraint("case", "number", name=op.f("pk_case_entries")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_case_entries_kind_at", "case_entries", ["kind", "at"])


def _open_cases_of_what_waits() -> None:
    """Whoever is being worried about has a case from now on, whose first page is due at once."""
    op.execute(
        """
        INSERT INTO cases (id, person, level, peak, raised_by, raised_at, state, room, seq,
            is_about_other, wants_to_talk, ack_due_at, reply_due_at, page_step, page_at, may_share,
            next_at, version)
        SELECT min(id), person, max(level), max(level), 'rule', min(at), 'raised', min(room), NULL,
            false, false, min(at), min(at), 0, min(at), false, min(at), 0
        FROM queue_items
        WHERE kind = 'worry' AND state = 'open' AND is_about_other = false AND level >= 'S1'
        GROUP BY person
        """
    )
