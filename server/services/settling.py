"""Closing an item of the queue on a decision: once, with its entry in the audit, and told.

What a decision does beyond that is `outcomes`' business. Removing a message settles the reports
on it too, whichever way it was removed, so that nobody is asked about what is gone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from server import protocol
from server.domain.errors import Conflict
from server.domain.messages import Message
from server.domain.people import Person
from server.domain.queue import FALSE_ALARMS, Decision, ItemKind, ItemMove, QueueItem, moved
from server.domain.topics import person_topic
from server.services.queue import announce, take_words_out
from server.storage.interface import Transaction

Effects = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who decides what on which item, why and when; in undoing, who takes which one back."""

    item: QueueItem
    actor: Person
    decision: Decision
    reason: str
    at: int


def settle(tx: Transaction, ruling: Ruling) -> QueueItem:
    """Close the item. Its effects are to follow in the same transaction.

    Raises:
        Conflict: it was closed already.
    """
    item = ruling.item
    decided = replace(
        item,
        state=moved(item.state, ItemMove.DECIDE),
        claimed_by=None,
        claimed_until=None,
        decision=ruling.decision,
        decided_by=ruling.actor.id,
        decided_at=ruling.at,
        decision_reason=ruling.reason,
    )
    if not tx.queue.end(decided):
        raise Conflict("Somebody has dealt with that already.")
    count_decision(tx, item, ruling.decision, 1)
    note(tx, ruling, f"item.{ruling.decision}")
    announce(tx, decided, "decided", ruling.at)
    take_words_out(tx, decided)
    return decided


def settle_reports(
    tx: Transaction, actor: Person, message: Message, reason: str, now: int
) -> list[str]:
    """Uphold the reports on a message that was just removed; ids of the items that closes.

    An item that is about further messages stays open while one of them can still be read. What
    was removed is noted as the item's doing, so that undoing the item brings it back.
    """
    settled = []
    for item in tx.queue.open_about(message.room, message.seq):
        if item.kind is not ItemKind.REPORT or _is_anything_left(tx, item):
            continue
        settle(tx, Ruling(item, actor, Decision.REMOVE, reason, now))
        tx.bulks.note_removal(item.id, message.room, message.seq)
        thank_reporters(tx, item, now)
        settled.append(item.id)
    return settled


def _is_anything_left(tx: Transaction, item: QueueItem) -> bool:
    messages = (tx.messages.get(item.room or "", seq) for seq in (item.seq or 0, *item.also))
    return any(message is not None and message.removed_by is None for message in messages)


def thank_reporters(tx: Transaction, item: QueueItem, now: int) -> None:
    """Whoever reported hears that somebody has looked, and nothing of what came of it."""
    for reporter in dict.fromkeys(report.person for report in tx.queue.reports_on(item.id)):
        tx.log.append(
            person_topic(reporter),
            lambda seq: protocol.ReportDecided(topic="me", seq=seq, at=now, item=item.id),
        )


def count_decision(tx: Transaction, item: QueueItem, decision: Decision | None, by: int) -> None:
    """Keep how often each of the item's rules turned out to be wrong."""
    if item.rules and decision is not None:
        wrong = (item.kind, decision) in FALSE_ALARMS
        tx.queue.count_rules(item.rules, decided=by, false_alarms=by if wrong else 0)


def note(tx: Transaction, ruling: Ruling, action: str) -> None:
    item = ruling.item
    tx.audit.append(
        ruling.actor.id, action, item.id, ruling.reason, ruling.at,
        room=item.room, person=item.person,
    )  # fmt: skip
