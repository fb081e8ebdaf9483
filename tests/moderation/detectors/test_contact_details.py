"""What becomes of contact details: the author's own, somebody else's, links, and those of help."""

import pytest

from moderation.verdict import Author, Outcome
from tests.moderation.detectors.judging import ANYBODY, TEENS, TRUSTED, judge, outcome, rules

POST, HOLD, DECLINE = Outcome
TEEN = Author(is_teen=True)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("my number is 07700 900123", "own_data.phone"),
        ("write to me: jo@example.com", "own_data.email"),
        ("I live at 12 Elm Street", "own_data.address"),
        ("my snap is heron_22", "own_data.handle"),
        ("follow @quietheron", "own_data.handle"),
        ("@quietheron on insta", "own_data.handle"),
        ("my reddit is u/quiet-heron", "own_data.handle"),
        ("u/quiet-heron", "own_data.handle"),
        ("my insta is quietheron", "own_data.handle"),
        ("hmu on kik quietheron", "own_data.handle"),
        ("quietheron on tiktok", "own_data.handle"),
        ("t.me/quietheron", "own_data.link"),
    ],
)
def test_ones_own_is_held_for_everybody_and_strikes_nobody(text: str, rule: str) -> None:
    """Trusted members give themselves away as easily."""
    for author in (ANYBODY, TRUSTED, TEEN):
        verdict = judge(text, author)
        assert (verdict.outcome, verdict.strike) == (HOLD, False)
        assert rule in rules(text, author)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("her number is 07700 900123", "anothers_data.phone"),
        ("he lives at 12 Elm Street", "anothers_data.address"),
        ("this is where Maya lives: 12 Elm Street", "anothers_data.address"),
        ("Maya's e-mail is jo@example.com", "anothers_data.email"),
        ("her insta is heron_22", "anothers_data.handle"),
        ("this is his page, facebook.com/heron.22", "anothers_data.link"),
    ],
)
def test_anothers_is_declined_with_a_strike(text: str, rule: str) -> None:
    """Whoever posts it."""
    for author in (ANYBODY, TRUSTED):
        verdict = judge(text, author)
        assert (verdict.outcome, verdict.strike) == (DECLINE, True)
        assert rule in rules(text, author)


def test_links_wait_for_newcomers_and_among_teens() -> None:
    """Trusted members post them elsewhere."""
    text = "I wrote about it on https://example.com/a"
    assert outcome(text) is HOLD
    assert outcome(text, TRUSTED) is POST
    assert outcome(text, TRUSTED, TEENS) is HOLD


def test_a_link_that_hides_where_it_leads_is_spam_too() -> None:
    """So that a moderator sees why."""
    assert rules("look http://bit.ly/abc") == ["link.any", "spam.disguised-link"]


@pytest.mark.parametrize(
    "text",
    [
        "Samaritans are on 116 123, any time",
        "text HOME to 741741, it's free",
        "you can call or text 988",
        "their number is 13 11 14",
        "call 1-800-273-8255 now, it's free and they listen",
        "https://www.samaritans.org helped me a lot",
        "try findahelpline.com, or https://988lifeline.org/chat",
        "write to jo@samaritans.org, that is what I did",
        "www.nhs.uk/mental-health has a page on it",
    ],
)
def test_help_is_never_held(text: str) -> None:
    """Not for newcomers, not from teens, not among them."""
    for author in (ANYBODY, TRUSTED, TEEN):
        assert outcome(text, author, TEENS) is POST


@pytest.mark.parametrize(
    "text",
    ["thanks @quietheron, that helped", "@quietheron how are you?", "as u/quiet-heron said"],
)
def test_whom_one_speaks_to_is_no_contact_detail(text: str) -> None:
    """A name in the room, and nothing that asks to be reached by it."""
    assert rules(text) == []


def test_an_organisations_number_waits_only_among_teens() -> None:
    """Anybody can call a number "the clinic's"."""
    text = "the clinic is on 01632 960123"
    assert outcome(text) is POST
    assert outcome(text, room=TEENS) is HOLD


def test_a_text_made_of_addresses_is_judged_within_bounds() -> None:
    """Past the first twenty, one find reaches over all the others."""
    verdict = judge("her number is 07700 900123, " * 60)
    assert verdict.outcome is DECLINE
    assert len(verdict.reasons) == 21
