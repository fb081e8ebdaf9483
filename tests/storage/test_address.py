"""What `DATABASE_URL` may be."""

from pathlib import Path

import pytest

from server.storage.address import NoAddress, PostgresAddress, read_address


def test_a_file_is_named_by_its_path() -> None:
    """Relative to where the process runs, or from the root with a fourth slash."""
    assert read_address("sqlite:////srv/x.db") == Path("/srv/x.db")
    assert read_address("sqlite:///x.db") == Path("x.db").absolute()


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+asyncpg"])
def test_a_server_is_named_as_everybody_names_one(scheme: str) -> None:
    """Whichever of the spellings a host hands out."""
    assert read_address(f"{scheme}://u:p@h/d") == PostgresAddress("postgresql://u:p@h/d")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (
            "postgresql://u:hunter2@db.example:5433/rooms?sslmode=require",
            "rooms on db.example:5433",
        ),
        ("postgresql://u:hunter2@one,two/rooms", "rooms on one,two"),
        ("postgresql:///rooms", "rooms on this machine"),
        ("postgresql://u:hunter2@h", "its default database on h"),
    ],
)
def test_a_password_is_never_shown(url: str, shown: str) -> None:
    """Neither to people nor in a traceback."""
    address = read_address(url)
    assert str(address) == shown
    assert "hunter2" not in f"{address!r}"


@pytest.mark.parametrize("url", ["mysql://h/d", "sqlite:///", "postgresql://", "rooms", ""])
def test_anything_else_is_refused_with_what_is_allowed(url: str) -> None:
    """Both kinds."""
    with pytest.raises(NoAddress, match=r"sqlite:///.+postgresql://"):
        read_address(url)
