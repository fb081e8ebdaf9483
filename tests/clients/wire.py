"""A client of the wire protocol for tests, on the `websockets` client, from the contract alone."""

import asyncio
import itertools
import json
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

ANSWER_S = 10.0


class Refused(Exception):
    """An `error` frame in answer to a command."""

    def __init__(self, frame: dict[str, Any]) -> None:
        super().__init__(f"{frame['code']}: {frame['message']}")
        self.frame = frame
        self.code: str = frame["code"]


class WireClient:
    """`async with WireClient(url, token) as client:`. Keeps everything that it receives."""

    def __init__(self, url: str, token: str | None, **options: Any) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._connect = connect(
            url,
            subprotocols=["lamplight.v1"],  # type: ignore[list-item]
            additional_headers=headers,
            proxy=None,
            max_size=None,
            **options,
        )
        self._token = token
        self._answers_pings = True
        self._refs = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._arrived = asyncio.Condition()
        self.received: list[dict[str, Any]] = []
        self.close_code: int | None = None
        self.closed = asyncio.Event()

    async def __aenter__(self) -> Self:
        self.socket: ClientConnection = await self._connect
        self._reading = asyncio.create_task(self._read())
        if self._token:
            await self.wait_for(lambda f: f["type"] == "welcome")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.socket.close()
        await self._reading

    async def _read(self) -> None:
        try:
            async for text in self.socket:
                await self._take(json.loads(text))
        except ConnectionClosed:
            pass
        self.close_code = self.socket.close_code
        self.closed.set()
        async with self._arrived:
            self._arrived.notify_all()
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(ConnectionError(f"closed with {self.close_code}"))
                answer.exception()

    async def _take(self, frame: dict[str, Any]) -> None:
        if frame["type"] == "ping" and self._answers_pings:
            await self.socket.send('{"type":"pong"}')
        answer = self._answers.pop(frame.get("ref", 0) or 0, None)
        if answer is not None and not answer.done():
            answer.set_result(frame)
        async with self._arrived:
            self.received.append(frame)
            self._arrived.notify_all()

    async def post(self, frame: dict[str, Any]) -> asyncio.Future[dict[str, Any]]:
        """Send a command; the future is its answer, whatever it is."""
        ref = next(self._refs)
        answer = asyncio.get_running_loop().create_future()
        self._answers[ref] = answer
        await self.socket.send(json.dumps(frame | {"ref": ref}, ensure_ascii=False))
        return answer

    async def ask(self, type_: str, **fields: Any) -> dict[str, Any]:
        """Send a command and return its `ok`, or raise Refused."""
        async with asyncio.timeout(ANSWER_S):
            frame = await (await self.post({"type": type_, **fields}))
        if frame["type"] != "ok":
            raise Refused(frame)
        return frame

    async def subscribe(self, topic: str, **fields: Any) -> dict[str, Any]:
        return await self.ask("subscribe", topic=topic, **fields)

    async def say(self, topic: str, text: str, **fields: Any) -> dict[str, Any]:
        return await self.ask("send", **{"topic": topic, "id": str(uuid4()), "text": text} | fields)

    def events(self, topic: str) -> list[dict[str, Any]]:
        """The logged events of a topic that came live, in the order in which they came."""
        return [f for f in self.received if f.get("topic") == topic and "seq" in f and "at" in f]

    def texts(self, topic: str) -> list[str]:
        return [
            event["message"]["text"]
            for event in self.events(topic)
            if event["type"] == "message.posted"
        ]

    async def wait_for(self, wanted: Any, timeout_s: float = ANSWER_S) -> dict[str, Any]:
        """The first received frame for which `wanted` is true, now or when it comes."""
        async with asyncio.timeout(timeout_s), self._arrived:
            await self._arrived.wait_for(
                lambda: self.closed.is_set() or any(wanted(f) for f in self.received)
            )
        found = [frame for frame in self.received if wanted(frame)]
        if not found:
            raise ConnectionError(f"closed with {self.close_code} before it came")
        return found[0]

    async def wait_for_text(self, text: str) -> dict[str, Any]:
        """The event that posts, edits or restores a message to `text`."""

        def carries(frame: dict[str, Any]) -> bool:
            message = frame.get("message")
            return isinstance(message, dict) and message.get("text") == text

        return await self.wait_for(carries)

    async def wait_closed(self, timeout_s: float = ANSWER_S) -> int | None:
        async with asyncio.timeout(timeout_s):
            await self.closed.wait()
        return self.close_code
