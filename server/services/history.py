"""Older messages of a room, a page at a time, for those who may read it."""

from __future__ import annotations

from dataclasses import dataclass

from server.domain.sanctions import check_may_enter
from server.services.context import Context
from server.services.rooms import room_for
from server.storage.interface import Posted, Standing, Transaction

PAGE_MAX = 100
PAGE_DEFAULT = 50


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Oldest first. `next_before` asks for the page before this one; None: there is none."""

    posts: list[Posted]
    next_before: int | None


async def read_history(
    ctx: Context, reader: Standing, room_id: str, before: int | None, limit: int = PAGE_DEFAULT
) -> HistoryPage:
    """The newest `limit` messages of those before seq `before`.

    Raises:
        NotFound: no such room for this person.
        Banned: they may not enter it now.
    """
    now = ctx.now_ms()

    def query(tx: Transaction) -> list[Posted]:
        room = room_for(tx, reader.person, room_id)
        check_may_enter(reader.sanctions, room.id, now)
        return tx.messages.page(room.id, before, limit + 1, reader.person.id)  # one more: is there?

    posts = await ctx.store.read(query)
    page = posts[-limit:]
    return HistoryPage(page, page[0].message.seq if len(posts) > limit else None)
