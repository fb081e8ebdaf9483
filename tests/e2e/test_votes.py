"""Votes from two server processes at once: totals are those of a recount, nobody counts twice."""

import asyncio
import random
import sqlite3
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from server.services.accounts import Admission, join
from server.services.context import Context
from server.services.tokens import Tokens
from server.storage.sqlite import open_sqlite
from tests.clients.people import Joined, call, login
from tests.clients.wire import WireClient
from tests.processes.lamplight import LamplightServer
from tests.processes.redis import RedisServer

SECRET = "a-secret-that-both-nodes-share-0123456789"
PEOPLE, VOTES_A_PERSON, QUESTIONS = 500, 10, 12  # 5,000 votes and withdrawals
AT_ONCE = 48
TOLD_EVERY_MS = 1_000

Nodes = tuple[LamplightServer, LamplightServer]


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[Nodes]:
    """On one database, with a Redis between them."""
    with RedisServer() as broker:
        environ = {"REDIS_URL": broker.url, "LAMPLIGHT_SECRET": SECRET}
        with (
            LamplightServer(tmp_path, environ) as a,
            LamplightServer(tmp_path, environ, demo=False) as b,
        ):
            yield a, b


@dataclass
class Hall:
    """A session with its questions, and who should have voted for which."""

    nodes: Nodes
    host: Joined
    people: list[Admission]
    http: aiohttp.ClientSession
    room: str = ""
    session: str = ""
    questions: list[str] = field(default_factory=list)
    voters: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    root: dict[str, str] = field(default_factory=dict)
    done: int = 0
    reached: dict[int, asyncio.Event] = field(default_factory=dict)

    async def post(self, token: str, path: str, **body: Any) -> dict[str, Any]:
        """On either node; it has to go well."""
        node = self.nodes[self.done % 2]
        self.done += 1
        if self.done in self.reached:
            self.reached[self.done].set()
        headers = {"Authorization": f"Bearer {token}"}
        async with self.http.post(node.url + path, json=body, headers=headers) as answer:
            found: dict[str, Any] = await answer.json()
            assert answer.status in {200, 201}, found
            return found

    async def merge(self, question: str, into: str) -> None:
        """As the host."""
        await self.post(
            self.host.token, f"/api/questions/{question}/transitions", to="merged", into=into
        )

    async def vote_all(self, rng: random.Random, each: int) -> None:
        """Everybody so many times, one after another; all of them at once, on both nodes."""
        gate = asyncio.Semaphore(AT_ONCE)
        plans = {who.token: self._plan(rng, who, each) for who in self.people}

        async def cast(token: str) -> None:
            for question, on in plans[token]:
                async with gate:
                    await self.post(token, f"/api/questions/{question}/votes", on=on)

        await asyncio.gather(*map(cast, plans))

    def _plan(self, rng: random.Random, who: Admission, each: int) -> list[tuple[str, bool]]:
        plan = [(rng.choice(self.questions), rng.random() < 0.7) for _ in range(each)]
        for question, on in plan:
            voters = self.voters[self.root.get(question, question)]
            (voters.add if on else voters.discard)(who.person.id)
        return plan


@pytest.fixture
async def hall(nodes: Nodes, tmp_path: Path) -> AsyncIterator[Hall]:
    """Five hundred people, whom no limit on joining keeps out, and twelve questions."""
    store = await open_sqlite(tmp_path / "lamplight.db")
    ctx, tokens = Context(store), Tokens(SECRET)
    people = [await join(ctx, tokens, name=None, age_band="18+") for _ in range(PEOPLE)]
    await store.close()
    host = await login(nodes[0].url, "host")
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE)) as http:
        hall = Hall(nodes, host, people, http)
        await plan_session(hall)
        yield hall


async def plan_session(hall: Hall) -> None:
    """Tomorrow, with every question approved."""
    starts = time.strftime("%Y-%m-%dT%H:%M", time.gmtime(time.time() + 86_400))
    planned = await hall.post(
        hall.host.token, "/api/qa-sessions",
        title="Sleep", room="expert-hour", starts=starts, zone="UTC", minutes=30,
    )  # fmt: skip
    hall.session, hall.room = planned["id"], planned["room"]
    for n, asker in enumerate(hall.people[:QUESTIONS]):
        path = f"/api/qa-sessions/{hall.session}/questions"
        asked = await hall.post(asker.token, path, id=f"q{n}", text=f"Question {n}?")
        hall.questions.append(asked["id"])
        await hall.post(hall.host.token, f"/api/questions/{asked['id']}/transitions", to="approved")


async def test_5000_votes_with_merges_in_the_middle_add_up(hall: Hall, tmp_path: Path) -> None:
    """First half exactly as sets say, merges as their union, the rest as a recount of the rows."""
    rng = random.Random(20261125)
    q = hall.questions
    async with WireClient(hall.nodes[1].ws_url, hall.people[0].token) as reader:
        await reader.subscribe(f"room:{hall.room}")
        await hall.vote_all(rng, VOTES_A_PERSON // 2)
        assert recount(tmp_path) == {each: len(hall.voters[each]) for each in q}
        for gone, into in ((q[0], q[1]), (q[2], q[1]), (q[1], q[3])):
            hall.voters[into] |= hall.voters.pop(gone)
            await hall.merge(gone, into)
        hall.root = dict.fromkeys(q[:3], q[3])
        expected = {each: len(hall.voters[each]) for each in q[3:]}
        assert recount(tmp_path) == expected | dict.fromkeys(q[:3], 0)
        await asyncio.gather(
            hall.vote_all(rng, VOTES_A_PERSON - VOTES_A_PERSON // 2),
            merge_meanwhile(hall, [(q[4], q[5]), (q[6], q[7]), (q[5], q[7])]),
        )
        totals = recount(tmp_path)
        exact = [q[3], *q[8:]]  # the others were merged while people voted for them
        assert {k: totals[k] for k in exact} == {k: len(hall.voters[k]) for k in exact}
        assert [totals[each] for each in (*q[:3], *q[4:7])] == [0] * 6
        await check_told(hall, reader, {k: v for k, v in totals.items() if k in {q[3], *q[7:]}})


async def merge_meanwhile(hall: Hall, merges: list[tuple[str, str]]) -> None:
    """Each when a further part of the votes has come in."""
    at = [hall.done + n * PEOPLE for n in range(1, len(merges) + 1)]
    hall.reached = {each: asyncio.Event() for each in at}
    for each, (gone, into) in zip(at, merges, strict=True):
        await hall.reached[each].wait()
        await hall.merge(gone, into)


def recount(folder: Path) -> dict[str, int]:
    """Of the rows, by question; the column that says how many there are must agree."""
    with closing(sqlite3.connect(f"file:{folder}/lamplight.db?mode=ro", uri=True)) as raw:
        counted = dict(
            raw.execute("SELECT question, count(DISTINCT person) FROM qa_votes GROUP BY question")
        )
        kept = dict(raw.execute("SELECT id, votes FROM qa_questions"))
        rows = raw.execute("SELECT count(*) FROM qa_votes").fetchone()[0]
    assert kept == {question: counted.get(question, 0) for question in kept}
    assert rows == sum(counted.values())
    return kept


async def check_told(hall: Hall, reader: WireClient, totals: dict[str, int]) -> None:
    """Both nodes list the totals, and the room has heard of each, at most once a second."""
    for node in hall.nodes:
        path = f"/api/qa-sessions/{hall.session}/questions?limit=100"
        _, body = await call(node.url, "GET", path, hall.host)
        listed = {each["id"]: each["votes"] for each in body["questions"]}
        assert {k: listed[k] for k in totals} == totals
    for question, votes in totals.items():
        await reader.wait_for(lambda f, q=question, v=votes: told(f) == (q, v), timeout_s=20)
    times: dict[str, list[int]] = defaultdict(list)
    for event in reader.events(f"room:{hall.room}"):
        if event["type"] == "question.changed" and event["question"]["state"] == "approved":
            times[event["question"]["id"]].append(event["at"])
    apart = [b - a for at in times.values() for a, b in pairwise(at)]
    assert apart
    assert min(apart) >= TOLD_EVERY_MS
    assert sum(map(len, times.values())) < hall.done / 4  # counts, and never votes


def told(frame: dict[str, Any]) -> tuple[str, int] | None:
    """Which count an event tells of which question."""
    question = frame.get("question")
    return (question["id"], question["votes"]) if question else None
