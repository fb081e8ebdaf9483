"""What the services may ask of a store, whatever keeps it.

Work is given to a store as a function of a transaction, synchronous and without I/O of its
own; the store decides where and when it runs, and may run many writes in one commit.

- `write`: the function's writes are all kept or none. It has been committed durably before
  the future resolves. An exception that it raises undoes it alone and is given back.
- Events appended to one topic get `seq` rising by exactly 1, in commit order, across all
  nodes on one database.
- `on_commit` is called on the event loop with every event of a commit in order, after the
  commit and before the writers' futures resolve.
"""

from __future__ import annotations

import asyncio
import builtins
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, TypeVar

from server.domain.confirmations import Confirmation
from server.domain.ladder import Strike
from server.domain.messages import Message, RemovedBy
from server.domain.people import Person, Role
from server.domain.rooms import Room
from server.domain.sanctions import Sanction, SanctionState
from server.domain.trust import NOTHING_KNOWN, Record
from server.protocol import LoggedEvent
from server.storage.archive import Archive
from server.storage.bulks import Bulks
from server.storage.cases import Cases, Shifts
from server.storage.desk import Audit, Queue
from server.storage.due import Due
from server.storage.outbox import Outbox, PushSubscriptions, Webhooks
from server.storage.polls import Polls
from server.storage.qa import Attendance, QaSessions
from server.storage.questions import Questions
from server.storage.resources import Resources
from server.storage.retention import Retention

T = TypeVar("T")


class StoreError(Exception):
    """The store can't be opened; the message says what to do about it."""


class Committed(NamedTuple):
    """One event of the log, as stored. `body` is its JSON."""

    topic: str
    epoch: str
    seq: int
    body: bytes


class Head(NamedTuple):
    """A topic's newest `seq`, 0 while it has no event."""

    epoch: str
    seq: int


class LogPage(NamedTuple):
    """A run of a topic's log without a hole, oldest first: `events` are (seq, body)."""

    epoch: str
    head: int
    events: list[tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Account:
    """What only signing in needs of a person."""

    person: str
    login: str
    password_hash: str
    totp_secret: str | None


@dataclass(frozen=True, slots=True)
class SignIn:
    id: str
    person: str
    created_at: int
    expires_at: int
    ended_at: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A person with every sanction on them that has not ended on record, and what they did here."""

    person: Person
    sanctions: tuple[Sanction, ...]
    record: Record = NOTHING_KNOWN


class Posted(NamedTuple):
    """A message in a history, with its author and (emoji, count, mine) of its reactions."""

    message: Message
    author: Person
    reactions: list[tuple[str, int, bool]]


class People(Protocol):
    def get(self, person: str) -> Person | None: ...
    def get_many(self, people: Iterable[str]) -> dict[str, Person]: ...
    def standing(self, person: str) -> Standing | None: ...
    def by_return_hash(self, return_hash: str) -> Person | None: ...
    def account(self, login: str) -> Account | None: ...
    def staff_has_skeleton(self, skeleton: str) -> bool: ...
    def add(self, person: Person, *, skeleton: str, return_hash: str | None, at: int) -> None: ...
    def add_account(self, account: Account) -> None: ...
    def set_roles(self, person: str, roles: Iterable[Role]) -> None: ...
    def set_preferences(self, person: str, locale: str, country: str | None) -> None: ...
    def set_password_hash(self, person: str, password_hash: str) -> None: ...
    def set_room_roles(self, person: str, room: str, roles: Iterable[Role], at: int) -> None: ...
    def clear_room_roles(self, room: str, roles: Iterable[Role]) -> builtins.list[str]:
        """Take exactly these roles in a room from whoever has them; who that was."""
        ...

    def erase(self, person: str, name: str, at: int) -> None: ...
    def joined_at(self, person: str) -> int | None: ...
    def has_others(self, roles: Collection[Role], but: str) -> bool:
        """Whether somebody other than `but` has one of these roles on the site."""
        ...

    def with_roles(self, roles: Collection[Role]) -> builtins.list[Person]:
        """Whoever has one of these on the site, by name; without roles in single rooms."""
        ...

    def memberships(self, person: str) -> list[Mapping[str, Any]]: ...
    def hidden_by(self, person: str) -> list[Person]: ...
    def hide(self, person: str, hidden: str, at: int) -> None: ...
    def show(self, person: str, hidden: str) -> None: ...
    def erased_with_traces(self) -> list[str]: ...


class SignIns(Protocol):
    def get(self, signin: str) -> SignIn | None: ...
    def add(self, signin: SignIn) -> None: ...
    def extend(self, signin: str, expires_at: int) -> None: ...
    def end(self, signin: str, at: int) -> bool: ...
    def end_all(self, person: str, at: int) -> None: ...
    def of(self, person: str) -> list[SignIn]: ...
    def forget_ended(self, before: int) -> int: ...


class Rooms(Protocol):
    def get(self, room: str) -> Room | None: ...
    def list(self) -> list[Room]:
        """Without those for a few."""
        ...

    def private_of(self, person: str) -> builtins.list[Room]: ...
    def add(self, room: Room, at: int) -> None: ...
    def save(self, room: Room) -> None: ...
    def pause_all(self, on: bool) -> None:
        """Set or clear the site's pause on every room."""
        ...

    def joined_since(self, room: str, since_ms: int) -> int:
        """How many became members of `room` after then."""
        ...


class Messages(Protocol):
    def get(self, room: str, seq: int) -> Message | None: ...
    def first_answer(self, author: str, client_id: str) -> Message | None: ...
    def page(self, room: str, before: int | None, limit: int, viewer: str) -> list[Posted]: ...
    def last_at(self, room: str, author: str) -> int | None: ...
    def by_author(self, author: str, room: str | None = None) -> list[Message]: ...
    def shown(
        self, author: str | None, room: str | None, since: int, limit: int
    ) -> list[tuple[str, int]]:
        """Room and seq of what stands there since then, newest first; by one, in one, or both.

        What is said in private rooms is nobody else's.
        """
        ...

    def add(self, message: Message) -> None: ...
    def join_room(self, person: str, room: str, at: int) -> None: ...
    def set_text(self, room: str, seq: int, text: str, edited_at: int | None) -> None: ...
    def set_removed(self, room: str, seq: int, by: RemovedBy | None) -> None: ...
    def set_cover(self, room: str, seq: int, cover: str | None) -> None: ...
    def react(self, room: str, seq: int, person: str, emoji: str, on: bool) -> int | None: ...
    def reactions_of(self, person: str) -> list[tuple[str, int, str]]: ...
    def forget_reactions(self, person: str) -> None: ...


class Sanctions(Protocol):
    def get(self, sanction: str) -> Sanction | None: ...
    def list(self, room: str | None, person: str | None, limit: int) -> builtins.list[Sanction]: ...
    def add(self, sanction: Sanction) -> None: ...
    def end(self, sanction: str, state: SanctionState, at: int, by: str | None) -> bool: ...
    def on_person(self, person: str) -> tuple[Sanction, ...]:
        """Those not ended on record, of one person."""
        ...

    def due(self, now_ms: int, limit: int) -> builtins.list[Sanction]: ...
    def of(self, person: str) -> builtins.list[Sanction]: ...
    def forget_reasons(self, person: str) -> None: ...


class Strikes(Protocol):
    """One a queue item."""

    def get(self, item: str) -> Strike | None: ...
    def of(self, person: str) -> list[Strike]: ...
    def add(self, strike: Strike) -> None: ...
    def forgive(self, item: str) -> None: ...


class Log(Protocol):
    def head(self, topic: str) -> Head: ...
    def heads(self, topics: Sequence[str]) -> dict[str, Head]: ...
    def page(self, topic: str, after: int, limit: int) -> LogPage:
        """The newest `limit` events of those after `after`, oldest first."""
        ...

    def append(
        self,
        topic: str,
        build: Callable[[int], LoggedEvent],
        *,
        about: int | None = None,
        person: str | None = None,
    ) -> int:
        """Append the event that `build` makes of its seq, and return that seq.

        `about`: the seq of the message whose text it repeats; `person`: whose name it does.
        """
        ...

    def rewrite(
        self, topic: str, seq: int, change: Callable[[dict[str, Any]], dict[str, Any]]
    ) -> None:
        """Change the stored bodies of message `seq` and of every event about it."""
        ...

    def rewrite_person(
        self, person: str, change: Callable[[dict[str, Any]], dict[str, Any]]
    ) -> None:
        """Change the stored bodies of the events that repeat this person's name."""
        ...

    def forget(self, topic: str) -> None:
        """Delete a topic's events. Its head stays: `seq` goes on from there."""
        ...

    def renew_epochs(self) -> int:
        """Give every topic a new epoch, after the log was rebuilt or restored."""
        ...


class Confirmations(Protocol):
    """That somebody called or read a help line; append-only."""

    def add(self, confirmation: Confirmation) -> None: ...
    def newest(self) -> list[Confirmation]:
        """The last one of each line that has any."""
        ...


class Meta(Protocol):
    def get(self, key: str) -> str | None: ...
    def set(self, key: str, value: str) -> None: ...


class Transaction(Protocol):
    """One view of everything. In a read, only what reads may be called."""

    @property
    def people(self) -> People: ...
    @property
    def signins(self) -> SignIns: ...
    @property
    def rooms(self) -> Rooms: ...
    @property
    def messages(self) -> Messages: ...
    @property
    def sanctions(self) -> Sanctions: ...
    @property
    def queue(self) -> Queue: ...
    @property
    def bulks(self) -> Bulks: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def qa_sessions(self) -> QaSessions: ...
    @property
    def archive(self) -> Archive: ...
    @property
    def polls(self) -> Polls: ...
    @property
    def attendance(self) -> Attendance: ...
    @property
    def questions(self) -> Questions: ...
    @property
    def resources(self) -> Resources: ...
    @property
    def due(self) -> Due: ...
    @property
    def retention(self) -> Retention: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def shifts(self) -> Shifts: ...
    @property
    def strikes(self) -> Strikes: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def webhooks(self) -> Webhooks: ...
    @property
    def push_subscriptions(self) -> PushSubscriptions: ...
    @property
    def confirmations(self) -> Confirmations: ...
    @property
    def log(self) -> Log: ...
    @property
    def meta(self) -> Meta: ...


@dataclass(frozen=True, slots=True)
class Post:
    """The hot write: it only appends, and reads little.

    That is its topic's head, its author's sanctions and its first answer. Naming these
    beforehand lets a store read them for a whole batch at once, and lets it do without a
    savepoint: until the batch is flushed, nothing of it is in SQL.
    """

    run: Callable[[Transaction], Any]
    topic: str
    author: str
    client_id: str


Write = Callable[[Transaction], T]


class Store(Protocol):
    @property
    def waiting_writes(self) -> int:
        """Writes given and not yet committed."""
        ...

    def write(self, work: Write[T]) -> asyncio.Future[T]:
        """Commit `work`. Raises (from the future): Unavailable when it can't be kept now."""
        ...

    def post(self, post: Post) -> asyncio.Future[Any]:
        """As `write`, for the hot path. Writes and posts are committed in calling order."""
        ...

    async def read(self, query: Callable[[Transaction], T]) -> T:
        """Run `query` on one snapshot that has every commit acknowledged before the call."""
        ...

    def on_commit(self, listener: Callable[[list[Committed]], None]) -> None: ...
    async def close(self) -> None: ...
