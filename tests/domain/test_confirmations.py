"""Whether a line was tried as it now stands."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from server.domain.confirmations import (
    GOOD_FOR_MS,
    Confirmation,
    How,
    Standing,
    standing_of,
    tried,
    ways_of,
)
from server.domain.helplines import Channel, ChannelKind, Line, Source

DAY = date(2026, 8, 12)
PHONE = Channel(ChannelKind.PHONE, "116 123", short=True)
TEXT = Channel(ChannelKind.TEXT, "85258", short=True, say="SHOUT")
LINE = Line(
    country="GB",
    name="Samaritans",
    channels=(PHONE, TEXT),
    hours="24/7",
    languages=("en",),
    sources=(Source("a list", DAY),),
    verified_on=DAY,
    expires_on=date(2028, 8, 12),
)
DONE = Confirmation("GB", "Samaritans", ways_of(LINE), How.CALLED, None, "Ada", 1_000, DAY)


def changed(**fields: object) -> Line:
    """The line with something about it otherwise."""
    return msgspec.structs.replace(LINE, **fields)


@pytest.mark.parametrize(
    "channels",
    [
        (PHONE,),
        (PHONE, TEXT, Channel(ChannelKind.WEB, "https://a.example")),
        (Channel(ChannelKind.PHONE, "116 124", short=True), TEXT),
        (Channel(ChannelKind.WHATSAPP, "116 123", short=True), TEXT),
        (PHONE, Channel(ChannelKind.TEXT, "85258", short=True, say="HELLO")),
        (Channel(ChannelKind.PHONE, "116 123", short=True, press="2"), TEXT),
    ],
)
def test_another_way_to_reach_it_has_to_be_tried(channels: tuple[Channel, ...]) -> None:
    """A number, a channel, a word to send or a key to press."""
    assert standing_of(changed(channels=channels), DONE, 2_000) is Standing.CHANGED


def test_what_changes_nothing_about_reaching_it_needs_no_new_call() -> None:
    """Another order, another source, another date."""
    for line in (
        LINE,
        changed(channels=(TEXT, PHONE)),
        changed(verified_on=date(2027, 1, 1), hours="daily 09:00-17:00"),
    ):
        assert standing_of(line, DONE, 2_000) is Standing.CONFIRMED


def test_a_confirmation_is_good_for_a_year() -> None:
    """To the millisecond; and without one there never was any."""
    assert standing_of(LINE, DONE, 999 + GOOD_FOR_MS) is Standing.CONFIRMED
    assert standing_of(LINE, DONE, 1_000 + GOOD_FOR_MS) is Standing.OLD
    assert standing_of(LINE, None, 0) is Standing.NEVER


def test_lines_that_have_to_be_tried_come_first() -> None:
    """Then by country; one that was renamed is one that nobody tried."""
    lines = [LINE, changed(name="Shout"), changed(country="AT"), changed(country="ZA")]
    known = [DONE, replace(DONE, country="AT")]
    found = tried(lines, known, 2_000)
    assert [(each.line.country, each.line.name, each.standing) for each in found] == [
        ("GB", "Shout", Standing.NEVER),
        ("ZA", "Samaritans", Standing.NEVER),
        ("AT", "Samaritans", Standing.CONFIRMED),
        ("GB", "Samaritans", Standing.CONFIRMED),
    ]
    assert found[0].last is None
    assert found[-1].last == DONE
