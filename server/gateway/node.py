"""One node's gateway: its sessions, topics, people and bus, and what it does each second."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog

from server import protocol
from server.bus.envelope import EventsHint, Hint, PresenceHint, Sealer, SignalHint
from server.bus.interface import Bus
from server.domain.errors import LamplightError
from server.gateway import closing
from server.gateway.directory import Directory, Known, Rates
from server.gateway.hub import Hub
from server.gateway.presence import Presence
from server.gateway.replies import frame_of
from server.gateway.session import Session
from server.gateway.tasks import TaskGroup
from server.gateway.topic import Subscription
from server.services.accounts import SignedIn
from server.services.context import Context
from server.services.control import (
    CrewChanged,
    RoomStandingChanged,
    SitePauseChanged,
    decode_control_event,
)
from server.storage.interface import Committed

log = structlog.get_logger()

# Every node listens to this besides the topics that it has readers of.
PRESENCE_CHANNEL = "presence"
# Half of the second within which a sanction must hold on every node, bus or no bus.
CHECK_EVERY_S = 0.5
STALLED_AFTER_S = 20.0
BEATS_MISSED_MAX = 2


@dataclass(frozen=True, slots=True)
class GatewaySettings:
    rates: Rates
    heartbeat_s: float
    origins: frozenset[str]
    leave_url: str


class Node:
    """`resolve` turns a token into who it is, or raises what is wrong with it."""

    def __init__(  # noqa: PLR0917  (the composition root hands everything over)
        self,
        ctx: Context,
        bus: Bus,
        sealer: Sealer,
        limits: protocol.Limits,
        settings: GatewaySettings,
        resolve: Callable[[str], Awaitable[SignedIn]],
    ) -> None:
        self.id = secrets.token_hex(4)
        self.ctx = ctx
        self.limits = limits
        self.settings = settings
        self.resolve = resolve
        self.sessions: set[Session] = set()
        self.no_sessions = asyncio.Event()
        self.no_sessions.set()
        self.tasks = TaskGroup()
        self.is_draining = False
        self.directory = Directory(ctx, settings.rates)
        self.hub = Hub(ctx.store, bus.subscribe, bus.unsubscribe, self._on_control)
        self.presence = Presence(self.id, self.hub.signal, self._publish_presence)
        self._bus = bus
        self._sealer = sealer
        # Each session is pinged in a turn of its own, so that thousands of pings are no burst.
        self._tick_s = min(1.0, settings.heartbeat_s)
        self._turns = max(1, round(settings.heartbeat_s / self._tick_s))
        self._turn = 0
        self.committed = 0

    async def start(self) -> None:
        await self._bus.start(self)
        await self._bus.subscribe(PRESENCE_CHANNEL)
        await self.hub.start()
        self.ctx.store.on_commit(self._on_commit)
        self.tasks.start(self._check_forever())
        self.tasks.start(self._tick_forever())

    async def close(self) -> None:
        """Stop; the store and the bus are their owners' to close."""
        await self.tasks.close()
        await self.hub.close()

    # --- for sessions ---

    def opened(self, session: Session) -> None:
        self.sessions.add(session)
        session.turn = len(self.sessions) % self._turns
        self.no_sessions.clear()

    def closed(self, session: Session) -> None:
        self.sessions.discard(session)
        if not self.sessions:
            self.no_sessions.set()

    def welcome(self, known: Known) -> protocol.Welcome:
        return protocol.Welcome(
            person=known.view,
            heartbeat_s=self.settings.heartbeat_s,
            limits=self.limits,
            leave_url=self.settings.leave_url,
            node=self.id,
        )

    def signal(self, topic: str, message: Any, but: Subscription | None = None) -> None:
        """Tell a topic's readers everywhere something that is not logged."""
        body = protocol.encode(message)
        self.hub.signal(topic, body, but)
        self._publish(topic, SignalHint(topic, body))

    def report(self, error: BaseException | None) -> None:
        """Note an error that nobody foresaw; the log gets no content."""
        log.error("gateway.unexpected", error=type(error).__name__, exc_info=error)

    # --- commits and the bus ---

    def _on_commit(self, events: list[Committed]) -> None:
        self.committed += len(events)
        for hint in self.hub.on_commit(events):
            self._publish(hint.topic, hint)

    def _publish(self, channel: str, hint: Hint) -> None:
        if self._bus.may_reach(channel):
            self._bus.publish(channel, self._sealer.seal(hint))

    def _publish_presence(self, hint: PresenceHint) -> None:
        self._publish(PRESENCE_CHANNEL, hint)

    def on_message(self, channel: str, payload: bytes) -> None:
        """A bus message: believed only with our seal, and only on its own channel."""
        hint = self._sealer.open(payload)
        if isinstance(hint, PresenceHint):
            self.presence.hear(hint, self.ctx.now_ms())
        elif hint is None or hint.topic != channel:
            log.warning("gateway.forged_hint")
        elif isinstance(hint, EventsHint):
            self.hub.on_hint(hint)
        else:
            self.hub.signal(hint.topic, hint.body)

    def on_doubt(self) -> None:
        self.tasks.start(self._check())

    def _on_control(self, body: bytes) -> None:
        """Empty where some were missed: then everything is asked again."""
        directory = self.directory
        if not body:
            directory.note_all_changed()
            self.tasks.start(_insist(directory.refresh_everything))
            return
        event = decode_control_event(body)
        if isinstance(event, SitePauseChanged):
            directory.pause_rooms(event.is_paused)
        elif isinstance(event, RoomStandingChanged):
            directory.take_room(event.room)
        elif isinstance(event, CrewChanged):
            directory.note_changed(event.session)
            self.tasks.start(_insist(partial(directory.refresh_backstage, event.session)))
        else:
            directory.note_changed(event.person)
            self.tasks.start(_insist(partial(directory.refresh_person, event.person)))

    # --- every second ---

    async def _check_forever(self) -> None:
        while True:
            await asyncio.sleep(CHECK_EVERY_S)
            await self._check()

    async def _check(self) -> None:
        try:
            await self.hub.check_all()
        except LamplightError as error:
            log.warning("gateway.check_failed", error=error.code)

    async def _tick_forever(self) -> None:
        while True:
            await asyncio.sleep(self._tick_s)
            self.tick(self.ctx.now_ms())

    def tick(self, now_ms: int) -> None:
        """Close what is expired, stalled or gone; ping the rest; tell who is here."""
        self.presence.tick(now_ms)
        self._turn = (self._turn + 1) % self._turns
        for session in list(self.sessions):
            if session.known and session.expires_at_ms <= now_ms:
                session.close(closing.TOKEN_EXPIRED)
            elif session.is_stalled(now_ms, STALLED_AFTER_S * 1000):
                session.close(closing.TOO_SLOW)
            elif session.turn == self._turn:
                self._beat(session)

    def _beat(self, session: Session) -> None:
        if session.socket.missed_beats >= BEATS_MISSED_MAX:
            session.close(closing.NO_PONG)
            return
        session.socket.missed_beats += 1
        session.write(_PING)


async def _insist(refresh: Callable[[], Awaitable[None]]) -> None:
    """Until it is done: a ban must not be missed because the store was busy once."""
    while True:
        try:
            await refresh()
        except LamplightError as error:
            log.warning("gateway.refresh_failed", error=error.code)
            await asyncio.sleep(CHECK_EVERY_S)
        else:
            return


_PING = frame_of(protocol.Ping())
