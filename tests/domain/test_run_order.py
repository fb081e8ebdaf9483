"""In which order the questions of a session come up, whoever arranges them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.errors import Conflict
from server.domain.qa.questions import Question, QuestionState
from server.domain.qa.run_order import (
    PLACED_MAX,
    RunOrder,
    arranged,
    by_votes,
    check_seen,
    put,
)

NONE_MOVED = RunOrder("s")


def approved(id_: str, votes: int = 0, asked_at: int = 0) -> Question:
    """It waits to be taken live."""
    return Question(
        id=id_,
        session="s",
        asker="wren",
        client_id=id_,
        text="why?",
        state=QuestionState.APPROVED,
        asked_at=asked_at,
        votes=votes,
    )


A, B, C = approved("a", votes=3), approved("b", votes=2), approved("c", votes=1)


def ids(order: RunOrder, *questions: Question) -> str:
    """The sheet, as the ids in their order."""
    return "".join(question.id for question in arranged(order, questions))


def test_until_one_is_moved_votes_decide_and_then_age() -> None:
    """The most voted first; of two with as many, the one that has waited longer."""
    assert ids(NONE_MOVED, approved("z", asked_at=2), approved("y", asked_at=1), B, A) == "abyz"


@pytest.mark.parametrize(
    ("moved", "before", "after"),
    [("c", "a", "cab"), ("a", None, "bca"), ("b", "b", "abc"), ("c", "b", "acb")],
)
def test_a_question_is_put_just_before_another_or_at_the_end(
    moved: str, before: str | None, after: str
) -> None:
    """Everything else stays where it is."""
    assert ids(put(NONE_MOVED, [A, B, C], moved, before), A, B, C) == after


def test_votes_move_nothing_that_is_placed_and_what_is_new_comes_last() -> None:
    """However many vote; the new ones are by votes among themselves."""
    order = put(NONE_MOVED, [A, B, C], "c", "a")
    new = (approved("x", votes=1), approved("y", votes=50))
    assert ids(order, A, replace(B, votes=99), C, *new) == "cabyx"


def test_what_was_live_comes_back_to_its_place() -> None:
    """Also where others were moved while it was."""
    order = put(NONE_MOVED, [A, B, C], "c", "a")
    is_live = replace(C, state=QuestionState.LIVE)
    assert ids(put(order, [A, B, is_live], "b", "a"), A, B, C) == "cba"


def test_it_goes_by_votes_again_when_somebody_wants_that() -> None:
    """As a change of its own, which others have to have seen."""
    order = put(NONE_MOVED, [A, B, C], "c", "a")
    assert ids(by_votes(order), A, B, C) == "abc"
    assert by_votes(order).version == order.version + 1


@pytest.mark.parametrize(("moved", "before"), [("gone", "a"), ("a", "gone"), ("gone", None)])
def test_what_does_not_wait_any_more_is_not_moved(moved: str, before: str | None) -> None:
    """It was answered, merged or declined while somebody dragged."""
    with pytest.raises(Conflict):
        put(NONE_MOVED, [A, B], moved, before)


def test_only_so_many_are_placed() -> None:
    """The rest goes by votes, after them."""
    many = [approved(f"{at:04}", asked_at=at) for at in range(PLACED_MAX + 5)]
    order = put(NONE_MOVED, many, "0504", "0000")
    assert len(order.placed) == PLACED_MAX
    assert [q.id for q in arranged(order, many)][:2] == ["0504", "0000"]
    assert [q.id for q in arranged(order, many)][-1] == "0503"


_letter = st.sampled_from("abcdefgh")
_moves = st.lists(
    st.tuples(st.integers(0, 1), _letter, st.one_of(st.none(), _letter), st.booleans())
)


@given(_moves, st.randoms(use_true_random=False))
def test_any_moves_by_two_hosts_give_one_order_everywhere(
    moves: list[tuple[int, str, str | None, bool]], chance: object
) -> None:
    """Each host moves by what their desk shows, which may be old; then nothing of theirs is done.

    A desk hears of changes late and in any order, and keeps the newest: all end at the same sheet.
    """
    sheet = [approved(letter, votes=at) for at, letter in enumerate("abcdefgh")]
    kept, told = NONE_MOVED, [NONE_MOVED]
    desks = [NONE_MOVED, NONE_MOVED]
    for host, moved, before, hears_first in moves:
        if hears_first:
            desks[host] = kept
        try:
            check_seen(kept, desks[host].version)
        except Conflict:
            assert desks[host] != kept  # never refused for nothing
            continue
        kept = desks[host] = put(kept, sheet, moved, before)
        told.append(kept)
        shown = ids(kept, *sheet)
        if before not in {None, moved}:
            assert shown.index(moved) + 1 == shown.index(str(before))
    chance.shuffle(told)  # type: ignore[attr-defined]
    for desk in desks:
        newest = max([desk, *told], key=lambda order: order.version)
        assert ids(newest, *sheet) == ids(kept, *sheet)
        assert sorted(ids(newest, *sheet)) == list("abcdefgh")
