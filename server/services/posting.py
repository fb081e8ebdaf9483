"""What members do with messages: post, edit, withdraw, react.

`post_message` is the hot path: it checks against what the node knows of the person and the
room, and hands the store one append. The others are ordinary writes.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from server import protocol
from server.domain.errors import NotAllowed, NotFound, SlowDown
from server.domain.messages import (
    Message,
    RemovedBy,
    check_can_remove,
    check_emoji,
    check_plain,
    check_text,
)
from server.domain.permissions import Action, authorise
from server.domain.rooms import Room
from server.domain.sanctions import check_may_write
from server.domain.topics import room_topic
from server.services.context import Context
from server.services.redaction import log_change
from server.services.views import message_view
from server.storage.interface import Post, Standing, Transaction


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody about to write in a room, as their node knows them.

    `view` is how others see them; `is_member` false makes them a member with this message.
    """

    standing: Standing
    view: protocol.Person
    is_member: bool = True


def check_typist(writer: Writer, room: Room, now_ms: int) -> None:
    """For what is not written down, by what the node knows.

    What is written down asks for sanctions in its own commit, so that a mute holds from its
    commit on, on every node, and so does its lifting.

    Raises: what keeps this person from showing in `room` that they type.
    """
    authorise(writer.standing.person, Action.TYPE, room)
    check_may_write(writer.standing.sanctions, room.id, now_ms)


def post_message(
    ctx: Context, writer: Writer, room: Room, send: protocol.Send
) -> asyncio.Future[Message]:
    """Post, once however often the same client id is sent; the first answer comes again.

    The future raises NotFound for a `reply_to` that isn't in the room and SlowDown in slow
    mode.

    Raises:
        LamplightError: refused before anything was written.
    """
    now = ctx.now_ms()
    authorise(writer.standing.person, Action.POST, room)
    text = check_text(send.text)
    check_plain(send.id, "id")
    check_plain(send.cover or "", "cover")
    author = writer.view
    topic = room_topic(room.id)

    def run(tx: Transaction) -> Message:
        first = tx.messages.first_answer(author.id, send.id)
        if first is not None:
            return first
        _check_in_log(tx, writer, room, send, now)
        seq = tx.log.head(topic).seq + 1
        message = Message(room.id, seq, send.id, author.id, text, send.reply_to, send.cover, now)
        view = message_view(message, author)
        tx.log.append(
            topic, lambda seq: protocol.MessagePosted(topic=topic, seq=seq, at=now, message=view)
        )
        tx.messages.add(message)
        return message

    return ctx.store.post(Post(run, topic, author.id, send.id))


def _check_in_log(
    tx: Transaction, writer: Writer, room: Room, send: protocol.Send, now: int
) -> None:
    check_may_write(tx.sanctions.on_person(writer.view.id), room.id, now)
    if send.reply_to is not None and tx.messages.get(room.id, send.reply_to) is None:
        raise NotFound("The message that you answer isn't in this room.", field="reply_to")
    if room.slow_mode_s and not writer.standing.person.is_staff:
        last = tx.messages.last_at(room.id, writer.view.id)
        if last is not None and now < last + room.slow_mode_s * 1000:
            wait_ms = last + room.slow_mode_s * 1000 - now
            raise SlowDown(
                "This room is in slow mode: one message at a time.", retry_after_ms=wait_ms
            )
    if not writer.is_member:
        tx.messages.join_room(writer.view.id, room.id, now)


async def edit_message(ctx: Context, writer: Writer, room: Room, seq: int, text: str) -> None:
    """Replace the text of one's own message; the old text leaves the log.

    Raises:
        NotFound, NotAllowed: no such message, or another's, or removed.
    """
    now = ctx.now_ms()
    authorise(writer.standing.person, Action.EDIT_OWN_MESSAGE, room)
    check_text(text)

    def run(tx: Transaction) -> None:
        check_may_write(tx.sanctions.on_person(writer.view.id), room.id, now)
        message = _own(tx, writer, room, seq)
        check_can_remove(message)
        if message.text == text:
            return
        edited = replace(message, text=text, edited_at=now)
        tx.messages.set_text(room.id, seq, text, now)
        log_change(tx, protocol.MessageEdited, edited, writer.view, now)

    await ctx.store.write(run)


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
