"""What a pattern can't match without, and that nothing that matches is ever ruled out."""

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.literals import clauses_of
from moderation.prefilter import Prefilter
from moderation.rarity import EDGE
from moderation.view import View


def words(text: str) -> frozenset[str]:
    """As a reading has them."""
    return View(text).words


def clauses(pattern: str) -> list[set[str]]:
    """With `|` where no word goes on."""
    return [{literal.replace(EDGE, "|") for literal in clause} for clause in clauses_of(pattern)]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("heron", [{"heron"}]),
        (r"\bheron\b", [{"|heron|"}]),
        ("(?:grey|white) heron", [{"grey heron", "white heron"}]),
        ("herons?", [{"heron", "herons"}]),
        ("grey[ -]heron", [{"grey heron", "grey-heron"}]),
        (r"heron\w*grebe", [{"heron"}, {"grebe"}]),
        (r"\bgrey (?:\w+ ){0,2}heron\b", [{"|grey "}, {"|heron|"}]),
        (r"\b(?:(?:the|all) )*heron\b", [{"|heron|"}]),
        (r"(?:he\w+n|grebe)", [{"he", "grebe"}]),
        (r"(?:heron)+", [{"heron"}]),
        (r"\b(?:heron|\w+ grebe)\b", [{"|heron|", " grebe|"}]),
        (
            r"\ba (?:heron|(?:grey )+grebe)(?: or two)+",
            [{"|a "}, {"|heron", "|grebe"}, {" or two"}],
        ),
        (r"\b(?:heron|\w+ grebe)+\b", [{"heron", " grebe"}]),
        (r"\b(?:heron|\w+ grebe)s*\b", [{"|heron", " grebe"}]),
        (r"he{2}ron\.", [{"h"}, {"e"}, {"ron."}]),
        (r"(?:heron)?", []),
        (r"\w+", []),
        (r"(?:heron|\w+)", []),
        (r"(?i:heron)", []),
        (r"[^a-z]", []),
    ],
)
def test_a_pattern_needs_these_strings(pattern: str, needed: list[set[str]]) -> None:
    """One string of every clause; nothing where it can't be told."""
    assert clauses(pattern) == needed


PIECES = st.sampled_from(
    ["a", "b", "ab", " ", "'", r"\b", r"\w", r"\s", ".", "[ab]", "[^a]", r"\."]
)


def bigger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Patterns made of smaller ones."""
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: f"(?:{'|'.join(some)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,2}"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    )


PATTERNS = st.recursive(PIECES, bigger, max_leaves=12)


@settings(max_examples=400)
@given(st.lists(PATTERNS, min_size=1, max_size=4), st.text("ab '.", max_size=12))
def test_a_pattern_that_matches_is_never_ruled_out(patterns: list[str], text: str) -> None:
    """Whatever the prefilter makes of patterns, RE2 has the last word on all that may match."""
    prefilter = Prefilter([clauses_of(pattern) for pattern in patterns])
    possible = prefilter.possible(text, words(text))
    matching = [number for number, each in enumerate(patterns) if re2.search(each, text)]
    assert set(matching) <= set(possible)
    missing = prefilter.missing(text, words(text))
    assert all(not prefilter.needs(number) & missing for number in matching)


def test_most_patterns_are_ruled_out_by_words_that_a_text_lacks() -> None:
    """Also by parts of words, and in other scripts."""
    patterns = [r"\bgrey heron\b", r"herons?", r"\bgrebe\b", "بحيرة", r"\w+ \w+"]
    prefilter = Prefilter([clauses_of(pattern) for pattern in patterns])
    possible = {
        text: prefilter.possible(text, words(text))
        for text in ("a grey heron", "two herons", "عند بحيرة", "grebes")
    }
    assert list(possible.values()) == [[0, 1, 4], [1, 4], [3, 4], [4]]
