"""One WebSocket on one transport: bytes in, whole text messages out to a handler.

The protocol itself is `websockets`' Sans-I/O `ServerProtocol`. This class owns the
transport: handshake, reassembly within bounds, closing, and the write buffer's two marks.
It knows nothing of rooms; a test puts an echo behind it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol

from websockets.exceptions import InvalidMessage
from websockets.frames import CloseCode, Frame, Opcode
from websockets.http11 import Request, Response
from websockets.protocol import OPEN
from websockets.server import ServerProtocol

from server.domain.errors import SlowDown
from server.domain.limits import TokenBucket

HANDSHAKE_TIMEOUT_S = 10.0
CLOSE_TIMEOUT_S = 5.0
SLICE_BYTES = 4096
BAD_REQUEST = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


@dataclass(frozen=True, slots=True)
class WebSocketLimits:
    """What one socket may cost.

    `message_bytes` and `fragments` bound one message. `buffer_bytes` of live events may wait to
    go out; past `unread_bytes` in all, answers included, the connection is cut. Frames of every
    kind, control frames too, count against `frame_burst` and `frames_per_s`.
    """

    message_bytes: int = 64 * 1024
    fragments: int = 64
    buffer_bytes: int = 256 * 1024
    unread_bytes: int = 16 * 1024 * 1024
    frame_burst: float = 400
    frames_per_s: float = 200


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a handshake is answered with an HTTP error; `body` is JSON."""

    status: HTTPStatus
    body: bytes


class Handler(Protocol):
    """What a socket is for. All methods run on the event loop and must not block."""

    def on_open(self, socket: WebSocket) -> None: ...
    def on_text(self, text: str, size_bytes: int) -> None: ...
    def on_binary(self) -> None: ...
    def on_pause(self) -> None: ...
    def on_resume(self) -> None: ...
    def on_flood(self) -> None: ...
    def on_closing(self) -> None: ...
    def on_close(self) -> None: ...


Welcome = Callable[[Request], "Handler | Refusal"]


def choose_subprotocol(wanted: str) -> Callable[[ServerProtocol, object], str | None]:
    """Agree to `wanted` where the client offers it, and to none where it offers none of ours."""

    def select(_: ServerProtocol, offered: object) -> str | None:
        return wanted if isinstance(offered, list | tuple) and wanted in offered else None

    return select


class _Protocol(ServerProtocol):
    """`websockets`' own, but for a message that is left open by a Close."""

    def recv_frame(self, frame: Frame) -> None:
        """Take a Close at any time, with its code (Autobahn's case 7.1.5).

        RFC 6455 lets one stand between fragments (section 5.4); the library takes it for an error.
        """
        if frame.opcode is Opcode.CLOSE:
            self.current_size = None
        super().recv_frame(frame)


class WebSocket(asyncio.Protocol):
    """`welcome` looks at the handshake and gives the handler, or the refusal."""

    __slots__ = (
        "_closing",
        "_fragments",
        "_frames",
        "_handler",
        "_is_flooding",
        "_limits",
        "_lost",
        "_parts",
        "_protocol",
        "_timer",
        "_welcome",
        "is_paused",
        "missed_beats",
        "transport",
    )

    transport: asyncio.Transport

    def __init__(
        self,
        welcome: Welcome,
        subprotocol: str,
        limits: WebSocketLimits,
        *,
        on_lost: Callable[[Exception | None], None] | None = None,
    ) -> None:
        self._welcome = welcome
        self._limits = limits
        self._lost = on_lost
        self._protocol = _Protocol(
            max_size=limits.message_bytes,
            subprotocols=None,
            select_subprotocol=choose_subprotocol(subprotocol),  # type: ignore[arg-type]
        )
        self._handler: Handler | None = None
        self._parts: list[bytes] | None = None
        self._fragments = Opcode.TEXT
        self._closing = False
        self._is_flooding = False
        now_ms = int(asyncio.get_running_loop().time() * 1000)
        self._frames = TokenBucket(limits.frame_burst, limits.frames_per_s, now_ms)
        self._timer: asyncio.TimerHandle | None = None
        self.is_paused = False
        self.missed_beats = 0

    @property
    def is_full(self) -> bool:
        """Whether as much waits to go out as may."""
        return self.transport.get_write_buffer_size() >= self._limits.buffer_bytes

    @property
    def is_open(self) -> bool:
        return not self._closing and self._protocol.state is OPEN

    # --- asyncio.Protocol ---

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  (for the type checker)
        self.transport = transport
        # Paused means exactly that something waits to go out: see `Topic.broadcast`.
        transport.set_write_buffer_limits(high=0)
        self._abort_after(HANDSHAKE_TIMEOUT_S)

    def data_received(self, data: bytes) -> None:
        self.missed_beats = 0
        start = 0
        while start < len(data):
            end = self._slice_end(data, start)
            self._protocol.receive_data(data[start:end])
            start = end
            for event in self._protocol.events_received():
                if isinstance(event, Frame):
                    if not self._closing:
                        self._take_frame(event)
                elif isinstance(event, Request):
                    self._accept(event)
            if self._handler is None and not self._closing:
                self._refuse_what_is_no_request()
            self._flush()
            if self._closing and self._handler is not None and self._is_flooding:
                return

    def _slice_end(self, data: bytes, start: int) -> int:
        """In slices, so that a flood is noticed before all of it has been gone through.

        A handshake goes line by line: the parser would read frames right behind it before they
        have a socket, and a Close among them would leave none to accept.
        """
        line_end = data.find(b"\n", start) if self._handler is None else -1
        return min(line_end + 1 or len(data), start + SLICE_BYTES)

    def eof_received(self) -> bool:
        self._protocol.receive_eof()
        self._flush()
        return False

    def connection_lost(self, error: Exception | None) -> None:
        self._closing = True
        self._stop_timer()
        if self._handler:
            self._handler.on_close()
            self._handler = None
        if self._lost:
            self._lost(error)

    def pause_writing(self) -> None:
        self.is_paused = True
        if self._handler:
            self._handler.on_pause()

    def resume_writing(self) -> None:
        self.is_paused = False
        if self._handler:
            self._handler.on_resume()

    # --- for the handler ---

    def write(self, frames: bytes) -> None:
        """Send ready-made frames; nothing once the socket is closing."""
        if not self._closing:
            self.transport.write(frames)
            self._cut_if_unread()

    def close(self, code: int, reason: str = "") -> None:
        """Start the closing handshake; what was written before goes out first."""
        if self._closing:
            return
        self._begin_closing()
        if self._protocol.state is OPEN:
            self._protocol.send_close(code, reason[:120])
        self._flush()
        self._abort_after(CLOSE_TIMEOUT_S)

    # --- handshake ---

    def _accept(self, request: Request) -> None:
        """Answer a handshake request, checked by RFC 6455, section 4.2.1."""
        response = self._protocol.accept(request)
        if response.status_code != HTTPStatus.SWITCHING_PROTOCOLS:
            self._refuse(response)
            return
        welcomed = self._welcome(request)
        if isinstance(welcomed, Refusal):
            refusal = self._protocol.reject(welcomed.status, welcomed.body.decode())
            refusal.headers["Content-Type"] = "application/json"
            self._refuse(refusal)
            return
        self._stop_timer()
        self._protocol.send_response(response)
        self._flush()
        # The parser keeps the request for as long as the socket lives, 3 kB of it headers.
        request.headers.clear()
        self._handler = welcomed
        welcomed.on_open(self)

    def _refuse_what_is_no_request(self) -> None:
        """RFC 6455, section 4.2.1 asks for an answer, which the parser doesn't give here."""
        if isinstance(self._protocol.handshake_exc, InvalidMessage):
            self._closing = True
            self.transport.write(BAD_REQUEST)

    def _refuse(self, response: Response) -> None:
        self._closing = True
        self._protocol.send_response(response)
        self._flush()

    # --- frames ---

    def _take_frame(self, frame: Frame) -> None:
        if self._handler is not None and not self._is_flooding:
            try:
                self._frames.take(int(asyncio.get_running_loop().time() * 1000))
            except SlowDown:
                self._is_flooding = True
                self._handler.on_flood()
                return
        if frame.opcode in {Opcode.TEXT, Opcode.BINARY} and frame.fin:
            self._take_message(frame.opcode, bytes(frame.data))
        elif frame.opcode in {Opcode.TEXT, Opcode.BINARY, Opcode.CONT}:
            self._take_fragment(frame)
        elif frame.opcode is Opcode.PING and self.is_open:
            self._flush()  # its pong, before the answer to what came behind it

    def _take_fragment(self, frame: Frame) -> None:
        if frame.opcode is not Opcode.CONT:
            self._fragments, self._parts = frame.opcode, []
        if self._parts is None:
            return
        if len(self._parts) >= self._limits.fragments:
            self.close(CloseCode.POLICY_VIOLATION, "too many fragments")
            return
        self._parts.append(bytes(frame.data))
        if frame.fin:
            whole, self._parts = b"".join(self._parts), None
            self._take_message(self._fragments, whole)

    def _take_message(self, opcode: Opcode, data: bytes) -> None:
        if self._handler is None:
            return
        if opcode is Opcode.BINARY:
            self._handler.on_binary()
            return
        try:
            text = data.decode()
        except UnicodeDecodeError:
            self.close(CloseCode.INVALID_DATA, "not UTF-8")
            return
        self._handler.on_text(text, len(data))

    # --- output ---

    def _flush(self) -> None:
        for data in self._protocol.data_to_send():
            if data:
                self.transport.write(data)
            elif not self.transport.is_closing():
                self.transport.close()
        self._cut_if_unread()
        if self._timer is None and self._protocol.close_expected():
            self._begin_closing()
            self._abort_after(CLOSE_TIMEOUT_S)

    def _begin_closing(self) -> None:
        if not self._closing:
            self._closing = True
            if self._handler:
                self._handler.on_closing()

    def _cut_if_unread(self) -> None:
        if self.transport.get_write_buffer_size() > self._limits.unread_bytes:
            self.transport.abort()

    def _abort_after(self, seconds: float) -> None:
        self._stop_timer()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(seconds, self._abort)

    def _abort(self) -> None:
        self._timer = None
        self.transport.abort()

    def _stop_timer(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
