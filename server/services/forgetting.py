"""Taking somebody who erased themselves out of the moderators' queue and the desks' logs.

What waited about them is closed: without their words there is nothing to decide. Only evidence
that a child was harmed stays, without their name, until somebody has seen it: erasing oneself
must not be a way to destroy it. That there was something, what was decided and by whom stays too,
under an id that is nobody's name any more.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from server import protocol
from server.domain.queue import ItemMove, ItemState, Lane, QueueItem
from server.services.context import Context
from server.services.queue import announce, close_item, take_words_out
from server.storage.interface import Transaction

ITEMS_A_WRITE = 20


async def forget_in_queue(ctx: Context, nobody: protocol.Person) -> None:
    """Leave no word by or about whoever `nobody` was, in small writes. Again is nothing new."""
    items = await ctx.store.read(lambda tx: tx.queue.of_person(nobody.id))
    for at in range(0, len(items), ITEMS_A_WRITE):
        await ctx.store.write(partial(_close, ctx, nobody, items[at : at + ITEMS_A_WRITE]))
    await ctx.store.write(lambda tx: _forget(tx, ctx, nobody.id))


def _close(ctx: Context, nobody: protocol.Person, items: list[QueueItem], tx: Transaction) -> None:
    for known in items:
        item = tx.queue.get(known.id)
        if item is not None and item.state is ItemState.OPEN and item.lane is not Lane.CHILD_SAFETY:
            close_item(tx, item, ItemMove.WITHDRAW, ctx.now_ms())
        take_words_out(tx, known, nobody)


def _forget(tx: Transaction, ctx: Context, person: str) -> None:
    """Their words in what was about others too: what they said in reports."""
    for item_id in sorted({report.item for report in tx.queue.reports_by(person, 0)}):
        item = tx.queue.get(item_id)
        if item is not None and item.note is not None and item.person != person:
            _forget_note(tx, ctx, item)
    tx.queue.forget(person)
    tx.audit.forget_words(person)


def _forget_note(tx: Transaction, ctx: Context, item: QueueItem) -> None:
    without = replace(item, note=None)
    tx.queue.save(without)
    take_words_out(tx, item)
    if item.state is ItemState.OPEN:
        announce(tx, without, "raised", ctx.now_ms())
