"""What a browser is to be told of, and in which language it words it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Until now only staff had any, for cases.
    for name, kept in (("about", "cases"), ("locale", "en")):
        column = sa.Column[str](name, sa.String(), nullable=False, server_default=kept)
        op.add_column("push_subscriptions", column)
