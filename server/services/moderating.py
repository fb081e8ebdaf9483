"""What moderators do with a message: remove, restore, cover."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from server import protocol
from server.domain.errors import BadRequest, NotFound
from server.domain.messages import Message, RemovedBy, check_can_remove, check_can_restore
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.domain.topics import person_topic
from server.services.context import Context
from server.services.judging import check_public_text
from server.services.redaction import MessageChange, log_change
from server.services.settling import settle_reports
from server.services.views import message_view, person_view
from server.storage.interface import Transaction

REASON_MAX_CHARS = 500
Decision = Literal["removed", "restored", "covered"]


@dataclass(frozen=True, slots=True)
class _Change:
    """One kind of decision: what it does, the room's event, the word that its author is told."""

    decision: Decision
    event: MessageChange
    apply: Callable[[Transaction, Message], Message]


async def remove_message(
    ctx: Context, actor: Person, room_id: str, seq: int, reason: str
) -> protocol.Message:
    """Take a message from the room. Its text stays with the store, for undoing.

    Raises:
        NotFound, NotAllowed: no such message, or not this person's to moderate.
        Conflict: removed already.
    """
    return await _change(ctx, actor, room_id, seq, _REMOVAL, reason=reason)


async def restore_message(
    ctx: Context, actor: Person, room_id: str, seq: int, reason: str
) -> protocol.Message:
    """Undo a moderator's removal: the room sees the message again.

    Raises:
        NotFound, NotAllowed: as above.
        Conflict: not removed, or withdrawn by its author.
    """
    return await _change(ctx, actor, room_id, seq, _RESTORATION, reason=reason)


async def cover_message(
    ctx: Context, actor: Person, room_id: str, seq: int, reason: str
) -> protocol.Message:
    """Cover a message, with `reason` shown on the cover; an empty one takes the cover away.

    Raises:
        NotFound, NotAllowed: as above.
        BadRequest: a reason that the policy would not post.
    """
    check_public_text(ctx, reason, "reason")

    def cover(tx: Transaction, message: Message) -> Message:
        tx.messages.set_cover(message.room, message.seq, reason or None)
        return replace(message, cover=reason or None)

    change = _Change("covered", protocol.MessageCovered, cover)
    return await _change(ctx, actor, room_id, seq, change, reason=reason)


def remove_in(tx: Transaction, message: Message, author: protocol.Person, at: int) -> None:
    """Remove one message inside somebody else's transaction."""
    log_change(tx, protocol.MessageRemoved, _remove(tx, message), author, at)


def restore_in(tx: Transaction, message: Message, author: protocol.Person, at: int) -> None:
    """Restore one message inside somebody else's transaction."""
    log_change(tx, protocol.MessageRestored, _restore(tx, message), author, at)


def _remove(tx: Transaction, message: Message) -> Message:
    check_can_remove(message)
    tx.messages.set_removed(message.room, message.seq, RemovedBy.MODERATOR)
    return replace(message, removed_by=RemovedBy.MODERATOR)


def _restore(tx: Transaction, message: Message) -> Message:
    check_can_restore(message)
    tx.messages.set_removed(message.room, message.seq, None)
    tx.bulks.forget_removal(message.room, message.seq)
    return replace(message, removed_by=None)


_REMOVAL = _Change("removed", protocol.MessageRemoved, _remove)
_RESTORATION = _Change("restored", protocol.MessageRestored, _restore)


async def _change(
    ctx: Context, actor: Person, room_id: str, seq: int, change: _Change, *, reason: str
) -> protocol.Message:
    if len(reason) > REASON_MAX_CHARS:
        raise BadRequest(f"A reason of at most {REASON_MAX_CHARS} characters.", field="reason")
    now = ctx.now_ms()

    def run(tx: Transaction) -> protocol.Message:
        message, author = _load(tx, actor, room_id, seq)
        changed = change.apply(tx, message)
        log_change(tx, change.event, changed, author, now)
        tx.audit.append(
            actor.id,
            f"message.{change.decision}",
            f"{room_id}/{seq}",
            reason,
            now,
            room=room_id,
            person=message.author,
        )
        tell_author(tx, changed, change.decision, reason, now)
        if changed.removed_by is not None:
            settle_reports(tx, actor, changed, reason, now)
        return message_view(changed, author)

    return await ctx.store.write(run)


def _load(
    tx: Transaction, actor: Person, room_id: str, seq: int
) -> tuple[Message, protocol.Person]:
    room = tx.rooms.get(room_id)
    if room is None:
        raise NotFound
    authorise(actor, Action.MODERATE_MESSAGE, room)
    message = tx.messages.get(room_id, seq)
    if message is None:
        raise NotFound
    return message, person_view(tx.people.get_many([message.author])[message.author])


def tell_author(
    tx: Transaction, message: Message, decision: Decision, reason: str, now: int
) -> None:
    ref = protocol.DecidedMessage(message.id, message.seq)
    tx.log.append(
        person_topic(message.author),
        lambda seq: protocol.MessageDecided(
            topic="me",
            seq=seq,
            at=now,
            room=message.room,
            message=ref,
            decision=decision,
            reason=reason,
        ),
    )
