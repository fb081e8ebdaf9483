"""aiohttp's own WebSocketResponse, and the floor of asyncio: one transport.write a socket."""

import importlib.metadata
import importlib.util
import sys

from bench.peers.c_loop import PublishingPeer


class AiohttpPeer(PublishingPeer):
    """send_str() on each WebSocketResponse in turn; nothing stored, nobody signed in."""

    title = "aiohttp WebSocketResponse"

    @staticmethod
    def absence() -> str | None:
        return None if importlib.util.find_spec("aiohttp") else "aiohttp is not installed"

    def command(self, port: int) -> list[str]:
        return [sys.executable, "-m", "bench.peers.aiohttp_server", str(port)]

    @staticmethod
    def version() -> str:
        return importlib.metadata.version("aiohttp")


class AsyncioFloorPeer(PublishingPeer):
    """What no asyncio server can beat: the same bytes, written to each transport."""

    title = "asyncio transport.write"

    @staticmethod
    def absence() -> str | None:
        return None

    def command(self, port: int) -> list[str]:
        return [sys.executable, "-m", "bench.peers.asyncio_server", str(port)]
