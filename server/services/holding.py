"""Texts that weren't posted: waiting for a moderator, or declined; and every way out of waiting.

Whatever becomes of a text, its author is told, and has it back. Each way out is a compare-and-set
on the item, so that it is taken once however many workers, moderators and devices try.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from msgspec import UNSET

from moderation.verdict import Outcome
from server import protocol
from server.domain.errors import Conflict, NotFound
from server.domain.messages import Message, check_can_remove
from server.domain.queue import ItemKind, ItemMove, QueueItem
from server.domain.topics import person_topic, room_topic
from server.services import judging
from server.services.cards import card
from server.services.caring import Words
from server.services.context import Context
from server.services.notices import RETURNED, notice_of
from server.services.queue import close_item, open_item
from server.services.redaction import log_change
from server.services.striking import TOP_OF_LADDER, strike, told_of
from server.services.views import message_view, person_view
from server.storage.interface import Transaction

RETURNED_AT_ONCE = 50
HELD = "held"
DECLINED = "declined"

Decision = Literal["posted", "declined", "returned", "replaced", "withdrawn"]

_WHAT_BECAME: dict[ItemMove, Decision] = {
    ItemMove.WITHDRAW: "withdrawn",
    ItemMove.REPLACE: "replaced",
}


@dataclass(frozen=True, slots=True)
class SetAside:
    """A text that wasn't posted, and what its author is told of that."""

    item: QueueItem
    notice: protocol.Notice


def set_aside(tx: Transaction, ctx: Context, words: Words, cover: str | None = None) -> SetAside:
    """Keep a held or declined text for a moderator, and count what its author has to answer for."""
    verdict = words.verdict
    is_held = verdict.outcome is Outcome.HOLD
    item = QueueItem(
        id=ctx.new_id(),
        kind=ItemKind.HELD,
        person=words.person.id,
        at=words.at,
        room=words.room.id,
        seq=words.seq,
        client_id=words.client_id if words.seq is None else None,
        text=words.text,
        reply_to=words.reply_to,
        cover=cover or verdict.cover,
        outcome=HELD if is_held else DECLINED,
        reasons=judging.findings_of(verdict),
        level=judging.level_of(verdict),
        lane=judging.lane_of(verdict),
        is_urgent=judging.is_urgent(verdict),
        returns_at=words.at + ctx.policy.hold_s * 1000 if is_held else None,
    )
    if guilt := judging.penalty_of(verdict):
        rung = strike(tx, ctx, words.person, item, guilt)
        struck = tx.strikes.get(item.id)
        item = replace(
            item,
            sanction=struck.sanction if struck else None,
            note=TOP_OF_LADDER if rung and rung.is_top else None,
        )
    open_item(tx, ctx, item)
    notice = notice_for(tx, ctx, item)
    if is_held:
        _tell_waiting(tx, item, notice, words.client_id or "")
    return SetAside(item, notice)


def notice_for(tx: Transaction, ctx: Context, item: QueueItem) -> protocol.Notice:
    """What the author of a held or declined text is told, now or when they ask again."""
    return notice_of(tx, ctx, item, told_of(tx, ctx, item.id))


def tell_waiting_again(tx: Transaction, ctx: Context, item: QueueItem) -> None:
    """A decision was taken back: what its author was told of it no longer holds."""
    if item.is_waiting:
        _tell_waiting(tx, item, notice_for(tx, ctx, item), _message_id(tx, item))


def _tell_waiting(
    tx: Transaction, item: QueueItem, notice: protocol.Notice, message_id: str
) -> None:
    held = protocol.HeldMessage(
        item=item.id,
        room=item.room or "",
        id=message_id,
        text=item.text,
        reply_to=item.reply_to,
        cover=item.cover,
        notice=notice,
        at=item.at,
        returns_at=item.returns_at or item.at,
        seq=item.seq,
    )
    tx.log.append(
        person_topic(item.person),
        lambda seq: protocol.MessageHeld(topic="me", seq=seq, at=item.at, held=held),
    )


def post_held(tx: Transaction, item: QueueItem, now: int, reason: str = "") -> Message:
    """Post what waited, or was declined, under its own client id; an edit takes its place.

    Raises:
        NotFound: its author, or the message that it edits, is gone.
        Conflict: the message that it edits was removed meanwhile.
    """
    author = tx.people.get(item.person)
    if author is None or author.is_erased or item.room is None:
        raise NotFound("Whoever wrote this has left.")
    view = person_view(author)
    if item.seq is not None:
        message = _apply_edit(tx, item, view, now)
    else:
        message = _post(tx, item, view, now)
    tell_author(tx, item, "posted", reason, now, message=message)
    return message


def _post(tx: Transaction, item: QueueItem, author: protocol.Person, now: int) -> Message:
    room, topic = item.room or "", room_topic(item.room or "")
    message = Message(
        room=room,
        seq=tx.log.head(topic).seq + 1,
        id=item.client_id or item.id,
        author=item.person,
        text=item.text,
        reply_to=item.reply_to,
        cover=item.cover,
        at=now,
    )
    view = message_view(message, author)
    tx.log.append(
        topic, lambda seq: protocol.MessagePosted(topic=topic, seq=seq, at=now, message=view)
    )
    tx.messages.add(message)
    tx.messages.join_room(item.person, room, now)
    return message


def _apply_edit(tx: Transaction, item: QueueItem, author: protocol.Person, now: int) -> Message:
    message = tx.messages.get(item.room or "", item.seq or 0)
    if message is None:
        raise NotFound
    check_can_remove(message)
    edited = replace(message, text=item.text, edited_at=now, cover=item.cover or message.cover)
    tx.messages.set_text(message.room, message.seq, item.text, now)
    tx.messages.set_cover(message.room, message.seq, edited.cover)
    log_change(tx, protocol.MessageEdited, edited, author, now)
    return edited


def tell_author(
    tx: Transaction,
    item: QueueItem,
    decision: Decision,
    reason: str,
    now: int,
    *,
    message: Message | None = None,
    care: protocol.Care | None = None,
) -> None:
    """On `me`: what became of a text that waited. Where it wasn't posted it is there again."""
    ref = protocol.DecidedMessage(
        id=message.id if message else _message_id(tx, item),
        seq=message.seq if message else item.seq,
        text=None if message else item.text,
    )
    tx.log.append(
        person_topic(item.person),
        lambda seq: protocol.MessageDecided(
            topic="me",
            seq=seq,
            at=now,
            room=item.room or "",
            message=ref,
            decision=decision,
            reason=reason,
            item=item.id,
            care=care or UNSET,
        ),
    )


def _message_id(tx: Transaction, item: QueueItem) -> str:
    if item.client_id is not None or item.seq is None:
        return item.client_id or item.id
    message = tx.messages.get(item.room or "", item.seq)
    return message.id if message else item.id


async def return_due(ctx: Context) -> int:
    """Give back to their authors what nobody decided on in time; how many.

    Safe to run anywhere and at the same time: each goes back once.
    """
    now = ctx.now_ms()
    if not await ctx.store.read(lambda tx: tx.queue.due(now, RETURNED_AT_ONCE)):
        return 0

    def run(tx: Transaction) -> int:
        due = tx.queue.due(now, RETURNED_AT_ONCE)
        for item in due:
            _give_back(tx, ctx, item, now)
        return len(due)

    return await ctx.store.write(run)


def _give_back(tx: Transaction, ctx: Context, item: QueueItem, now: int) -> None:
    author = tx.people.get(item.person)
    care = None
    if author is not None and item.level is not None:
        care = card(tx, ctx, author, item.level)
    tell_author(tx, item, "returned", RETURNED, now, care=care)
    close_item(tx, replace(item, text=""), ItemMove.RETURN, now)


def take_back(tx: Transaction, person: str, client_id: str, now: int) -> None:
    """Withdraw what waits. Doing so twice is doing so once.

    Raises:
        NotFound: nothing of theirs by that id.
        Conflict: it was decided already.
    """
    _leave(tx, _own(tx, person, client_id), ItemMove.WITHDRAW, now)


def replace_with_new(tx: Transaction, person: str, client_id: str, now: int) -> None:
    """A changed text stands in for this one: it waits no longer.

    Raises:
        NotFound: nothing of theirs by that id.
        Conflict: it was posted meanwhile.
    """
    item = _own(tx, person, client_id)
    if tx.messages.first_answer(person, client_id) is not None:
        raise Conflict("A moderator has posted your message meanwhile.", field="replaces")
    if item.is_waiting:
        _leave(tx, item, ItemMove.REPLACE, now)


def replace_edit(tx: Transaction, words: Words) -> None:
    """A newer edit of the same message stands in for one that waits."""
    _leave_edit(tx, words, ItemMove.REPLACE)


def take_back_edit(tx: Transaction, words: Words) -> None:
    """The message is to stay as it is: an edit of it waits no longer."""
    _leave_edit(tx, words, ItemMove.WITHDRAW)


def _leave_edit(tx: Transaction, words: Words, move: ItemMove) -> None:
    item = tx.queue.open_for(words.person.id, ItemKind.HELD, words.room.id, words.seq)
    if item is not None and item.is_waiting:
        _leave(tx, item, move, words.at)


def _own(tx: Transaction, person: str, client_id: str) -> QueueItem:
    item = tx.queue.first_answer(person, client_id)
    if item is None:
        raise NotFound("Nothing of yours is waiting by that id.")
    return item


def _leave(tx: Transaction, item: QueueItem, move: ItemMove, now: int) -> None:
    if not item.is_waiting:
        raise Conflict("That isn't waiting any more.")
    tell_author(tx, item, _WHAT_BECAME[move], "", now)
    close_item(tx, replace(item, text=""), move, now)
