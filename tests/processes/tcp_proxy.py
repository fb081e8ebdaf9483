"""A TCP proxy between a client and a server, for what networks do to connections."""

import asyncio
from types import TracebackType
from typing import Self


class TcpProxy:
    """`async with TcpProxy(server_port) as proxy:`, then connect to `proxy.port`.

    Connections survive `freeze_*`: like a half-open one, they take bytes and
    pass none on. What is sent meanwhile is passed on by `thaw`.
    """

    def __init__(self, to_port: int, to_host: str = "127.0.0.1") -> None:
        self._to = (to_host, to_port)
        self._server: asyncio.Server | None = None
        self._pairs: set[asyncio.Task[None]] = set()
        self._up_flows = asyncio.Event()
        self._down_flows = asyncio.Event()
        self._is_down = False
        self._cut_at = b""
        self._is_cut_once_heard = False
        self.port = 0
        self.thaw()

    def freeze_up(self) -> None:
        """Pass nothing more from the clients to the server."""
        self._up_flows.clear()

    def freeze_down(self) -> None:
        """Pass nothing more from the server to the clients."""
        self._down_flows.clear()

    def thaw(self) -> None:
        """Pass everything on again, what was held back first."""
        self._up_flows.set()
        self._down_flows.set()

    def cut(self) -> None:
        """Drop every connection; new ones are taken."""
        for pair in self._pairs:
            pair.cancel()

    def cut_at(self, words: bytes, *, once_heard: bool) -> None:
        """Drop the connection whose client next sends `words`, which then never hears an answer.

        They are not passed on either, or (`once_heard`) they are, and the server has answered.
        """
        self._cut_at, self._is_cut_once_heard = words, once_heard

    def lead_to(self, port: int) -> None:
        """Let new connections go to another port."""
        self._to = (self._to[0], port)

    def go_down(self) -> None:
        """Drop every connection and every new one, as a network that is gone does."""
        self._is_down = True
        self.cut()

    def come_up(self) -> None:
        """Take connections again."""
        self._is_down = False

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server is not None
        self._server.close()
        self.cut()
        await asyncio.gather(*self._pairs, return_exceptions=True)

    def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_down:
            writer.transport.abort()
            return
        pair = asyncio.create_task(self._carry(reader, writer))
        self._pairs.add(pair)
        pair.add_done_callback(self._pairs.discard)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_writer = None
        is_cut = asyncio.Event()
        try:
            far_reader, far_writer = await asyncio.open_connection(*self._to)
            async with asyncio.TaskGroup() as directions:
                directions.create_task(self._pass_up(reader, far_writer, is_cut))
                directions.create_task(_pass_down(far_reader, writer, self._down_flows, is_cut))
        except* OSError:
            pass  # one side is gone, and the other goes with it
        finally:
            for side in (writer, far_writer):
                if side is not None:
                    side.transport.abort()

    async def _pass_up(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, is_cut: asyncio.Event
    ) -> None:
        while piece := await source.read(65536):
            await self._up_flows.wait()
            if self._cut_at and self._cut_at in piece:
                self._cut_at = b""
                is_cut.set()
                if not self._is_cut_once_heard:
                    break
            target.write(piece)
            await target.drain()
        raise ConnectionResetError


async def _pass_down(
    source: asyncio.StreamReader,
    target: asyncio.StreamWriter,
    flows: asyncio.Event,
    is_cut: asyncio.Event,
) -> None:
    while (piece := await source.read(65536)) and not is_cut.is_set():
        await flows.wait()
        target.write(piece)
        await target.drain()
    raise ConnectionResetError
