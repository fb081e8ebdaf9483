"""First tables."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.BigInteger(), nullable=True),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "seq", name=op.f("pk_events")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(
            "ix_events_person",
            ["person"],
            unique=False,
            sqlite_where=sa.text("person IS NOT NULL"),
            postgresql_where=sa.text("person IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_events_topic_about",
            ["topic", "about"],
            unique=False,
            sqlite_where=sa.text("about IS NOT NULL"),
            postgresql_where=sa.text("about IS NOT NULL"),
        )

    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_skeleton", sa.String(), nullable=False),
        sa.Column("age_band", sa.String(), nullable=False),
        sa.Column("roles", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("login", sa.String(), nullable=True),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("totp_secret", sa.String(), nullable=True),
        sa.Column("return_hash", sa.String(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("erased_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("login", name=op.f("uq_people_login")),
        sa.UniqueConstraint("return_hash", name=op.f("uq_people_return_hash")),
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_people_name_skeleton"), ["name_skeleton"], unique=False
        )

    op.create_table(
        "rooms",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("tags", sa.String(), nullable=False),
        sa.Column("age_band", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("slow_mode_s", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
    )
    op.create_table(
        "topics",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_topics")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "memberships",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("roles", sa.String(), nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_memberships_person")),
        sa.ForeignKeyConstraint(["room"], ["rooms.id"], name=op.f("fk_memberships_room")),
        sa.PrimaryKeyConstraint("person", "room", name=op.f("pk_memberships")),
    )
    op.create_table(
        "messages",
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reply_to", sa.BigInteger(), nullable=True),
        sa.Column("cover", sa.String(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("edited_at", sa.BigInteger(), nullable=True),
        sa.Column("removed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["author"], ["people.id"], name=op.f("fk_messages_author")),
        sa.ForeignKeyConstraint(["room"], ["rooms.id"], name=op.f("fk_messages_room")),
        sa.PrimaryKeyConstraint("room", "seq", name=op.f("pk_messages")),
        sa.UniqueConstraint("author", "id", name=op.f("uq_messages_author_id")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reactions",
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("emoji", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_reactions_person")),
        sa.PrimaryKeyConstraint("room", "seq", "emoji", "person", name=op.f("pk_reactions")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("reactions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reactions_person"), ["person"], unique=False)

    op.create_table(
        "sanctions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("message_seq", sa.BigInteger(), nullable=True),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_sanctions_person")),
        sa.ForeignKeyConstraint(["room"], ["rooms.id"], name=op.f("fk_sanctions_room")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sanctions")),
    )
    with op.batch_alter_table("sanctions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sanctions_person"), ["person"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_sanctions_state_ends_at"), ["state", "ends_at"], unique=False
        )

    op.create_table(
        "signins",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_signins_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signins")),
    )
    with op.batch_alter_table("signins", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signins_person"), ["person"], unique=False)

    meta = sa.table("meta", sa.column("key", sa.String), sa.column("value", sa.String))
    op.execute(meta.insert().values(key="epoch", value=secrets.token_hex(6)))
