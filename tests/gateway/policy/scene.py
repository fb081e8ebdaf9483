"""One room with an author, somebody else and the desk: what each of them sees of what is sent."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Self
from uuid import uuid4

from tests.clients.people import Joined, call, join, login
from tests.clients.wire import WireClient
from tests.processes.lamplight import LamplightServer

Event = dict[str, Any]


@dataclass
class Reader:
    """A socket that reads topics from the log, each from where it was read last."""

    client: WireClient
    positions: dict[str, dict[str, Any]] = field(default_factory=dict)

    async def read(self, topic: str) -> list[Event]:
        """Everything that was committed since the last time; an `ok` comes after its commit."""
        answer = await self.client.subscribe(topic, after=self.positions.get(topic))
        since = self.positions.get(topic)
        self.positions[topic] = {"seq": answer["head"], "epoch": answer["epoch"]}
        assert since is None or answer["recovered"]
        events: list[Event] = answer["events"]
        return events


@dataclass(frozen=True)
class Seen:
    """What came of a text: the answer, and what the room, its author and the desk were told."""

    answer: dict[str, Any]
    room: list[Event]
    me: list[Event]
    desk: list[Event]
    sanctions: list[dict[str, Any]]

    @property
    def items(self) -> list[dict[str, Any]]:
        """What the desk holds of it now."""
        latest = {event["item"]["id"]: event["item"] for event in self.desk}
        return list(latest.values())

    def told(self, type_: str) -> list[Event]:
        """The events of one type that the author was told on `me`."""
        return [event for event in self.me if event["type"] == type_]


class Scene:
    """`author` writes, `other` is in the room too, `admin` sees every desk."""

    def __init__(self, url: str, room: str, author: Joined, other: Joined, admin: Joined) -> None:
        self.url, self.room, self.topic = url, room, f"room:{room}"
        self.author, self.other, self.admin = author, other, admin
        self.writer: WireClient
        self.others: Reader
        self.mine: Reader
        self.desk: Reader

    async def open(self, ws_url: str, stack: AsyncExitStack) -> Self:
        """Connect everybody."""

        async def connect(who: Joined) -> WireClient:
            return await stack.enter_async_context(WireClient(ws_url, who.token))

        self.writer = await connect(self.author)
        self.mine = Reader(self.writer)
        self.others, self.desk = (
            Reader(await connect(self.other)),
            Reader(await connect(self.admin)),
        )
        await self.look()
        return self

    async def send(self, text: str, **fields: Any) -> Seen:
        """As the author; and what everybody sees of it."""
        return await self.look(await self.writer.say(self.topic, text, **fields))

    async def edit(self, seq: int, text: str) -> Seen:
        """The same for an edit."""
        return await self.look(await self.writer.ask("edit", topic=self.topic, seq=seq, text=text))

    async def decide(self, item: dict[str, Any], decision: str, reason: str = "") -> Seen:
        """As the admin, about an item of the queue."""
        path = f"/api/queue/{item['id']}/decision"
        status, body = await call(
            self.url, "POST", path, self.admin, decision=decision, reason=reason
        )
        assert status == 200, body
        return await self.look()

    async def lift(self, sanction: dict[str, Any]) -> None:
        """As the admin."""
        path = f"/api/sanctions/{sanction['id']}"
        assert (await call(self.url, "DELETE", path, self.admin))[0] == 200

    async def look(self, answer: dict[str, Any] | None = None) -> Seen:
        """What was committed since the last look."""
        desk = await self.desk.read("desk")
        about_us = {self.author.id, self.other.id}
        _, body = await call(self.url, "GET", f"/api/sanctions?person={self.author.id}", self.admin)
        is_gone = any(sanction["kind"] == "ban" for sanction in body["sanctions"])
        return Seen(
            answer or {},
            await self.others.read(self.topic),
            [] if is_gone else await self.mine.read("me"),
            [event for event in desk if event.get("item", {}).get("person") in about_us],
            body["sanctions"],
        )


@asynccontextmanager
async def scene_on(
    server: LamplightServer, people: str = "18+", **room: Any
) -> AsyncIterator[Scene]:
    """A scene in a new room, with people of one age band."""
    admin = await login(server.url, "admin")
    room_id = f"scene-{uuid4().hex[:12]}"
    fields = {"id": room_id, "name": "A scene"} | room
    assert (await call(server.url, "POST", "/api/rooms", admin, **fields))[0] == 201
    author, other = await join(server.url, people), await join(server.url, people)
    async with AsyncExitStack() as stack:
        yield await Scene(server.url, room_id, author, other, admin).open(server.ws_url, stack)
