"""What is let go of a room's messages and of the logs, and what never is."""

from dataclasses import replace
from uuid import uuid4

import pytest

from server import protocol
from server.domain.cases import Case, RaisedBy
from server.domain.messages import Message, RemovedBy
from server.domain.people import AgeBand, Person
from server.domain.qa.questions import Question, QuestionState
from server.domain.queue import ItemKind, ItemState, QueueItem
from server.domain.rooms import Room
from server.services.redaction import log_change
from server.storage.interface import Store, Transaction
from server.storage.retention import Step
from tests.storage.answers import SESSION

TOPIC = "room:lobby"
WREN = Person("wren", "Quiet Wren", AgeBand.ADULT)
SEEN = protocol.Person("wren", "Quiet Wren", ["member"])
ITEM = QueueItem(id="i", kind=ItemKind.REPORT, person="wren", at=1, room="lobby")
CASE = Case(
    id="c", person="wren", level="S3", peak="S3", raised_by=RaisedBy.RULE, raised_at=1,
    room="lobby", page_at=1,
)  # fmt: skip


def say(tx: Transaction, at: int) -> int:
    """As posting does; the seq."""
    seq = tx.log.head(TOPIC).seq + 1
    message = Message("lobby", seq, str(uuid4()), "wren", f"said at {at}", None, None, at)
    wire = protocol.Message(message.id, seq, SEEN, message.text, None, None, at)
    tx.log.append(TOPIC, lambda s: protocol.MessagePosted(topic=TOPIC, seq=s, at=at, message=wire))
    tx.messages.add(message)
    return seq


@pytest.fixture
async def lobby(store: Store) -> Store:
    """Ten messages, said at 1, 2 and so on."""

    def seed(tx: Transaction) -> None:
        tx.people.add(WREN, skeleton="wren", return_hash=None, at=0)
        tx.rooms.add(Room("lobby", "The lobby"), 0)
        tx.rooms.add(Room("den", "The den"), 0)
        for at in range(1, 11):
            say(tx, at)

    await store.write(seed)
    return store


async def purge(store: Store, before: int, limit: int = 100) -> list[Step]:
    """To the end."""
    steps = [Step(0, 0)]
    while (after := steps[-1].after) is not None:
        steps.append(
            await store.write(
                lambda tx, after=after: tx.retention.purge("lobby", before, after, limit)  # type: ignore[misc]
            )
        )
    return steps[1:]


async def left(store: Store) -> list[int]:
    """The seqs of the messages."""
    page = await store.read(lambda tx: tx.messages.page("lobby", None, 100, "wren"))
    return [posted.message.seq for posted in page]


async def test_what_is_older_goes_with_its_reactions_and_its_log(lobby: Store) -> None:
    """The log goes on from where it was, and has no hole."""
    await lobby.write(
        lambda tx: [tx.messages.react("lobby", seq, "wren", "💙", True) for seq in (2, 8)]
    )
    assert await purge(lobby, before=7) == [Step(6, None)]
    assert await left(lobby) == [7, 8, 9, 10]
    assert await lobby.read(lambda tx: tx.messages.reactions_of("wren")) == [("lobby", 8, "💙")]
    page = await lobby.read(lambda tx: tx.log.page(TOPIC, 0, 100))
    assert [seq for seq, _ in page.events] == [7, 8, 9, 10]
    assert page.head == 10
    assert await lobby.write(lambda tx: say(tx, 11)) == 11


async def test_it_goes_in_steps_that_look_at_so_many(lobby: Store) -> None:
    """And nothing of another room goes."""
    assert [step.gone for step in await purge(lobby, before=8, limit=3)] == [3, 3, 1]
    assert await purge(lobby, before=8, limit=3) == [Step(0, None)]
    assert await left(lobby) == [8, 9, 10]


async def test_what_something_undecided_is_about_stays(lobby: Store) -> None:
    """Until it is decided: whoever decides has to see it."""

    def ask(tx: Transaction) -> None:
        tx.queue.add(replace(ITEM, seq=2, also=(3, 20)))
        tx.cases.add(replace(CASE, seq=5))

    await lobby.write(ask)
    await purge(lobby, before=9, limit=4)
    assert await left(lobby) == [2, 3, 5, 9, 10]
    await lobby.write(lambda tx: tx.queue.save(replace(ITEM, seq=2, state=ItemState.DECIDED)))
    await purge(lobby, before=9, limit=4)
    assert await left(lobby) == [5, 9, 10]


async def test_an_answer_to_a_question_stays(lobby: Store) -> None:
    """It is in the archive, for whoever missed the session."""

    def answer(tx: Transaction) -> None:
        tx.qa_sessions.add(SESSION)
        question = Question(
            id="q", session=SESSION.id, asker="wren", client_id="k", text="Why?",
            state=QuestionState.ANSWERED, asked_at=1, answer_seq=4,
        )  # fmt: skip
        tx.questions.add(question)

    await lobby.write(answer)
    await purge(lobby, before=9)
    assert await left(lobby) == [4, 9, 10]


async def test_what_changed_since_stays_until_that_is_old_too(lobby: Store) -> None:
    """The log repeats its words there, and must not lose them in the middle."""

    def remove(tx: Transaction) -> None:
        message = tx.messages.get("lobby", 3)
        assert message is not None
        tx.messages.set_removed("lobby", 3, RemovedBy.MODERATOR)
        removed = replace(message, removed_by=RemovedBy.MODERATOR)
        log_change(tx, protocol.MessageRemoved, removed, SEEN, 50)

    await lobby.write(remove)
    await purge(lobby, before=20)
    assert await left(lobby) == [3]
    page = await lobby.read(lambda tx: tx.log.page(TOPIC, 0, 100))
    assert [seq for seq, _ in page.events] == [11]
    await lobby.write(lambda tx: say(tx, 60))
    await purge(lobby, before=55)
    assert await left(lobby) == [12]


async def test_whose_messages_went_is_as_well_known_as_before(lobby: Store) -> None:
    """But for what a moderator had removed, which never counted."""
    await lobby.write(lambda tx: tx.messages.set_removed("lobby", 1, RemovedBy.MODERATOR))
    await purge(lobby, before=6)
    standing = await lobby.read(lambda tx: tx.people.standing("wren"))
    assert standing is not None
    assert standing.record.posted == 9


async def test_a_long_log_keeps_its_newest_and_its_epoch(lobby: Store) -> None:
    """In steps of so many; and then it is no long one any more."""
    before = await lobby.read(lambda tx: tx.log.head(TOPIC))
    assert await lobby.read(lambda tx: tx.retention.long_logs(4, 10)) == [TOPIC]
    taken = [await lobby.write(lambda tx: tx.retention.compact(TOPIC, 4, 5)) for _ in range(3)]
    assert taken == [5, 1, 0]
    page = await lobby.read(lambda tx: tx.log.page(TOPIC, 0, 100))
    assert [seq for seq, _ in page.events] == [7, 8, 9, 10]
    assert await lobby.read(lambda tx: tx.log.head(TOPIC)) == before
    assert await lobby.read(lambda tx: tx.retention.long_logs(4, 10)) == []
    assert await left(lobby) == list(range(1, 11))


async def test_a_purged_log_is_compacted_from_where_it_begins(lobby: Store) -> None:
    """No step is spent on what went before."""
    await purge(lobby, before=5)
    assert await lobby.write(lambda tx: tx.retention.compact(TOPIC, 2, 3)) == 3
    page = await lobby.read(lambda tx: tx.log.page(TOPIC, 0, 100))
    assert [seq for seq, _ in page.events] == [8, 9, 10]
