"""`lamplight helplines`, on the directory that ships."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from server.cli import cli
from server.domain.helplines import WORLD
from server.domain.people import AgeBand
from server.helplines import shipped_directory, shipped_lines

# The day on which the entries were made; the command itself judges by today.
MADE_ON = date(2026, 11, 24)


def run(*words: str) -> tuple[int, str]:
    """Exit status, and all that was said."""
    result = CliRunner().invoke(cli, ["helplines", *words])
    return result.exit_code, result.output


def test_the_shipped_directory_has_no_fault() -> None:
    """At least 25 countries, as promised, and the figure that the command prints is theirs."""
    status, said = run("check", "--today", MADE_ON.isoformat())
    assert status == 0, said
    countries = shipped_directory().countries(MADE_ON)
    assert f"help lines of {len(countries)} countries" in said
    assert len(countries) >= 25


def test_an_expired_entry_fails_the_check_and_is_named() -> None:
    """On the day on which the first one expires."""
    soonest = min(shipped_lines(), key=lambda line: line.expires_on)
    status, said = run("check", "--today", soonest.expires_on.isoformat())
    assert status == 1
    assert f"{soonest.country}, {soonest.name}: it expired on {soonest.expires_on}" in said


def test_the_list_is_what_an_operator_has_to_call() -> None:
    """Each line of a country with its number and its date."""
    status, said = run("list", "GB")
    assert status == 0
    assert "GB\t2026-09-24\tSamaritans\t24/7\tphone 116 123" in said
    assert "FR\t" not in said
    assert "FR\t" in run("list")[1]


def test_a_call_is_recorded_with_who_made_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line by name, or all of a country; each is said and kept."""
    monkeypatch.setenv("LAMPLIGHT_DATA_DIR", str(tmp_path))
    by = ("--by", "Ada Ward", "--how", "called")
    assert run("confirm", "gb", "samaritans", *by) == (
        0,
        "GB, Samaritans: called by Ada Ward.\n",
    )
    status, said = run("confirm", "FR", "--by", "Ada Ward", "--how", "read")
    french = [line.name for line in shipped_lines() if line.country == "FR"]
    assert (status, said.splitlines()) == (0, [f"FR, {n}: read by Ada Ward." for n in french])
    with closing(sqlite3.connect(tmp_path / "lamplight.db")) as raw:
        kept = "SELECT country, how, name, person FROM helpline_confirmations ORDER BY seq"
        assert raw.execute(kept).fetchall() == [
            ("GB", "called", "Ada Ward", None),
            *[("FR", "read", "Ada Ward", None)] * len(french),
        ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["ZZ", "--by", "Ada", "--how", "read"], "There are no help lines of ZZ"),
        (["GB", "Nobody", "--by", "Ada", "--how", "read"], "no help line 'nobody' of GB"),
        (["GB", "--by", " ", "--how", "read"], "Who did it has 1 to 80 characters"),
        (["GB", "--how", "read"], "Missing option '--by'"),
        (["GB", "--by", "Ada", "--how", "guessed"], "'guessed' is not one of 'called', 'read'"),
    ],
)
def test_a_confirmation_of_nothing_or_by_nobody_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    """Exit status 2, with what is wrong."""
    monkeypatch.setenv("LAMPLIGHT_DATA_DIR", str(tmp_path))
    status, said = run("confirm", *words)
    assert status == 2
    assert told in said


@pytest.mark.parametrize("band", AgeBand)
def test_every_country_has_a_line_for_either_age(band: AgeBand) -> None:
    """Nobody is left with the fallback alone because a country's only line is for others."""
    directory = shipped_directory()
    for country in directory.countries(MADE_ON):
        shown = directory.lines_for(country, [], band, MADE_ON)
        assert [line.country for line in shown[:-1]] == [country] * (len(shown) - 1), country
        assert len(shown) > 1, country
        assert shown[-1].country == WORLD
