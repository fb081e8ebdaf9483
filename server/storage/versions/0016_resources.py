"""Pinned resources, which a session's one unused video becomes a part of."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "resources",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("captions_url", sa.Text(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("room", sa.String(), nullable=True),
        sa.Column("session", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("pinned_by", sa.String(), nullable=True),
        sa.Column("pinned_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["room"], ["rooms.id"], name=op.f("fk_resources_room")),
        sa.ForeignKeyConstraint(["session"], ["qa_sessions.id"], name=op.f("fk_resources_session")),
        sa.ForeignKeyConstraint(["pinned_by"], ["people.id"], name=op.f("fk_resources_pinned_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resources")),
    )
    op.create_index("ix_resources_pinned_by", "resources", ["pinned_by"])
    op.create_index("ix_resources_room", "resources", ["room"])
    op.create_index("ix_resources_session", "resources", ["session"])
    # Nothing ever filled it.
    op.drop_column("qa_sessions", "video")
    _forget_in_templates()


def _forget_in_templates() -> None:
    """A series makes sessions of its template, which must name no field that they haven't."""
    series = sa.table("qa_series", sa.column("id", sa.String), sa.column("template", sa.Text))
    connection = op.get_bind()
    for id_, template in connection.execute(sa.select(series.c.id, series.c.template)).all():
        fields = json.loads(template)
        fields.pop("video", None)
        changed = sa.update(series).where(series.c.id == id_)
        connection.execute(changed.values(template=json.dumps(fields)))
