"""The front door: one listening port for WebSockets and for HTTP.

The first bytes of a connection decide. `GET /ws` goes to our own WebSocket class; anything
else is handed, bytes and transport, to aiohttp. An upgrade that comes later on a kept-alive
HTTP connection (a proxy's pool does that) reaches aiohttp's router and is taken from there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web

from server.gateway.websocket import WebSocket

PATH = "/ws"
_WEBSOCKET_STARTS = (b"GET /ws ", b"GET /ws?")
_HEAD_END = b"\r\n\r\n"
HEAD_MAX_BYTES = 32 * 1024  # past it aiohttp refuses by itself
FIRST_BYTES_TIMEOUT_S = 10.0

MakeWebSocket = Callable[..., WebSocket]


class FrontDoor(asyncio.Protocol):
    """Holds a new connection until its first bytes tell whose it is."""

    def __init__(
        self, make_websocket: MakeWebSocket, make_http: Callable[[], asyncio.Protocol]
    ) -> None:
        self._make_websocket = make_websocket
        self._make_http = make_http
        self._first = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  (for the type checker)
        self._transport = transport
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(FIRST_BYTES_TIMEOUT_S, transport.abort)

    def data_received(self, data: bytes) -> None:
        self._first += data
        is_websocket = self._first.startswith(_WEBSOCKET_STARTS)
        if not is_websocket and not self._has_head():
            return
        self._timer.cancel()
        protocol = self._make_websocket() if is_websocket else self._make_http()
        self._transport.set_protocol(protocol)
        protocol.connection_made(self._transport)
        protocol.data_received(self._first)

    def _has_head(self) -> bool:
        """Whether aiohttp may have it: it waits for the rest of a head without a limit of time."""
        return _HEAD_END in self._first or len(self._first) > HEAD_MAX_BYTES

    def connection_lost(self, _: Exception | None) -> None:
        self._timer.cancel()


def _head_of(request: web.Request) -> bytes:
    """The request as it came."""
    lines = [f"GET {request.raw_path} HTTP/1.1".encode("latin-1")]
    lines += [name + b": " + value for name, value in request.raw_headers]
    return b"\r\n".join([*lines, b"", b""])


def upgrade_later(
    make_websocket: MakeWebSocket,
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """The aiohttp handler for `GET /ws` that arrives on a kept-alive HTTP connection."""

    async def upgrade(request: web.Request) -> web.StreamResponse:
        transport = request.transport
        if transport is None:
            raise web.HTTPServiceUnavailable
        if request.can_read_body:
            raise web.HTTPBadRequest(text="A WebSocket handshake has no body.")
        http = request.protocol
        gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def lost(error: Exception | None) -> None:
            if not gone.done():
                gone.set_result(None)
            http.connection_lost(error)

        socket = make_websocket(on_lost=lost)
        transport.set_protocol(socket)
        socket.connection_made(transport)
        # As bytes, so that its parser is where it would be if it had read them itself.
        socket.data_received(_head_of(request))
        await gone
        return web.Response()  # never sent: the connection is gone

    return upgrade
