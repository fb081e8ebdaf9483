"""Appeals: somebody under a sanction says why it should go, and a moderator looks again.

The one thing that a mute or a ban never takes, not even one from the whole site. What became
of it is decided with the queue's other items.
"""

from __future__ import annotations

from dataclasses import dataclass

from server.domain.errors import Conflict, NotFound
from server.domain.messages import check_text
from server.domain.people import Person
from server.domain.queue import ItemKind, ItemState, Lane, QueueItem
from server.domain.sanctions import Sanction
from server.services.context import Context
from server.services.queue import open_item
from server.storage.interface import Transaction


@dataclass(frozen=True, slots=True)
class OwnSanction:
    """One that is in force, and what came of its person's asking for a second look.

    `is_upheld`: somebody has looked again, and it stays.
    """

    sanction: Sanction
    is_appealed: bool
    is_upheld: bool


async def own_sanctions(ctx: Context, person: Person) -> list[OwnSanction]:
    """What is in force on somebody, the newest first; for themselves, banned or not."""
    now = ctx.now_ms()

    def query(tx: Transaction) -> list[OwnSanction]:
        in_force = [s for s in tx.sanctions.on_person(person.id) if s.is_in_force(now)]
        in_force.sort(key=lambda s: s.starts_at, reverse=True)
        return [_own(s, tx.queue.of_sanction(s.id, ItemKind.APPEAL)) for s in in_force]

    return await ctx.store.read(query)


async def appeal(ctx: Context, person: Person, sanction_id: str, text: str) -> None:
    """Ask for a second look at a sanction on oneself; once a sanction.

    Raises:
        BadRequest, TooLong: nothing said, or too much.
        NotFound: no such sanction on this person.
        Conflict: it has ended, or they have appealed already.
    """
    said = check_text(text)
    now = ctx.now_ms()

    def run(tx: Transaction) -> None:
        sanction = tx.sanctions.get(sanction_id)
        if sanction is None or sanction.person != person.id:
            raise NotFound
        if not sanction.is_in_force(now):
            raise Conflict("That has ended already.")
        if tx.queue.of_sanction(sanction.id, ItemKind.APPEAL) is not None:
            raise Conflict("You have asked for a second look already. Somebody will answer you.")
        open_item(tx, ctx, _item(tx, ctx, sanction, said, now))

    await ctx.store.write(run)


def _own(sanction: Sanction, item: QueueItem | None) -> OwnSanction:
    is_upheld = item is not None and item.state is ItemState.DECIDED
    return OwnSanction(sanction, item is not None, is_upheld)


def _item(tx: Transaction, ctx: Context, sanction: Sanction, text: str, now: int) -> QueueItem:
    """In the lane of what led to the sanction, so that nobody hears of more than they may."""
    cause = tx.queue.of_sanction(sanction.id, ItemKind.HELD)
    return QueueItem(
        id=ctx.new_id(),
        kind=ItemKind.APPEAL,
        person=sanction.person,
        at=now,
        room=sanction.room,
        text=text,
        lane=cause.lane if cause and cause.lane is Lane.CHILD_SAFETY else Lane.CONDUCT,
        sanction=sanction.id,
        note=sanction.reason,
    )
