"""Advertising and fraud, and the ordinary talk of money, prizes and messages beside it."""

import pytest

from moderation.detectors.spam import scorer
from moderation.readings import Reading
from moderation.verdict import Outcome
from moderation.view import View
from tests.moderation.detectors.judging import TRUSTED, outcome, rules


@pytest.mark.parametrize(
    "text",
    [
        "CONGRATULATIONS! You have been selected to win a $500 gift card, claim now at example.com",
        "URGENT! Your mobile number has won £2000. Call 09061234567 from a landline",
        "Free ringtone! Text TONE to 80123 now, 150p per msg, reply STOP to end",
        "I made $4,500 in a week with bitcoin trading, WhatsApp me on +1 212 555 0123",
        "Invest $500 and earn daily profit of $3000, contact my account manager on telegram now",
        "Dr Ozo the great spell caster brought back my ex in 48 hours, contact him on whatsapp",
        "Dr Bello cured my herpes with herbal medicine, email him at bello@example.com",
        "My hacked account was recovered by a genuine hacker, dm him on instagram @hackfix",
        "I lost my bitcoin to a scam but got back all my funds, reach out to the recovery expert",
        "Hire a hacker to hack your cheating husband's phone, telegram @fixer",
        "subscribe to my onlyfans, link in bio",
        "Work from home and earn £300 a day, dm me for details",
        "Need an urgent loan? No credit check, loans approved today, apply now www.example.com",
        "join my telegram group for crypto signals and double your money",
        "win free v-bucks now, use my code, link below www.example.com",
    ],
)
def test_advertising_waits_for_a_moderator(text: str) -> None:
    """From newcomers; a trusted member's is posted, unless something else is in it."""
    assert "spam.advertising" in rules(text)
    assert outcome(text) is not Outcome.POST


@pytest.mark.parametrize(
    "text",
    [
        "I won a prize at school today and my dad didn't even look up",
        "I lost £2000 to a crypto scam and I feel so stupid, I can't tell anyone",
        "my account got hacked and they sent messages to my mum",
        "I'm in debt, payday loans, about 4000 pounds, and I can't breathe when the phone rings",
        "please call me when you can",
        "text me when you're home safe",
        "my boss wants me to work from home and I earn too little for the rent",
        "free on Friday if anyone wants to talk",
        "my therapist costs $150 a session and insurance won't cover it",
        "the doctor says I'm cured of the infection but I don't feel well",
        "text HOME to 741741, it's free and a trained counsellor answers",
        "Call Samaritans free on 116 123, now if you need to",
        "I found out my ex has an onlyfans and it broke me",
        "he said he was in love with me and it was a romance scam",
        "URGENT please I need help now",
        "congrats on 30 days clean!!!",
        "I spend my money on gambling, slots and poker, I can't stop",
    ],
)
def test_talk_of_money_luck_and_loss_is_not(text: str) -> None:
    """Also of the scams that people fell for."""
    assert "spam.advertising" not in rules(text)


def test_a_trusted_members_is_posted() -> None:
    """The policy's table: they are known here."""
    text = "use my referral code and get $20 cash back, join today"
    assert outcome(text) is Outcome.HOLD
    assert outcome(text, TRUSTED) is Outcome.POST


def as_typed(text: str) -> Reading:
    """A text that nothing was done to."""
    return Reading(View(text))


def test_a_long_text_has_to_show_more() -> None:
    """It mentions more, so what is enough for one line isn't for a page."""
    text = "I won £20 and a free ticket to call this number now. "
    short = scorer().spam(as_typed(text))
    assert short is not None
    assert (
        scorer().spam(as_typed(text + "It was a day like any other, and so I went home. " * 60))
        is None
    )


def test_the_span_reaches_from_the_first_sign_to_the_last() -> None:
    """So that a moderator sees what it was."""
    text = "hello all. claim your free gift card now! bye"
    span = scorer().spam(as_typed(text))
    assert span is not None
    assert text[slice(*span)].startswith("claim")
    assert "hello" not in text[slice(*span)]
