"""Undoing an act on many as one: exactly what it did, where nobody has touched it since."""

from __future__ import annotations

from functools import partial

from server.domain.errors import Conflict, LamplightError, NotFound
from server.domain.messages import RemovedBy
from server.domain.people import Person
from server.services.bulk import MESSAGES_A_WRITE, Swept, check_may_sweep
from server.services.context import Context
from server.services.deciding import item_for, undo_in
from server.services.moderating import restore_in, tell_author
from server.services.views import person_view
from server.storage.interface import Transaction

# What was cleared away in the night is looked at in the morning.
UNDO_MS = 24 * 3600 * 1000


async def undo(ctx: Context, actor: Person, bulk_id: str) -> Swept:
    """Take back what an act on many did and nobody has touched since.

    Cut off in the middle, it goes on where it was when it is asked for again.

    Raises:
        NotFound, NotAllowed: no such act, or not theirs to undo.
        Conflict: undone already, or too long ago.
    """
    items = await ctx.store.write(lambda tx: _begin(tx, ctx, actor, bulk_id))
    undone = Swept(bulk_id)
    for item in items:
        undone += await ctx.store.write(partial(_reopen, ctx, actor, bulk_id, item))
    while (step := await ctx.store.write(partial(_restore, ctx, actor, bulk_id))) is not None:
        undone += step
    return undone


def _begin(tx: Transaction, ctx: Context, actor: Person, bulk_id: str) -> list[str]:
    """Nobody adds to it from here on. The items that it decided on."""
    bulk = tx.bulks.get(bulk_id)
    if bulk is None:
        raise NotFound
    items = tx.bulks.items(bulk_id)
    for item in items:
        item_for(tx, actor, item)
    if not items or bulk.person is not None or bulk.room is not None:
        check_may_sweep(tx, actor, bulk.room)
    if ctx.now_ms() - bulk.at > UNDO_MS:
        raise Conflict("That was too long ago to be undone at once.")
    is_first = tx.bulks.end(bulk_id, ctx.now_ms())
    if not is_first and not items and not tx.bulks.removals(bulk_id, 1):
        raise Conflict("That has been undone already.")
    return items


def _reopen(ctx: Context, actor: Person, bulk_id: str, item: str, tx: Transaction) -> Swept:
    """One item; one that was taken out of this actor's hands stays as it is."""
    before = len(tx.bulks.removals(item, MESSAGES_A_WRITE))
    try:
        undo_in(tx, ctx, actor, item, UNDO_MS)
    except LamplightError:  # raised before anything was written
        return Swept(bulk_id)
    return Swept(bulk_id, before, 1)


def _restore(ctx: Context, actor: Person, bulk_id: str, tx: Transaction) -> Swept | None:
    """One step of messages; None: there is nothing left."""
    now = ctx.now_ms()
    bulk, left = tx.bulks.get(bulk_id), tx.bulks.removals(bulk_id, MESSAGES_A_WRITE)
    if bulk is None or not left:
        return None
    there = [tx.messages.get(room, seq) for room, seq in left]
    restored = [each for each in there if each and each.removed_by is RemovedBy.MODERATOR]
    authors = tx.people.get_many({message.author for message in restored})
    for message in restored:
        restore_in(tx, message, person_view(authors[message.author]), now)
        tell_author(tx, message, "restored", "", now)
    for room, seq in left:
        tx.bulks.forget_removal(room, seq)
    if restored:
        tx.audit.append(
            actor.id, "bulk.undone", bulk.id, "", now, room=bulk.room, person=bulk.person
        )
    return Swept(bulk_id, len(restored))
