"""What the engine makes of rules: phrases, patterns, conditions, contexts, trials and crashes."""

from collections.abc import Iterable

import pytest

from moderation.engine import Engine
from moderation.findings import Finding
from moderation.readings import Readings
from moderation.verdict import Author, Familiarity, Outcome, RoomPolicy, Verdict
from tests.moderation.rulesets import engine, rule, ruleset


def found(verdict: Verdict, text: str) -> list[str]:
    """What the reasons point at."""
    return [text[slice(*reason.span)] for reason in verdict.reasons]


def test_a_phrase_is_found_as_whole_words_whatever_its_letters_look_like() -> None:
    """Spans are those of the text as typed."""
    text = "a GREY\u200b  Ｈｅｒｏｎ, grey herons, k-grey heron's"
    assert found(engine(rule()).judge(text), text) == ["GREY\u200b  Ｈｅｒｏｎ", "grey heron"]


def test_a_pattern_uses_terms_of_its_language_and_of_its_file() -> None:
    """Terms may use other terms."""
    judge = engine(
        rule(phrases=[], patterns=[r"\b{colour} {bird}s?\b"]),
        terms_en={
            "terms": {"colour": ["grey", "{dark}"], "dark": ["black", "brown"], "bird": ["heron"]}
        },
        terms_es={"terms": {"bird": ["garza"]}},
    ).judge
    assert found(judge("Brown herons"), "Brown herons") == ["Brown herons"]
    assert not judge("brown garza").reasons


def test_accents_in_a_rule_match_with_and_without() -> None:
    """Readings have none, so rules lose theirs as they are loaded."""
    judge = engine(rule(phrases=["sueño"], patterns=[r"{edge}نأمل{edge}"])).judge
    assert judge("un sueno").reasons
    assert judge("un SUEÑO").reasons
    assert judge("نامل").reasons


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("a grey heron by the river", True),
        ("a grey heron. By the river", False),
        ("a grey heron\nby the river", False),
        ("a grey heron by the river in the zoo", False),
        ("a grey heron by the river! Not in the zoo", True),
    ],
)
def test_conditions_are_looked_for_in_the_sentence(text: str, is_found: bool) -> None:
    """What stands in another sentence neither helps nor hinders."""
    judge = engine(rule(needs=[r"\briver\b"], unless=[r"\bzoo\b"])).judge
    assert bool(judge(text).reasons) is is_found


def test_conditions_can_be_looked_for_in_the_whole_text() -> None:
    """With `scope = "text"`."""
    judge = engine(rule(needs=[r"\briver\b"], scope="text")).judge
    assert judge("a grey heron. By the river").reasons


def test_a_context_takes_away_the_finds_that_it_is_about() -> None:
    """`at` over the find, `around` in its sentence, and only in the rule's language."""
    contexts = [
        {"name": "quoted", "where": "at", "patterns": ['"[^"]*"']},
        {"name": "fiction", "patterns": [r"\bnovel\b"]},
    ]
    judge = engine(
        rule(exempt=["quoted", "fiction"]),
        contexts_en={"context": contexts},
        contexts_es={"context": [{"name": "fiction", "patterns": [r"\blibro\b"]}]},
    ).judge
    text = 'he said "grey heron" to a grey heron'
    assert [reason.span[0] for reason in judge(text).reasons] == [text.rindex("grey")]
    assert not judge("the grey heron of the novel").reasons
    assert judge("the grey heron of the libro").reasons


def test_a_context_of_one_pipeline_is_not_for_the_other() -> None:
    """What is no sign of danger may still be an insult."""
    contexts = {"context": [{"name": "fiction", "patterns": [r"\bnovel\b"]}]}
    of_care = engine(
        rule(exempt=["fiction"]),
        rule(id="test.care", category="ideation", exempt=["fiction"]),
        care_en=contexts,
    )
    reasons = of_care.judge("the grey heron of the novel").reasons
    assert [reason.rule for reason in reasons] == ["test.bird"]


def test_a_rule_can_ask_for_one_reading() -> None:
    """`folded` leaves disguises alone."""
    disguised = "gr3y h e r o n"
    assert engine(rule(readings=["plain"])).judge(disguised).reasons
    assert engine(rule(readings=["plain"])).judge("grey heron").reasons
    assert not engine(rule(readings=["folded"])).judge(disguised).reasons


def test_a_rule_on_trial_is_reported_and_changes_nothing() -> None:
    """Shadow mode."""
    verdict = engine(rule(status="shadow")).judge("grey heron")
    assert [reason.rule for reason in verdict.shadow] == ["test.bird"]
    assert verdict.outcome is Outcome.POST
    assert not verdict.reasons
    assert not verdict.strike


def crash(_readings: Readings, _author: Author, _room: RoomPolicy) -> Iterable[Finding]:
    """A detector with a fault."""
    raise RuntimeError("broken")


@pytest.mark.parametrize(
    ("familiarity", "outcome"),
    [(Familiarity.NEWCOMER, Outcome.HOLD), (Familiarity.TRUSTED, Outcome.POST)],
)
def test_a_crash_holds_a_newcomers_text_and_the_operator_hears(
    familiarity: Familiarity, outcome: Outcome
) -> None:
    """The other rules still count, and the error is told without the text."""
    heard: list[tuple[str, str]] = []
    judged = Engine(
        ruleset(rule(category="ideation")),
        detectors={"test.broken": crash},
        on_error=lambda name, error: heard.append((name, str(error))),
    ).judge("grey heron", Author(familiarity))
    assert judged.outcome is outcome
    assert judged.failed == ("test.broken",)
    assert [reason.rule for reason in judged.reasons] == ["test.bird"]
    assert heard == [("test.broken", "broken")]
