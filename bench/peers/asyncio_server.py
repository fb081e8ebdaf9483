"""`python -m bench.peers.asyncio_server PORT`: the floor of asyncio, not a real server.

One frame, encoded once, written to every transport. What Lamplight costs above this is
Lamplight's own doing; what this costs above the C loop is Python's.
"""

import asyncio
import sys
from typing import cast

from bench.peers.publishing import publish_as_told, say

# RFC 6455, section 1.3: the answer to the sample nonce, which the load tool always sends.
ANSWER = (
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
)

transports: set[asyncio.Transport] = set()


class Reader(asyncio.Protocol):
    """One socket: its first bytes are the handshake, everything later is dropped."""

    __slots__ = ("_transport",)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, _data: bytes) -> None:
        if self._transport not in transports:
            self._transport.write(ANSWER)
            transports.add(self._transport)

    def connection_lost(self, _error: Exception | None) -> None:
        transports.discard(self._transport)


def text_frame(text: str) -> bytes:
    """One unmasked text frame of 126 to 65,535 bytes of payload (RFC 6455, section 5.2)."""
    payload = text.encode()
    return b"\x81\x7e" + len(payload).to_bytes(2, "big") + payload


async def send_all(text: str) -> None:
    """One transport.write a socket."""
    frame = text_frame(text)
    for transport in transports:
        transport.write(frame)


async def serve(port: int) -> None:
    """Serves until standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Reader, "127.0.0.1", port, backlog=1024)
    say("ready")
    await publish_as_told(send_all)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
