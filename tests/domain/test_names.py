"""Offered names, chosen names, and names that look alike."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.name_words import CALM_WORDS, NATURE_WORDS
from server.domain.names import (
    LONGEST_NAME,
    NameRefused,
    clean_name,
    generate_name,
    name_skeleton,
)

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=60)


def test_offered_names_come_from_at_least_twenty_thousand_pairs() -> None:
    """Two people seldom meet under one name."""
    assert len(set(CALM_WORDS)) == len(CALM_WORDS)
    assert len(set(NATURE_WORDS)) == len(NATURE_WORDS)
    assert len(CALM_WORDS) * len(NATURE_WORDS) >= 20_000


def test_every_word_is_one_plain_capitalised_word() -> None:
    """Each pair is then a valid name of two words."""
    for word in CALM_WORDS + NATURE_WORDS:
        assert word.isascii()
        assert word.isalpha()
        assert word == word.capitalize()


def test_words_that_would_hurt_here_are_not_offered() -> None:
    """A few of the words that were left out on purpose stay out."""
    left_out = {"Lemming", "Cuckoo", "Loon", "Magpie", "Patient", "Blue", "Blade", "Cliff", "Hen"}
    assert left_out.isdisjoint(CALM_WORDS + NATURE_WORDS)


@given(st.integers())
def test_an_offered_name_is_a_name_that_would_be_accepted(seed: int) -> None:
    """Whatever the generator makes passes the same check as a typed name."""
    name = generate_name(random.Random(seed))
    assert clean_name(name) == name
    assert len(name.split()) == 2


def test_the_same_seed_offers_the_same_name() -> None:
    """All chance comes from the generator that is passed in."""
    assert generate_name(random.Random(7)) == generate_name(random.Random(7))


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("  Quiet   Heron ", "Quiet Heron"),
        ("Quiet\t\nHeron\r\n", "Quiet Heron"),
        ("Quiet\u00a0Heron\u3000", "Quiet Heron"),
        ("Jose\u0301", "José"),
        ("李雷", "李雷"),
        ("שָׁלוֹם", "שָׁלוֹם"),
        ("นกน้อย", "นกน้อย"),
        ("Nguyễn", "Nguyễn"),
        ("Sun ☀️", "Sun ☀"),
        ("🫨🫨", "🫨🫨"),
    ],
)
def test_a_name_is_kept_composed_and_single_spaced(raw: str, kept: str) -> None:
    """Names of many languages go through; only spacing and form are tidied."""
    assert clean_name(raw) == unicodedata.normalize("NFC", kept)


@pytest.mark.parametrize(
    "raw",
    [
        "Quiet\u200bHeron",  # zero-width space
        "Quiet\u200dHeron",  # zero-width joiner
        "\u202egnikcart",  # right-to-left override
        "Quiet\u2066Heron",  # isolate
        "Quiet\u00adHeron",  # soft hyphen
        "Quiet\x00Heron",
        "Quiet\x1fHeron",
        "Quiet\ufeffHeron",
        "\u3164\u3164",  # Hangul filler: a letter by category, drawn as nothing
        "\u2800\u2800",  # empty Braille cell
        "Quiet\ue000Heron",  # private use
        "Quiet\ud800Heron",  # half a surrogate pair
        "Heron\U000e0041",  # tag character
    ],
)
def test_what_cannot_be_seen_is_refused(raw: str) -> None:
    """Two names must not look the same because of something that is not drawn."""
    with pytest.raises(NameRefused, match="hidden character"):
        clean_name(raw)


@pytest.mark.parametrize("raw", ["", " ", "\n\t", "\ufe0f"])
def test_a_name_of_nothing_is_refused(raw: str) -> None:
    """The length counts after tidying."""
    with pytest.raises(NameRefused, match="at least one"):
        clean_name(raw)


def test_a_name_may_be_forty_characters_and_no_more() -> None:
    """The bound itself is allowed."""
    assert clean_name("a" * 40) == "a" * 40
    with pytest.raises(NameRefused, match="at most 40"):
        clean_name("a" * 41)


def test_stacked_marks_are_refused_past_four() -> None:
    """Text that spills over the lines above and below is no name."""
    assert clean_name("x" + "\u0301" * 4 + "y")
    with pytest.raises(NameRefused, match="accents"):
        clean_name("x" + "\u0301" * 5 + "y")


def test_a_mark_hidden_in_a_composed_letter_counts() -> None:
    """Composing must not make room for one mark more."""
    with pytest.raises(NameRefused, match="accents"):
        clean_name("e" + "\u0301" + "\u0300" * 4)


def test_a_name_may_not_start_with_a_mark() -> None:
    """A leading mark would sit on whatever stands before the name."""
    with pytest.raises(NameRefused, match="accents"):
        clean_name("\u0301ab")


def test_the_refusal_carries_its_reason() -> None:
    """Callers show the reason to the person."""
    with pytest.raises(NameRefused) as refused:
        clean_name("")
    assert refused.value.reason == str(refused.value)
    assert isinstance(refused.value, ValueError)


@given(ANY_TEXT)
def test_any_text_is_refused_or_becomes_a_stable_name(raw: str) -> None:
    """No input crashes, and a kept name is kept as it is the second time."""
    try:
        name = clean_name(raw)
    except NameRefused:
        return
    assert clean_name(name) == name
    assert 1 <= len(name) <= LONGEST_NAME
    assert name.split() == name.split(" ")


@pytest.mark.parametrize(
    "disguise",
    [
        "admin",
        "ADMIN",
        "АDМІN",  # Cyrillic А, М, І
        "Αdmin",  # Greek capital alpha
        "Adm1n",
        "Admln",
        "Adm|n",
        "𝐀𝐝𝐦𝐢𝐧",
        "Ａｄｍｉｎ",
        "A d-m.i_n",
        "Adrnin",
        "ÀdmÏn",
        "ᴀᴅᴍɪɴ",
        "🅐🅳🅼🅘🄽",
        "🇦dmin",
        "Ađmin",
        "ᎪDMIN",  # Cherokee go
    ],
)
def test_names_that_look_like_a_staff_name_share_its_skeleton(disguise: str) -> None:
    """The tricks by which somebody passes for staff all come out the same."""
    assert name_skeleton(disguise) == name_skeleton("Admin")


@pytest.mark.parametrize("name", ["Admiral", "Quiet Heron", "Adam", "Dmin", "李雷"])
def test_other_names_keep_their_own_skeleton(name: str) -> None:
    """A skeleton is coarse, but not so coarse that everybody looks like staff."""
    assert name_skeleton(name) != name_skeleton("Admin")


@given(ANY_TEXT)
def test_a_skeleton_ignores_case_and_space(text: str) -> None:
    """Spacing a name out or shouting it changes nothing, for plain letters."""
    plain = "".join(filter(str.isascii, text))
    assert name_skeleton(" ".join(plain)) == name_skeleton(plain)


@given(ANY_TEXT)
def test_any_text_has_a_skeleton(text: str) -> None:
    """Skeletons are made of letters and digits only, whatever goes in."""
    assert all(character.isalnum() for character in name_skeleton(text))
