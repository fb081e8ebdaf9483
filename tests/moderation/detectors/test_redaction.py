"""What is left of a text once personal data is taken out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.detectors.personal_data import PersonalData, PersonalDataKind, find_personal_data
from moderation.detectors.redaction import redacted


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
    assert redacted(text, find_personal_data(text)) == left


def test_no_half_of_a_number_is_left_over() -> None:
    """A find that stops short takes the rest of its digits along."""
    text = "it is 07700 900 123."
    half = PersonalData(PersonalDataKind.PHONE, 6, 15)
    other_half = PersonalData(PersonalDataKind.PHONE, 12, 19)
    assert redacted(text, [half]) == redacted(text, [other_half]) == "it is [phone number]."


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
    assert find_personal_data(redacted(text, find_personal_data(text))) == []
