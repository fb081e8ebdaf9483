"""What is left of a text once personal data is taken out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.detectors.personal_data import find_personal_data
from moderation.detectors.redaction import redacted


def without_personal_data(text: str) -> str | None:
    """What the author is offered."""
    finds = find_personal_data(text)
    return redacted(text, [((find.start, find.end), f"own_data.{find.kind}") for find in finds])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("call me on 07700 900123 ok", "call me on [phone number] ok"),
        ("I'm jo@example.com!", "I'm [e-mail address]!"),
        ("my insta is heron_22 :)", "my insta is [user name] :)"),
        ("see example.com/a now", "see [link] now"),
        ("I live at 12 Elm Street.", "I live at [address]."),
        ("a@example.com or +44 20 7946 0018", "[e-mail address] or [phone number]"),
        ("nothing here", "nothing here"),
    ],
)
def test_finds_are_replaced_by_what_they_were(text: str, left: str) -> None:
    """And the rest is untouched."""
    assert without_personal_data(text) == left


def test_no_half_of_a_number_is_left_over() -> None:
    """A find that stops short takes the rest of its digits along."""
    text = "it is 07700 900 123."
    for half in ((6, 15), (12, 19)):
        assert redacted(text, [(half, "own_data.phone")]) == "it is [phone number]."


def test_a_word_is_taken_out_whole() -> None:
    """And what a rule of another kind marked, by a mark that names nothing."""
    assert (
        redacted("take the secretword now", [((9, 15), "method_detail.agent")])
        == "take the […] now"
    )


def test_nothing_is_offered_where_nothing_is_left() -> None:
    """A message of marks says nothing."""
    assert without_personal_data(" 07700 900123\n") is None


@given(
    st.lists(
        st.sampled_from(
            [
                "07700 900123",
                "jo@example.com",
                "12 Elm Street",
                "so",
                "sad",
                ",",
                "(",
                "\n",
                "@heron_2",
            ]
        ),
        max_size=8,
    )
)
def test_what_is_left_holds_no_personal_data(words: list[str]) -> None:
    """However the finds stand together."""
    text = " ".join(words)
    assert find_personal_data(without_personal_data(text) or "") == []
