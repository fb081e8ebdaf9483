"""An operator's mistakes: one line that says what to do, and exit status 2."""

import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes.redis import free_port


def start(folder: Path, **environ: str) -> tuple[int, str]:
    """The exit status and the standard error of a server that should not start."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("LAMPLIGHT_")}
    done = subprocess.run(
        [sys.executable, "-m", "server", "serve"],
        env={**kept, "PORT": "0", "LAMPLIGHT_DATA_DIR": str(folder), **environ},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("LAMPLIGHT_SECRET", "short", "at least 32"),
        ("PORT", "http", "a number from 0 to 65535"),
        ("PORT", "70000", "a number from 0 to 65535"),
        ("DATABASE_URL", "mysql://localhost/x", "sqlite:///path/to/file.db or postgresql://"),
        ("REDIS_URL", "localhost:6379", "redis://"),
        ("LAMPLIGHT_PUBLIC_URL", "lamplight.example", "https://"),
        ("LAMPLIGHT_SEND_BURST", "lots", "a number from 1"),
        ("LAMPLIGHT_LOG_LEVEL", "loud", "debug, info, warning, error"),
        ("LAMPLIGHT_RULES", "/nowhere/at/all", "a folder that is there"),
        ("LAMPLIGHT_LADDER_S", "600,soon", "numbers from 1"),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_allowed(
    tmp_path: Path, name: str, value: str, says: str
) -> None:
    """One line, exit status 2."""
    status, text = start(tmp_path, **{name: value})
    assert status == 2
    assert len(text.splitlines()) == 1
    assert name in text
    assert says in text


def test_a_mistake_in_an_operators_rules_is_named(tmp_path: Path) -> None:
    """With the file and the rule, before anything is served."""
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "own.en.toml").write_text('[[rule]]\nid = "own.rule"\nversion = 1\n')
    status, text = start(tmp_path, LAMPLIGHT_RULES=str(rules))
    assert (status, len(text.splitlines())) == (2, 1)
    assert "operator/own.en.toml" in text
    assert "own.rule" in text


def test_another_secret_than_the_data_was_made_with(tmp_path: Path) -> None:
    """It would sign everybody out unnoticed."""
    made = start(tmp_path, LAMPLIGHT_SECRET="a" * 32, REDIS_URL=f"redis://127.0.0.1:{free_port()}")
    assert made[0] == 2  # stopped by Redis, after the data was made
    status, text = start(tmp_path, LAMPLIGHT_SECRET="b" * 32)
    assert (status, len(text.splitlines())) == (2, 1)
    assert "LAMPLIGHT_SECRET is not the one" in text
    assert "accept-secret" in text


def test_a_port_in_use(tmp_path: Path) -> None:
    """The port is named."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, text = start(tmp_path, PORT=str(port))
    assert (status, len(text.splitlines())) == (2, 1)
    assert f"Port {port}" in text
    assert "set PORT" in text


@pytest.mark.parametrize("where", ["LAMPLIGHT_DATA_DIR", "DATABASE_URL"])
def test_a_data_folder_that_cannot_be_used(tmp_path: Path, where: str) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("")
    place = tmp_path / "file" / "data"
    value = str(place) if where == "LAMPLIGHT_DATA_DIR" else f"sqlite:///{place}/x.db"
    status, text = start(tmp_path / "data", **{where: value})
    assert (status, len(text.splitlines())) == (2, 1)
    assert str(place) in text


def test_a_database_from_a_newer_version(tmp_path: Path) -> None:
    """It is left as it is."""
    start(tmp_path, REDIS_URL=f"redis://127.0.0.1:{free_port()}")
    with sqlite3.connect(tmp_path / "lamplight.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    status, text = start(tmp_path)
    assert (status, len(text.splitlines())) == (2, 1)
    assert "newer version" in text


def test_postgresql_that_cannot_be_reached(tmp_path: Path) -> None:
    """The address is named, its password is not."""
    port = free_port()
    status, text = start(tmp_path, DATABASE_URL=f"postgresql://u:hunter2@127.0.0.1:{port}/rooms")
    assert (status, len(text.splitlines())) == (2, 1)
    assert f"rooms on 127.0.0.1:{port}) can't be reached" in text
    assert "hunter2" not in text


def test_redis_that_cannot_be_reached(tmp_path: Path) -> None:
    """The address is named, its password is not."""
    port = free_port()
    status, text = start(tmp_path, REDIS_URL=f"redis://:hunter2@127.0.0.1:{port}/0")
    assert (status, len(text.splitlines())) == (2, 1)
    assert str(port) in text
    assert "hunter2" not in text
