from itertools import pairwise

import pytest

from server.domain.outbox import (
    BACK_OFF_S,
    KEPT_FOR_MS,
    Attempt,
    Delivery,
    DeliveryState,
    Notice,
    ReceiverKind,
    Value,
    Webhook,
    after,
    least,
    new_delivery,
    next_attempt_at,
    push_words,
    retried,
)

AT_MS = 1_800_000_000_000
DAY_MS = 24 * 3_600_000
NOTICE = Notice("n", "case.raised", "case-1", {"level": "S3"}, AT_MS)


def delivery(kind: ReceiverKind = ReceiverKind.WEBHOOK) -> Delivery:
    """A fresh one."""
    return new_delivery("d", NOTICE, kind, "somewhere")


def failures(jitter: float) -> list[int]:
    """Milliseconds after the notice at which each attempt is made, where every one fails."""
    tried: list[int] = []
    now: int | None = AT_MS
    while now is not None:
        tried.append(now - AT_MS)
        now = next_attempt_at(len(tried), now, AT_MS + DAY_MS, jitter)
    return tried


def test_the_waits_grow_until_a_day_is_over() -> None:
    """5 s, 30 s, 2 min ... then every two hours; the last attempt falls on the day's end."""
    tried = failures(0.0)
    waits_s = [(b - a) // 1000 for a, b in pairwise(tried)]
    assert tuple(waits_s[: len(BACK_OFF_S)]) == BACK_OFF_S
    assert set(waits_s[len(BACK_OFF_S) : -1]) == {7_200}
    assert tried[-1] == DAY_MS


def test_jitter_lengthens_a_wait_by_a_tenth_at_most() -> None:
    """So that all that failed together don't come back together."""
    assert next_attempt_at(4, AT_MS, AT_MS + DAY_MS, 0.0) == AT_MS + 300_000
    assert next_attempt_at(4, AT_MS, AT_MS + DAY_MS, 1.0) == AT_MS + 330_000
    assert failures(1.0)[-1] == DAY_MS


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_any_success_delivers(status: int) -> None:
    """2xx, and nothing waits any more."""
    told = after(delivery(), Attempt(status), AT_MS + 5, 0.5)
    assert (told.state, told.delivered_at) == (DeliveryState.DELIVERED, AT_MS + 5)


@pytest.mark.parametrize("attempt", [Attempt(500), Attempt(302), Attempt(404), Attempt(None, "x")])
def test_anything_else_waits_for_the_next_attempt(attempt: Attempt) -> None:
    """With what was answered, or why nothing was."""
    left = after(delivery(), attempt, AT_MS, 0.0)
    assert left.state is DeliveryState.WAITING
    assert left.next_at > AT_MS
    assert (left.last_status, left.last_error) == (attempt.status, attempt.error)


def test_after_its_time_a_delivery_is_parked_and_can_be_set_going_again() -> None:
    """A push after an hour, a webhook after a day; a retry is due at once."""
    for kind in ReceiverKind:
        late = AT_MS + KEPT_FOR_MS[kind]
        parked = after(delivery(kind), Attempt(500), late, 0.0)
        assert parked.state is DeliveryState.PARKED
        again = retried(parked, late + 7)
        assert (again.state, again.attempts, again.next_at) == (DeliveryState.WAITING, 0, late + 7)
        assert after(again, Attempt(500), late + 8, 0.0).state is DeliveryState.WAITING
    assert KEPT_FOR_MS["push"] < KEPT_FOR_MS["webhook"] == DAY_MS


def test_a_payload_keeps_nothing_that_could_be_words() -> None:
    """Ids, levels, states, rooms, times and flags stay; a sentence or a name does not."""
    kept: dict[str, Value] = {
        "case": "aB3_-x",
        "level": "S3",
        "room": "late-night",
        "due_at": 5,
        "is_new": True,
    }
    words: dict[str, Value] = {
        "text": "I can't go on",
        "name": "Quiet Wren",
        "long": "x" * 65,
        "other": "día",
    }
    assert least({**kept, **words, "by": None}) == {**kept, "by": None}


def test_a_push_says_no_more_than_a_lock_screen_may_show() -> None:
    """That a case waits, and its level."""
    assert push_words(NOTICE) == "A case waits: level S3"
    assert push_words(Notice("n", "case.page", "k", {}, AT_MS)) == "A case needs somebody now"
    assert push_words(Notice("n", "else", "k", {}, AT_MS)) == "Something waits at the desk"


def test_a_webhook_is_told_what_it_asked_for_while_it_is_enabled() -> None:
    """One that named no kind is told of all."""
    some = Webhook("w", "https://x", "s", frozenset({"case.page"}), AT_MS)
    assert some.wants("case.page")
    assert not some.wants("case.raised")
    assert Webhook("w", "https://x", "s", frozenset(), AT_MS).wants("case.raised")
    assert not Webhook("w", "https://x", "s", frozenset(), AT_MS, 5, "gone").wants("case.raised")
