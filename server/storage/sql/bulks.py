"""Acts on many at once, and which decision or bulk act removed what."""

from __future__ import annotations

import builtins

from sqlalchemy import Connection, delete, insert, select, update

from server.storage.bulks import Bulk
from server.storage.tables import bulk_items, bulks, removals


class SqlBulks:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def get(self, bulk: str) -> Bulk | None:
        row = self._c.execute(select(bulks).where(bulks.c.id == bulk)).first()
        return Bulk(**row._mapping) if row else None

    def add(self, bulk: Bulk) -> None:
        values = {name: getattr(bulk, name) for name in bulks.c.keys()}  # noqa: SIM118
        self._c.execute(insert(bulks).values(values))

    def end(self, bulk: str, at: int) -> bool:
        is_it = (bulks.c.id == bulk, bulks.c.undone_at.is_(None))
        return self._c.execute(update(bulks).where(*is_it).values(undone_at=at)).rowcount > 0

    def note_removal(self, cause: str, room: str, seq: int) -> None:
        self.forget_removal(room, seq)
        self._c.execute(insert(removals).values(cause=cause, room=room, seq=seq))

    def removals(self, cause: str, limit: int) -> builtins.list[tuple[str, int]]:
        r = removals.c
        query = select(r.room, r.seq).where(r.cause == cause).order_by(r.room, r.seq)
        return [(room, seq) for room, seq in self._c.execute(query.limit(limit))]

    def forget_removal(self, room: str, seq: int) -> None:
        r = removals.c
        self._c.execute(delete(removals).where(r.room == room, r.seq == seq))

    def note_item(self, bulk: str, item: str) -> None:
        self.forget_item(item)
        self._c.execute(insert(bulk_items).values(bulk=bulk, item=item))

    def items(self, bulk: str) -> builtins.list[str]:
        i = bulk_items.c
        query = select(i.item).where(i.bulk == bulk).order_by(i.item)
        return list(self._c.execute(query).scalars())

    def forget_item(self, item: str) -> None:
        self._c.execute(delete(bulk_items).where(bulk_items.c.item == item))
