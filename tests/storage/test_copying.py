"""Moving an installation to another kind of database: all of it, or nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import Column, Table, insert

from server.cli import cli
from server.domain.outbox import Notice, ReceiverKind, new_delivery
from server.storage.address import PostgresAddress
from server.storage.copying import copy_all
from server.storage.interface import StoreError
from server.storage.opening import open_store
from server.storage.sqlite import for_copying
from server.storage.tables import metadata
from tests.processes.postgres import PASSWORD, PostgresServer, psql
from tests.storage.answers import answer

ROWS = 3


@pytest.fixture
async def file(tmp_path: Path) -> Path:
    """An installation with three rows in each table, of every type, empty where they may be."""
    path = tmp_path / "lamplight.db"
    await (await open_store(path)).close()
    with for_copying(path, writes=True) as connection:
        for table in metadata.sorted_tables:
            # Backwards, so that those that refer to a later one of their own table may do so.
            for number in reversed(range(ROWS)):
                connection.execute(insert(table).values(_row(table, number)))
    return path


def _row(table: Table, number: int) -> dict[str, Any]:
    return {column.name: _value(column, number) for column in table.c}


def _value(column: Column[Any], number: int) -> Any:
    own = [key for key in column.foreign_keys if key.column.table is column.table]
    if own:
        return _value(own[0].column, number + 1) if number + 1 < ROWS else None
    for key in column.foreign_keys:
        return _value(key.column, number)
    if column.nullable and number == 1:
        return None
    kind = column.type.python_type
    if kind is str:
        return f"{column.name} {number} é 💛 '\\"
    return {int: 2**31 - 9 + number, bool: number == 0, bytes: b"\0\xff%d" % number}[kind]


def rows(path: Path) -> dict[str, list[str]]:
    """Of every table, as SQLite itself has them."""
    with closing(sqlite3.connect(path)) as raw:
        return {
            table.name: sorted(map(repr, raw.execute(f'SELECT * FROM "{table.name}"')))  # noqa: S608
            for table in metadata.sorted_tables
        }


async def test_there_and_back_everything_is_the_same(
    file: Path, tmp_path: Path, postgres: PostgresServer
) -> None:
    """Every row of every table, whatever is in it; even an installation that was just made."""
    server, again = PostgresAddress(postgres.make("template0")), tmp_path / "again.db"
    told: dict[str, int] = {}
    await copy_all(file, server, told.__setitem__)
    await copy_all(server, again, lambda *_: None)
    assert rows(again) == rows(file)
    assert all(len(found) >= ROWS for found in rows(file).values())
    assert told.pop("qa_words") == 0
    assert told == {name: len(found) for name, found in rows(file).items()}


async def test_numbers_go_on_where_they_were(file: Path, postgres: PostgresServer) -> None:
    """A delivery that is made there gets the next one."""
    server = PostgresAddress(postgres.make())
    await copy_all(file, server, lambda *_: None)
    store = await open_store(server)
    notice = Notice("new", "case.raised", "k", {}, 0)
    made = [new_delivery("d", notice, ReceiverKind.WEBHOOK, "r")]
    await store.write(lambda tx: tx.outbox.add(notice, made))
    by_hand = "SELECT max(seq) - min(seq) FROM deliveries"
    assert psql(server.url, by_hand) == str(ROWS)
    await store.close()


async def test_what_was_answered_is_still_found(tmp_path: Path, postgres: PostgresServer) -> None:
    """Each kind's search is made again, of the questions."""
    store = await open_store(tmp_path / "lamplight.db")
    await store.write(answer)
    await store.close()
    server = PostgresAddress(postgres.make())
    await copy_all(tmp_path / "lamplight.db", server, lambda *_: None)
    store = await open_store(server)
    found = await store.read(lambda tx: tx.archive.search(["deprime"], None, 0, 9))
    assert [each.question.id for each in found] == ["naming"]
    await store.close()


async def test_a_target_that_has_something_is_left_alone(
    file: Path, postgres: PostgresServer
) -> None:
    """But for the facts that a first start leaves."""
    url = postgres.make()
    psql(url, "INSERT INTO meta VALUES ('secret_check', 'another')")
    await copy_all(file, PostgresAddress(url), lambda *_: None)
    assert psql(url, "SELECT count(*) FROM meta WHERE value = 'another'") == "0"
    before = psql(url, "SELECT count(*) FROM messages")
    with pytest.raises(StoreError, match="isn't empty"):
        await copy_all(file, PostgresAddress(url), lambda *_: None)
    assert psql(url, "SELECT count(*) FROM messages") == before


async def test_a_copy_that_is_broken_off_can_begin_again(
    file: Path, postgres: PostgresServer
) -> None:
    """Until the very end nothing of it is there."""
    url = postgres.make()

    def told(table: str, _: int) -> None:
        if table == "qa_words":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await copy_all(file, PostgresAddress(url), told)
    assert psql(url, "SELECT count(*) FROM people") == "0"
    await copy_all(file, PostgresAddress(url), lambda *_: None)
    assert psql(url, "SELECT count(*) FROM people") == str(ROWS)


async def test_a_row_that_cannot_be_kept_is_told_of(file: Path, postgres: PostgresServer) -> None:
    """By its table, without what is in it; nothing is copied."""
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("UPDATE rooms SET about = 'secret' || char(0)")
        raw.commit()
    url = postgres.make()
    with pytest.raises(StoreError, match="can't keep a row of rooms") as refused:
        await copy_all(file, PostgresAddress(url), lambda *_: None)
    assert "secret" not in str(refused.value)
    assert psql(url, "SELECT count(*) FROM people") == "0"


async def test_a_copy_that_is_not_the_same_is_not_kept(
    file: Path, postgres: PostgresServer
) -> None:
    """Here something changes a text on its way in."""
    url = postgres.make()
    psql(
        url,
        "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN NEW.text = NEW.text || '.'; RETURN NEW; END $$; "
        "CREATE TRIGGER spoil BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION spoil()",
    )
    with pytest.raises(StoreError, match="messages is not the same there"):
        await copy_all(file, PostgresAddress(url), lambda *_: None)
    assert psql(url, "SELECT count(*) FROM people") == "0"


def test_the_command_says_what_it_did_and_what_is_wrong(
    tmp_path: Path, postgres: PostgresServer
) -> None:
    """One line and exit status 2 for a mistake; the password is in none."""
    url, nowhere = postgres.make(), f"sqlite:///{tmp_path}/none.db"
    for source, target, says in (
        (nowhere, url, "There is no database at"),
        (url, url, "One of the two must be SQLite"),
        ("mysql://h/d", url, "--from has the scheme 'mysql'"),
        (url, f"sqlite:///{tmp_path}/no/where.db", "can't be written to"),
        (postgres.url("nowhere"), nowhere, "has no database of that name"),
    ):
        done = CliRunner().invoke(cli, ["copy", "--from", source, "--to", target])
        assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
        assert says in done.stderr
        assert PASSWORD not in done.output
    done = CliRunner().invoke(cli, ["copy", "--from", url, "--to", nowhere])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "All of it is in" in done.stdout
    assert len(done.stdout.splitlines()) == len(metadata.tables) + 2
