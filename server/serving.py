"""How a server process lives: it listens, serves until it is told to stop, and drains."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from dataclasses import replace
from typing import Any

import click
import structlog

from moderation.engine import Engine
from server import demo
from server.app import BACKLOG, StartError, engine_of, open_context, start
from server.config import Settings
from server.gateway.drain import drain
from server.outgoing.client import Outgoing
from server.services.context import Context
from server.supervisor import MISTAKE, Place, run_apart, supervise
from server.worker import run_worker

log = structlog.get_logger()


async def serve(settings: Settings, *, with_demo: bool = False) -> None:
    """Serve until SIGTERM or SIGINT, then drain.

    Raises:
        StartError: see its text.
    """
    with _bind(settings) as listening:
        listening.listen(BACKLOG)  # so that whoever comes while this starts waits and isn't refused
        settings = settings.listening_on(listening.getsockname()[1])
        await _serve_at(listening, settings, engine_of(settings), with_demo=with_demo)


def serve_with(processes: int, settings: Settings, *, with_demo: bool = False) -> int:
    """As `serve`, with as many processes at one port. Returns the exit status.

    The first of them does the work that falls due, unless that is done apart.

    Raises:
        StartError: see its text.
    """
    if not settings.redis_url:
        raise StartError(
            f"--workers {processes} needs REDIS_URL: several processes hear of each other "
            "through Redis."
        )
    # Bound and never listening, it keeps the port for as long as this runs. Each process listens
    # at a socket of its own there, so that the system deals the people out among them: of several
    # that wait at one socket, the one that wakes first takes most, and they stay for hours.
    with _bind(settings) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        settings = settings.listening_on(bound.getsockname()[1])
        engine = engine_of(settings)
        if status := run_apart(lambda: _run(_prepare(settings, with_demo=with_demo))):
            return status

        def job(place: Place) -> int:
            is_worker = settings.runs_worker and place.number == 0
            own = replace(settings, runs_worker=is_worker)
            with _bind(own, beside_others=True) as listening:
                return _run(_serve_at(listening, own, engine, place=place))

        return supervise(processes, job, on_ready=lambda: _say_where(settings))


async def work(settings: Settings) -> None:
    """Run the worker alone until SIGTERM or SIGINT."""
    stop = _stop_signal()
    ctx = await open_context(settings)
    outgoing = Outgoing(allows_private=settings.allows_private_webhooks)
    worker = asyncio.create_task(run_worker(ctx, outgoing.post))
    click.echo("Lamplight's worker is at work.")
    await stop.wait()
    worker.cancel()
    with suppress(asyncio.CancelledError):
        await worker
    await outgoing.close()
    await ctx.store.close()


def _bind(settings: Settings, *, beside_others: bool = False) -> socket.socket:
    """A socket at the address and port, which nobody else may use unless they are this server's."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Named as TCP: asyncio turns Nagle's algorithm off only where the socket says so, and with
    # it on an answer that follows another waits for the client's delayed ACK, 40 ms.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if beside_others:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        bound.bind((settings.host, settings.port))
    except OSError as error:
        bound.close()
        raise StartError(
            f"Port {settings.port} on {settings.host} can't be used ({error.strerror}): "
            "stop what uses it, or set PORT to another."
        ) from error
    bound.setblocking(False)
    return bound


async def _prepare(settings: Settings, *, with_demo: bool) -> None:
    """Bring the database up to date before several processes open it."""
    ctx = await open_context(settings)
    try:
        if with_demo:
            await _make_demo(ctx, settings)
    finally:
        await ctx.store.close()


async def _serve_at(
    listening: socket.socket,
    settings: Settings,
    engine: Engine,
    *,
    with_demo: bool = False,
    place: Place | None = None,
) -> None:
    stop = _stop_signal()
    if place is not None:
        asyncio.get_running_loop().add_reader(place.parent_gone, stop.set)
    async with AsyncExitStack() as stack:
        running = await start(settings, listening, engine, stack)
        if with_demo:
            await _make_demo(running.ctx, settings)
        if place is None:
            _say_where(settings)
        else:
            place.is_ready()
        await stop.wait()
        if place is not None:
            asyncio.get_running_loop().remove_reader(place.parent_gone)
        log.info("serving.draining", sessions=len(running.node.sessions))
        await drain(running.node, settings.drain_s)


def _stop_signal() -> asyncio.Event:
    """Set by SIGTERM and SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop


async def _make_demo(ctx: Context, settings: Settings) -> None:
    password = await demo.make_demo(ctx, settings.demo_password)
    click.echo(f"Demo staff: {', '.join(s[0] for s in demo.STAFF)}; password: {password}")


def _say_where(settings: Settings) -> None:
    click.echo(f"Lamplight is at http://{settings.host}:{settings.port}")


def _run(work: Coroutine[Any, Any, None]) -> int:
    """In a forked process; what an operator got wrong is one line and a status there too."""
    try:
        asyncio.run(work)
    except StartError as error:
        click.echo(f"lamplight: {error}", err=True)
        return MISTAKE
    return 0
