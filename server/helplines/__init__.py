"""Reads the help-line directory that ships with Lamplight, once, at the start.

A file a country in `data`, named by its ISO 3166 code; `sources.toml` says what was read.
How an entry is made is in `docs/helplines.md`.
"""

from __future__ import annotations

from importlib.resources import files

from server.domain.helpline_rules import read_country, read_sources
from server.domain.helplines import Directory, Line

SOURCES = "sources.toml"


def shipped_lines() -> list[Line]:
    """Every line of the files, in the order of their names.

    Raises:
        FaultyFile: see its text.
    """
    folder = files(__name__) / "data"
    sources = read_sources((folder / SOURCES).read_text(encoding="utf-8"))
    found = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return [
        line
        for name in found
        if name != SOURCES
        for line in read_country(
            name.removesuffix(".toml"), (folder / name).read_text(encoding="utf-8"), sources
        )
    ]


def shipped_directory() -> Directory:
    """The directory as the server shows it.

    Raises:
        FaultyFile: see its text.
    """
    return Directory(shipped_lines())
