"""What a word may come to be written like, and what is never taken for it."""

import pytest

from moderation.spelling.slips import Masks, slips

WORDS = frozenset({"heron", "herons", "gull", "owl"})
RANKS = {"the": 0, "hero": 1, "guild": 2, "heron": 3}


@pytest.mark.parametrize("slip", ["heorn", "ehron", "hern", "herron", "heroon"])
def test_a_slip_stands_for_its_word(slip: str) -> None:
    """Two letters swapped, one missing, or one twice."""
    assert slips(WORDS, RANKS, frozenset())[slip] == "heron"


def test_a_word_is_no_slip() -> None:
    """Neither one of the list, nor a plain one of the ruleset, nor one that is looked for."""
    found = slips(WORDS, RANKS, plain=frozenset({"hern"}))
    assert found.keys().isdisjoint({"hero", "hern", "heron", "herons"})


def test_a_slip_in_a_very_common_word_stands_for_nothing() -> None:
    """`gulid` may be `guild` as well, which is far likelier."""
    assert "gild" not in slips(frozenset({"gilds"}), {"guild": 0}, frozenset())


def test_short_words_have_no_slips() -> None:
    """`ow` is too little to know an owl by."""
    assert "owl" not in slips(WORDS, RANKS, frozenset()).values()


@pytest.mark.parametrize(
    ("masked", "word"),
    [("h***n", "heron"), ("g*ll", "gull"), ("h***ns", "herons"), ("gu**", "gull")],
)
def test_a_mask_stands_for_as_many_letters(masked: str, word: str) -> None:
    """What is left of the word has to fit."""
    assert Masks(WORDS, RANKS).behind(masked) == word


@pytest.mark.parametrize("masked", ["h****", "x*ll", "g*****"])
def test_too_little_left_is_no_word(masked: str) -> None:
    """One letter is not enough, and neither is a wrong one."""
    assert Masks(WORDS, RANKS).behind(masked) is None
