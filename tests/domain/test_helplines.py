"""Which help lines somebody is shown: never a stale one, never another country's."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.helplines import WORLD, Audience, Channel, ChannelKind, Directory, Line, Source
from server.domain.people import AgeBand

TODAY = date(2027, 1, 15)


def line(name: str, country: str = "GB", **changes: object) -> Line:
    """A good line, verified a month ago."""
    verified_on = TODAY - timedelta(days=30)
    fields: dict[str, object] = {
        "country": country,
        "name": name,
        "channels": (Channel(ChannelKind.PHONE, "116 123", short=True),),
        "hours": "24/7",
        "languages": ("en",),
        "sources": (Source("Somebody", verified_on),),
        "verified_on": verified_on,
        "expires_on": TODAY + timedelta(days=300),
    }
    return Line(**(fields | changes))  # type: ignore[arg-type]


FALLBACK = line("Everywhere", WORLD, languages=())


def names(
    lines: list[Line],
    country: str | None = "GB",
    languages: tuple[str, ...] = ("en",),
    band: AgeBand | None = None,
    today: date = TODAY,
) -> list[str]:
    """What of these is shown, in order."""
    found = Directory([*lines, FALLBACK]).lines_for(country, languages, band, today)
    return [each.name for each in found]


@pytest.mark.parametrize("country", ["FR", "", "XX", "gb", WORLD, None])
def test_a_country_without_lines_falls_back(country: str | None) -> None:
    """Whatever is asked for, there is somewhere to turn, and nobody else's number."""
    assert names([line("Samaritans")], country) == ["Everywhere"]


@pytest.mark.parametrize(
    ("day", "is_shown"),
    [
        (TODAY - timedelta(days=31), False),
        (TODAY - timedelta(days=30), True),
        (TODAY + timedelta(days=299), True),
        (TODAY + timedelta(days=300), False),
    ],
)
def test_a_line_is_shown_from_the_day_it_was_verified_until_it_expires(
    day: date, is_shown: bool
) -> None:
    """Both ends: not before its source was dated, and not on the day that it expires."""
    directory = Directory([line("Samaritans"), FALLBACK])
    shown = [each.name for each in directory.lines_for("GB", ["en"], None, day)]
    assert shown == (["Samaritans", "Everywhere"] if is_shown else ["Everywhere"])
    assert directory.countries(day) == (["GB"] if is_shown else [])


def test_the_likeliest_to_help_comes_first() -> None:
    """Open at any hour, then in the person's language, then for their age, then for everyone."""
    lines = [
        line("evenings", hours="daily 18:00-22:00"),
        line("for veterans", audience=frozenset({Audience.VETERANS})),
        line("in Welsh", languages=("cy",)),
        line("for everyone"),
        line("for teens", audience=frozenset({Audience.TEENS})),
        line("for adults", audience=frozenset({Audience.ADULTS})),
    ]
    last = ["in Welsh", "evenings", "Everywhere"]
    assert names(lines, band=AgeBand.TEEN) == ["for teens", "for everyone", "for veterans", *last]
    assert names(lines, band=AgeBand.ADULT) == ["for everyone", "for adults", "for veterans", *last]


def test_a_language_is_matched_whatever_its_variety() -> None:
    """`cy-GB` is Welsh, and somebody who named no language is taken to speak each."""
    lines = [line("in English"), line("in Welsh", languages=("cy",))]
    assert names(lines, languages=("cy-GB",))[0] == "in Welsh"
    assert names(lines, languages=())[0] == "in English"


LINES = st.builds(
    line,
    name=st.text(min_size=1),
    country=st.sampled_from(["GB", "FR", "US"]),
    audience=st.frozensets(st.sampled_from(Audience)),
    hours=st.sampled_from(["24/7", "daily 09:00-17:00"]),
    verified_on=st.dates(date(2024, 1, 1), date(2028, 1, 1)),
    expires_on=st.dates(date(2024, 1, 1), date(2030, 1, 1)),
)


@given(
    lines=st.lists(LINES),
    country=st.sampled_from(["GB", "FR", "US", "DE", None]),
    band=st.sampled_from([*AgeBand, None]),
    today=st.dates(date(2023, 1, 1), date(2031, 1, 1)),
)
def test_nothing_stale_and_nothing_foreign_is_ever_shown(
    lines: list[Line], country: str | None, band: AgeBand | None, today: date
) -> None:
    """Whatever the directory holds: only current lines of that country, and the fallback last."""
    shown = Directory([*lines, FALLBACK]).lines_for(country, ["en"], band, today)
    assert shown[-1] is FALLBACK
    for each in shown[:-1]:
        assert each.country == country
        assert each.verified_on <= today < each.expires_on
        other = Audience.ADULTS if band is AgeBand.TEEN else Audience.TEENS
        ages = each.audience & {Audience.TEENS, Audience.ADULTS}
        assert band is None or ages != {other}
