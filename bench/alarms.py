"""How fast help is under way: from a disclosure to its author's card, and to the responder's desk.

Meanwhile a room of many sockets receives messages at its usual pace. The people who disclose are
in that room too, and one responder's desk is open; both hear by the socket, as browsers do.
"""

import asyncio
import itertools
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from websockets.asyncio.client import ClientConnection, connect

from bench.load import Load, Run
from bench.peers.lamplight import LamplightPeer
from bench.processes import ChildFailed

PEOPLE = 20
PAUSE_S = 0.1
DISCLOSURE = "I want to kill myself, I have a plan and I will do it tonight"
TOPIC = "room:lobby"
WAIT_S = 10.0


@dataclass
class Alarms:
    """Milliseconds from a send until it was heard of; `lost`: never within the wait."""

    card_ms: list[float] = field(default_factory=list)
    desk_ms: list[float] = field(default_factory=list)
    lost: int = 0
    sockets: int = 0
    absent: str | None = None
    failed: str | None = None


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def measure_alarms(
    folder: Path, sockets: int, per_s: float, seconds: float, say: Callable[[str], None]
) -> Alarms:
    """With `per_s` messages a second to `sockets` readers of the room, for so long."""
    found = Alarms(sockets=sockets, absent=LamplightPeer.absence())
    if found.absent:
        return found
    folder.mkdir()
    peer = LamplightPeer(folder, sockets + PEOPLE)
    messages = round(per_s * seconds)
    run = Run(
        first=0, count=messages, readers=sockets, senders=min(peer.senders, sockets), per_s=per_s,
        wait_s=seconds + 10,
    )  # fmt: skip
    try:
        with peer.start(), Load(peer.door(), sockets, folder / "load.log") as load:
            load.start(run)
            asyncio.run(_disclose(peer, found, seconds))
            load.finish(run)
    except ChildFailed as failure:
        found.failed = str(failure)
    say(f"escalation: {len(found.card_ms)} disclosures, {found.lost} lost")
    return found


async def _disclose(peer: LamplightPeer, found: Alarms, seconds: float) -> None:
    tokens = peer.tokens()[-PEOPLE:]
    desk = await _open(peer, await _responder(peer), "desk")
    people = [await _open(peer, token, "me", TOPIC) for token in tokens]
    heard = _Heard()
    readers = [
        asyncio.create_task(heard.listen(socket, is_desk=socket is desk))
        for socket in (desk, *people)
    ]
    numbers = itertools.count()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        number = next(numbers)
        await _send(people[number % PEOPLE], number, heard)
        await asyncio.sleep(PAUSE_S)
    await heard.all_of_it(WAIT_S)
    for reader in readers:
        reader.cancel()
    await asyncio.gather(*readers, return_exceptions=True)
    for socket in (desk, *people):
        await socket.close()
    found.card_ms, found.desk_ms, found.lost = heard.card_ms, heard.desk_ms, heard.missing


async def _send(socket: ClientConnection, number: int, heard: "_Heard") -> None:
    text = f"{DISCLOSURE}, {number}"
    frame = {"type": "send", "ref": number, "topic": TOPIC, "id": f"alarm-{number}", "text": text}
    heard.sent(number)
    await socket.send(json.dumps(frame))


class _Heard:
    """What came back of each disclosure: the card by its id, the desk's item by its text."""

    def __init__(self) -> None:
        self.card_ms: list[float] = []
        self.desk_ms: list[float] = []
        self._sent_s: dict[int, float] = {}
        self._cards: set[int] = set()
        self._items: set[int] = set()
        self._changed = asyncio.Event()

    def sent(self, number: int) -> None:
        self._sent_s[number] = time.perf_counter()

    async def listen(self, socket: ClientConnection, *, is_desk: bool) -> None:
        async for raw in socket:
            self._take(json.loads(raw), time.perf_counter(), is_desk=is_desk)

    def _take(self, frame: dict[str, Any], now_s: float, *, is_desk: bool) -> None:
        if is_desk and "item" in frame and (text := frame["item"].get("text")):
            self._note(int(text.rsplit(" ", 1)[-1]), now_s, self._items, self.desk_ms)
        elif frame["type"] == "care.offered":
            self._note(
                int(frame["message"].removeprefix("alarm-")), now_s, self._cards, self.card_ms
            )

    def _note(self, number: int, now_s: float, known: set[int], times_ms: list[float]) -> None:
        if number not in known:
            known.add(number)
            times_ms.append((now_s - self._sent_s[number]) * 1_000)
            self._changed.set()

    @property
    def missing(self) -> int:
        return 2 * len(self._sent_s) - len(self._cards) - len(self._items)

    async def all_of_it(self, within_s: float) -> None:
        """Until everything was heard of, or so long."""
        end = time.monotonic() + within_s
        while self.missing and (left := end - time.monotonic()) > 0:
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), left)
            except TimeoutError:
                return


async def _responder(peer: LamplightPeer) -> str:
    login = {"login": "responder", "password": peer.password}
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"http://127.0.0.1:{peer.port}/api/login", json=login) as answer,
    ):
        body: dict[str, str] = await answer.json()
        return body["token"]


async def _open(peer: LamplightPeer, token: str, *topics: str) -> ClientConnection:
    socket = await connect(
        f"ws://127.0.0.1:{peer.port}/ws",
        subprotocols=["lamplight.v1"],  # type: ignore[list-item]  # a str of its own kind there
        additional_headers={"Authorization": f"Bearer {token}"},
        proxy=None,
        max_size=None,
    )
    for ref, topic in enumerate(topics):
        await socket.send(json.dumps({"type": "subscribe", "ref": -1 - ref, "topic": topic}))
        while json.loads(await socket.recv()).get("ref") != -1 - ref:
            pass
    return socket
