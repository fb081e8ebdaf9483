"""What an entry of the help-line directory must be."""

from datetime import date

import pytest

from server.domain.helpline_rules import FaultyFile, faults, read_country, read_sources

TODAY = date(2027, 1, 15)
SOURCES = """
[somebody]
name = "Somebody who rang them"
dated = 2026-08-12
url = "https://example.org/lines"
"""
GOOD = """
[[line]]
name = "Samaritans"
website = "https://www.samaritans.org"
channels = [{ kind = "phone", value = "116 123", short = true }]
hours = "24/7"
languages = ["en"]
sources = ["somebody"]
verified_on = 2026-08-12
expires_on = 2028-08-12
"""
WORLD = GOOD.replace('["en"]', "[]")


def found(text: str, country: str = "GB", today: date = TODAY, sources: str = SOURCES) -> str:
    """Everything that is wrong, in one string; an entry for the world is there too."""
    known = read_sources(sources)
    lines = read_country(country, text, known) + read_country("001", WORLD, known)
    return "\n".join(faults(lines, today))


def test_a_good_entry_has_no_fault() -> None:
    """The one that all the others here differ from in one thing."""
    assert found(GOOD) == ""


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ("2028-08-12", "2027-01-15", "it expired on 2027-01-15"),
        ("2028-08-12", "2028-09-01", "it expires within 24 months"),
        ("2028-08-12", "2026-08-12", "it expires within 24 months"),
        ("verified_on = 2026-08-12", "verified_on = 2026-11-24", "the date of its first source"),
        ('["somebody"]', "[]", "it names no source"),
        ('"116 123"', '"116 123 456 789"', "can't be its phone"),
        (', value = "116 123", short = true', ', value = "0800 111"', "can't be its phone"),
        (', value = "116 123", short = true', ', value = "+1 212 555 0100"', "can't be its phone"),
        (', value = "116 123", short = true', ', value = "help"', "can't be its phone"),
        ('kind = "phone"', 'kind = "text"', ""),
        (
            'kind = "phone", value = "116 123", short = true',
            'kind = "email", value = "jo at samaritans"',
            "can't be its email",
        ),
        (
            'kind = "phone", value = "116 123", short = true',
            'kind = "chat", value = "http://example.org"',
            "can't be its chat",
        ),
        ('[{ kind = "phone", value = "116 123", short = true }]', "[]", "no way to reach it"),
        ('"https://www.samaritans.org"', '"www.samaritans.org"', "is no https address"),
        ('"24/7"', '"mostly"', "'mostly' are no hours"),
        ('"24/7"', '"daily 09:00-25:00"', "are no hours"),
        ('"24/7"', '"Mon-Sat 14:00-20:00"', ""),
        ('["en"]', '["xx"]', "xx is no known language"),
        ('["en"]', "[]", "nothing is no known language"),
        ('"Samaritans"', '" "', "it has no name"),
    ],
)
def test_each_thing_that_can_be_wrong_is_said(right: str, wrong: str, sentence: str) -> None:
    """One change to a good entry, and its fault; an empty sentence is no fault."""
    assert right in GOOD
    said = found(GOOD.replace(right, wrong))
    assert sentence in said
    assert bool(sentence) == bool(said)
    assert not said or said.startswith("GB, ")


def test_a_date_to_come_is_refused() -> None:
    """Nothing can have been read tomorrow."""
    assert "still to come" in found(GOOD, today=date(2026, 8, 11))


def test_a_country_that_there_is_not_is_refused() -> None:
    """By its ISO 3166 code; `UK` is a common slip."""
    assert "no ISO 3166 code" in found(GOOD, country="UK")


def test_a_source_has_to_be_one_that_can_be_found_again() -> None:
    """A name, and where there is an address, a good one."""
    assert "no source that could be" in found(GOOD, sources=SOURCES.replace("https:", "file:"))


@pytest.mark.parametrize("change", [("Samaritans", "samaritans"), ("Samaritans", "Others")])
def test_two_entries_for_one_line_are_found(change: tuple[str, str]) -> None:
    """By their name, or by their number."""
    assert "another line has its" in found(GOOD + GOOD.replace(*change))


def test_there_is_always_something_to_fall_back_on() -> None:
    """A directory without an entry for the world is no directory."""
    lines = read_country("GB", GOOD, read_sources(SOURCES))
    assert list(faults(lines, TODAY)) == ["001: there is nothing to fall back on."]


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        "",
        "[[lines]]",
        GOOD.replace("somebody", "nobody"),
        GOOD.replace("hours =", "ours ="),
        GOOD.replace('"phone"', '"fax"'),
        GOOD.replace("2028-08-12", '"soon"'),
    ],
)
def test_a_file_that_cannot_be_read_says_which_and_why(text: str) -> None:
    """A misspelt field would otherwise be a field left out."""
    with pytest.raises(FaultyFile, match="GB"):
        read_country("GB", text, read_sources(SOURCES))


def test_so_does_a_file_of_sources() -> None:
    """Without a date, nothing can be said of what was read there."""
    with pytest.raises(FaultyFile, match=r"sources: .*dated"):
        read_sources('[somebody]\nname = "Somebody"\n')
