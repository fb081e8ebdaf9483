"""Disguised writing is read as it was meant, and plain writing is left alone."""

import pytest

from moderation.normalise import fold
from moderation.spelling.speller import Speller, Spelling
from moderation.undisguise import Undisguise

SPELLING = Spelling(
    words=frozenset({"heron", "herons", "grebe", "little", "marabou"}),
    ordinary=frozenset({"hero"}),
    known=frozenset({"swan", "kiss", "gull", "die"}),
)
UNDISGUISE = Undisguise(Speller(SPELLING))


def plain(text: str) -> str:
    """The plain reading of a text."""
    return UNDISGUISE(fold(text)).text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("h3r0n", "heron"),
        ("$w@n", "swan"),
        ("k!ss", "kiss"),
        ("gu11 and 1itt1e", "gull and little"),
        ("d1e", "die"),
        ("s w a n", "swan"),
        ("s.w.a.n", "swan"),
        ("s-w a_n", "swan"),
        ("sw.an", "swan"),
        ("swaaaan", "swan"),
        ("gulllll", "gull"),
        ("h*ron", "heron"),
        ("h***n", "heron"),
        ("gr#b#", "grebe"),
        ("hreon", "heron"),
        ("herron", "heron"),
        ("marbou", "marabou"),
        ("iseetheherons", "i see the herons"),
        ("I s e e t h e h e r o n", "i see the heron"),
    ],
)
def test_a_disguise_is_undone(text: str, meant: str) -> None:
    """Digits and signs for letters, letters apart, repeats, masks, slips and joined words."""
    assert plain(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "a hero of mine",
        "i am 5ft2, 120lbs, at 3pm on the 4th",
        "well... ok! no way!! 10/10",
        "we met at 10 a.m. b12 and covid19",
        "the swan, a kiss and i. see you",
        "see ** that, and #this",
        "lorem ipsum dolor sit amet",
        "o'clock, d'accord, l'ami",
    ],
)
def test_plain_writing_is_left_alone(text: str) -> None:
    """The very same view comes back, so that nothing is read twice."""
    view = fold(text)
    assert UNDISGUISE(view) is view


def test_a_span_of_the_plain_reading_covers_the_disguise() -> None:
    """Whoever looks at a find sees all of what was typed."""
    text = "Oh  H e r.0 n!"
    view = UNDISGUISE(fold(text))
    start = view.text.index("heron")
    assert text[slice(*view.raw_span(start, start + len("heron")))] == "H e r.0 n"


def test_an_ordinary_or_known_word_is_never_taken_for_a_misspelling() -> None:
    """One slip lies between many words."""
    assert plain("hero") == "hero"
    assert plain("heorn") == "heron"
    only_one = Undisguise(Speller(Spelling(words=frozenset({"heron"}))))
    assert only_one(fold("herons")).text == "herons"
