"""Every packaged rule keeps to its own examples, and its time is not over."""

import datetime as dt
import re
from pathlib import Path

import pytest

from moderation.examples import expired_rules, failing_examples
from moderation.matching import Matcher
from moderation.rules import Rule
from moderation.ruleset import load, packaged_ruleset
from tests.moderation.rulesets import rule, ruleset

MANUAL = Path(__file__).parents[2] / "docs" / "moderation.md"
RULES = packaged_ruleset().rules


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    """All packaged rules together, as they run."""
    return Matcher(packaged_ruleset())


def finds(matcher: Matcher, rule_id: str, text: str) -> bool:
    """Whether a rule finds anything in a text; a crash is a failure."""
    crashed: dict[str, Exception] = {}
    findings = matcher.find(matcher.readings(text), crashed.__setitem__)
    assert not crashed
    return rule_id in {finding.rule for finding in findings}


@pytest.mark.parametrize("packaged", RULES, ids=lambda packaged: packaged.id)
def test_a_rule_finds_its_examples_and_not_its_near_misses(
    packaged: Rule, matcher: Matcher
) -> None:
    """What a rule's author wrote down about it is true."""
    missed = [text for text in packaged.match if not finds(matcher, packaged.id, text)]
    wrong = [text for text in packaged.no_match if finds(matcher, packaged.id, text)]
    assert (missed, wrong) == ([], [])


def test_a_wrong_example_is_told_with_its_rule() -> None:
    """`policy check` names the file, the rule and the text."""
    checked = ruleset(
        rule(match=["a grey heron", "a swan"], no_match=["grey herons", "grey heron!"])
    )
    assert list(failing_examples(checked)) == [
        "test.en.toml: test.bird: match: it does not find 'a swan'",
        "test.en.toml: test.bird: no_match: it finds 'grey heron!'",
    ]


def test_a_rule_is_over_on_the_day_that_it_names() -> None:
    """Not before, and not if it names none."""
    day = dt.date(2030, 5, 1)
    checked = ruleset(rule(expires=day), rule(id="test.other"))
    assert list(expired_rules(checked, day - dt.timedelta(days=1))) == []
    assert list(expired_rules(checked, day)) == [
        "test.en.toml: test.bird: expires: its time was over on 2030-05-01"
    ]


def test_the_manuals_rule_is_one() -> None:
    """Whoever copies it begins with something that works."""
    [text] = re.findall(r"```toml\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    checked = load({"manual.en.toml": text})
    assert len(checked.rules) == 1
    assert list(failing_examples(checked)) == []
