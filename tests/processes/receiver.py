"""A real HTTP server that notices are sent to, as somebody's webhook or as a push service."""

import asyncio
import json
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import web

WAIT_S = 30.0


@dataclass
class Heard:
    """One request, as it came. `path` tells which receiver of the server it was for."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        """By which a receiver knows a double."""
        return self.headers["webhook-id"]

    @property
    def data(self) -> Any:
        """What the notice says."""
        return json.loads(self.body)["data"]


@dataclass
class Receiver:
    """`async with Receiver() as receiver:`; then `receiver.url`.

    It answers `status`, on a path in `held` only once that is let go. Everything under one
    address is one server, so that paths are as many receivers.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    held: dict[str, asyncio.Event] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)
    port: int = 0
    _runner: web.AppRunner | None = None
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listen, on the port of the last time where there was one."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Be down: connections are refused."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def until(self, count: int, path: str | None = None) -> list[Heard]:
        """What was heard, once it is so much."""

        def found() -> list[Heard]:
            return [each for each in self.heard if path in {None, each.path}]

        async with asyncio.timeout(WAIT_S), self._news:
            await self._news.wait_for(lambda: len(found()) >= count)
        return found()

    async def _answer(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = {name.lower(): value for name, value in request.headers.items()}
        async with self._news:
            self.heard.append(Heard(request.path, headers, body))
            self._news.notify_all()
        if request.path in self.held:
            await self.held[request.path].wait()
        return web.Response(status=self.status, headers=self.headers)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for held in self.held.values():
            held.set()
        await self.stop()
