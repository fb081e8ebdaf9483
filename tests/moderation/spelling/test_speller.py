"""A text is read with its misspelt words restored, and points back at what was typed."""

import pytest

from moderation.normalise import fold
from moderation.spelling.speller import Speller, Spelling

SPELLER = Speller(Spelling(words=frozenset({"heron", "herons"})))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("two heorns", "two herons"),
        ("her ons, and seetheherons", "herons, and see the herons"),
        ("xq hreon xq", "xq heron xq"),
    ],
)
def test_words_are_restored(text: str, meant: str) -> None:
    """A slip, a space in the wrong place, no space at all."""
    assert SPELLER.restored(fold(text)).text == meant


@pytest.mark.parametrize("text", ["a hero, don't you think", "his heir on earth", "qwertz lol"])
def test_a_text_without_them_is_the_same_view(text: str) -> None:
    """So that nothing is read twice."""
    view = fold(text)
    assert SPELLER.restored(view) is view


def test_what_is_restored_points_at_what_was_typed() -> None:
    """Also after something else in the text changed its length."""
    text = "She ron, a Heorn, iseeherons!"
    view = SPELLER.restored(fold(text))
    start = view.text.index("i see herons")
    assert text[slice(*view.raw_span(start, start + len("i see herons")))] == "iseeherons"


def test_only_so_much_of_a_text_is_taken_apart() -> None:
    """Runs cost the most time, so those after the first 400 letters stay whole."""
    run = "iseeherons"
    restored = SPELLER.restored(fold(" ".join([run] * 100))).text
    assert restored.count("i see herons") == 40
    assert restored.count(run) == 60


def test_without_words_nothing_is_restored() -> None:
    """A ruleset that names none costs no list of words."""
    view = fold("a heorn")
    assert Speller(Spelling()).restored(view) is view
