"""Numbers and sites of help are nobody's contact details, whichever way they are written."""

from urllib.parse import urlsplit

import pytest

from moderation.detectors.help_contacts import is_help_line, is_help_site
from moderation.detectors.personal_data import PersonalDataKind, find_personal_data
from server.domain.helplines import Channel, ChannelKind
from server.helplines import shipped_lines

SPOKEN = {ChannelKind.PHONE, ChannelKind.TEXT, ChannelKind.WHATSAPP}
CHANNELS = [channel for line in shipped_lines() for channel in line.channels]
SITES = [line.website for line in shipped_lines() if line.website]


def test_the_directory_has_numbers_and_sites_to_look_at() -> None:
    """The two tests below would pass on an empty one."""
    assert len(CHANNELS) > 40
    assert len(SITES) > 20


@pytest.mark.parametrize(
    "channel", [channel for channel in CHANNELS if channel.kind in SPOKEN], ids=lambda c: c.value
)
def test_every_number_of_the_directory_may_be_shared(channel: Channel) -> None:
    """As it is dialled at home, after words that make a phone number of any digits."""
    for text in (channel.value, f"their number is {channel.value}", f"call {channel.value} now"):
        assert PersonalDataKind.PHONE not in {find.kind for find in find_personal_data(text)}


@pytest.mark.parametrize("site", SITES)
def test_every_site_of_the_directory_may_be_shared(site: str) -> None:
    """With and without `www`."""
    host = urlsplit(site).hostname or ""
    assert is_help_site(host)
    assert is_help_site(host.removeprefix("www."))


@pytest.mark.parametrize(
    "number",
    ["988", "116 123", "13 11 14", "1-800-273-8255", "0800 1111", "0300 123 3393", "741741"],
)
def test_short_free_and_national_numbers_are_no_persons(number: str) -> None:
    """Known by their kind, without being listed."""
    assert is_help_line(number)


@pytest.mark.parametrize("number", ["07700 900123", "212-555-0123", "080-8765-4321", "555 0143"])
def test_a_persons_number_is_not_taken_for_a_help_line(number: str) -> None:
    """Japan's mobiles begin like Britain's free lines."""
    assert not is_help_line(number)


@pytest.mark.parametrize(
    "host", ["samaritans.org.evil.example", "notsamaritans.org", "org", "", "uk", "gov.uk.example"]
)
def test_a_site_that_only_looks_like_one_of_help_is_not(host: str) -> None:
    """The known name has to stand at the end, on its own."""
    assert not is_help_site(host)
