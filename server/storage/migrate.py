"""Bringing a database's tables up to date, by Alembic, without a configuration file."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from server.storage.interface import StoreError

_HERE = Path(__file__).parent


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(_HERE / "migrations"))
    made.set_main_option("version_locations", str(_HERE / "versions"))
    made.set_main_option("path_separator", "os")
    return made


def newest_revision() -> str | None:
    """What the tables are at once they are up to date."""
    return ScriptDirectory.from_config(config()).get_current_head()


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run every migration that is missing, in one transaction.

    Raises:
        StoreError: the database is from a newer version of Lamplight.
    """
    with engine.begin() as connection:
        upgrade_on(connection, revision)


def upgrade_on(connection: Connection, revision: str = "head") -> None:
    """As `upgrade`, in the transaction that is open."""
    _check_known(connection)
    made = config()
    made.attributes["connection"] = connection
    command.upgrade(made, revision)


def is_up_to_date(connection: Connection) -> bool:
    return revision_of(connection) == newest_revision()


def revision_of(connection: Connection) -> str | None:
    """None: Lamplight never made its tables there."""
    return MigrationContext.configure(connection).get_current_revision()


def _check_known(connection: Connection) -> None:
    current = revision_of(connection)
    scripts = ScriptDirectory.from_config(config())
    known = {script.revision for script in scripts.walk_revisions()}
    if current is not None and current not in known:
        raise StoreError(
            f"The database is from a newer version of Lamplight (its tables are at {current}): "
            "run that version, or restore an older backup."
        )
