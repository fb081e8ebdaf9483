"""What members do with messages that are there: edit, withdraw, react. And typing."""

from __future__ import annotations

from dataclasses import replace

from moderation.verdict import Outcome
from server import protocol
from server.domain.errors import Muted, NotAllowed, NotFound
from server.domain.messages import (
    Message,
    RemovedBy,
    check_can_remove,
    check_emoji,
    check_text,
)
from server.domain.permissions import Action, authorise
from server.domain.queue import ItemKind
from server.domain.rooms import Room
from server.domain.sanctions import check_may_write
from server.domain.topics import room_topic
from server.services import judging
from server.services.caring import Words, attend_to, card_of
from server.services.context import Context
from server.services.holding import (
    SetAside,
    notice_for,
    replace_edit,
    set_aside,
    take_back,
    take_back_edit,
)
from server.services.posting import Sent, Writer
from server.services.redaction import log_change
from server.storage.interface import Transaction


def check_typist(writer: Writer, room: Room, now_ms: int) -> None:
    """For what is not written down, by what the node knows.

    What is written down asks for sanctions in its own commit, so that a mute holds from its
    commit on, on every node, and so does its lifting.

    Raises: what keeps this person from showing in `room` that they type.
    """
    authorise(writer.standing.person, Action.TYPE, room)
    check_may_write(writer.standing.sanctions, room.id, now_ms)


async def edit_message(ctx: Context, writer: Writer, room: Room, seq: int, text: str) -> Sent:
    """Replace the text of one's own message; the old text leaves the log.

    A text that the policy would not post leaves the old one standing, and waits or is declined.
    The text that stands, once more, takes back a change that waits.

    Raises:
        NotFound, NotAllowed: no such message, or another's, or removed.
    """
    now = ctx.now_ms()
    authorise(writer.standing.person, Action.EDIT_OWN_MESSAGE, room)
    check_text(text)
    author = judging.author_of(ctx, writer.standing, writer.posted)
    verdict = judging.judge(ctx, text, author, room)

    def run(tx: Transaction) -> Sent:
        message = _own(tx, writer, room, seq)
        words = Words(
            person=writer.standing.person,
            room=room,
            text=text,
            verdict=verdict,
            at=now,
            client_id=message.id,
            seq=seq,
            reply_to=message.reply_to,
        )
        try:
            check_may_write(tx.sanctions.on_person(writer.view.id), room.id, now)
        except Muted as refusal:
            return Sent(refusal=refusal, care=attend_to(tx, ctx, words))
        check_can_remove(message)
        if message.text == text:
            take_back_edit(tx, words)
            return Sent(message)
        return _settle_edit(tx, ctx, message, words, writer.view)

    return await ctx.store.write(run)


def _settle_edit(
    tx: Transaction, ctx: Context, message: Message, words: Words, author: protocol.Person
) -> Sent:
    waiting = tx.queue.open_for(words.person.id, ItemKind.HELD, words.room.id, words.seq)
    if waiting is not None and waiting.text == words.text:
        again = SetAside(waiting, notice_for(tx, ctx, waiting))
        return Sent(aside=again, care=card_of(tx, ctx, words))
    replace_edit(tx, words)
    care = attend_to(tx, ctx, words)
    if words.verdict.outcome is not Outcome.POST:
        return Sent(aside=set_aside(tx, ctx, words), care=care)
    return Sent(_apply(tx, message, words, author), care=care)


def _apply(tx: Transaction, message: Message, words: Words, author: protocol.Person) -> Message:
    cover = message.cover or words.verdict.cover
    edited = replace(message, text=words.text, edited_at=words.at, cover=cover)
    tx.messages.set_text(message.room, message.seq, words.text, words.at)
    if cover != message.cover:
        tx.messages.set_cover(message.room, message.seq, cover)
    log_change(tx, protocol.MessageEdited, edited, author, words.at)
    return edited


async def withdraw_waiting(ctx: Context, writer: Writer, room: Room, client_id: str) -> None:
    """Take back what waits for a moderator. Allowed while muted: it only takes away.

    Raises:
        NotFound, Conflict: nothing of theirs by that id, or it was decided.
    """
    now = ctx.now_ms()
    authorise(writer.standing.person, Action.WITHDRAW_OWN_MESSAGE, room)
    await ctx.store.write(lambda tx: take_back(tx, writer.view.id, client_id, now))


async def withdraw_message(ctx: Context, writer: Writer, room: Room, seq: int) -> None:
    """Take back one's own message; nobody can restore it. Allowed while muted: it only takes away.

    The text leaves the room and the log. The store keeps it, for a report that is still to
    be decided, until its author erases themselves.

    Raises:
        NotFound, NotAllowed, Conflict: no such message, another's, or removed already.
    """
    now = ctx.now_ms()
    authorise(writer.standing.person, Action.WITHDRAW_OWN_MESSAGE, room)

    def run(tx: Transaction) -> None:
        message = _own(tx, writer, room, seq)
        check_can_remove(message)
        removed = replace(message, removed_by=RemovedBy.AUTHOR)
        tx.messages.set_removed(room.id, seq, RemovedBy.AUTHOR)
        log_change(tx, protocol.MessageRemoved, removed, writer.view, now)

    await ctx.store.write(run)


async def react(
    ctx: Context, writer: Writer, room: Room, seq: int, emoji: str, *, on: bool
) -> None:
    """Set or clear one's reaction. Doing so twice is doing so once.

    Raises:
        BadRequest: not one of the supportive set.
        NotFound: no such message to be seen.
    """
    now = ctx.now_ms()
    authorise(writer.standing.person, Action.REACT, room)
    known = check_emoji(emoji)
    topic = room_topic(room.id)

    def run(tx: Transaction) -> None:
        check_may_write(tx.sanctions.on_person(writer.view.id), room.id, now)
        message = tx.messages.get(room.id, seq)
        if message is None or message.removed_by:
            raise NotFound
        count = tx.messages.react(room.id, seq, writer.view.id, known, on)
        if count is None:
            return
        tx.log.append(
            topic,
            lambda event_seq: protocol.ReactionChanged(
                topic=topic,
                seq=event_seq,
                at=now,
                message=protocol.MessageRef(message.id, seq),
                emoji=known,
                on=on,
                person=writer.view.id,
                count=count,
            ),
        )

    await ctx.store.write(run)


def _own(tx: Transaction, writer: Writer, room: Room, seq: int) -> Message:
    message = tx.messages.get(room.id, seq)
    if message is None:
        raise NotFound
    if message.author != writer.view.id:
        raise NotAllowed("That message isn't yours.")
    return message
