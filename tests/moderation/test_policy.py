"""The policy's table applied: every pair of categories, every author, and what suppresses what."""

from itertools import combinations_with_replacement, product

import pytest

from moderation.categories import POLICY, Category
from moderation.findings import Finding
from moderation.policy import TARGETED, combine, is_targeted
from moderation.verdict import Author, Care, Familiarity, Level, Outcome, RoomPolicy, Verdict

NEWCOMER, TRUSTED = Author(Familiarity.NEWCOMER), Author(Familiarity.TRUSTED)
ANY_ROOM, TEEN_ROOM = RoomPolicy(), RoomPolicy(is_teen=True)
PAIRS = list(combinations_with_replacement(Category, 2))
OUTCOMES, CARES = list(Outcome), list(Care)


def finding(category: Category, start: int = 0, **fields: object) -> Finding:
    """A find of one category."""
    return Finding(category, f"test.{category}", 1, (start, start + 1), **fields)  # type: ignore[arg-type]


def outcome_of(category: Category, author: Author, room: RoomPolicy) -> Outcome:
    """What the table says of one category."""
    row = POLICY[category]
    among_teens = room.is_teen and category in {Category.LINK, Category.CONTACT}
    if author is TRUSTED and row.trusted_outcome and not among_teens:
        return Outcome(row.trusted_outcome)
    return Outcome(row.outcome)


@pytest.mark.parametrize("author", [NEWCOMER, TRUSTED], ids=["newcomer", "trusted"])
@pytest.mark.parametrize("room", [ANY_ROOM, TEEN_ROOM], ids=["any room", "teens"])
def test_of_every_pair_of_categories_the_stricter_and_the_more_caring_wins(
    author: Author, room: RoomPolicy
) -> None:
    """Outcome, care and level, each by itself; 23 categories make 276 pairs."""
    assert len(PAIRS) == 276
    for pair in PAIRS:
        verdict = combine([finding(each, at) for at, each in enumerate(pair)], author, room)
        rows = [POLICY[category] for category in pair]
        outcomes = [outcome_of(category, author, room) for category in pair]
        assert verdict.outcome == max(outcomes, key=OUTCOMES.index), pair
        assert verdict.care == max((Care(row.care) for row in rows), key=CARES.index), pair
        assert verdict.level == max(Level[row.level.upper()] for row in rows), pair


def test_of_every_pair_care_takes_a_strike_away_unless_somebody_was_aimed_at() -> None:
    """Disclosing pain is never punished; attacking somebody is, pain or not."""
    for pair in PAIRS:
        verdict = combine([finding(each) for each in pair], NEWCOMER, ANY_ROOM)
        strikes = [category for category in pair if POLICY[category].strike]
        has_care = any(POLICY[category].is_care for category in pair)
        aimed = any(category in TARGETED for category in strikes)
        assert verdict.strike == bool(strikes and (aimed or not has_care)), pair


@pytest.mark.parametrize("category", [each for each in Category if POLICY[each].strike])
def test_what_is_aimed_at_nobody_is_not_punished_beside_a_disclosure(category: Category) -> None:
    """A rule can say so; what would be declined is then held, and nobody gets a strike."""
    aimless = finding(category, is_targeted=False)
    alone = combine([aimless], NEWCOMER, ANY_ROOM)
    assert alone.strike
    assert alone.outcome == POLICY[category].outcome
    disclosed = combine([aimless, finding(Category.IDEATION, 5)], NEWCOMER, ANY_ROOM)
    assert not disclosed.strike
    assert disclosed.outcome is Outcome.HOLD
    assert disclosed.care is Care.CARD


def test_no_care_category_alone_is_ever_punished_or_declined() -> None:
    """Of the policy's lines this is the first."""
    cares = [category for category in Category if POLICY[category].is_care]
    assert len(cares) == 10
    for pair in product(cares, repeat=2):
        verdict = combine([finding(each) for each in pair], NEWCOMER, ANY_ROOM)
        assert not verdict.strike
        assert verdict.outcome is not Outcome.DECLINE


def test_a_rule_may_name_another_level_and_nothing_else() -> None:
    """The highest counts."""
    verdict = combine([finding(Category.IDEATION, level=Level.S3)], NEWCOMER, ANY_ROOM)
    assert (verdict.level, verdict.care) == (Level.S3, Care.CARD)
    lower = combine([finding(Category.PLAN, level=Level.S1)], NEWCOMER, ANY_ROOM)
    assert (lower.level, lower.care) == (Level.S1, Care.RESPONDER)


def test_a_find_on_trial_has_no_part_in_anything() -> None:
    """But to be told."""
    on_trial = finding(Category.HATE, is_on_trial=True, cover="hate")
    assert combine([on_trial], NEWCOMER, ANY_ROOM) == Verdict(shadow=(on_trial.reason(),))


@pytest.mark.parametrize("category", list(Category))
def test_what_is_aimed_at_somebody_is_so_by_its_category_unless_a_rule_says(
    category: Category,
) -> None:
    """Both ways."""
    assert is_targeted(finding(category)) is (category in TARGETED)
    assert is_targeted(finding(category, is_targeted=True))
    assert not is_targeted(finding(category, is_targeted=False))


def test_reasons_come_in_the_order_of_the_text_each_once() -> None:
    """Whatever order they were found in."""
    finds = [finding(Category.HATE, 9), finding(Category.PLAN, 2), finding(Category.HATE, 2)]
    one = combine(finds, NEWCOMER, ANY_ROOM)
    other = combine([*finds[::-1], *finds], NEWCOMER, ANY_ROOM)
    assert one == other
    assert [reason.span[0] for reason in one.reasons] == [2, 2, 9]


def test_the_first_cover_counts() -> None:
    """A text has one."""
    finds = [finding(Category.PLAN, 4, cover="b"), finding(Category.IDEATION, 1, cover="a")]
    assert combine(finds, NEWCOMER, ANY_ROOM).cover == "a"


@pytest.mark.parametrize(("author", "outcome"), [(NEWCOMER, Outcome.HOLD), (TRUSTED, Outcome.POST)])
def test_a_crash_holds_a_newcomers_text(author: Author, outcome: Outcome) -> None:
    """And is named."""
    verdict = combine([], author, ANY_ROOM, ("b", "a"))
    assert (verdict.outcome, verdict.failed) == (outcome, ("a", "b"))
