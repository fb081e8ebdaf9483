"""Everybody of a whole Q&A session, what they ask, and what each of them has been told."""

import asyncio
import json
import sqlite3
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
from playwright.async_api import WebSocket

from server.services import accounts
from server.services.context import Context
from server.services.tokens import Tokens
from server.storage.sqlite import open_sqlite
from tests.clients.people import Joined, login
from tests.clients.wire import WireClient
from tests.e2e.browser import Visitor
from tests.processes.lamplight import PASSWORD, LamplightServer

SECRET = "a-secret-that-the-test-shares-0123456789"
ROOM = "room:expert-hour"
TITLE = "Sleep, and what keeps us from it"
MEMBERS, AHEAD, QUESTIONS = 20, 20, 200  # nobody asks more than five
IN_CHROMIUM = 3
AT_ONCE = 16
T = TypeVar("T")
PUBLIC = {"approved", "live", "answered"}
THINGS = [
    "noise at night", "early light", "a warm room", "cold feet", "coffee in the afternoon",
    "tea after dinner", "screens in bed", "a partner who snores", "shift work", "long naps",
    "jet lag", "vivid dreams", "cramps in the legs", "exams", "a new baby", "pets in bed",
    "sport in the evening", "late weekends", "heavy dinners", "a soft mattress",
]  # fmt: skip
WORDINGS = [
    "What helps against {}?", "How do I sleep in spite of {}?",
    "Does everybody sleep badly because of {}?", "How long does it take to get used to {}?",
    "Is it usual that {} keeps people awake?", "What would you try first against {}?",
    "Is {} why I wake so early?", "Should I see a doctor because of {}?",
    "Does {} matter more in winter?", "What do you tell people who have {}?",
]  # fmt: skip


@dataclass(frozen=True)
class Asking:
    """The `n`th question: who asks it, and whether with their name. Ten in a row ask the same."""

    n: int

    @property
    def text(self) -> str:
        return WORDINGS[self.n % len(WORDINGS)].format(THINGS[self.n // len(WORDINGS)])

    @property
    def asker(self) -> int:
        return self.n % (MEMBERS + AHEAD)

    @property
    def is_anonymous(self) -> bool:
        """All that every other person asks."""
        return self.asker % 2 == 0


@dataclass
class Session:
    """One on a real server; the people of `people` are members first, then who only asks ahead."""

    server: LamplightServer
    http: aiohttp.ClientSession
    hosts: list[Joined]
    expert: Joined
    people: list[accounts.Admission]
    id: str = ""
    questions: dict[int, str] = field(default_factory=dict)
    sockets: list[WireClient] = field(default_factory=list)
    pages: list[Visitor] = field(default_factory=list)
    heard: dict[int, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return f"/api/qa-sessions/{self.id}"

    async def call(self, token: str, method: str, path: str, **body: Any) -> tuple[int, Any]:
        """One request; its status and what was answered."""
        headers = {"Authorization": f"Bearer {token}"}
        url = self.server.url + path
        async with self.http.request(method, url, json=body or None, headers=headers) as answer:
            return answer.status, await answer.json()

    async def post(self, token: str, path: str, **body: Any) -> dict[str, Any]:
        """It has to go well."""
        status, answer = await self.call(token, "POST", path, **body)
        assert status < 300, (path, answer)
        return dict(answer)

    async def plan(self) -> None:
        """For tomorrow, quiet, by two hosts."""
        starts = f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%dT%H:%M}"
        planned = await self.post(
            self.hosts[0].token, "/api/qa-sessions", title=TITLE, room="expert-hour",
            starts=starts, zone="Europe/London", minutes=60, tags=["sleep"], quiet=True,
            hosts=[self.hosts[1].id], experts=[self.expert.id],
        )  # fmt: skip
        self.id = planned["id"]

    async def ask(self, asking: Asking) -> None:
        """As somebody does who isn't at a page."""
        said = {"id": f"q{asking.n}", "text": asking.text, "anonymous": asking.is_anonymous}
        token = self.people[asking.asker].token
        question = await self.post(token, f"{self.path}/questions", **said)
        self.questions[asking.n] = question["id"]

    async def step(self, who: Joined, n: int, **step: Any) -> dict[str, Any]:
        """Of the `n`th question."""
        return await self.post(who.token, f"/api/questions/{self.questions[n]}/transitions", **step)

    async def each_of(self, items: Iterable[T], deed: Callable[[T], Awaitable[object]]) -> None:
        """A bounded number at once; the first that fails ends all of it."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def run(item: T) -> None:
            async with gate:
                await deed(item)

        async with asyncio.TaskGroup() as tasks:
            for item in items:
                tasks.create_task(run(item))

    async def listen(self, stack: AsyncExitStack) -> None:
        """The members who aren't at a page, each with a socket in the room."""
        for member in self.people[IN_CHROMIUM:MEMBERS]:
            client = WireClient(self.server.ws_url, member.token)
            self.sockets.append(await stack.enter_async_context(client))
            await client.subscribe(ROOM)

    def overhear(self, at: int, visitor: Visitor) -> None:
        """Every frame that a member's page is sent."""
        frames = self.heard.setdefault(at, [])

        def follow(socket: WebSocket) -> None:
            socket.on("framereceived", lambda text: frames.append(json.loads(text)))

        visitor.page.on("websocket", follow)

    def frames(self) -> list[tuple[int, list[dict[str, Any]]]]:
        """Of each of the members, wherever they are."""
        told = [(n, client.received) for n, client in enumerate(self.sockets, IN_CHROMIUM)]
        return [*self.heard.items(), *told]


async def open_session(server: LamplightServer, http: aiohttp.ClientSession) -> Session:
    """Planned, with everybody known to the server, whom no limit on joining keeps out."""
    server.run(
        "admin", "create", "--login", "second", "--name", "Second host", "--role", "host",
        "--password", PASSWORD,
    )  # fmt: skip
    store = await open_sqlite(server.folder / "lamplight.db")
    ctx, tokens = Context(store), Tokens(SECRET)
    people = [
        await accounts.join(ctx, tokens, name=None, age_band="18+") for _ in range(MEMBERS + AHEAD)
    ]
    await store.close()
    hosts = [await login(server.url, name) for name in ("host", "second")]
    session = Session(server, http, hosts, await login(server.url, "expert"), people)
    await session.plan()
    return session


Told = dict[str, tuple[Any, ...]]


def recount(folder: Path) -> Told:
    """What everybody may see of the questions, from the rows alone; votes are counted."""
    query = (
        "SELECT q.id, q.state, q.text, q.answer, q.answer_seq, q.votes, count(v.person), "
        "CASE WHEN q.is_anonymous THEN NULL ELSE q.asker END FROM qa_questions q "
        "LEFT JOIN qa_votes v ON v.question = q.id GROUP BY q.id"
    )
    with closing(sqlite3.connect(f"file:{folder}/lamplight.db?mode=ro", uri=True)) as raw:
        rows = raw.execute(query).fetchall()
    assert [row[5] for row in rows] == [row[6] for row in rows]
    return {row[0]: (*row[1:6], row[7]) for row in rows if row[1] in PUBLIC}


def seen(question: dict[str, Any]) -> tuple[Any, ...]:
    """As `recount` has it."""
    asker = question["asker"] and question["asker"]["id"]
    said = (question["answer"], question["answer_seq"])
    return (question["state"], question["text"], *said, question["votes"], asker)


def told(frames: list[dict[str, Any]]) -> Told:
    """What the room has been told, in the end; at no moment were two questions live."""
    state: Told = {}
    for event in frames:
        if event.get("topic") != ROOM or event["type"] != "question.changed" or "seq" not in event:
            continue
        state[event["question"]["id"]] = seen(event["question"])
        assert sum(each[0] == "live" for each in state.values()) <= 1
    return {id_: each for id_, each in state.items() if each[0] in PUBLIC}


def check_nobody_is_named(session: Session) -> int:
    """No frame has who asked anonymously; how many frames were about such a question."""
    askings = {session.questions[n]: Asking(n) for n in range(QUESTIONS)}
    unseen = [session.people[n].person for n in range(MEMBERS, MEMBERS + AHEAD, 2)]
    found = 0
    for _, frames in session.frames():
        for frame in frames:
            text = json.dumps(frame, ensure_ascii=False)
            for person in unseen:  # they are in no room, and asked nothing under their names
                assert person.id not in text
                assert person.name not in text
            question = frame.get("question")
            asking = askings.get(question["id"]) if isinstance(question, dict) else None
            if asking is not None and asking.is_anonymous:
                asker = session.people[asking.asker].person
                assert asker.id not in text
                assert asker.name not in text
                found += 1
    return found
