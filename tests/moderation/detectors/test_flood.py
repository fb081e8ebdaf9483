"""Floods are held, and no cry for help is ever taken for one."""

import pytest

from moderation.verdict import Author
from tests.moderation.detectors.judging import rules

COPIED = "Everyone look at this great new thing that I have made for all of us here"


def after(*texts: str) -> Author:
    """Somebody who has sent these in the last minutes."""
    return Author(recent_texts=texts)


def test_the_same_text_for_the_fourth_time_is_a_flood() -> None:
    """Three times may be a bad connection."""
    assert rules(COPIED, after(COPIED, COPIED)) == []
    assert rules(COPIED, after(COPIED, COPIED, COPIED)) == ["flood.repeated"]


def test_a_few_changed_signs_and_words_make_no_new_text() -> None:
    """Case, punctuation, numbers, and one word in a dozen."""
    led = COPIED + " at deals.example.com"
    copies = (led.upper() + "!!", led + " 123", led.replace("great", "good"))
    assert "flood.repeated" in rules(led, after(*copies))


def test_other_signs_and_capitals_make_no_other_text() -> None:
    """Nor do quotes, dashes and letters of other shapes."""
    copies = COPIED.upper(), f"\u201c{COPIED}\u201d!!", COPIED.replace("e", "\uff45")
    assert rules(COPIED, after(*copies)) == ["flood.repeated"]


def test_alike_is_not_the_same_where_it_leads_nowhere() -> None:
    """Somebody counts, or tells of each day in the same words."""
    days = [f"day {n} of trying to get up, eat, shower and go outside again" for n in range(6)]
    assert rules(days[-1], after(*days[:-1])) == []


@pytest.mark.parametrize("text", ["same", "yes please", "lol", "hugs", "ok", "❤️", "thank you"])
def test_short_answers_may_be_given_often(text: str) -> None:
    """People agree with one another a lot."""
    assert rules(text, after(*[text] * 10)) == []


@pytest.mark.parametrize(
    "text",
    [
        "help help help help help help",
        "please somebody help me please",
        "I want to die I want to die",
        "is anyone there? is anyone there?",
        "make it stop make it stop make it stop",
        "ayuda ayuda ayuda por favor",
        "ساعدوني ساعدوني ساعدوني",
        "I CAN'T DO THIS ANYMORE I CAN'T DO THIS",
        "help " * 200,
        "n" + "o" * 400,
        "why " * 30,
        "I hate myself " * 50,
    ],
)
def test_distress_is_never_a_flood(text: str) -> None:
    """However often it is said, in one text or in many."""
    assert rules(text, after(*[text] * 20)) == []
    assert rules(text, after(*[text] * 40)) == []


@pytest.mark.parametrize("text", ["AAAAAAAAAAAAAAAAAAAAH", "WHAT IS WRONG WITH ME TODAY", "!" * 50])
def test_capitals_and_screams_are_left_alone(text: str) -> None:
    """They may be all that somebody has left."""
    assert rules(text) == []


@pytest.mark.parametrize("text", ["#" * 200, "buy " * 80, "\U0001f525" * 60])
def test_the_third_wall_is_a_flood(text: str) -> None:
    """One sign, one word or faces; the first is a slip or a drawing."""
    assert rules(text, after("hello", text)) == []
    assert "flood.walls" in rules(text, after(text, text))


def test_letters_drawn_out_are_a_scream() -> None:
    """As long as they like, as often as they like."""
    assert rules("x" * 2_000, after(*["x" * 2_000] * 9)) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a" + "\n" * 60 + "b", "flood.blank-lines"),
        (
            "".join(letter + "\u0334\u0335\u0336\u0337\u0338\u0321" for letter in "zalgo walls"),
            "flood.marks",
        ),
    ],
)
def test_what_pushes_others_off_the_screen_is_a_flood(text: str, rule: str) -> None:
    """Blank lines, and letters buried in marks."""
    assert rules(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "❤️" * 12 + " thank you",
        "สวัสดีครับ ผมรู้สึกไม่ค่อยดีวันนี้ แต่ขอบคุณที่รับฟัง",
        "tiếng Việt có nhiều dấu, nhưng không phải là lũ lụt đâu nhé",
        "שָׁלוֹם לְכֻלָּם, אֲנִי מַרְגִּישׁ קְצָת יוֹתֵר טוֹב הַיּוֹם",
        "one\n\ntwo\n\nthree\n\nfour\n\nfive\n\nsix",
        "-" * 60 + " a line across",
    ],
)
def test_other_scripts_and_a_few_faces_are_not(text: str) -> None:
    """Thai, Vietnamese and pointed Hebrew stack marks too, and people draw lines."""
    assert rules(text) == []


def test_texts_that_differ_in_a_number_are_not_the_same() -> None:
    """People count, and give times and ages."""
    texts = [f"day {number} without it and I feel fine" for number in range(9)]
    assert rules("day 10 without it and I feel fine", after(*texts)) == []


def test_a_copy_with_an_address_to_go_to_is_no_cry() -> None:
    """Whatever words of distress it is dressed up in."""
    text = "please help me and look at https://example.com/a today"
    assert "flood.repeated" in rules(text, after(text, text, text))
