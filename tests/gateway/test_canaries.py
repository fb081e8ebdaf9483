"""Secrets and words that are marked: none of them turns up where it has no business."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.clients.intruder import Intruder
from tests.clients.people import Joined, call, join, login
from tests.clients.wire import Refused, WireClient
from tests.processes.lamplight import PASSWORD, LamplightServer

SECRET = "canary-secret-0123456789-0123456789"
EMAIL = "canary.wren@mail.example"
PHONE = "+44 20 7946 0958"
WORDS = "canary-words"
ADDRESS = "203.0.113.77"
TOKEN = "canary.token.signature"
HOOK = "canary-hook"
REFUSED = range(400, 500)
FREE = {
    "LAMPLIGHT_SECRET": SECRET,
    "LAMPLIGHT_LOG_LEVEL": "debug",
    "LAMPLIGHT_SEND_BURST": "1000",
    "LAMPLIGHT_TRUSTED_PROXIES": "127.0.0.1",
    "LAMPLIGHT_WEBHOOK_PRIVATE": "1",
}


@dataclass
class Watched:
    """A server whose log is kept. `refusals`: every answer and frame that said no."""

    server: LamplightServer
    log: Path
    refusals: list[str] = field(default_factory=list)
    secrets: set[str] = field(default_factory=lambda: {SECRET, PASSWORD})

    @property
    def url(self) -> str:
        """Where it is."""
        return self.server.url

    async def ask(self, method: str, path: str, raw: bytes, headers: dict[str, str]) -> int:
        """Anything at all; what it answers is kept where it is a refusal."""
        async with (
            aiohttp.ClientSession() as http,
            http.request(method, self.url + path, data=raw, headers=headers) as answer,
        ):
            if answer.status >= 400:
                self.refusals += [await answer.text(), str(answer.headers)]
            return answer.status

    async def call(self, method: str, path: str, who: Joined | None = None, **body: Any) -> int:
        """One call; what it answers is kept where it is a refusal."""
        status, answer = await call(self.url, method, path, who, **body)
        if status >= 400:
            self.refusals.append(str(answer))
        return status

    def told_by(self, who: Joined) -> Joined:
        """Their token and their return code are secrets from now on."""
        self.secrets.add(who.token)
        if who.return_code:
            self.secrets |= {who.return_code, who.return_code.replace("-", "")}
        return who

    async def say(self, client: WireClient, text: str, **fields: Any) -> dict[str, Any]:
        """What came of it, a refusal too."""
        try:
            return await client.say("room:lobby", text, **fields)
        except Refused as refused:
            self.refusals.append(str(refused.frame))
            return refused.frame


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """One of its own, at the log's most talkative."""
    log = tmp_path / "stderr"
    with log.open("w") as stderr, LamplightServer(tmp_path, FREE, stderr=stderr) as server:
        yield Watched(server, log)


async def test_no_secret_and_no_word_is_in_a_log_a_metric_or_a_refusal(watched: Watched) -> None:
    """Everything is tried, well and badly, until the tables break away under it."""
    mod = watched.told_by(await login(watched.url, "mod"))
    admin = watched.told_by(await login(watched.url, "admin"))
    wren = watched.told_by(await join(watched.url))
    await _knock(watched, wren)
    await _ask_badly(watched, wren)
    async with WireClient(watched.server.ws_url, wren.token) as client:
        await client.subscribe("me")
        await client.subscribe("room:lobby")
        await _talk(watched, client)
        await _work(watched, wren, mod, admin)
        await _break(watched, client, wren)
    assert watched.refusals
    async with aiohttp.ClientSession() as http, http.get(watched.url + "/metrics") as answer:
        metrics = await answer.text()
    assert "lamplight_" in metrics
    log = watched.log.read_text()
    assert "store.read_failed" in log or "unexpected" in log, "the log is the one that is looked at"
    for canary in {*watched.secrets, EMAIL, PHONE, WORDS, ADDRESS, TOKEN, HOOK, wren.name}:
        for place, text in (("log", log), ("metrics", metrics), *_numbered(watched.refusals)):
            assert canary not in text, (canary, place, _around(text, canary))


def _numbered(texts: list[str]) -> list[tuple[str, str]]:
    return [(f"refusal {n}", text) for n, text in enumerate(texts)]


def _around(text: str, canary: str) -> str:
    at = text.index(canary)
    return text[max(at - 300, 0) : at + 300]


async def _knock(watched: Watched, wren: Joined) -> None:
    """At the doors: names, codes, passwords, tokens that are none."""
    for name in (EMAIL, f"Call {PHONE}", f"{WORDS} {EMAIL}"):
        assert await watched.call("POST", "/api/join", age_band="18+", name=name) in REFUSED
    assert await watched.call("POST", "/api/return", return_code=f"{WORDS}-0000") in REFUSED
    status, back = await call(watched.url, "POST", "/api/return", return_code=wren.return_code)
    assert status == 200
    watched.secrets.add(back["token"])
    for login_, password in (("mod", WORDS), (EMAIL, PASSWORD)):
        assert await watched.call("POST", "/api/login", login=login_, password=password) in REFUSED
    for headers in (
        {"Authorization": f"Bearer {TOKEN}"},
        {"Authorization": f"Bearer {wren.token}x"},
        {"Cookie": f"lamplight={TOKEN}", "Origin": watched.url},
        {"Authorization": WORDS, "X-Forwarded-For": ADDRESS, "User-Agent": WORDS},
    ):
        assert await watched.ask("GET", "/api/me", b"", headers) in REFUSED
        with suppress(InvalidStatus, ConnectionClosed):
            async with connect(
                f"{watched.server.ws_url}?token={TOKEN}", additional_headers=headers, proxy=None
            ) as socket:
                await socket.send(f'{{"type":"auth","token":"{TOKEN}"}}')
                while True:
                    watched.refusals.append(str(await socket.recv()))
    # Past how often one may try: the refusal and the log name nobody.
    tried = f'{{"login":"{EMAIL}","password":"{WORDS}"}}'.encode()
    forwarded = {"X-Forwarded-For": ADDRESS, "Content-Type": "application/json"}
    statuses = [await watched.ask("POST", "/api/login", tried, forwarded) for _ in range(15)]
    assert 429 in statuses


async def _ask_badly(watched: Watched, wren: Joined) -> None:
    """Bodies, paths and queries that are wrong, with what must not be said again in them."""
    for raw in (
        f'{{"age_band":"{WORDS}"}}',
        f'{{"age_band":["{EMAIL}"]}}',
        f"{WORDS} {EMAIL}",
        f'{{"{WORDS}":',
        f'{{"age_band":"18+","name":{{"{WORDS}":"{EMAIL}"}}}}',
    ):
        headers = {"Content-Type": "application/json"}
        assert await watched.ask("POST", "/api/join", raw.encode(), headers) in REFUSED
    for path in (
        f"/api/rooms/{WORDS}",
        f"/api/rooms/lobby/messages?before={WORDS}",
        f"/api/{EMAIL}",
        f"/api/helplines?country={WORDS}",
        f"/api/qa-archive?after={WORDS}",
        f"/api/queue/{WORDS}/reports",
        f"/{WORDS}/{TOKEN}",
    ):
        assert await watched.ask("GET", path, b"", wren.headers | {"Accept": "a/b"}) >= 400


async def _talk(watched: Watched, client: WireClient) -> None:
    """Posted, edited, held, declined, too long, malformed."""
    said = await watched.say(client, f"{WORDS} hello")
    for text in (f"{WORDS} write to {EMAIL}", f"ring {PHONE}", f"{WORDS} " * 400, f"{WORDS}\x00"):
        await watched.say(client, text)
    await watched.say(client, "hello", cover=f"{WORDS} " * 99)
    await watched.say(client, f"{WORDS} I have a plan and I will do it tonight")
    await client.ask("edit", topic="room:lobby", seq=said["seq"], text=f"{WORDS} hello again")
    for frame in (
        f'{{"type":"{WORDS}","ref":1}}',
        f'{{"type":"send","topic":"room:{WORDS}","id":"1","text":"{EMAIL}","ref":1}}',
        f'{{"type":"send","topic":"room:lobby","id":"1","text":["{WORDS}"],"ref":1}}',
        f'{WORDS} {{"{EMAIL}"',
    ):
        before = len(client.received)
        await client.socket.send(frame)
        await client.wait_for(
            lambda _, before=before: any(f["type"] == "error" for f in client.received[before:])
        )
    watched.refusals += [str(f) for f in client.received if f["type"] == "error"]


async def _work(watched: Watched, wren: Joined, mod: Joined, admin: Joined) -> None:
    """What staff write about it, and a webhook that nobody answers."""
    fern = watched.told_by(await join(watched.url))
    report = "/api/rooms/lobby/messages/1/reports"
    assert await watched.call("POST", report, fern, reason=f"{WORDS} {EMAIL}") == 201
    hook = {"url": f"http://127.0.0.1:9/{HOOK}", "kinds": []}
    status, made = await call(watched.url, "POST", "/api/webhooks", admin, **hook)
    assert status == 201
    watched.secrets.add(made["secret"])
    assert await watched.call("POST", f"/api/webhooks/{made['id']}/test", admin) < 300
    await watched.call("POST", "/api/webhooks", admin, url=f"ftp://{EMAIL}/{WORDS}", kinds=[])
    for kind, path in (("mute", "/api/rooms/lobby/sanctions"), (WORDS, "/api/sanctions")):
        order = {"person": fern.id, "kind": kind, "reason": f"{WORDS} {EMAIL}"}
        await watched.call("POST", path, mod, **order)
    assert await watched.call("PATCH", "/api/me", wren, country=WORDS) in REFUSED
    assert await watched.call("DELETE", "/api/me", fern) == 200


async def _break(watched: Watched, client: WireClient, wren: Joined) -> None:
    """Errors that nobody foresaw, while there are words in the statement."""
    Intruder(watched.server.folder / "lamplight.db").sql(
        "ALTER TABLE messages RENAME TO gone", "ALTER TABLE people RENAME TO gone_too"
    )
    answer = await watched.say(client, f"{WORDS} {EMAIL}")
    assert answer["type"] == "error"
    for path in ("/api/rooms/lobby/messages", "/api/me", "/api/me/export"):
        assert await watched.ask("GET", path, b"", wren.headers) >= 500
    body = f'{{"return_code":"{wren.return_code}"}}'.encode()
    headers = {"Content-Type": "application/json", "X-Forwarded-For": "198.51.100.1"}
    assert await watched.ask("POST", "/api/return", body, headers) >= 500
