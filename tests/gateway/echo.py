"""The production WebSocket class with an echo behind it, and a client that may break every rule."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from websockets.frames import Frame, Opcode
from websockets.http11 import Request

from server.gateway.frames import text_frame
from server.gateway.websocket import WebSocket, WebSocketLimits

SUBPROTOCOL = "lamplight.v1"
MASK = b"\x11\x22\x33\x44"
HANDSHAKE = {
    "Host": "localhost",
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}


class Echo:
    """Says every text again; `closing` counts how often it was told that the socket closes."""

    def __init__(self) -> None:
        self.closing = 0

    def on_open(self, socket: WebSocket) -> None:
        self.socket = socket

    def on_text(self, text: str, size_bytes: int) -> None:
        body = text.encode()
        assert len(body) == size_bytes
        self.socket.write(text_frame(body))

    def on_binary(self) -> None:
        self.socket.close(1003, "text only")

    def on_flood(self) -> None:
        self.socket.close(1008, "too many frames")

    def on_closing(self) -> None:
        self.closing += 1

    def on_pause(self) -> None: ...
    def on_resume(self) -> None: ...
    def on_close(self) -> None: ...


class BinaryEcho(WebSocket):
    """Says binary messages again too, which no room of ours takes; the rest is unchanged."""

    __slots__ = ()

    def _take_message(self, opcode: Opcode, data: bytes) -> None:
        if opcode is Opcode.BINARY:
            self.write(Frame(Opcode.BINARY, data).serialize(mask=False))
        else:
            super()._take_message(opcode, data)


@asynccontextmanager
async def echo_server(
    limits: WebSocketLimits, kind: type[WebSocket] = WebSocket
) -> AsyncIterator[int]:
    """Its port, on loopback."""
    loop = asyncio.get_running_loop()

    def welcome(_: Request) -> Echo:
        return Echo()

    server = await loop.create_server(lambda: kind(welcome, SUBPROTOCOL, limits), "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


def frame(
    opcode: int,
    payload: bytes = b"",
    *,
    fin: bool = True,
    rsv: int = 0,
    is_masked: bool = True,
    length: int | None = None,
) -> bytes:
    """One frame as a client sends it; `length` is what the header claims instead of the truth."""
    size = len(payload) if length is None else length
    head = bytes([(0x80 if fin else 0) | rsv | opcode])
    bit = 0x80 if is_masked else 0
    if size < 126:
        head += bytes([bit | size])
    elif size < 65_536:
        head += bytes([bit | 126]) + struct.pack("!H", size)
    else:
        head += bytes([bit | 127]) + struct.pack("!Q", size)
    if not is_masked:
        return head + payload
    return head + MASK + bytes(b ^ MASK[i % 4] for i, b in enumerate(payload))


class Told(NamedTuple):
    """A frame of the server."""

    opcode: int
    payload: bytes


class RawClient:
    """A connection that is past its handshake."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self.writer = writer

    async def next(self) -> Told | None:
        """The server's next frame; None where it has ended the connection."""
        async with asyncio.timeout(10):
            try:
                first, second = await self._reader.readexactly(2)
                size = second & 0x7F
                if size >= 126:
                    wide = await self._reader.readexactly(2 if size == 126 else 8)
                    size = int.from_bytes(wide)
                payload = await self._reader.readexactly(size)
            except (asyncio.IncompleteReadError, ConnectionResetError):
                return None
        assert first & 0xF0 == 0x80, "a server's frame is whole, without reserved bits"
        assert not second & 0x80, "a server's frame is not masked"
        return Told(first & 0x0F, payload)

    async def rest(self) -> list[Told]:
        """Every frame until the server has ended the connection; its Close is answered."""
        frames = []
        while told := await self.next():
            frames.append(told)
            if told.opcode == Opcode.CLOSE:
                self.writer.write(frame(Opcode.CLOSE, told.payload[:2]))
        return frames


async def ask(port: int, request: bytes) -> bytes:
    """All that is answered to `request` until the server ends the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    async with asyncio.timeout(10):
        answer = await reader.read()
    writer.close()
    return answer


def request_of(
    headers: dict[str, str] | list[tuple[str, str]], line: str = "GET /ws HTTP/1.1"
) -> bytes:
    """A head as it goes over the wire."""
    pairs = headers.items() if isinstance(headers, dict) else headers
    return "\r\n".join([line, *(f"{name}: {value}" for name, value in pairs), "", ""]).encode()


@asynccontextmanager
async def raw_client(port: int) -> AsyncIterator[RawClient]:
    """Open, with compression offered as every browser does."""
    offer = {"Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits"}
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
    writer.write(request_of(HANDSHAKE | offer))
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 101")
    assert b"extensions" not in head.lower(), "compression is off"
    yield RawClient(reader, writer)
    writer.close()
