"""One question to the store says of what kinds there is something to do."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from server.domain.cases import Case, RaisedBy
from server.domain.outbox import PushSubscription, PushTopic
from server.domain.people import AgeBand, Person
from server.domain.qa.questions import Question, QuestionState
from server.domain.qa.sessions import SessionState
from server.domain.queue import ItemKind, QueueItem
from server.domain.rooms import Room
from server.domain.sanctions import Sanction, SanctionKind
from server.storage.due import DueKind
from server.storage.interface import Store, Transaction
from server.worker import JOBS
from tests.storage.answers import SESSION

NOW = SESSION.starts_at
ITEM = QueueItem(id="i", kind=ItemKind.HELD, person="wren", at=1, room="lobby")


def _add_case(tx: Transaction) -> None:
    case = Case(
        id="c", person="wren", level="S3", peak="S3", raised_by=RaisedBy.RULE, raised_at=1,
        room="lobby", page_at=NOW,
    )  # fmt: skip
    tx.cases.add(case)


def _add_reminder(tx: Transaction) -> None:
    tx.qa_sessions.add(replace(SESSION, state=SessionState.SCHEDULED, starts_at=NOW + 1_000))
    browser = PushSubscription(
        id="b", person="wren", endpoint="https://push.example/1", p256dh="k", auth="a",
        created_at=0, about=frozenset({PushTopic.REMINDERS}), locale="en",
    )  # fmt: skip
    tx.push_subscriptions.add(browser)
    tx.attendance.say_coming(SESSION.id, "wren", 0)


def _add_count(tx: Transaction) -> None:
    tx.qa_sessions.add(SESSION)
    question = Question(
        id="q", session=SESSION.id, asker="wren", client_id="k", text="Why?",
        state=QuestionState.APPROVED, asked_at=1, tell_at=NOW,
    )  # fmt: skip
    tx.questions.add(question)


def _add_sanction(tx: Transaction) -> None:
    tx.sanctions.add(
        Sanction("s", "wren", SanctionKind.MUTE, "lobby", "", "mod", None, None, 1, NOW)
    )


DAY_MS = 24 * 3600 * 1000
ADD: dict[DueKind, Callable[[Transaction], None]] = {
    DueKind.CASES: _add_case,
    DueKind.SESSIONS: lambda tx: tx.qa_sessions.add(replace(SESSION, next_at=NOW)),
    DueKind.REMINDERS: _add_reminder,
    DueKind.SANCTIONS: _add_sanction,
    DueKind.CLAIMS: lambda tx: tx.queue.add(replace(ITEM, claimed_by="mod", claimed_until=NOW)),
    DueKind.RETURNS: lambda tx: tx.queue.add(replace(ITEM, returns_at=NOW)),
    DueKind.VOTES: _add_count,
}


@pytest.fixture
async def store(store: Store) -> Store:
    """Somebody and a room."""

    def seed(tx: Transaction) -> None:
        wren = Person("wren", "Quiet Wren", AgeBand.ADULT)
        tx.people.add(wren, skeleton="wren", return_hash=None, at=0)
        tx.rooms.add(Room("lobby", "The lobby"), 0)

    await store.write(seed)
    return store


def test_the_worker_has_a_job_for_each_kind() -> None:
    """Or what is due would be asked for and never done."""
    assert set(JOBS) == set(DueKind)


@pytest.mark.parametrize("kind", ADD)
async def test_what_is_due_is_named_and_nothing_else(store: Store, kind: DueKind) -> None:
    """From its millisecond on."""
    await store.write(ADD[kind])
    early = await store.read(lambda tx: tx.due.kinds(NOW - DAY_MS))
    assert early == frozenset()
    due = await store.read(lambda tx: tx.due.kinds(NOW))
    assert due == {kind}
