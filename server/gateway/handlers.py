"""What each client command does. One function a command, and the table of them.

A handler that can answer at once returns None; one that has to wait returns what to await.
Either may raise a LamplightError, which the session answers with an `error` frame.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

import msgspec
import structlog
from msgspec import UNSET

from server import protocol
from server.domain.errors import (
    BadRequest,
    Conflict,
    LamplightError,
    NotFound,
    NotSignedIn,
    Unavailable,
)
from server.domain.messages import Message
from server.domain.permissions import Action, authorise
from server.domain.qa.questions import is_backstage
from server.domain.rooms import Room, exists_for
from server.domain.sanctions import check_may_enter
from server.domain.topics import backstage_of, public_name, room_of, stored_name
from server.gateway.directory import Known
from server.gateway.hub import Replay
from server.gateway.replies import frame_of
from server.gateway.session import Command, Session, Work
from server.gateway.topic import Subscription
from server.services import changing, controls, posting
from server.services.posting import Sent, Writer
from server.services.views import room_view

log = structlog.get_logger()

# In a larger room nobody could follow who is typing, and telling it would cost the square
# of the people.
TYPING_PEOPLE_MAX = 50


def auth(session: Session, frame: protocol.Auth) -> Work | None:
    if session.known:
        session.write(frame_of(protocol.Ok(frame.ref)))
        return None
    return session.sign_in(frame.token, frame.ref)


def subscribe(session: Session, frame: protocol.Subscribe) -> Work:
    known = _signed_in(session)
    known.commands.take(session.node.ctx.now_ms())
    return _subscribe(session, known, frame)


async def _subscribe(session: Session, known: Known, frame: protocol.Subscribe) -> None:
    node = session.node
    name = stored_name(known.standing.person, frame.topic)
    room = await _enter(session, known, name)
    if name in session.subscriptions:
        session.drop_subscription(name)
    elif len(session.subscriptions) >= node.limits.topics:
        raise Conflict(f"At most {node.limits.topics} topics on one connection: leave one first.")

    def answer(subscription: Subscription, replay: Replay) -> None:
        session.subscriptions[name] = subscription
        node.presence.arrive(name, known.view.id)
        people = node.presence.people(name)
        view = room_view(room, people) if room else None
        session.write(frame_of(_subscribed(frame.ref, name, replay, view)))

    after = (frame.after.seq, frame.after.epoch) if frame.after else None
    await node.hub.subscribe(session, name, after, answer)
    # Whoever was banned while the log was read must not stay.
    session.on_standing_changed()


async def _enter(session: Session, known: Known, name: str) -> Room | None:
    """The room of a room's topic, if this person may be in it; None for what is no room."""
    if (session_id := backstage_of(name)) is not None:
        await _enter_backstage(session, known, session_id)
    room_id = room_of(name)
    if room_id is None:
        return None
    room = await session.node.directory.room(room_id)
    if not exists_for(known.standing.person, room) and room.is_for_few:
        # They were let in a moment ago, and heard of it before this node did.
        await session.node.directory.refresh_person(known.view.id)
    authorise(known.standing.person, Action.READ_ROOM, room)
    check_may_enter(known.standing.sanctions, room_id, session.node.ctx.now_ms())
    return room


async def _enter_backstage(session: Session, known: Known, session_id: str) -> None:
    qa_session = await session.node.directory.backstage(session_id)
    if not is_backstage(known.standing.person, qa_session):
        raise NotFound


def _subscribed(ref: int, name: str, replay: Replay, room: protocol.Room | None) -> protocol.Ok:
    events: Any = msgspec.Raw(b"[" + b",".join(replay.bodies) + b"]")
    return protocol.Ok(
        ref=ref,
        topic=public_name(name),
        epoch=replay.epoch,
        head=replay.head,
        recovered=replay.recovered,
        events=events,
        room=UNSET if room is None else room,
    )


def unsubscribe(session: Session, frame: protocol.Unsubscribe) -> None:
    known = _signed_in(session)
    session.drop_subscription(stored_name(known.standing.person, frame.topic))
    session.write(frame_of(protocol.Ok(frame.ref)))


def send(session: Session, frame: protocol.Send) -> Work | None:
    known = _signed_in(session)
    room_id = _room_id(frame.topic)
    known.take_send(session.node.ctx.now_ms(), room_id)
    room = session.node.directory.cached_room(room_id)
    if room is None:
        return _send_later(session, known, frame, room_id)
    _post(session, known, frame, room)
    return None


async def _send_later(session: Session, known: Known, frame: protocol.Send, room_id: str) -> None:
    _post(session, known, frame, await session.node.directory.room(room_id))


def _post(session: Session, known: Known, frame: protocol.Send, room: Room) -> None:
    now = session.node.ctx.now_ms()
    writer = _writer(known, room, now)
    future = posting.post_message(session.node.ctx, writer, room, frame)
    known.recent.append((now, frame.text))
    future.add_done_callback(partial(_answer_send, session, known, frame.ref))


def _writer(known: Known, room: Room, now: int) -> Writer:
    is_member = room.id in known.rooms
    recent = known.recent_texts(now)
    return Writer(known.standing, known.view, is_member, known.posted, recent)


def _answer_send(session: Session, known: Known, ref: int, future: asyncio.Future[Sent]) -> None:
    error = None if future.cancelled() else future.exception()
    if error is None and not future.cancelled():
        sent = future.result()
        if sent.message is not None:
            _note_posted(session, known, sent.message)
        _answer(session, ref, sent)
    elif isinstance(error, LamplightError):
        session.refuse(ref, error)
    else:
        session.node.report(error)
        session.refuse(ref, Unavailable())


def _note_posted(session: Session, known: Known, message: Message) -> None:
    known.posted += 1
    if message.room not in known.rooms:
        known.rooms.add(message.room)
        _watch_valve(session, message.room)


def _answer(session: Session, ref: int, sent: Sent) -> None:
    """What became of a text, to its author."""
    if sent.refusal is not None:
        session.refuse(ref, sent.refusal)
        return
    ok = protocol.Ok(
        ref,
        outcome=sent.outcome,
        seq=sent.message.seq if sent.message else UNSET,
        care=sent.care or UNSET,
        notice=sent.aside.notice if sent.aside else UNSET,
    )
    session.acknowledge(frame_of(ok))


def _watch_valve(session: Session, room_id: str) -> None:
    """Somebody's first message in a room since they came: a raid is many of these at once."""
    room = session.node.directory.cached_room(room_id)
    if room is not None and room.raid_joins_per_min is not None:
        session.node.tasks.start(_check_valve(session, room_id))


async def _check_valve(session: Session, room_id: str) -> None:
    try:
        await controls.check_valve(session.node.ctx, room_id)
    except LamplightError as error:
        log.warning("gateway.valve_not_checked", error=error.code)


def edit(session: Session, frame: protocol.Edit) -> Work:
    known = _commanding(session)
    room_id = _room_id(frame.topic)

    async def change() -> None:
        node = session.node
        room = await node.directory.room(room_id)
        writer = _writer(known, room, node.ctx.now_ms())
        sent = await changing.edit_message(node.ctx, writer, room, frame.seq, frame.text)
        _answer(session, frame.ref, sent)

    return change()


def withdraw(session: Session, frame: protocol.Withdraw) -> Work:
    if (frame.seq is None) == (frame.id is None):
        raise BadRequest("Please name what to withdraw, by its seq or its id.", field="seq")

    async def work(writer: Writer, room: Room) -> None:
        if frame.seq is not None:
            await changing.withdraw_message(session.node.ctx, writer, room, frame.seq)
        elif frame.id is not None:
            await changing.withdraw_waiting(session.node.ctx, writer, room, frame.id)

    return _change(session, frame, work)


def react(session: Session, frame: protocol.React) -> Work:
    async def work(writer: Writer, room: Room) -> None:
        ctx, on = session.node.ctx, frame.on
        await changing.react(ctx, writer, room, frame.seq, frame.emoji, on=on)

    return _change(session, frame, work)


def _change(session: Session, frame: Any, work: Any) -> Work:
    known = _commanding(session)
    room_id = _room_id(frame.topic)

    async def change() -> None:
        room = await session.node.directory.room(room_id)
        await work(Writer(known.standing, known.view), room)
        session.write(frame_of(protocol.Ok(frame.ref)))

    return change()


def typing(session: Session, frame: protocol.SendTyping) -> None:
    known = _signed_in(session)
    node = session.node
    now = node.ctx.now_ms()
    known.commands.take(now)
    room = node.directory.cached_room(_room_id(frame.topic))
    subscription = session.subscriptions.get(frame.topic)
    if room is None or subscription is None:
        raise NotFound
    changing.check_typist(Writer(known.standing, known.view), room, now)
    if node.presence.people(frame.topic) <= TYPING_PEOPLE_MAX:
        node.signal(frame.topic, protocol.Typing(frame.topic, known.view), but=subscription)


def pong(session: Session, frame: protocol.Pong) -> None:
    """Any frame at all shows that the client is there; this one says only that."""


def _commanding(session: Session) -> Known:
    known = _signed_in(session)
    known.commands.take(session.node.ctx.now_ms())
    return known


def _signed_in(session: Session) -> Known:
    if session.known is None:
        raise NotSignedIn
    return session.known


def _room_id(topic: str) -> str:
    room_id = room_of(topic)
    if room_id is None:
        raise NotFound
    return room_id


COMMANDS: dict[type, Command] = {
    protocol.Auth: auth,
    protocol.Subscribe: subscribe,
    protocol.Unsubscribe: unsubscribe,
    protocol.Send: send,
    protocol.Edit: edit,
    protocol.Withdraw: withdraw,
    protocol.React: react,
    protocol.SendTyping: typing,
    protocol.Pong: pong,
}
