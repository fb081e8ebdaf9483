"""The states of a question, who may move it, and the bounds of what is asked."""

from dataclasses import replace
from itertools import product

import pytest

from server.domain.errors import BadRequest, Conflict, NotAllowed, SlowDown, TooLong
from server.domain.people import AgeBand, Person, Role
from server.domain.qa.questions import (
    ASKED_MAX,
    ASKED_WITHIN_MS,
    PUBLIC,
    TEXT_MAX_CHARS,
    TRANSITIONS,
    Part,
    Question,
    QuestionState,
    check_move,
    check_pace,
    check_question,
    is_backstage,
    may_know_of,
    moved,
    parts_of,
)
from server.domain.qa.sessions import QaSession

SESSION = QaSession(
    id="s", title="S", room="lobby", starts="2027-01-15T19:00", zone="UTC", starts_at=0, minutes=60,
    hosts=("host", "cohost"), experts=("expert",),
)  # fmt: skip
S = QuestionState


def question(state: QuestionState = S.PENDING, **fields: object) -> Question:
    """Wren's."""
    kept = {"id": "q", "session": "s", "asker": "wren", "client_id": "c", "text": "why?"}
    return Question(**(kept | {"state": state, "asked_at": 0} | fields))  # type: ignore[arg-type]


def person(id_: str, *roles: Role, **room_roles: frozenset[Role]) -> Person:
    """A member with these roles besides, on the site or in rooms."""
    return Person(id_, id_.title(), AgeBand.ADULT, frozenset({Role.MEMBER, *roles}), room_roles)


@pytest.mark.parametrize(("was", "to", "part"), list(product(S, S, Part)))
def test_each_part_may_take_exactly_the_steps_of_the_table(
    was: QuestionState, to: QuestionState, part: Part
) -> None:
    """Every state, every state after it, every part: 256 of them."""
    who = TRANSITIONS.get((was, to))
    if who is None:
        with pytest.raises(Conflict):
            check_move(question(was), to, {part})
    elif part not in who:
        with pytest.raises(NotAllowed):
            check_move(question(was), to, {part})
    else:
        check_move(question(was), to, {part})
        assert moved(question(was), to, 7).state is to


def test_somebody_who_only_listens_moves_nothing() -> None:
    """Neither what follows nor what doesn't."""
    for was, to in product(S, S):
        with pytest.raises((Conflict, NotAllowed)):
            check_move(question(was), to, set())


def test_only_whoever_asked_takes_it_back_and_that_is_the_end() -> None:
    """From every state, and out of it there is no way."""
    back = {was: who for (was, to), who in TRANSITIONS.items() if to is S.WITHDRAWN}
    assert set(back) == set(S) - {S.WITHDRAWN}
    assert all(who == {Part.ASKER} for who in back.values())
    assert not [to for was, to in TRANSITIONS if was is S.WITHDRAWN]


def test_experts_answer_and_say_nothing_of_what_is_asked() -> None:
    """They take live, answer, put back and worry; they approve, decline and merge nothing."""
    theirs = {to for (was, to), who in TRANSITIONS.items() if Part.EXPERT in who}
    assert theirs == {S.LIVE, S.ANSWERED, S.APPROVED, S.ESCALATED}
    assert Part.EXPERT not in TRANSITIONS[S.PENDING, S.APPROVED]


def test_every_state_is_reached_from_the_first_ones() -> None:
    """From what waits; none is there in vain."""
    reached = {S.PENDING}
    while more := {to for was, to in TRANSITIONS if was in reached} - reached:
        reached |= more
    assert reached == set(S)


@pytest.mark.parametrize(
    ("who", "parts"),
    [
        (person("wren"), {Part.ASKER}),
        (person("host", Role.HOST), {Part.HOST}),
        (person("cohost", Role.ADMIN), {Part.HOST, Part.MODERATOR}),
        (person("host"), set()),
        (person("expert", Role.HOST), set()),
        (person("expert", Role.EXPERT), {Part.EXPERT}),
        (person("other", Role.EXPERT), set()),
        (person("other", Role.HOST), set()),
        (person("mod", Role.MODERATOR), {Part.MODERATOR}),
        (person("mod", lobby=frozenset({Role.MODERATOR})), {Part.MODERATOR}),
        (person("mod", elsewhere=frozenset({Role.MODERATOR})), set()),
        (person("boss", Role.ADMIN), {Part.MODERATOR}),
        (person("rae", Role.RESPONDER), set()),
    ],
)
def test_a_part_is_had_in_one_session(who: Person, parts: set[Part]) -> None:
    """A host or an expert elsewhere is nobody here, and so is one whose role was taken away."""
    assert parts_of(who, SESSION, question()) == parts
    assert is_backstage(who, SESSION) == bool(parts - {Part.ASKER})


def test_what_waits_is_there_for_its_asker_and_those_backstage() -> None:
    """And what the policy declined for its asker alone."""
    other, host = person("fern"), person("host", Role.HOST)
    for state in S:
        kept = question(state, was_public=state in PUBLIC)
        assert may_know_of(other, SESSION, kept) == (state in PUBLIC)
        assert may_know_of(host, SESSION, kept)
        assert may_know_of(person("wren"), SESSION, kept)
    declined = question(S.DECLINED, is_kept_back=True)
    assert not may_know_of(host, SESSION, declined)
    assert may_know_of(person("wren"), SESSION, declined)
    with pytest.raises(NotAllowed):
        check_move(declined, S.APPROVED, {Part.HOST})


def test_what_the_room_has_seen_it_has_seen() -> None:
    """Declining it later doesn't unmake that."""
    shown = moved(question(), S.APPROVED, 1)
    assert (question().was_public, shown.was_public) == (False, True)
    assert moved(shown, S.DECLINED, 2).was_public


def test_a_question_has_its_bounds() -> None:
    """500 characters, something in it, and no control characters."""
    assert check_question("x" * TEXT_MAX_CHARS)
    with pytest.raises(TooLong):
        check_question("x" * (TEXT_MAX_CHARS + 1))
    for text in ("", "  ", "a\x07b", "\u200b"):
        with pytest.raises(BadRequest):
            check_question(text)


def test_five_in_ten_minutes_and_then_a_wait() -> None:
    """Until the first of the last five is old enough."""
    asked = [1_000, 2_000, 3_000, 4_000]
    check_pace(asked, 5_000)
    asked = [0, *asked]
    assert len(asked) == ASKED_MAX
    with pytest.raises(SlowDown) as refused:
        check_pace(asked, 5_000)
    assert refused.value.retry_after_ms == ASKED_WITHIN_MS - 5_000


def test_a_question_is_what_it_was_but_for_the_step() -> None:
    """Its words, its asker and its votes."""
    before = question(votes=3)
    assert moved(before, S.APPROVED, 9) == replace(
        before, state=S.APPROVED, was_public=True, moved_at=9
    )
