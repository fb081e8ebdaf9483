"""The composition root: settings in, a serving node out, and everything closed in order."""

from __future__ import annotations

import asyncio
import gc
import hashlib
import hmac
import socket
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, replace
from functools import partial

import structlog
from aiohttp import web

from moderation.engine import Engine
from moderation.ruleset import RulesetError
from server import protocol
from server.api.app import make_api
from server.api.settings import ApiSettings
from server.bus.envelope import Sealer
from server.bus.interface import Bus, BusUnreachable
from server.bus.memory import MemoryBus
from server.bus.redis import RedisBus
from server.config import Settings
from server.domain.messages import EMOJI, TEXT_MAX_BYTES, TEXT_MAX_CHARS
from server.domain.topics import room_topic
from server.gateway.directory import Rates
from server.gateway.front import FrontDoor, upgrade_later
from server.gateway.handshake import welcome
from server.gateway.node import GatewaySettings, Node
from server.gateway.websocket import WebSocket, WebSocketLimits
from server.helplines import shipped_directory
from server.metrics import metrics_of
from server.outgoing.client import Outgoing
from server.rules import engine_for
from server.services.accounts import SignedIn, resolve
from server.services.context import Context
from server.services.tokens import Tokens
from server.storage.interface import StoreError, Transaction
from server.storage.opening import open_store
from server.worker import run_worker

log = structlog.get_logger()

FRAME_MAX_BYTES = 16 * 1024
TOPICS_MAX = 20
PROOF_TIMEOUT_S = 1.0
# In `meta`: what shows that the secret is still the one that the database was made with.
SECRET_CHECK = "secret_check"  # noqa: S105  (a key in a table)
BACKLOG = 4096
# Of a storm no more are let in before everybody else has had a turn.
ACCEPTED_AT_ONCE = 32
# Objects made, then collections of the younger generation, before each generation is collected.
COLLECT_AFTER = (20_000, 20, 50)


class StartError(Exception):
    """The process can't start: one line that says what to do about it."""


@dataclass(slots=True)
class Lamplight:
    """A running node."""

    ctx: Context
    node: Node


async def open_context(settings: Settings) -> Context:
    """Open the store alone, as commands and the worker need it.

    Raises:
        StartError: it can't be opened, or was made with another secret.
    """
    ctx = await _open_store(settings)
    try:
        await _check_secret(ctx, settings.secret)
    except BaseException:
        await ctx.store.close()
        raise
    return ctx


async def _open_store(settings: Settings) -> Context:
    try:
        store = await open_store(settings.database)
    except StoreError as error:
        raise StartError(str(error)) from error
    return Context(
        store,
        helplines=shipped_directory(),
        policy=settings.policy,
        queue=settings.queue,
        cases=settings.cases,
        video_hosts=settings.video_hosts,
        push_services=settings.push_services,
        vapid=settings.vapid,
    )


def _proof_of(secret: str) -> str:
    return hmac.new(secret.encode(), b"lamplight secret check", hashlib.sha256).hexdigest()[:16]


async def accept_secret(settings: Settings) -> None:
    """Keep a changed secret; what was signed with the old one is refused from now on."""
    ctx = await _open_store(settings)
    await ctx.store.write(lambda tx: tx.meta.set(SECRET_CHECK, _proof_of(settings.secret)))
    await ctx.store.close()


async def _check_secret(ctx: Context, secret: str) -> None:
    """Every sign-in and return code hangs on the secret: a changed one must not go unnoticed."""
    proof = _proof_of(secret)

    def check(tx: Transaction) -> bool:
        known = tx.meta.get(SECRET_CHECK)
        if known is None:
            tx.meta.set(SECRET_CHECK, proof)
        return known is None or known == proof

    if not await ctx.store.write(check):
        raise StartError(
            "LAMPLIGHT_SECRET is not the one that this database was made with: set that one, "
            "or run `lamplight admin accept-secret` to sign everybody out and keep the new one."
        )


def tokens_of(settings: Settings) -> Tokens:
    return Tokens(settings.secret, lifetime_s=settings.token_lifetime_s)


def limits_of(settings: Settings) -> protocol.Limits:
    return protocol.Limits(
        text_chars=TEXT_MAX_CHARS,
        text_bytes=TEXT_MAX_BYTES,
        frame_bytes=FRAME_MAX_BYTES,
        topics=TOPICS_MAX,
        send_burst=settings.send_burst,
        send_per_s=settings.send_per_s,
        connections=settings.connections_per_person,
        emoji=list(EMOJI),
    )


async def start(
    settings: Settings, listening: socket.socket, engine: Engine, stack: AsyncExitStack
) -> Lamplight:
    """Open everything and serve who comes to `listening`; `stack` closes it in the right order.

    Raises:
        StartError: see its text.
    """
    ctx = replace(await open_context(settings), judge=engine.judge)
    stack.push_async_callback(ctx.store.close)
    outgoing = Outgoing(allows_private=settings.allows_private_webhooks)
    stack.push_async_callback(outgoing.close)
    ctx = replace(ctx, check_address=outgoing.check)
    bus: Bus = RedisBus(settings.redis_url) if settings.redis_url else MemoryBus()
    stack.push_async_callback(bus.close)
    tokens = tokens_of(settings)
    node = _node(settings, ctx, bus, tokens)
    try:
        await node.start()
    except BusUnreachable as error:
        raise StartError(str(error)) from error
    stack.push_async_callback(node.close)
    if settings.runs_worker:
        worker = asyncio.create_task(run_worker(ctx, outgoing.post))
        stack.push_async_callback(_cancelled, worker)
    await _open_front_door(settings, stack, listening, node, bus, tokens)
    _calm_the_collector()
    return Lamplight(ctx, node)


def engine_of(settings: Settings) -> Engine:
    """Raises: StartError, naming the rule or the file."""
    try:
        return engine_for(settings.rules_dir)
    except RulesetError as error:
        first, *more = error.problems
        raise StartError(
            f"LAMPLIGHT_RULES holds a mistake: {first}"
            + (f" (and {len(more)} more)" if more else "")
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise StartError(f"LAMPLIGHT_RULES {settings.rules_dir} can't be read.") from error


def _node(settings: Settings, ctx: Context, bus: Bus, tokens: Tokens) -> Node:
    rates = Rates(settings.send_burst, settings.send_per_s)
    gateway = GatewaySettings(rates, settings.heartbeat_s, settings.origins, settings.leave_url)

    async def who_is(token: str) -> SignedIn:
        return await resolve(ctx, tokens, token)

    return Node(ctx, bus, Sealer(settings.secret), limits_of(settings), gateway, who_is)


async def _open_front_door(  # noqa: PLR0917  (the composition root hands everything over)
    settings: Settings,
    stack: AsyncExitStack,
    listening: socket.socket,
    node: Node,
    bus: Bus,
    tokens: Tokens,
) -> None:
    # Twice what somebody who sends as fast as they may would use, and never less than a
    # client needs that resumes all its topics at once.
    limits = WebSocketLimits(
        frame_burst=max(400, 2 * settings.send_burst),
        frames_per_s=max(200, 2 * settings.send_per_s),
    )
    make_websocket = partial(WebSocket, partial(welcome, node), protocol.SUBPROTOCOL, limits)
    application = make_api(
        node.ctx,
        tokens,
        _api_settings(settings),
        presence=lambda room: node.presence.people(room_topic(room)),
        readiness=partial(_readiness, node, bus),
        metrics=metrics_of(node, bus),
    )
    application.router.add_get("/ws", upgrade_later(make_websocket), allow_head=False)
    runner = web.AppRunner(application, handle_signals=False, access_log=None)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    make_http = runner.server
    assert make_http is not None  # noqa: S101  (set up just above)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: FrontDoor(make_websocket, make_http), sock=listening, backlog=ACCEPTED_AT_ONCE
    )
    listening.listen(BACKLOG)  # asyncio takes one number for both
    stack.callback(server.close)


def _api_settings(settings: Settings) -> ApiSettings:
    return ApiSettings(
        public_origins=settings.origins,
        is_https=settings.is_https,
        client_dir=settings.client_dir,
        leave_url=settings.leave_url,
        public_url=settings.public_url,
        video_origins=settings.video_hosts.origins,
        trusted_proxies=frozenset(settings.trusted_proxies),
    )


def _calm_the_collector() -> None:
    """Let garbage collection skip what lives as long as the process, and run less often.

    A busy loop makes some thousand objects a second that refer to others. With Python's own
    thresholds each few hundred of them start a collection, and those that look at the whole
    heap, most of it imported modules, took a quarter of the time of a busy sender's node.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


async def _readiness(node: Node, bus: Bus) -> dict[str, bool]:
    """Each part proven end to end: a commit that is read back, a message through the bus."""
    return {
        "serving": not node.is_draining,
        "store": await _proves_store(node.ctx),
        "bus": await bus.prove(PROOF_TIMEOUT_S),
    }


async def _proves_store(ctx: Context) -> bool:
    nonce = ctx.new_id()
    with suppress(Exception):
        async with asyncio.timeout(PROOF_TIMEOUT_S):
            await ctx.store.write(lambda tx: tx.meta.set("proof", nonce))
            return await ctx.store.read(lambda tx: tx.meta.get("proof")) is not None
    return False


async def _cancelled(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
