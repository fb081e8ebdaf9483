"""The moderators' queue: what opens and closes an item, and what the desks are told of it.

An item and its event are written in the commit of what they are about. An item's words are in
the log of each desk that may read them, and leave it once the item is closed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, Literal, cast

import msgspec

from server import protocol
from server.domain.queue import ItemKind, ItemMove, ItemState, QueueItem, moved
from server.domain.topics import desks_of, public_name
from server.protocol import LoggedEvent
from server.services.context import Context
from server.services.views import person_view
from server.storage.desk import RuleFigures
from server.storage.interface import Transaction

# Under so many decisions a rule's share of false alarms says nothing.
DECISIONS_TO_TELL = 5
LAPSED_AT_ONCE = 100

Change = Literal["opened", "raised", "claimed", "released", "decided", "reopened"]


def open_item(tx: Transaction, ctx: Context, item: QueueItem) -> None:
    """Put an item in the queue, and tell the desks."""
    tx.queue.add(item)
    tx.queue.count_rules(item.rules, hits=1)
    announce(tx, item, "opened", ctx.now_ms())


def raise_item(tx: Transaction, ctx: Context, item: QueueItem) -> None:
    """Keep an open item as it now is, and tell the desks."""
    tx.queue.save(item)
    announce(tx, item, "raised", ctx.now_ms())


def close_item(tx: Transaction, item: QueueItem, move: ItemMove, now: int) -> QueueItem:
    """End an item that no moderator decided on: it was returned, withdrawn, replaced or merged.

    Raises:
        Conflict: it was ended already.
    """
    ended = replace(item, state=moved(item.state, move), claimed_by=None, claimed_until=None)
    if not tx.queue.end(ended):
        moved(ItemState.DECIDED, move)
    announce(tx, ended, "decided", now)
    take_words_out(tx, ended)
    return ended


def announce(tx: Transaction, item: QueueItem, change: Change, at: int) -> None:
    """Tell every desk that holds the item's lane what it is now."""
    view = item_view(tx, item)
    for topic in desks_of(item.lane, item.room):
        build = partial(_event, public_name(topic), view, item, change, at)
        tx.queue.note_event(item.id, topic, tx.log.append(topic, build, person=item.person))


def _event(  # noqa: PLR0917  (bound by `partial`, for the log to number)
    topic: str, view: protocol.QueueItem, item: QueueItem, change: Change, at: int, seq: int
) -> LoggedEvent:
    if change == "opened" and item.kind is ItemKind.HELD:
        return protocol.MessageHeld(topic=topic, seq=seq, at=at, item=view)
    if change == "opened" and item.kind in {ItemKind.REPORT, ItemKind.WORRY}:
        return protocol.ReportFiled(topic=topic, seq=seq, at=at, item=view)
    return protocol.QueueChanged(topic=topic, seq=seq, at=at, item=view, change=change)


def take_words_out(tx: Transaction, item: QueueItem, author: protocol.Person | None = None) -> None:
    """Leave what an item was about in the desks' logs, and none of its words.

    `author`: how whoever it is about is called from now on, where that has changed.
    """
    changed: dict[str, Any] = {"text": None, "note": None}
    if author is not None:
        changed["author"] = msgspec.to_builtins(author)

    def without(body: dict[str, Any]) -> dict[str, Any]:
        return body | {"item": body["item"] | changed}

    for topic, seq in tx.queue.events_of(item.id):
        tx.log.rewrite(topic, seq, without)


def item_view(tx: Transaction, item: QueueItem) -> protocol.QueueItem:
    return item_views(tx, [item])[0]


def item_views(tx: Transaction, items: list[QueueItem]) -> list[protocol.QueueItem]:
    """As staff see them; without words once they are closed."""
    people = tx.people.get_many({item.person for item in items})
    figures = tx.queue.figures(sorted({item.rules[0] for item in items if item.rules}))
    return [
        _view(item, person_view(people[item.person]), figures.get((item.rules or [""])[0]))
        for item in items
    ]


def _view(
    item: QueueItem, author: protocol.Person, figures: RuleFigures | None
) -> protocol.QueueItem:
    is_open = item.state is ItemState.OPEN
    return protocol.QueueItem(
        id=item.id,
        kind=item.kind.value,
        room=item.room,
        seq=item.seq,
        person=item.person,
        author=author,
        text=item.text if is_open else None,
        reasons=[protocol.Reason(f.category, f.rule) for f in item.reasons],
        level=cast(protocol.LevelName | None, item.level),
        claimed_by=item.claimed_by,
        claimed_until=item.claimed_until,
        at=item.at,
        returns_at=item.returns_at,
        reports=item.reports,
        is_urgent=item.is_urgent,
        is_burst=item.is_burst,
        also=list(item.also),
        lane=item.lane.value,
        outcome=cast(Literal["held", "declined", "posted"] | None, item.outcome),
        note=item.note if is_open else None,
        sanction=item.sanction,
        state=item.state.value,
        decision=item.decision.value if item.decision else None,
        false_alarm_rate=false_alarm_rate(figures),
    )


def false_alarm_rate(figures: RuleFigures | None) -> float | None:
    """From 0 to 1; None while there are too few decisions to say."""
    if figures is None or figures.decided < DECISIONS_TO_TELL:
        return None
    return round(figures.false_alarms / figures.decided, 3)


async def release_lapsed(ctx: Context) -> int:
    """Offer again what was claimed and then left; how many. Each is told of once."""
    now = ctx.now_ms()
    if not await ctx.store.read(lambda tx: tx.queue.lapsed(now, LAPSED_AT_ONCE)):
        return 0

    def run(tx: Transaction) -> int:
        lapsed = tx.queue.lapsed(now, LAPSED_AT_ONCE)
        for item in lapsed:
            if tx.queue.release(item.id, None, now):
                free = replace(item, claimed_by=None, claimed_until=None)
                announce(tx, free, "released", now)
        return len(lapsed)

    return await ctx.store.write(run)
