"""A small world for tests of use cases: a store, a clock that only tests move, people, rooms."""

from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import uuid4

from server import protocol
from server.domain.messages import Message
from server.domain.names import name_skeleton
from server.domain.people import AgeBand, Person, Role
from server.domain.rooms import Room
from server.helplines import shipped_directory
from server.outgoing.client import Outgoing
from server.services.accounts import Admission, join
from server.services.changing import withdraw_message
from server.services.context import Context
from server.services.posting import Sent, Writer, post_message
from server.services.push_services import KNOWN_PUSH_SERVICES
from server.services.tokens import Tokens
from server.services.views import person_view
from server.storage.address import Address
from server.storage.interface import Committed, SignIn, Standing, Store, Transaction
from tests.clients.intruder import Intruder

SECRET = "a secret for tests, thirty-two characters or more"
START_MS = 1_800_000_000_000
# Those of browsers, and what stands for one here: a name would have to be looked up.
PUSH_SERVICES = (*KNOWN_PUSH_SERVICES, "127.0.0.1", "9.9.9.9")
ROOMS = (
    Room("lobby", "The lobby"),
    Room("adults", "Adults", age_band=AgeBand.ADULT),
    Room("teens", "Teens", age_band=AgeBand.TEEN),
)


class Clock:
    """Milliseconds that stand still until somebody moves them."""

    def __init__(self) -> None:
        self.now = START_MS

    def __call__(self) -> int:
        return self.now

    def pass_s(self, seconds: float) -> None:
        self.now += int(seconds * 1000)


@dataclass
class World:
    ctx: Context
    tokens: Tokens
    clock: Clock
    address: Address
    committed: list[Committed]

    async def member(self, name: str | None = None, age_band: str = "18+") -> Admission:
        return await join(self.ctx, self.tokens, name=name, age_band=age_band)

    async def staff(self, role: Role) -> Admission:
        """A new member of staff, signed in; without a login, whose hash takes its time."""
        name = f"{role} {uuid4().hex[:6]}"
        person = Person(uuid4().hex, name, AgeBand.ADULT, frozenset({role, Role.MEMBER}))
        now = self.clock()
        signin = SignIn(uuid4().hex, person.id, now, now + self.tokens.lifetime_ms)

        def run(tx: Transaction) -> None:
            tx.people.add(person, skeleton=name_skeleton(name), return_hash=None, at=now)
            tx.signins.add(signin)

        await self.ctx.store.write(run)
        return Admission(person, *self.tokens.issue(signin))

    async def standing(self, person: Person) -> Standing:
        found = await self.ctx.store.read(lambda tx: tx.people.standing(person.id))
        assert found is not None
        return found

    async def say(self, person: Person, text: str, room: str = "lobby") -> Message:
        """Post it; it is an error if it isn't posted."""
        message = (await self.send(person, text, room)).message
        assert message is not None, "it was not posted"
        return message

    async def send(self, person: Person, text: str, room: str = "lobby", **fields: Any) -> Sent:
        """Whatever becomes of it."""
        found = await self.ctx.store.read(lambda tx: tx.rooms.get(room))
        assert found is not None
        standing = await self.standing(person)
        posted = standing.record.posted
        writer = Writer(standing, person_view(person), is_member=False, posted=posted)
        sent_as = {"id": str(uuid4()), "text": text} | fields
        send = protocol.Send(1, f"room:{room}", **sent_as)
        return await post_message(self.ctx, writer, found, send)

    async def withdraw(self, person: Person, message: Message) -> None:
        """Their own message, taken back."""
        found = await self.ctx.store.read(lambda tx: tx.rooms.get(message.room))
        assert found is not None
        writer = Writer(await self.standing(person), person_view(person))
        await withdraw_message(self.ctx, writer, found, message.seq)

    def cells(self) -> list[str]:
        """Every value of every row of every table, as text."""
        return Intruder(self.address).cells()

    def rows(self, table: str) -> int:
        """How many there are."""
        return len(Intruder(self.address).rows(table))


async def make_world(store: Store, address: Address) -> World:
    clock = Clock()
    numbers = count(1)
    ctx = Context(
        store,
        clock,
        lambda: f"id-{next(numbers)}-{uuid4().hex[:8]}",
        helplines=shipped_directory(),
        check_address=Outgoing(allows_private=False).check,
        push_services=PUSH_SERVICES,
    )
    committed: list[Committed] = []
    store.on_commit(committed.extend)

    def open_rooms(tx: Transaction) -> None:
        for at, room in enumerate(ROOMS):
            tx.rooms.add(room, at)

    await store.write(open_rooms)
    return World(ctx, Tokens(SECRET), clock, address, committed)
