"""Migrations follow one another in a single line, by their numbers."""

from alembic.script import ScriptDirectory

from server.storage.migrate import config


def test_every_migration_follows_the_one_numbered_before_it() -> None:
    """Two of the same number would stop every start, on an empty database too."""
    script = ScriptDirectory.from_config(config())
    assert len(script.get_heads()) == 1
    numbers = [int(each.revision.split("_")[0]) for each in script.walk_revisions()]
    assert numbers == list(range(len(numbers), 0, -1))
