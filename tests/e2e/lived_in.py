"""A demo server where something has happened on every screen, and everybody's way in."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page

from tests.clients.people import Joined, call, join, login
from tests.clients.wire import WireClient
from tests.e2e.browser import WAIT_MS
from tests.processes.lamplight import LamplightServer

STAFF = ("admin", "mod", "responder", "host", "expert")
PLAN = "I have a plan and I will do it tonight"
COVER = "about food"


# Nothing is ever asked of it: no test presses the button.
VIDEO_HOST = "player.example"


@dataclass
class LivedIn:
    """The server, who is there, and the browser's contexts that were made so far."""

    server: LamplightServer
    browser: Browser
    people: dict[str, Joined] = field(default_factory=dict)
    session: str = ""
    over: str = ""
    _contexts: dict[tuple[str, str], BrowserContext] = field(default_factory=dict)

    async def move_in(self) -> None:
        """Everybody, what was said, and what waits on the desks."""
        for name in STAFF:
            self.people[name] = await login(self.server.url, name)
        for name in ("wren", "fern", "lark", "banned"):
            self.people[name] = await join(self.server.url)
        await self._talk()
        await self._wait_on_the_desks()
        await self._end_a_session()
        await self._question_an_expert()
        await self._pin()

    def words(self, text: str) -> str:
        """What is written in a field where `text` would be."""
        return text

    async def post(self, who: str, path: str, **body: Any) -> dict[str, Any]:
        """As somebody of these; it has to go well."""
        status, answer = await call(self.server.url, "POST", path, self.people[who], **body)
        assert status < 300, (path, answer)
        return dict(answer)

    async def _talk(self) -> None:
        url = self.server.ws_url
        wren, mod = self.people["wren"], self.people["mod"]
        async with WireClient(url, wren.token) as one, WireClient(url, mod.token) as other:
            for client in (one, other):
                await client.subscribe("room:lobby")
            first = await one.say("room:lobby", self.words("I couldn't sleep again"))
            covered = {"cover": self.words(COVER)}
            await one.say("room:lobby", self.words("It has been a week now"), **covered)
            answer = {"reply_to": first["seq"]}
            replied = await other.say("room:lobby", self.words("That sounds hard"), **answer)
            await one.ask("react", topic="room:lobby", seq=replied["seq"], emoji="💛", on=True)
            gone = await other.say("room:lobby", "On the wrong page")
            await other.ask("withdraw", topic="room:lobby", seq=gone["seq"])

    async def _wait_on_the_desks(self) -> None:
        fern, banned = self.people["fern"], self.people["banned"]
        for concern in (False, True):
            path = "/api/rooms/lobby/messages/1/reports"
            await self.post("fern", path, reason="unsafe", concern=concern)
        async with WireClient(self.server.ws_url, fern.token) as client:
            await client.subscribe("room:lobby")
            await client.say("room:lobby", self.words(PLAN))
        await self.post("responder", "/api/shifts", role="primary")
        await self.post("mod", "/api/sanctions", person=banned.id, kind="ban", reason="raids")

    async def _pin(self) -> None:
        said = {"title": "How to sleep", "url": f"https://{VIDEO_HOST}/1", "about": "Short"}
        for place in ("rooms/lobby", f"qa-sessions/{self.session}"):
            path = f"/api/{place}/resources"
            await self.post("host", path, kind="reading", **said, language="ar")
            captions = "https://words.example/1"
            await self.post("host", path, kind="video", **said, captions_url=captions)

    async def _end_a_session(self) -> None:
        """In the room of the one that runs after it; what was answered is in the archive."""
        self.over = await self._a_session(days=2, tags=["sleep"])
        path = f"/api/qa-sessions/{self.over}"
        await self.post("host", f"{path}/transitions", to="live")
        question = await self.post("fern", f"{path}/questions", id="over", text="Why at four?")
        for to in ("approved", "answered"):
            words = {"answer": "Sleep is lightest then."} if to == "answered" else {}
            await self.post("host", f"/api/questions/{question['id']}/transitions", to=to, **words)
        for to in ("wrapping", "ended"):
            await self.post("host", f"{path}/transitions", to=to)

    async def _a_session(self, days: int, **more: Any) -> str:
        starts = f"{datetime.now(UTC) + timedelta(days=days):%Y-%m-%dT%H:%M}"
        planned = await self.post(
            "host", "/api/qa-sessions", title="Sleep, and what keeps us from it", starts=starts,
            room="expert-hour", zone="UTC", minutes=60, experts=[self.people["expert"].id], **more,
        )  # fmt: skip
        return str(planned["id"])

    async def _question_an_expert(self) -> None:
        self.session = await self._a_session(days=1)
        path = f"/api/qa-sessions/{self.session}"
        for to in ("doors", "live"):
            await self.post("host", f"{path}/transitions", to=to)
        for n, states in enumerate(([], ["approved"], ["approved", "live"])):
            question = await self.post("wren", f"{path}/questions", id=f"q{n}", text=f"Why {n}?")
            for to in states:
                await self.post("host", f"/api/questions/{question['id']}/transitions", to=to)
        await self.post("host", f"{path}/polls", question="Awake at four?", options=["Yes", "No"])

    async def page_of(self, who: str, locale: str, **options: Any) -> Page:
        """A new page of somebody of these, or of `nobody`, who reads in that language."""
        if (who, locale) not in self._contexts:
            context = await self.browser.new_context(locale=locale, **options)
            if who in self.people:
                token = self.people[who].token
                cookie = {"name": "lamplight", "value": token, "url": self.server.url}
                await context.add_cookies([cookie])  # type: ignore[list-item]
            self._contexts[who, locale] = context
        page = await self._contexts[who, locale].new_page()
        page.set_default_timeout(WAIT_MS)
        return page
