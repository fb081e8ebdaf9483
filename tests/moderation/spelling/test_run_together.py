"""Words written without spaces are told apart, if one of them is looked for."""

import pytest

from moderation.spelling.ordinary_words import ordinary_words
from moderation.spelling.run_together import RunTogether

RUN = RunTogether(frozenset({"heron", "herons"}), ordinary_words())


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("iseetheherons", "i see the herons"),
        ("theheronisgone", "the heron is gone"),
        ("idontseeherons", "i don't see herons"),
        ("idon'tseeherons", "i don't see herons"),
    ],
)
def test_a_run_is_taken_apart(run: str, words: str) -> None:
    """The most common words that fill it."""
    assert RUN.may_be(run)
    assert RUN.taken_apart(run) == words


def test_a_run_with_something_else_in_it_stays_whole() -> None:
    """A name with a word in it is a name."""
    assert RUN.taken_apart("xqheronvk") is None


@pytest.mark.parametrize("run", ["iseethecranes", "hero", "heron" * 50])
def test_most_of_what_is_unknown_costs_no_time(run: str) -> None:
    """What has no word in it that is looked for, and what is too short or far too long."""
    assert not RUN.may_be(run)
