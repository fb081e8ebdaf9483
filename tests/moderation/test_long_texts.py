"""Long texts are looked at piece by piece; what is found doesn't depend on where the pieces end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.readings import Reading, Readings
from moderation.spelling.speller import Speller, Spelling
from moderation.undisguise import Undisguise
from moderation.verdict import Level, Verdict
from moderation.view import View
from tests.moderation.rulesets import engine, rule

BIRD = "grey heron"
FILLER = "and then it rained all day "
UNDISGUISE = Undisguise(Speller(Spelling(known=frozenset({"heron"}))))
WRITTEN = st.sampled_from(["heron ", "h3ron ", "h e r o n ", "heronnn ", "h.eron\n", FILLER * 9])


def found(verdict: Verdict, text: str) -> list[str]:
    """What the reasons point at."""
    return [text[slice(*reason.span)] for reason in verdict.reasons]


@pytest.mark.parametrize("before", range(0, 900, 7))
def test_a_match_is_found_wherever_it_lies(before: int) -> None:
    """Also in other scripts, where bytes and characters differ."""
    judge = engine(rule(phrases=[], patterns=[r"\bgrey (?:\w+ )?heron\b"])).judge
    for filler in (FILLER, "è molto ", "по воде "):
        text = f"{(filler * 200)[:before]} {BIRD} {filler * 20}"
        assert found(judge(text), text) == [BIRD]


def test_a_cut_is_not_where_a_text_begins() -> None:
    """A pattern that asks for the beginning finds only that."""
    judge = engine(rule(phrases=[], patterns=["^heron"])).judge
    assert judge("heron " * 200).reasons[0].span == (0, 5)
    assert len(judge("heron " * 200).reasons) == 1


@pytest.mark.parametrize(
    "pattern", [r"\bgrey her\b", r"\bgrey(?:$|[.!?])", r"\bron\b", r"\br all\b"]
)
def test_a_cut_is_no_edge_of_a_word(pattern: str) -> None:
    """Half a word is no word, and where a piece ends no text does."""
    judge = engine(rule(phrases=[], patterns=[pattern], match=["a", "b"])).judge
    for before in range(150, 660):
        text = f"{(FILLER * 20)[:before]} {BIRD} all over {FILLER * 20}"
        assert not judge(text).reasons, text[:before]


def test_pieces_cover_a_text_and_overlap() -> None:
    """By enough that a match of an ordinary length lies in one of them."""
    text = "x" * 150 + (" señor" * 300)
    reading = Reading(View(text))
    reached = 0
    for piece in reading.windows():
        data = piece.data
        assert reading.data[piece.offset : piece.offset + len(data)] == data
        assert piece.offset <= max(0, reached - 150)
        reached = piece.offset + len(data)
    assert reached == len(reading.data)


@settings(max_examples=60)
@given(st.lists(WRITTEN, min_size=1, max_size=40))
def test_what_disguises_hid_lies_in_a_piece_around_it(written: list[str]) -> None:
    """The plain reading is looked at where it differs, with what stands beside that."""
    readings = Readings("".join(written), UNDISGUISE)
    plain = readings.plain.text
    pieces = [(each.offset, each.text) for each in readings.plain.windows(readings.folded)]
    for start in range(0, len(plain), 11):
        stretch = plain[start : start + 150]
        if stretch not in readings.folded.text:
            assert any(
                at <= start and start + len(stretch) <= at + len(text) for at, text in pieces
            )


@pytest.mark.parametrize("text", ["a grey heronnn", "h e r o n"])
def test_a_disguise_at_the_end_of_a_text_is_found(text: str) -> None:
    """Also where the plain reading is no more than how the text as typed begins."""
    assert engine(rule(phrases=[], patterns=[r"\bheron\b"])).judge(text).reasons


def test_a_text_that_many_rules_find_gets_one_reason_a_category_at_least() -> None:
    """After some of one kind the rest of that kind says nothing new; other kinds still do."""
    alike = [rule(id=f"test.bird-{number:02d}") for number in range(30)]
    other = rule(id="test.zebra", category="threat", phrases=["zebra"])
    verdict = engine(*alike, other).judge("a grey heron and a zebra")
    rules = [reason.rule for reason in verdict.reasons]
    assert "test.zebra" in rules
    assert 5 <= len(rules) <= 7


def test_a_text_that_many_rules_find_is_still_asked_for_what_is_worse() -> None:
    """The same category at a higher level changes the verdict, and at a lower one it doesn't."""
    alike = [
        rule(id=f"test.bird-{number:02d}", category="ideation", level="S1") for number in range(9)
    ]
    worse = rule(id="test.wren", category="ideation", level="S3", phrases=["wren"])
    milder = rule(id="test.zwren", category="ideation", level="S1", phrases=["wren"])
    verdict = engine(*alike, worse, milder).judge("a grey heron and a wren")
    rules = [reason.rule for reason in verdict.reasons]
    assert verdict.level == Level.S3
    assert "test.wren" in rules
    assert "test.zwren" not in rules
