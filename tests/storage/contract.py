"""What every store owes its callers."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import uuid4

import pytest

from server import protocol
from server.domain.messages import Message, RemovedBy
from server.domain.people import AgeBand, Person, Role
from server.domain.rooms import Room, RoomState
from server.domain.sanctions import Sanction, SanctionKind, SanctionState
from server.domain.trust import Record
from server.services.redaction import rewrite_log
from server.storage.interface import (
    Committed,
    Post,
    SignIn,
    Standing,
    Store,
    Transaction,
)

WREN = Person("wren", "Quiet Wren", AgeBand.ADULT)
FERN = Person("fern", "Green Fern", AgeBand.TEEN)
LOBBY = Room("lobby", "The lobby", "Hello", ("a", "b"))


def view(person: Person) -> protocol.Person:
    return protocol.Person(person.id, person.name, ["member"])


def posting(
    text: str, person: Person = WREN, room: str = "lobby", client_id: str | None = None
) -> Post:
    """A post as the posting service makes it."""
    key = client_id or str(uuid4())

    def run(tx: Transaction) -> Message:
        first = tx.messages.first_answer(person.id, key)
        if first is not None:
            return first
        if text == "refused":
            raise ValueError(text)
        seq = tx.log.head(f"room:{room}").seq + 1
        message = Message(room, seq, key, person.id, text, None, None, 7)
        wire = protocol.Message(key, seq, view(person), text, None, None, 7)
        topic = f"room:{room}"
        tx.log.append(
            topic, lambda s: protocol.MessagePosted(topic=topic, seq=s, at=7, message=wire)
        )
        tx.messages.add(message)
        return message

    return Post(run, f"room:{room}", person.id, key)


async def seed(store: Store) -> None:
    def run(tx: Transaction) -> None:
        for person in (WREN, FERN):
            tx.people.add(person, skeleton=person.name, return_hash=person.id, at=1)
        tx.rooms.add(LOBBY, 1)
        tx.rooms.add(Room("den", "The den"), 2)

    await store.write(run)


class StoreContract:
    """With fixtures `store` (empty) and `reopen` (the same data, opened again)."""

    async def test_what_was_written_is_there_after_reopening(
        self, store: Store, reopen: Callable[[], Awaitable[Store]]
    ) -> None:
        """An acknowledged message survives the process."""
        await seed(store)
        message = await store.post(posting("hello"))
        again = await reopen()
        page = await again.read(lambda tx: tx.messages.page("lobby", None, 10, "wren"))
        assert [(p.message, p.author.name) for p in page] == [(message, "Quiet Wren")]

    async def test_seqs_rise_by_one_a_topic_however_many_write(self, store: Store) -> None:
        """Concurrent posts to two rooms leave no hole and no double in either."""
        await seed(store)
        posts = [store.post(posting(str(n), room="den" if n % 3 else "lobby")) for n in range(400)]
        await asyncio.gather(*posts)
        for room, count in (("lobby", 134), ("den", 266)):
            page = await store.read(lambda tx, room=room: tx.log.page(f"room:{room}", 0, 1000))  # type: ignore[misc]
            assert [seq for seq, _ in page.events] == list(range(1, count + 1))
            assert page.head == count

    async def test_events_are_published_in_commit_order_before_the_answer(
        self, store: Store
    ) -> None:
        """By the time that a writer is answered, its event has been given to the listener."""
        await seed(store)
        seen: list[Committed] = []
        store.on_commit(seen.extend)
        message = await store.post(posting("hello"))
        assert [(e.topic, e.seq) for e in seen] == [("room:lobby", message.seq)]
        await asyncio.gather(*(store.post(posting(str(n))) for n in range(50)))
        assert [e.seq for e in seen] == list(range(1, 52))

    async def test_the_same_client_id_gets_the_first_answer(self, store: Store) -> None:
        """Sent again, later or in the same batch, nothing is posted twice."""
        await seed(store)
        first = await store.post(posting("once", client_id="k"))
        both = await asyncio.gather(
            store.post(posting("again", client_id="k")),
            store.post(posting("twin", client_id="t")),
            store.post(posting("twin two", client_id="t")),
        )
        assert both[0] == first
        assert both[1] == both[2]
        assert (await store.read(lambda tx: tx.log.head("room:lobby"))).seq == 2

    async def test_client_ids_belong_to_a_person(self, store: Store) -> None:
        """Two people may use the same id."""
        await seed(store)
        one = await store.post(posting("a", WREN, client_id="k"))
        two = await store.post(posting("b", FERN, client_id="k"))
        assert (one.author, two.author) == ("wren", "fern")

    async def test_a_failed_write_is_undone_alone(self, store: Store) -> None:
        """Its neighbours in the same commit are kept, and no seq is lost."""
        await seed(store)

        def half_done(tx: Transaction) -> None:
            tx.rooms.add(Room("cellar", "Cellar"), 1)
            tx.log.append(
                "room:lobby",
                lambda s: protocol.PersonUnmuted(
                    topic="room:lobby", seq=s, at=1, person=view(WREN)
                ),
            )
            raise KeyError("no")

        results = await asyncio.gather(
            store.post(posting("one")),
            store.post(posting("refused")),
            store.write(half_done),
            store.post(posting("two")),
            return_exceptions=True,
        )
        assert [type(r) for r in results] == [Message, ValueError, KeyError, Message]
        assert [r.seq for r in results if isinstance(r, Message)] == [1, 2]
        assert await store.read(lambda tx: tx.rooms.get("cellar")) is None
        page = await store.read(lambda tx: tx.log.page("room:lobby", 0, 10))
        assert [seq for seq, _ in page.events] == [1, 2]

    async def test_one_that_breaks_the_commit_costs_the_others_nothing(self, store: Store) -> None:
        """A row that SQL refuses at the end is found out, and the rest are kept."""
        await seed(store)
        nobody = Person("nobody", "Nobody", AgeBand.ADULT)
        results = await asyncio.gather(
            store.post(posting("one")),
            store.post(posting("from nobody", nobody)),
            store.post(posting("two")),
            return_exceptions=True,
        )
        assert isinstance(results[1], Exception)
        kept = await store.read(lambda tx: tx.messages.page("lobby", None, 10, "wren"))
        assert [p.message.text for p in kept] == ["one", "two"]
        assert [p.message.seq for p in kept] == [1, 2]

    async def test_a_page_of_the_log_is_the_newest_of_what_was_asked(self, store: Store) -> None:
        """`limit` cuts off the oldest."""
        await seed(store)
        for n in range(10):
            await store.post(posting(str(n)))
        page = await store.read(lambda tx: tx.log.page("room:lobby", 4, 3))
        assert [seq for seq, _ in page.events] == [8, 9, 10]
        empty = await store.read(lambda tx: tx.log.page("room:den", 0, 3))
        assert (empty.head, empty.events) == (0, [])

    async def test_a_topic_keeps_its_epoch_from_before_its_first_event(self, store: Store) -> None:
        """Whoever subscribed to an empty topic can resume from there."""
        await seed(store)
        before = await store.read(lambda tx: tx.log.page("room:lobby", 0, 1))
        await store.post(posting("hello"))
        after = await store.read(lambda tx: tx.log.page("room:lobby", 0, 1))
        assert before.epoch == after.epoch != ""

    async def test_renewed_epochs_differ(self, store: Store) -> None:
        """After a restore every topic, even one without events, has another epoch."""
        await seed(store)
        await store.post(posting("hello"))
        old = await store.read(lambda tx: tx.log.page("room:lobby", 0, 1))
        await store.write(lambda tx: tx.log.renew_epochs())
        new = await store.read(lambda tx: tx.log.page("room:lobby", 0, 1))
        assert new.epoch != old.epoch
        assert new.head == old.head

    async def test_redaction_takes_the_text_out_of_every_event_about_it(self, store: Store) -> None:
        """Order and seqs stay; the words are gone."""
        await seed(store)
        message = await store.post(posting("secret words"))
        await store.post(posting("other words"))

        def redact(tx: Transaction) -> None:
            wire = protocol.Message("k", 1, view(WREN), "secret words", None, None, 7)
            tx.log.append(
                "room:lobby",
                lambda s: protocol.MessageEdited(topic="room:lobby", seq=s, at=8, message=wire),
                about=1,
            )
            tx.messages.set_removed("lobby", 1, RemovedBy.AUTHOR)
            gone = tx.messages.get("lobby", 1)
            assert gone is not None
            rewrite_log(tx, gone, view(WREN))

        await store.write(redact)
        page = await store.read(lambda tx: tx.log.page("room:lobby", 0, 10))
        bodies = [body for _, body in page.events]
        assert len(bodies) == 3
        assert b"secret" not in b"".join(bodies)
        assert b"other words" in bodies[1]
        kept = await store.read(lambda tx: tx.messages.get("lobby", message.seq))
        assert kept is not None
        assert kept.text == "secret words"

    async def test_reactions_count_each_person_once(self, store: Store) -> None:
        """Twice on is once on; off when it isn't on is nothing."""
        await seed(store)
        await store.post(posting("hello"))

        def react(person: str, on: bool) -> object:
            return store.write(lambda tx: tx.messages.react("lobby", 1, person, "💛", on))

        counts = [
            await react(person, on)  # type: ignore[misc]
            for person, on in (
                ("wren", True),
                ("wren", True),
                ("fern", True),
                ("wren", False),
                ("wren", False),
            )
        ]
        assert counts == [1, None, 2, 1, None]
        page = await store.read(lambda tx: tx.messages.page("lobby", None, 1, "fern"))
        assert page[0].reactions == [("💛", 1, True)]

    async def test_a_sanction_ends_once(self, store: Store) -> None:
        """Of two who end it, one did; it is due exactly from its end on."""
        await seed(store)
        mute = Sanction(
            "s", "wren", SanctionKind.MUTE, "lobby", "r", None, None, None, 0, ends_at=100
        )
        await store.write(lambda tx: tx.sanctions.add(mute))
        standing = await store.read(lambda tx: tx.people.standing("wren"))
        assert standing == Standing(WREN, (mute,), Record(since=1))
        assert await store.read(lambda tx: tx.sanctions.due(99, 10)) == []
        assert await store.read(lambda tx: tx.sanctions.due(100, 10)) == [mute]

        def end(tx: Transaction) -> bool:
            return tx.sanctions.end("s", SanctionState.EXPIRED, 100, None)

        assert list(await asyncio.gather(store.write(end), store.write(end))) == [True, False]
        standing = await store.read(lambda tx: tx.people.standing("wren"))
        assert standing is not None
        assert standing.sanctions == ()

    async def test_rooms_people_and_signins_come_back_as_they_went_in(self, store: Store) -> None:
        """Every field makes the round trip."""
        await seed(store)
        room = Room("teens", "Teens", "x", ("t",), AgeBand.TEEN, RoomState.LOCKED, 30)
        signin = SignIn("i", "wren", 1, 100)

        def run(tx: Transaction) -> None:
            tx.rooms.add(room, 3)
            tx.signins.add(signin)
            tx.people.set_roles("wren", {Role.MODERATOR, Role.MEMBER})
            tx.people.set_room_roles("fern", "lobby", {Role.HOST}, 5)

        await store.write(run)
        assert await store.read(lambda tx: tx.rooms.get("teens")) == room
        assert await store.read(lambda tx: tx.signins.get("i")) == signin
        wren = await store.read(lambda tx: tx.people.get("wren"))
        fern = await store.read(lambda tx: tx.people.get("fern"))
        assert wren is not None
        assert fern is not None
        assert wren.roles == {Role.MODERATOR, Role.MEMBER}
        assert fern.roles_in("lobby") == {Role.MEMBER, Role.HOST}
        assert fern.roles_in("den") == {Role.MEMBER}
        staff = {Role.MODERATOR, Role.MANAGING_MODERATOR}
        assert await store.read(lambda tx: tx.people.with_roles(staff)) == [wren]
        hosts = {Role.HOST, Role.MANAGING_MODERATOR}
        assert await store.read(lambda tx: tx.people.with_roles(hosts)) == []

    async def test_reads_see_every_commit_acknowledged_before(self, store: Store) -> None:
        """No stale reader connection."""
        await seed(store)
        for n in range(1, 30):
            await store.post(posting(str(n)))
            assert (await store.read(lambda tx: tx.log.head("room:lobby"))).seq == n

    @pytest.mark.parametrize("count", [1, 63, 64, 65, 200])
    async def test_batches_of_any_size_are_whole(self, store: Store, count: int) -> None:
        """The cutting of rows into statements loses none."""
        await seed(store)
        await asyncio.gather(*(store.post(posting(str(n))) for n in range(count)))
        page = await store.read(lambda tx: tx.messages.page("lobby", None, 1000, "wren"))
        assert [p.message.text for p in page] == [str(n) for n in range(count)]
