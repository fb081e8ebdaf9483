"""Rooms and sanctions."""

from __future__ import annotations

import builtins
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Select, func, insert, literal_column, select, update

from server.domain.rooms import Room
from server.domain.sanctions import Sanction, SanctionState
from server.storage.sql.pending import Pending
from server.storage.sql.rows import room_from, room_values, sanction_from
from server.storage.sql.statement import ManyRows
from server.storage.tables import memberships, rooms, sanctions

_COLUMNS = sanctions.c.keys()
_active_on = ManyRows(
    lambda n: select(sanctions).where(
        sanctions.c.person.in_([""] * n),
        sanctions.c.state == literal_column(f"'{SanctionState.ACTIVE}'"),
    )
)


class SqlRooms:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def get(self, room: str) -> Room | None:
        row = self._c.execute(select(rooms).where(rooms.c.id == room)).first()
        return room_from(row) if row else None

    def list(self) -> builtins.list[Room]:
        query = select(rooms).where(rooms.c.is_private.is_(False), rooms.c.backstage_of.is_(None))
        rows = self._c.execute(query.order_by(rooms.c.created_at, rooms.c.id))
        return [room_from(row) for row in rows]

    def private_of(self, person: str) -> builtins.list[Room]:
        """Those in which they have a role, the newest first."""
        is_in = (memberships.c.room == rooms.c.id, memberships.c.person == person)
        query = select(rooms).where(rooms.c.is_private, *is_in, memberships.c.roles != "")
        rows = self._c.execute(query.order_by(rooms.c.created_at.desc()))
        return [room_from(row) for row in rows]

    def add(self, room: Room, at: int) -> None:
        self._c.execute(insert(rooms).values(id=room.id, created_at=at, **room_values(room)))

    def save(self, room: Room) -> None:
        self._c.execute(update(rooms).where(rooms.c.id == room.id).values(room_values(room)))

    def pause_all(self, on: bool) -> None:
        self._c.execute(update(rooms).values(is_site_paused=on))

    def joined_since(self, room: str, since_ms: int) -> int:
        came = (memberships.c.room == room, memberships.c.joined_at > since_ms)
        query = select(func.count()).select_from(memberships).where(*came)
        return self._c.execute(query).scalar_one()


class SqlSanctions:
    def __init__(self, connection: Connection, pending: Pending) -> None:
        self._c = connection
        self._pending = pending

    def prefetch(self, people: Iterable[str]) -> None:
        """Read the sanctions on many people at once."""
        known = self._pending.sanctions
        wanted = [person for person in dict.fromkeys(people) if person not in known]
        known.update(dict.fromkeys(wanted, ()))
        for values in _active_on.run(self._c, [(person,) for person in wanted]):
            sanction = sanction_from(SimpleNamespace(**dict(zip(_COLUMNS, values, strict=True))))
            known[sanction.person] += (sanction,)

    def on_person(self, person: str) -> tuple[Sanction, ...]:
        if person not in self._pending.sanctions:
            self.prefetch([person])
        return self._pending.sanctions[person]

    def get(self, sanction: str) -> Sanction | None:
        row = self._c.execute(select(sanctions).where(sanctions.c.id == sanction)).first()
        return sanction_from(row) if row else None

    def list(self, room: str | None, person: str | None, limit: int) -> builtins.list[Sanction]:
        """Those not ended, newest first; of one room and one person where named."""
        query = select(sanctions).where(sanctions.c.state == SanctionState.ACTIVE)
        if room is not None:
            query = query.where(sanctions.c.room == room)
        if person is not None:
            query = query.where(sanctions.c.person == person)
        rows = self._c.execute(query.order_by(sanctions.c.starts_at.desc()).limit(limit))
        return [sanction_from(row) for row in rows]

    def add(self, sanction: Sanction) -> None:
        self._pending.sanctions.clear()
        self._c.execute(
            insert(sanctions).values(
                id=sanction.id,
                person=sanction.person,
                kind=sanction.kind,
                room=sanction.room,
                reason=sanction.reason,
                by=sanction.by,
                rule=sanction.rule,
                message_seq=sanction.message_seq,
                starts_at=sanction.starts_at,
                ends_at=sanction.ends_at,
                state=sanction.state,
                item=sanction.item,
            )
        )

    def end(self, sanction: str, state: SanctionState, at: int, by: str | None) -> bool:
        """Compare and set: of several who end it at once, one is answered True."""
        self._pending.sanctions.clear()
        is_active = (sanctions.c.id == sanction, sanctions.c.state == SanctionState.ACTIVE)
        values = {"state": state, "ended_at": at, "ended_by": by}
        return self._c.execute(update(sanctions).where(*is_active).values(values)).rowcount > 0

    def of(self, person: str) -> builtins.list[Sanction]:
        """Every sanction there ever was on this person, oldest first."""
        query = select(sanctions).where(sanctions.c.person == person)
        rows = self._c.execute(query.order_by(sanctions.c.starts_at))
        return [sanction_from(row) for row in rows]

    def forget_reasons(self, person: str) -> None:
        self._c.execute(update(sanctions).where(sanctions.c.person == person).values(reason=""))

    def due(self, now_ms: int, limit: int) -> builtins.list[Sanction]:
        """Those whose end has passed and has not been recorded."""
        query = due_sanctions(now_ms).order_by(sanctions.c.ends_at).limit(limit)
        return [sanction_from(row) for row in self._c.execute(query)]


def due_sanctions(now_ms: Any) -> Select[Any]:
    is_due = (sanctions.c.state == SanctionState.ACTIVE, sanctions.c.ends_at <= now_ms)
    return select(sanctions).where(*is_due)
