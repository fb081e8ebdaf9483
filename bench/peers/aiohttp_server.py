"""`python -m bench.peers.aiohttp_server PORT`: a room as aiohttp's manual would have it."""

import asyncio
import sys

from aiohttp import web

from bench.peers.publishing import publish_as_told, say

sockets: set[web.WebSocketResponse] = set()


async def join(request: web.Request) -> web.WebSocketResponse:
    """Holds one socket until it closes; what it says is read and dropped."""
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    sockets.add(socket)
    try:
        async for _ in socket:
            pass
    finally:
        sockets.discard(socket)
    return socket


async def send_all(text: str) -> None:
    """One send_str a socket."""
    for socket in tuple(sockets):
        await socket.send_str(text)


async def serve(port: int) -> None:
    """Serves until standard input ends."""
    app = web.Application()
    app.router.add_get("/", join)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
    say("ready")
    await publish_as_told(send_all)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
