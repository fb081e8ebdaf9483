"""Loading rulesets: what is refused, and that the refusal says where."""

import pytest

from moderation.ruleset import RulesetError, load, packaged_ruleset
from tests.moderation.rulesets import rule, ruleset


def problems(*rules: dict[str, object], **files: dict[str, object]) -> list[str]:
    """What loading complains of."""
    with pytest.raises(RulesetError) as refused:
        ruleset(*rules, **files)
    return list(refused.value.problems)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"category": "rudeness"}, "Invalid enum value 'rudeness' - at `$.category`"),
        ({"version": 0}, "Expected `int` >= 1 - at `$.version`"),
        ({"match": ["one"]}, "Expected `array` of length >= 2 - at `$.match`"),
        ({"colour": "grey"}, "Object contains unknown field `colour`"),
        ({"phrases": []}, "it has neither phrases nor patterns"),
        ({"readings": []}, "readings: name at least one"),
        ({"exempt": ["quotd"]}, "exempt: there is no context quotd"),
        ({"patterns": ["(a"]}, "patterns 1: missing ): (a"),
        ({"needs": ["ok", "{bird}"]}, "needs 2: there is no term {bird}"),
        ({"unless": ["(?:a|b)*"]}, "unless 1: it matches where there is nothing"),
        ({"patterns": ["Heron"]}, "patterns 1: readings are in lower case, so 'H' can never match"),
        ({"patterns": [r"(?:\PL{1,900}x?){900}"]}, "patterns 1: invalid repetition size: {900}"),
    ],
)
def test_a_mistake_is_told_with_its_file_rule_and_field(
    fields: dict[str, object], problem: str
) -> None:
    """Whoever wrote the rule can find what to change."""
    assert problems(rule(**fields)) == [f"test.en.toml: test.bird: {problem}"]


def test_all_mistakes_are_told_at_once() -> None:
    """One run of the check is enough to see them."""
    assert len(problems(rule(version=0), rule(id="test.other", phrases=[]))) == 2


def test_ids_are_unique_over_all_files() -> None:
    """A report names a rule by its id alone."""
    assert problems(rule(), other_en={"rule": [rule()]}) == [
        "test.en.toml: test.bird: the same id is in other.en.toml"
    ]


def test_terms_may_not_go_round_in_circles_or_be_there_twice() -> None:
    """Both are mistakes, not choices."""
    told = problems(
        rule(patterns=["{a}"]),
        terms_en={"terms": {"a": ["{b}"], "b": ["{a}"]}},
        more_en={"terms": {"b": ["x"]}},
    )
    assert "terms.en.toml: the term b is there twice" in told
    assert any("is part of itself" in line for line in told) or len(told) == 1


def test_what_is_no_toml_is_told_with_its_line() -> None:
    """Half a file is no ruleset."""
    with pytest.raises(RulesetError, match=r"bad\.en\.toml: .*line 2"):
        load({"bad.en.toml": "a = 1\nb = ="})


def test_a_pattern_has_a_budget() -> None:
    """Terms of terms multiply; a pattern that grew too large is refused, not compiled."""
    terms = {"a": ["heron"] * 50, "b": ["{a}"] * 50, "c": ["{b}"] * 50}
    told = problems(rule(patterns=["{c}"]), terms_en={"terms": terms})
    assert told == [
        "test.en.toml: test.bird: patterns 1: it is longer than 40,000 characters with its terms"
    ]


def test_the_packaged_rules_load() -> None:
    """And each says where it comes from."""
    assert all(packaged.source for packaged in packaged_ruleset().rules)
