"""Somebody who talks to a server without a pause, whatever happens to it."""

import asyncio
from uuid import uuid4

from websockets.exceptions import WebSocketException

from tests.clients.people import Joined
from tests.clients.wire import Refused, WireClient
from tests.processes.lamplight import LamplightServer


class Writer:
    """Sends without end, repeats what wasn't acknowledged, and remembers what was."""

    def __init__(self, server: LamplightServer, who: Joined) -> None:
        self._server = server
        self._who = who
        self._unanswered: list[str] = []
        self.attempted: set[str] = set()
        self.acknowledged: dict[str, int] = {}

    async def run(self) -> None:
        """Until cancelled, through every outage."""
        while True:
            try:
                async with WireClient(self._server.ws_url, self._who.token) as client:
                    await self._send_without_end(client)
            except (OSError, WebSocketException, TimeoutError, Refused):
                await asyncio.sleep(0.05)  # the server is down: there is nothing to wait on

    async def _send_without_end(self, client: WireClient) -> None:
        while True:
            batch = self._unanswered or [str(uuid4()) for _ in range(8)]
            self.attempted.update(batch)
            self._unanswered = list(batch)
            answers = [
                await client.post({"type": "send", "topic": "room:lobby", "id": i, "text": "hello"})
                for i in batch
            ]
            for client_id, answer in zip(batch, answers, strict=True):
                frame = await answer
                if frame["type"] == "ok":
                    assert self.acknowledged.setdefault(client_id, frame["seq"]) == frame["seq"]
                    self._unanswered.remove(client_id)
