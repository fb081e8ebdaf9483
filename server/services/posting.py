"""Posting a message: judged first, then one append, or set aside with somebody told.

`post_message` is the hot path: it checks against what the node knows of the person and the
room, and hands the store one append. What the policy wants somebody to hear of is an ordinary
write.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import Literal

from moderation.verdict import Familiarity, Outcome, Verdict
from server import protocol
from server.domain.errors import LamplightError, Muted, NotFound, SlowDown
from server.domain.messages import Message, check_plain, check_text
from server.domain.permissions import Action, authorise
from server.domain.rooms import Room
from server.domain.sanctions import check_may_write
from server.domain.topics import room_topic
from server.services import judging
from server.services.caring import Words, attend_to, card_of
from server.services.cases import side_rooms
from server.services.context import Context
from server.services.holding import HELD, SetAside, notice_for, replace_with_new, set_aside
from server.services.views import message_view
from server.storage.interface import Post, Standing, Transaction


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody about to write in a room, as their node knows them.

    `view` is how others see them; `is_member` false makes them a member with this message.
    `posted` counts their messages as far as trust needs; `recent_texts` are what they sent in the
    last minutes, oldest first.
    """

    standing: Standing
    view: protocol.Person
    is_member: bool = True
    posted: int = 0
    recent_texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a text: a message, or what was set aside with what its author is told.

    `refusal`: nothing was kept of the text as a message, and this is why.
    """

    message: Message | None = None
    aside: SetAside | None = None
    care: protocol.Care | None = None
    refusal: LamplightError | None = None

    @property
    def outcome(self) -> Literal["posted", "held", "declined"]:
        if self.aside is None:
            return "posted"
        return "held" if self.aside.item.outcome == HELD else "declined"


def post_message(
    ctx: Context, writer: Writer, room: Room, send: protocol.Send
) -> asyncio.Future[Sent]:
    """Judge and post, once however often the same client id is sent; the first answer comes again.

    The future raises NotFound for a `reply_to` that isn't in the room and SlowDown in slow
    mode.

    Raises:
        LamplightError: refused before anything was written.
    """
    now = ctx.now_ms()
    authorise(writer.standing.person, Action.POST, room)
    check_text(send.text)
    check_plain(send.id, "id")
    check_plain(send.cover or "", "cover")
    attempt = Attempt(ctx, writer, room, send, now, _judge(ctx, writer, room, send, now))
    if send.replaces is None and not room.is_private and judging.is_plain(attempt.verdict):
        post = Post(attempt.post, room_topic(room.id), writer.view.id, send.id)
        return ctx.store.post(post)
    return ctx.store.write(attempt.settle)


def _judge(ctx: Context, writer: Writer, room: Room, send: protocol.Send, now: int) -> Verdict:
    author = judging.author_of(ctx, writer.standing, writer.posted, writer.recent_texts)
    # Others read the cover too.
    text = f"{send.text}\n{send.cover}" if send.cover else send.text
    verdict = judging.judge(ctx, text, author, room)
    if room.holds_first_messages(now) and author.familiarity is Familiarity.NEWCOMER:
        return judging.held_for_newcomer(verdict)
    return verdict


@dataclass(frozen=True, slots=True)
class Attempt:
    """One send, judged; `post` and `settle` are what the store runs of it."""

    ctx: Context
    writer: Writer
    room: Room
    send: protocol.Send
    now: int
    verdict: Verdict

    def post(self, tx: Transaction) -> Sent:
        """The hot path: it appends, and asks for nothing that wasn't read beforehand."""
        first = self._first_answer(tx)
        if first is not None:
            return first
        self._check(tx)
        return Sent(self._append(tx))

    def settle(self, tx: Transaction) -> Sent:
        """For a text that somebody has to hear of, whatever becomes of it."""
        ctx, now, send = self.ctx, self.now, self.send
        first = self._first_answer(tx)
        if first is not None:
            return first
        words = self._words()
        try:
            self._check(tx)
        except (Muted, SlowDown) as refusal:
            # Not even a mute keeps help from somebody: nothing is posted, staff hear of it.
            return Sent(refusal=refusal, care=attend_to(tx, ctx, words))
        if send.replaces is not None:
            replace_with_new(tx, self.writer.view.id, send.replaces, now)
        if self.verdict.outcome is Outcome.POST:
            message = self._append(tx)
            if self.room.is_private:
                side_rooms.said(tx, ctx, self.room.id, words.person.id, now)
            return Sent(message, care=attend_to(tx, ctx, replace(words, seq=message.seq)))
        care = attend_to(tx, ctx, words)
        return Sent(aside=set_aside(tx, ctx, words, send.cover), care=care)

    def _first_answer(self, tx: Transaction) -> Sent | None:
        person, client_id = self.writer.view.id, self.send.id
        message = tx.messages.first_answer(person, client_id)
        if message is not None:
            is_same = message.text == self.send.text
            return Sent(message, care=card_of(tx, self.ctx, self._words()) if is_same else None)
        item = tx.queue.first_answer(person, client_id)
        if item is None:
            return None
        notice = notice_for(tx, self.ctx, item)
        return Sent(aside=SetAside(item, notice), care=card_of(tx, self.ctx, self._words()))

    def _words(self) -> Words:
        person, send, now = self.writer.standing.person, self.send, self.now
        return Words(
            person, self.room, send.text, self.verdict, now, send.id, reply_to=send.reply_to
        )

    def _append(self, tx: Transaction) -> Message:
        room, send, author = self.room.id, self.send, self.writer.view
        topic, now = room_topic(room), self.now
        cover = send.cover or self.verdict.cover
        seq = tx.log.head(topic).seq + 1
        message = Message(room, seq, send.id, author.id, send.text, send.reply_to, cover, now)
        view = message_view(message, author)
        tx.log.append(
            topic, lambda seq: protocol.MessagePosted(topic=topic, seq=seq, at=now, message=view)
        )
        tx.messages.add(message)
        return message

    def _check(self, tx: Transaction) -> None:
        room, writer, reply_to = self.room, self.writer, self.send.reply_to
        check_may_write(tx.sanctions.on_person(writer.view.id), room.id, self.now)
        if reply_to is not None and tx.messages.get(room.id, reply_to) is None:
            raise NotFound("The message that you answer isn't in this room.", field="reply_to")
        if every_s := self._pace_s():
            _check_pace(tx, writer, room, every_s, self.now)
        if not writer.is_member:
            tx.messages.join_room(writer.view.id, room.id, self.now)

    def _pace_s(self) -> int:
        """Seconds between this person's messages; 0 for staff, and for who may be at risk."""
        standing, ladder = self.writer.standing, self.ctx.policy.ladder
        is_slowed = ladder.is_slowed(standing.record.slowed_at, self.now)
        if not (self.room.slow_mode_s or is_slowed) or standing.person.is_staff:
            return 0
        if standing.record.is_at_risk or judging.own_level(self.verdict) or self.room.is_private:
            return 0
        return max(self.room.slow_mode_s, ladder.slowed_to_s if is_slowed else 0)


def _check_pace(tx: Transaction, writer: Writer, room: Room, every_s: int, now: int) -> None:
    last = tx.messages.last_at(room.id, writer.view.id)
    if last is not None and now < last + every_s * 1000:
        sentence = "One message at a time here: please wait a little."
        raise SlowDown(sentence, retry_after_ms=last + every_s * 1000 - now)
