"""No text makes the detectors slow, and none makes them fail or point outside of it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.detectors.registry import DETECTORS
from moderation.matching import Matcher
from moderation.ruleset import Ruleset
from moderation.verdict import Author, RoomPolicy

WORDS = st.sampled_from(
    "12 Elm Street|my|her|number is|07700 900123|@heron_2|https://a.example|win|free|cash|call now|"
    "\n|help|.|\u0301|\U0001f525|ул.|路|€5|i live at".split("|")
)

_matcher = Matcher(Ruleset())


def spans(text: str, *recent: str) -> list[tuple[int, int]]:
    """What all detectors point at."""
    readings = _matcher.readings(text)
    author = Author(recent_texts=recent)
    detectors = DETECTORS.values()
    return [find.span for detect in detectors for find in detect(readings, author, RoomPolicy())]


@settings(deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join)))
def test_every_span_lies_in_the_text(text: str) -> None:
    """And none is empty, whatever was typed."""
    assert all(0 <= start < end <= len(text) for start, end in spans(text, text, text, text))


@pytest.mark.parametrize(
    "piece",
    [
        "7",
        "12 a st ",
        "rue a ",
        "weg 1 ",
        "Weg, ",
        "lives at a ",
        "address is 1 ",
        "corner of a and ",
        "4155550132 a ",
        "07700900123 ",
        "her number is ",
        "@a1 ",
        "a.co ",
        "http://a.b/ ",
        "free ",
        "win cash call now 09061234567 ",
        "contact dr ",
        "ab",
        "#" * 39 + "a",
        " \n",
        "a\u0301\u0301\u0301\u0301",
        "路1",
        "\U0001f525",
    ],
)
def test_time_grows_in_step_with_the_text(piece: str) -> None:
    """Four times the text may not take much more than four times as long."""

    def cpu_of_three(length: int) -> float:
        text = (piece * length)[:length]
        times = []
        for _ in range(3):
            start = time.process_time()
            spans(text, text, text)
            times.append(time.process_time() - start)
        return min(times)

    assert cpu_of_three(2_000) <= 10 * cpu_of_three(500) + 0.005
