"""A marked word for each audience: exactly those whom it is for are ever told of it."""

from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from uuid import uuid4

import pytest

from tests.clients.people import Joined, call, join, login
from tests.clients.wire import Refused, WireClient
from tests.processes.lamplight import LamplightServer

ROOM, ELSEWHERE = "audience", "room:lobby"
STAFF = ("admin", "mod", "responder", "host", "expert")
DESKS = {"admin", "mod", "responder"}
MODERATORS = {"admin", "mod"}


@dataclass
class Audience:
    """Everybody with a socket of their own, by name."""

    server: LamplightServer
    people: dict[str, Joined] = field(default_factory=dict)
    sockets: dict[str, WireClient] = field(default_factory=dict)

    async def come(self, stack: AsyncExitStack) -> None:
        """Members and staff in one room, somebody in another, and one who was banned from it."""
        url = self.server.url
        self.people |= {name: await login(url, name) for name in STAFF}
        self.people |= {name: await join(url) for name in ("wren", "fern", "lark", "banned")}
        await self.post("admin", "/api/rooms", id=ROOM, name="Audience")
        for name, person in self.people.items():
            socket = WireClient(self.server.ws_url, person.token)
            self.sockets[name] = await stack.enter_async_context(socket)
            await socket.subscribe("me")
            await socket.subscribe(ELSEWHERE if name == "lark" else f"room:{ROOM}")
            if name in DESKS:
                await socket.subscribe("desk")
        order = {"person": self.people["banned"].id, "kind": "ban", "reason": "x"}
        await self.post("mod", f"/api/rooms/{ROOM}/sanctions", **order)
        await self.sockets["banned"].wait_for(lambda f: f["type"] == "unsubscribed")
        for topic in (f"room:{ROOM}", "desk", f"desk:{ROOM}"):
            with pytest.raises(Refused):
                await self.sockets["banned"].subscribe(topic)

    async def post(self, who: str, path: str, **body: object) -> dict[str, object]:
        """It has to go well."""
        status, answer = await call(self.server.url, "POST", path, self.people[who], **body)
        assert status < 300, (path, answer)
        return dict(answer)

    async def fence(self) -> None:
        """Everybody has by then what was meant for them: topics are told in order."""
        end = uuid4().hex
        await self.sockets["mod"].say(f"room:{ROOM}", end)
        await self.sockets["mod"].say(ELSEWHERE, end)
        for name, socket in self.sockets.items():
            if name != "banned":
                await socket.wait_for_text(end)
            await socket.ask("unsubscribe", topic="me")
            await socket.subscribe("me")

    def of(self, word: str) -> set[str]:
        """Those whose sockets ever carried it."""
        return {name for name, s in self.sockets.items() if word in str(s.received)}


async def test_every_word_reaches_those_whom_it_is_for_and_nobody_else(
    policed: LamplightServer,
) -> None:
    """Posted, held, declined, reported, appealed, and said in private."""
    async with AsyncExitStack() as stack:
        all_ = Audience(policed)
        await all_.come(stack)
        wren = all_.sockets["wren"]
        said = await wren.say(f"room:{ROOM}", "posted-canary")
        assert (await wren.say(f"room:{ROOM}", "heron insult held-canary"))["outcome"] == "held"
        declined = await wren.say(f"room:{ROOM}", "heron hate declined-canary")
        assert declined["outcome"] == "declined"
        report = f"/api/rooms/{ROOM}/messages/{said['seq']}/reports"
        await all_.post("fern", report, reason="report-canary")
        _, own = await call(policed.url, "GET", "/api/me/sanctions", all_.people["banned"])
        appeal = f"/api/sanctions/{own['sanctions'][0]['id']}/appeal"
        await all_.post("banned", appeal, text="appeal-canary")
        private = await _talk_in_private(all_)
        await all_.fence()
        assert all_.of("posted-canary") == {"wren", "fern", *STAFF}
        assert all_.of("held-canary") == {"wren", *MODERATORS}
        assert all_.of("declined-canary") == MODERATORS
        assert all_.of("report-canary") == MODERATORS
        assert all_.of("appeal-canary") == MODERATORS
        assert all_.of("private-canary") == {"fern", "responder"}
        assert all_.of(private) == {"fern", "responder"}


async def _talk_in_private(all_: Audience) -> str:
    """Somebody at risk and a responder; gives the room's topic."""
    fern, responder = all_.sockets["fern"], all_.sockets["responder"]
    await fern.say(f"room:{ROOM}", "heron plan")
    person = all_.people["fern"].id
    raised = await responder.wait_for(lambda f: f.get("case", {}).get("person") == person)
    path = f"/api/cases/{raised['case']['id']}/transitions"
    topic = f"room:{(await all_.post('responder', path, to='claimed'))['side_room']}"
    await fern.wait_for(lambda f: f["type"] == "side_room.opened")
    await fern.subscribe(topic)
    await responder.subscribe(topic)
    await fern.say(topic, "private-canary")
    await responder.wait_for_text("private-canary")
    for name in ("mod", "admin", "wren", "host", "banned"):
        with pytest.raises(Refused, match="not_found"):
            await all_.sockets[name].subscribe(topic)
    return topic
