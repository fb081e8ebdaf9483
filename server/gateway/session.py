"""One signed-in (or not yet) client: its identity, subscriptions, and commands in order.

A session is the handler of one WebSocket. Commands are carried out one after another; while
one waits for the store the next ones wait in a short inbox. Sends don't wait: they are
handed to the store in order and answered as they commit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import structlog

from server import protocol
from server.domain.errors import (
    Banned,
    LamplightError,
    NotAllowed,
    NotFound,
    NotSignedIn,
    TokenExpired,
    TooLong,
    Unavailable,
)
from server.domain.people import Person
from server.domain.qa.questions import is_backstage
from server.domain.rooms import exists_for, has_place
from server.domain.sanctions import ban_in
from server.domain.topics import backstage_of, is_desk, may_read_desk, public_name, room_of
from server.gateway import closing
from server.gateway.directory import Known
from server.gateway.replies import frame_of, malformed, refusal
from server.gateway.topic import Outlet, Subscription
from server.services.accounts import SignedIn

if TYPE_CHECKING:
    from server.gateway.node import Node
    from server.gateway.websocket import WebSocket

log = structlog.get_logger()

AUTH_TIMEOUT_S = 10.0
INBOX_MAX = 64
ERRORS_MAX = 100
ERRORS_FORGOTTEN_EVERY_S = 60.0

Work = Coroutine[Any, Any, None]
Command = Callable[["Session", Any], Work | None]


class Session:
    """`credentials` is a token from the handshake, if it carried one."""

    socket: WebSocket

    def __init__(self, node: Node, commands: dict[type, Command], credentials: str | None) -> None:
        self.node = node
        self.known: Known | None = None
        self.subscriptions: dict[str, Subscription] = {}
        self._paused: tuple[int, int] | None = None  # since when, with how much waiting
        self.expires_at_ms = 0
        self.turn = 0  # of the ticks of a heartbeat, the one in which this session is pinged
        self._commands = commands
        self._credentials = credentials
        self._signin = ""
        self._inbox: list[protocol.ClientFrame] = []
        self._busy: asyncio.Task[None] | None = None
        self._acknowledgements: list[bytes] = []
        self._errors = 0
        self._errors_since_ms = 0
        self._auth_timer: asyncio.TimerHandle | None = None

    # --- the socket's handler ---

    def on_open(self, socket: WebSocket) -> None:
        self.socket = socket
        self.node.opened(self)
        self._auth_timer = asyncio.get_running_loop().call_later(
            AUTH_TIMEOUT_S, lambda: self.close(closing.NOT_SIGNED_IN_IN_TIME)
        )
        if self._credentials is not None:
            credentials, self._credentials = self._credentials, None
            self._run(self.sign_in(credentials))

    def on_text(self, text: str, size_bytes: int) -> None:
        try:
            frame = protocol.decode_client_frame(text)
            if size_bytes > self.node.limits.frame_bytes:
                error = TooLong(f"A frame holds at most {self.node.limits.frame_bytes} bytes.")
                self.refuse(getattr(frame, "ref", None), error)
                return
        except protocol.Malformed as error:
            self.write(malformed(error))
            self._count_error()
            return
        if self._busy:
            self._inbox.append(frame)
            if len(self._inbox) >= INBOX_MAX:
                self.socket.transport.pause_reading()
        else:
            self._obey(frame)

    def on_closing(self) -> None:
        """Nothing follows a Close frame: leave every topic before anything more is said there."""
        for name in list(self.subscriptions):
            self.drop_subscription(name)

    def on_flood(self) -> None:
        self.close(closing.TOO_MANY_ERRORS)

    def on_binary(self) -> None:
        self.close(closing.MALFORMED)

    def on_pause(self) -> None:
        self._paused = (self.node.ctx.now_ms(), self.socket.transport.get_write_buffer_size())
        self.socket.transport.pause_reading()  # who doesn't read answers asks no more
        for subscription in self.subscriptions.values():
            subscription.topic.buffer(subscription)

    def on_resume(self) -> None:
        self._paused = None
        for subscription in self.subscriptions.values():
            subscription.topic.unbuffer(subscription)
            self.node.hub.catch_up(subscription)
        self._read_on()

    def is_stalled(self, now_ms: int, after_ms: float) -> bool:
        """Whether nothing has gone out for so long though something waits to."""
        if self._paused is None:
            return False
        since_ms, size = self._paused
        size_now = self.socket.transport.get_write_buffer_size()
        if size_now < size:
            self._paused = (now_ms, size_now)
            return False
        return now_ms - since_ms > after_ms

    def on_close(self) -> None:
        self.node.closed(self)
        self._stop_auth_timer()
        self._inbox.clear()
        if self._busy:
            self._busy.cancel()
        self.on_closing()
        if self.known:
            self.node.directory.leave(self.known, self)

    # --- what subscriptions need ---

    @property
    def is_writable(self) -> bool:
        return self.socket.is_open and not self.socket.is_paused

    def write(self, frames: bytes) -> None:
        self.socket.write(frames)

    def acknowledge(self, frame: bytes) -> None:
        """Write the answer to a send, together with the others of this turn of the loop.

        Whoever sends many at once is answered in one write instead of many.
        """
        if not self._acknowledgements:
            asyncio.get_running_loop().call_soon(self._flush_acknowledgements)
        self._acknowledgements.append(frame)

    def _flush_acknowledgements(self) -> None:
        frames, self._acknowledgements = self._acknowledgements, []
        if frames:
            self.write(b"".join(frames))

    @property
    def is_full(self) -> bool:
        return self.socket.is_full

    def outlet(self) -> Outlet:
        """The socket itself, to write to while nothing waits in the transport's buffer.

        asyncio hands sockets out without their `send`. Once the transport has closed this one it
        raises OSError.
        """
        outlet: Outlet = self.socket.transport.get_extra_info("socket")._sock  # noqa: SLF001
        return outlet

    def close(self, code: int, message: str = "", retry_after_ms: int | None = None) -> None:
        """Say goodbye with the reason, and close."""
        if not self.socket.is_open:
            return
        message = message or closing.MESSAGES[code]
        if retry_after_ms is None and closing.comes_back(code):
            retry_after_ms = closing.RETRY_AFTER_MS
        self._flush_acknowledgements()
        self.write(frame_of(protocol.Goodbye(code, message, retry_after_ms)))
        self.socket.close(code, message)

    # --- identity ---

    @property
    def signin(self) -> str:
        return self._signin

    async def sign_in(self, token: str, ref: int | None = None) -> None:
        """Become the person of `token`, or close with the reason."""
        try:
            signed_in = await self._resolve(token)
        except TokenExpired:
            self.close(closing.TOKEN_EXPIRED)
        except Banned as error:
            self.close(closing.REMOVED_BY_MODERATOR, error.message)
        except NotSignedIn:
            self.close(closing.BAD_TOKEN)
        else:
            self._become(signed_in, ref)

    async def _resolve(self, token: str) -> SignedIn:
        """Read again where the person changed meanwhile: a ban must find them here or there."""
        directory = self.node.directory
        while True:
            generation = directory.generation
            signed_in = await self.node.resolve(token)
            if not directory.is_old(signed_in.person.id, generation):
                return signed_in

    def _become(self, signed_in: SignedIn, ref: int | None) -> None:
        if not self.socket.is_open:
            return
        self._stop_auth_timer()
        self._signin = signed_in.signin.id
        self.expires_at_ms = signed_in.expires_at
        self.known = self.node.directory.enter(signed_in.standing, self)
        if len(self.known.sessions) > self.node.limits.connections:
            self.close(closing.TOO_MANY_CONNECTIONS)
            return
        if ref is not None:
            self.write(frame_of(protocol.Ok(ref)))
        self.write(frame_of(self.node.welcome(self.known)))

    def on_signin_ended(self) -> None:
        self.close(closing.BAD_TOKEN, "You have been signed out.")

    def on_standing_changed(self) -> None:
        """Leave what this person may not read any more, at once."""
        known = self.known
        if known is None:
            return
        now = self.node.ctx.now_ms()
        if ban_in(known.standing.sanctions, None, now):
            self.close(closing.REMOVED_BY_MODERATOR)
            return
        for name in list(self.subscriptions):
            if (error := self._reason_to_leave(name, now)) is not None:
                self.drop_subscription(name)
                ended = protocol.Unsubscribed(public_name(name), error.code, error.message)
                self.write(frame_of(ended))

    def _reason_to_leave(self, topic: str, now_ms: int) -> LamplightError | None:
        assert self.known is not None  # noqa: S101  (asked of signed-in sessions only)
        standing = self.known.standing
        room_id = room_of(topic)
        if self._has_left_staff(topic, standing.person):
            return NotAllowed("You are not one of those who look after this any more.")
        if room_id is None:
            return None
        if ban_in(standing.sanctions, room_id, now_ms):
            return Banned()
        room = self.node.directory.cached_room(room_id)
        if room is not None and not exists_for(standing.person, room):
            return NotFound()
        if room is not None and not has_place(standing.person, room):
            return NotAllowed("Every place here is taken just now. You can wait in line for one.")
        return None

    def _has_left_staff(self, topic: str, person: Person) -> bool:
        """Whether it is a desk's or a backstage's topic that isn't theirs any more."""
        if is_desk(topic):
            return not may_read_desk(person, topic)
        qa_session = self.node.directory.cached_backstage(backstage_of(topic) or "")
        return qa_session is not None and not is_backstage(person, qa_session)

    # --- commands ---

    def refuse(self, ref: int | None, error: LamplightError) -> None:
        self.write(refusal(ref, error))

    def drop_subscription(self, name: str) -> None:
        subscription = self.subscriptions.pop(name, None)
        if subscription is not None:
            self.node.hub.unsubscribe(subscription)
            if self.known:
                self.node.presence.leave(name, self.known.view.id)

    def _obey(self, frame: protocol.ClientFrame) -> None:
        ref = getattr(frame, "ref", None)
        try:
            work = self._commands[type(frame)](self, frame)
        except LamplightError as error:
            self.refuse(ref, error)
        else:
            if work is not None:
                self._run(self._answer(ref, work))

    async def _answer(self, ref: int | None, work: Work) -> None:
        try:
            await work
        except LamplightError as error:
            self.refuse(ref, error)
        except Exception as error:  # noqa: BLE001 - every command gets its answer
            self.node.report(error)
            self.refuse(ref, Unavailable())

    def _run(self, work: Work) -> None:
        self._busy = self.node.tasks.start(work)
        self._busy.add_done_callback(self._next)

    def _next(self, _: asyncio.Task[None]) -> None:
        self._busy = None
        while self._inbox and self.socket.is_open and not self._is_busy():
            self._obey(self._inbox.pop(0))
        self._read_on()

    def _read_on(self) -> None:
        """Take more commands once the last ones are on their way and their answers too."""
        if self.socket.is_open and len(self._inbox) < INBOX_MAX // 2 and self._paused is None:
            self.socket.transport.resume_reading()

    def _is_busy(self) -> bool:
        return self._busy is not None

    def _count_error(self) -> None:
        now = self.node.ctx.now_ms()
        if now - self._errors_since_ms > ERRORS_FORGOTTEN_EVERY_S * 1000:
            self._errors, self._errors_since_ms = 0, now
        self._errors += 1
        if self._errors > ERRORS_MAX:
            self.close(closing.TOO_MANY_ERRORS)

    def _stop_auth_timer(self) -> None:
        if self._auth_timer:
            self._auth_timer.cancel()
            self._auth_timer = None
