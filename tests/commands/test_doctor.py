"""`lamplight doctor`, beside real servers and on what is left when they are gone."""

import re
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.processes.lamplight import LamplightServer
from tests.processes.redis import RedisServer

Told = dict[str, tuple[str, str]]


def doctor(server: LamplightServer, **environ: str) -> tuple[int, Told]:
    """Exit status, and each finding's weight and words by what it is about."""
    done = subprocess.run(
        server.command("doctor"),
        env=server.environ | environ,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [re.fullmatch(r"(\w+) +(.{10}) +(.+)", line) for line in done.stdout.splitlines()]
    assert all(lines), done.stdout + done.stderr
    assert done.stderr == ""
    return done.returncode, {m[2].strip(): (m[1], m[3]) for m in lines if m}


@pytest.fixture
def page(tmp_path: Path) -> dict[str, str]:
    """A client that is built, whether or not the real one is."""
    folder = tmp_path / "page"
    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html>")
    return {"LAMPLIGHT_CLIENT_DIR": str(folder)}


def wrongs(told: Told) -> set[str]:
    """What has to be mended."""
    return {about for about, (weight, _) in told.items() if weight == "wrong"}


def test_a_demo_that_runs_is_well_enough_to_try(tmp_path: Path, page: dict[str, str]) -> None:
    """Exit status 0, with warnings of all that a real place needs besides."""
    with RedisServer() as redis:
        environ = page | {"REDIS_URL": redis.url}
        with LamplightServer(tmp_path / "data", environ) as server:
            status, told = doctor(server)
            while told["worker"][0] == "wrong":  # until its first beat
                status, told = doctor(server)
        assert (status, wrongs(told)) == (0, set())
        warned = {about for about, (weight, _) in told.items() if weight == "warning"}
        assert warned == {"demo", "shift", "pages", "calls"}
        assert told["redis"] == ("ok", "a message went through it and back.")
        assert told["database"] == ("ok", "sound, and up to date.")
        assert "admin, mod, mod2, host, expert, responder" in told["demo"][1]


def test_outside_of_this_machine_more_is_wrong(tmp_path: Path, page: dict[str, str]) -> None:
    """No encryption, accounts of the demo, a Redis that nobody reaches, another secret."""
    with LamplightServer(tmp_path / "data", page) as server:
        status, told = doctor(server, LAMPLIGHT_PUBLIC_URL="http://rooms.example")
        assert (status, "address" in wrongs(told)) == (1, True)
        status, told = doctor(server, LAMPLIGHT_PUBLIC_URL="https://rooms.example")
        assert (status, told["address"][0], told["demo"][0]) == (1, "ok", "wrong")
        status, told = doctor(server, REDIS_URL="redis://127.0.0.1:1/0")
        assert (status, wrongs(told) - {"worker"}) == (1, {"redis"})
        assert "cannot reach Redis at" in told["redis"][1]
        status, told = doctor(server, LAMPLIGHT_SECRET="x" * 32)
        assert (status, wrongs(told)) == (1, {"secret"})
        status, told = doctor(server, PORT="many")
        assert (status, list(told)) == (1, ["settings"])


def test_a_worker_that_is_gone_is_missed(tmp_path: Path, page: dict[str, str]) -> None:
    """Once its last sign of life is old enough."""
    with LamplightServer(tmp_path / "data", page) as server:
        server.kill()
        _by_sql(server, "INSERT OR REPLACE INTO meta VALUES ('worker_seen_at', '1000')")
        status, told = doctor(server)
        assert (status, wrongs(told)) == (1, {"worker"})


def _truncate(server: LamplightServer) -> None:
    path = server.folder / "lamplight.db"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def _scribble(server: LamplightServer) -> None:
    (server.folder / "lamplight.db").write_bytes(b"this was a database" * 1_000)


def _age(server: LamplightServer) -> None:
    _by_sql(server, "UPDATE alembic_version SET version_num = '0001'")


def _lose(server: LamplightServer) -> None:
    (server.folder / "lamplight.db").unlink()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_truncate, "it is damaged|can't be read"),
        (_scribble, "can't be read"),
        (_age, "its tables are at 0001.+lamplight migrate"),
        (_lose, "There is no database at .+lamplight migrate"),
    ],
)
def test_a_database_that_is_not_right_is_told_of_and_left_alone(
    tmp_path: Path, page: dict[str, str], harm: Callable[[LamplightServer], None], words: str
) -> None:
    """One line, nothing made, nothing migrated; what is in it isn't asked for."""
    with LamplightServer(tmp_path / "data", page) as server:
        server.stop()
        harm(server)
        path = server.folder / "lamplight.db"
        before = path.read_bytes() if path.exists() else None
        status, told = doctor(server)
        assert (status, wrongs(told)) == (1, {"database"})
        assert re.search(words, told["database"][1])
        assert (path.read_bytes() if path.exists() else None) == before
        assert "audit" not in told


def test_a_secret_that_others_can_read_and_a_page_that_is_not_built_are_wrong(
    tmp_path: Path,
) -> None:
    """With what to do about each."""
    with LamplightServer(tmp_path / "data", {"LAMPLIGHT_CLIENT_DIR": str(tmp_path)}) as server:
        (server.folder / "secret").chmod(0o644)
        _, told = doctor(server)
        assert "chmod 600" in told["secret"][1]
        assert "make setup" in told["client"][1]
        assert {"secret", "client"} <= wrongs(told)


def _by_sql(server: LamplightServer, statement: str) -> None:
    with closing(sqlite3.connect(server.folder / "lamplight.db")) as raw:
        raw.execute(statement)
        raw.commit()
