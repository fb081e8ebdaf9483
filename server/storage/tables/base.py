"""What every table is registered with, and the facts about the database itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import DDL, Column, MetaData, String, Table, event

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Facts about the database itself, such as which secret its sign-ins were made with.
meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)


def after_creating(table: Table, dialect_name: str, *statements: str) -> None:
    """What else is made with a table, and only in this dialect."""
    for statement in statements:
        made: Any = DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it so
        event.listen(table, "after_create", made.execute_if(dialect=dialect_name))
