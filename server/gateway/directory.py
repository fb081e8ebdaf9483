"""What this node knows of the people and rooms on its sockets.

Everything here is a copy of the store's, asked again when the `control` topic says that it
changed. Nothing of it comes from a token, so a demotion or a sanction holds at once.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import Protocol

from server import protocol
from server.domain.errors import NotFound
from server.domain.limits import TokenBucket
from server.domain.qa.sessions import QaSession
from server.domain.rooms import Room, is_private_id
from server.services.context import Context
from server.services.views import person_view
from server.storage.interface import Standing


class KnownSession(Protocol):
    def on_standing_changed(self) -> None: ...
    @property
    def signin(self) -> str: ...
    def on_signin_ended(self) -> None: ...


@dataclass(slots=True, eq=False)
class Known:
    """A person with a socket here. `rooms` are those where their membership is written.

    `posted` counts their messages, those on this node as they happen; `recent` are the last texts
    that they sent here, with their times.
    """

    standing: Standing
    view: protocol.Person
    sends: TokenBucket
    commands: TokenBucket
    posted: int = 0
    recent: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=RECENT_MAX))
    sessions: set[KnownSession] = field(default_factory=set)
    rooms: set[str] = field(default_factory=set)

    def stand(self, standing: Standing) -> None:
        """As the store says."""
        self.standing = standing
        self.view = person_view(standing.person)
        self.posted = standing.record.posted

    def take_send(self, now_ms: int, room_id: str) -> None:
        """Raises: SlowDown past their limit; the widest one for somebody who may be at risk.

        And for whoever talks with them in private.
        """
        is_unhurried = self.standing.record.is_at_risk or is_private_id(room_id)
        (self.commands if is_unhurried else self.sends).take(now_ms)

    def recent_texts(self, now_ms: int) -> tuple[str, ...]:
        return tuple([text for at, text in self.recent if at > now_ms - RECENT_MS])


@dataclass(frozen=True, slots=True)
class Rates:
    """Sends and other commands: so many at once, then so many a second."""

    send_burst: int = 5
    send_per_s: float = 1.0
    command_burst: int = 60
    command_per_s: float = 20.0


# For floods and repetition: how many texts of somebody are remembered, and how far back.
RECENT_MAX = 6
RECENT_MS = 5 * 60_000
# A read of the store takes milliseconds; more changes than this do not fit into one.
CHANGES_KEPT = 10_000


class Directory:
    def __init__(self, ctx: Context, rates: Rates) -> None:
        self._ctx = ctx
        self._rates = rates
        self._people: dict[str, Known] = {}
        self._rooms: dict[str, Room] = {}
        self._backstages: dict[str, QaSession] = {}
        self._generation = 0
        self._floor = 0
        self._changed: dict[str, int] = {}

    def note_changed(self, key: str) -> None:
        """A control event named this person or room: what was read before it is old."""
        self._generation += 1
        if len(self._changed) >= CHANGES_KEPT:
            self._changed.clear()
            self._floor = self._generation
        self._changed[key] = self._generation

    def note_all_changed(self) -> None:
        """Control events were missed: whatever was read is old."""
        self._generation += 1
        self._floor = self._generation

    @property
    def generation(self) -> int:
        """Take it before a read, and ask `is_old` with it after."""
        return self._generation

    def is_old(self, key: str, generation: int) -> bool:
        """Whether a read that began at `generation` may have missed a change."""
        return self._changed.get(key, 0) > generation or self._floor > generation

    @property
    def people(self) -> list[str]:
        return list(self._people)

    def enter(self, standing: Standing, session: KnownSession) -> Known:
        """Note a session of a person whose standing was just read."""
        person = standing.person
        known = self._people.get(person.id)
        if known is None:
            now, rates = self._ctx.now_ms(), self._rates
            known = self._people[person.id] = Known(
                standing,
                person_view(person),
                TokenBucket(rates.send_burst, rates.send_per_s, now),
                TokenBucket(rates.command_burst, rates.command_per_s, now),
            )
        known.stand(standing)
        known.sessions.add(session)
        return known

    def leave(self, known: Known, session: KnownSession) -> None:
        known.sessions.discard(session)
        if not known.sessions:
            self._people.pop(known.view.id, None)

    def cached_room(self, room_id: str) -> Room | None:
        return self._rooms.get(room_id)

    async def room(self, room_id: str) -> Room:
        """Raises: NotFound."""
        while (room := self._rooms.get(room_id)) is None:
            generation = self._generation
            found = await self._ctx.store.read(lambda tx: tx.rooms.get(room_id))
            if found is None:
                raise NotFound
            if not self.is_old(room_id, generation):
                self._rooms[room_id] = found
        return room

    def cached_backstage(self, session_id: str) -> QaSession | None:
        return self._backstages.get(session_id)

    async def backstage(self, session_id: str) -> QaSession:
        """The session whose backstage it is, as it was when it last got another crew or room.

        Raises:
            NotFound: there is none.
        """
        while (session := self._backstages.get(session_id)) is None:
            generation = self._generation
            found = await self._ctx.store.read(lambda tx: tx.qa_sessions.get(session_id))
            if found is None:
                raise NotFound
            if not self.is_old(session_id, generation):
                self._backstages[session_id] = found
        return session

    async def refresh_backstage(self, session_id: str) -> None:
        """Ask the store again who runs a session, and let everybody here see."""
        if self._backstages.pop(session_id, None) is not None:
            await self.backstage(session_id)
            self._let_all_see()

    def take_room(self, room: Room) -> None:
        """A room as a control event says that it now is; everybody here sees it at once."""
        self.note_changed(room.id)
        if room.id in self._rooms:
            self._rooms[room.id] = room
            self._let_all_see()

    def pause_rooms(self, is_paused: bool) -> None:
        """The pause of the whole site began or ended."""
        self.note_all_changed()
        for room_id, room in self._rooms.items():
            self._rooms[room_id] = replace(room, is_site_paused=is_paused)

    def _let_all_see(self) -> None:
        for known in list(self._people.values()):
            for session in list(known.sessions):
                session.on_standing_changed()

    async def refresh_person(self, person_id: str) -> None:
        """Ask the store again about a person with sockets here, and let their sessions see."""
        known = self._people.get(person_id)
        if known is None:
            return
        now = self._ctx.now_ms()
        generation = self._generation
        standing, signins = await self._ctx.store.read(
            lambda tx: (tx.people.standing(person_id), tx.signins.of(person_id))
        )
        if self.is_old(person_id, generation):
            return  # a newer event has come, and with it a newer refresh
        good = {s.id for s in signins if s.ended_at is None and s.expires_at > now}
        is_gone = standing is None or standing.person.is_erased
        if standing is not None:
            known.stand(standing)
        for session in list(known.sessions):
            if is_gone or session.signin not in good:
                session.on_signin_ended()
            else:
                session.on_standing_changed()

    async def refresh_everything(self) -> None:
        for room_id in list(self._rooms):
            self._rooms.pop(room_id, None)
        for session_id in list(self._backstages):
            await self.refresh_backstage(session_id)
        for person_id in self.people:
            await self.refresh_person(person_id)
