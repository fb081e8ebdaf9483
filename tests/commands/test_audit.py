"""`lamplight audit`, on a database of its own."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from server.cli import cli
from server.storage.sqlite import open_sqlite


async def _three_acts(path: Path) -> None:
    store = await open_sqlite(path)
    for n in range(3):
        await store.write(lambda tx, n=n: tx.audit.append("mod", "act", f"s{n}", "why", n))  # type: ignore[misc]
    await store.close()


def test_a_sound_audit_is_called_so_and_a_broken_one_by_its_first_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit status 0 with how many there are; 1 with the number of the first wrong entry."""
    monkeypatch.setenv("LAMPLIGHT_DATA_DIR", str(tmp_path))
    asyncio.run(_three_acts(tmp_path / "lamplight.db"))
    sound = CliRunner().invoke(cli, ["audit", "verify"])
    assert (sound.exit_code, sound.output) == (0, "3 entries, none of them touched.\n")
    with closing(sqlite3.connect(tmp_path / "lamplight.db")) as raw:
        raw.execute("DROP TRIGGER audit_is_never_changed")
        raw.execute("UPDATE audit SET actor = 'somebody else' WHERE seq = 2")
        raw.commit()
    broken = CliRunner().invoke(cli, ["audit", "verify"])
    assert (broken.exit_code, broken.output) == (
        1,
        "Entry 2 of the audit is wrong or missing.\n",
    )
