"""Q&A sessions: what is scheduled, who comes, and rooms that are a session's for a while."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rooms", sa.Column[str]("session", sa.String(), nullable=True))
    has_places: sa.Column[bool] = sa.Column(
        "has_places", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("rooms", has_places)
    _create_sessions()
    _create_attendance()


def _create_sessions() -> None:
    op.create_table(
        "qa_series",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("rrule", sa.String(), nullable=False),
        sa.Column("starts", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("exceptions", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("made_until", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qa_series")),
    )
    op.create_table(
        "qa_sessions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("tags", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("starts", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("doors_minutes", sa.Integer(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("hosts", sa.Text(), nullable=False),
        sa.Column("experts", sa.Text(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("is_pre_moderated", sa.Boolean(), nullable=False),
        sa.Column("is_anonymous", sa.Boolean(), nullable=False),
        sa.Column("is_quiet", sa.Boolean(), nullable=False),
        sa.Column("keeps_transcript", sa.Boolean(), nullable=False),
        sa.Column("video", sa.String(), nullable=True),
        sa.Column("series", sa.String(), nullable=True),
        sa.Column("occurs", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("moved_at", sa.BigInteger(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["room"], ["rooms.id"], name=op.f("fk_qa_sessions_room")),
        sa.ForeignKeyConstraint(["series"], ["qa_series.id"], name=op.f("fk_qa_sessions_series")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qa_sessions")),
    )
    op.create_index("ix_qa_sessions_next_at", "qa_sessions", ["next_at"])
    op.create_index("ix_qa_sessions_room_starts_at", "qa_sessions", ["room", "starts_at"])
    op.create_index("ix_qa_sessions_state_starts_at", "qa_sessions", ["state", "starts_at"])
    op.create_index(
        "uq_qa_sessions_series_occurs", "qa_sessions", ["series", "occurs"], unique=True
    )
    op.create_table(
        "qa_moves",
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["session"], ["qa_sessions.id"], name=op.f("fk_qa_moves_session")),
        sa.PrimaryKeyConstraint("session", "number", name=op.f("pk_qa_moves")),
        sqlite_with_rowid=False,
    )


def _create_attendance() -> None:
    op.create_table(
        "qa_rsvps",
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("reminded_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["session"], ["qa_sessions.id"], name=op.f("fk_qa_rsvps_session")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_qa_rsvps_person")),
        sa.PrimaryKeyConstraint("session", "person", name=op.f("pk_qa_rsvps")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "qa_places",
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("admitted_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["session"], ["qa_sessions.id"], name=op.f("fk_qa_places_session")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_qa_places_person")),
        sa.PrimaryKeyConstraint("session", "person", name=op.f("pk_qa_places")),
        sqlite_with_rowid=False,
    )
    op.create_index("uq_qa_places_session_number", "qa_places", ["session", "number"], unique=True)
