"""Other readings of a text, and where in it each character came from."""

import re
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from moderation.engine import default_engine
from moderation.normalise import fold, join_spaced_out
from moderation.verdict import Outcome


def test_folding_makes_letters_digits_and_signs_plain() -> None:
    """Full-width, styled, accented and look-alike characters read as plain ones."""
    assert fold("Ｑｕｉｅｔ＠ＭＡＩＬ。com").text == "quiet@mail.com"
    assert fold("𝐪𝐮𝐢𝐞𝐭 ٠٧٧ café").text == "quiet 077 cafe"
    assert fold("gm\u200bail \u2066x\u2069").text == "gmail x"


def test_look_alikes_are_undone_only_in_mixed_words() -> None:
    """A Russian word stays Russian; a Latin word with a Cyrillic letter in it does not."""
    assert fold("мама gmаil").text == "мама gmail"


def test_spaced_out_letters_are_joined_and_sentences_are_not() -> None:
    """Only runs of single characters are read as one word."""
    assert join_spaced_out(fold("my g m a i l is")).text == "my gmail is"
    assert join_spaced_out(fold("I am at a loss")).text == "i am at a loss"


def test_a_view_points_back_at_the_text_as_typed() -> None:
    """Spans of a reading are turned into spans of the raw text."""
    raw = "x Ｇ m\u200b ａ i l y"
    view = join_spaced_out(fold("say: " + raw[2:-2] + " please"))
    start = view.text.index("gmail")
    raw_start, raw_end = view.raw_span(start, start + len("gmail"))
    assert ("say: " + raw[2:-2] + " please")[raw_start:raw_end] == "Ｇ m\u200b ａ i l"


def test_what_is_dropped_belongs_to_the_character_before() -> None:
    """A masked keycap digit takes its frame with it."""
    assert fold("5\ufe0f\u20e3!").raw_span(0, 1) == (0, 3)


@given(st.text(st.characters(exclude_categories=[]), max_size=80))
def test_every_character_of_a_reading_has_an_origin_in_order(text: str) -> None:
    """Origins stay inside the text and never go backwards."""
    for view in (fold(text), join_spaced_out(fold(text))):
        assert len(view.origins) == len(view.text)
        starts = [start for start, _ in view.origins]
        assert starts == sorted(starts)
        assert all(0 <= start < end <= len(text) for start, end in view.origins)


@given(st.text("ab .", max_size=30))
def test_rewriting_changes_only_what_matches(text: str) -> None:
    """The rest of the text keeps its characters and their origins."""
    view = fold(text)
    longer = view.rewritten(re.compile(r"b+"), lambda match: match[0] + "!")
    assert longer.text == re.sub(r"b+", lambda match: match[0] + "!", view.text)
    assert len(longer.origins) == len(longer.text)


@given(st.uuids(), st.sampled_from(["{}", "see {} again", "{}, and {}"]))
def test_a_machines_identifier_says_nothing(identifier: UUID, frame: str) -> None:
    """Whatever its digits look like; what stands around it is still read."""
    text = frame.format(identifier, identifier)
    assert str(identifier) not in fold(text).text
    assert default_engine().judge(text).outcome is Outcome.POST
    assert default_engine().judge(f"{identifier} call 07700 900123").outcome is Outcome.HOLD
