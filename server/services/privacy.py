"""What a person can have of their own data: all of it in their hands, or none of it left here.

Erasing ends the account at once, and then takes the messages out in small writes, so that a
busy room does not wait for it. A stop in between loses nothing: `finish_erasures` goes on
from what is still there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import msgspec

from server import protocol
from server.domain.cases import Case
from server.domain.ladder import Strike
from server.domain.messages import Message, RemovedBy
from server.domain.outbox import PushSubscription
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.domain.qa.questions import Question
from server.domain.queue import ItemKind, QueueItem
from server.domain.resources import Resource
from server.domain.sanctions import Sanction
from server.domain.topics import person_topic, room_topic
from server.protocol import LoggedEvent
from server.services.cases.forgetting import forget_in_case
from server.services.context import Context
from server.services.control import announce_person
from server.services.forgetting import forget_in_queue
from server.services.qa.forgetting import forget_questions
from server.services.redaction import log_change
from server.storage.desk import Report
from server.storage.interface import SignIn, Transaction
from server.storage.questions import Vote

NAME_AFTERWARDS = "Someone who left"
# About 25 ms of the writer's time a step; sends wait for one step at most.
MESSAGES_A_WRITE = 50
REACTIONS_A_WRITE = 100
# Items that hold words which its person said to nobody else; what others said isn't theirs.
OWN_WORDS = frozenset({ItemKind.HELD, ItemKind.APPEAL})


@dataclass(frozen=True, slots=True)
class Holdings:
    """Everything that is held about one person."""

    person: Person
    signins: list[SignIn]
    memberships: list[Mapping[str, Any]]
    messages: list[Message]
    reactions: list[tuple[str, int, str]]
    sanctions: list[Sanction]
    strikes: list[Strike]
    unposted: list[QueueItem]
    reports: list[Report]
    hidden: list[Person]
    push_subscriptions: list[PushSubscription]
    questions: list[Question]
    votes: list[Vote]
    cases: list[Case]
    attendance: list[tuple[str, str]]
    poll_votes: list[tuple[str, int]]
    moods: list[tuple[str, str]]
    pinned: list[Resource]


async def export(ctx: Context, person: Person) -> Holdings:
    """All that is held about `person`, of one moment."""
    authorise(person, Action.KEEP_OWN_ACCOUNT)

    def query(tx: Transaction) -> Holdings:
        return Holdings(
            person=person,
            signins=tx.signins.of(person.id),
            memberships=tx.people.memberships(person.id),
            messages=tx.messages.by_author(person.id),
            reactions=tx.messages.reactions_of(person.id),
            sanctions=tx.sanctions.of(person.id),
            strikes=tx.strikes.of(person.id),
            unposted=[item for item in tx.queue.of_person(person.id) if item.kind in OWN_WORDS],
            reports=tx.queue.reports_by(person.id, 0),
            hidden=tx.people.hidden_by(person.id),
            push_subscriptions=tx.push_subscriptions.of([person.id]),
            questions=tx.questions.asked_by(person.id),
            votes=tx.questions.votes_of(person.id),
            cases=tx.cases.of_person(person.id),
            attendance=tx.attendance.of_person(person.id),
            poll_votes=tx.polls.votes_of(person.id),
            moods=tx.polls.moods_of(person.id),
            pinned=tx.resources.pinned_by(person.id),
        )

    return await ctx.store.read(query)


async def erase(ctx: Context, person: Person) -> None:
    """Take away the account, then every word that `person` wrote, then their name in the log.

    Afterwards their messages stand empty, as withdrawn, by "Someone who left".
    """
    authorise(person, Action.KEEP_OWN_ACCOUNT)
    now = ctx.now_ms()

    def end_account(tx: Transaction) -> None:
        tx.people.erase(person.id, NAME_AFTERWARDS, now)
        for subscription in tx.push_subscriptions.of([person.id]):
            tx.push_subscriptions.remove(subscription.id)
        # Small enough for this one write, so that no stop leaves any of it behind.
        tx.attendance.forget(person.id)
        tx.polls.forget(person.id)
        tx.archive.forget(person.id)
        tx.resources.forget(person.id)
        forget_in_case(tx, ctx, person.id)
        announce_person(tx, person.id, now)

    await ctx.store.write(end_account)
    await _erase_traces(ctx, person.id)


async def finish_erasures(ctx: Context) -> int:
    """Go on with what a stop interrupted, and with what a node posted before it had heard.

    Safe to run anywhere and at the same time. Returns how many people it was about.
    """
    left = await ctx.store.read(lambda tx: tx.people.erased_with_traces())
    for person_id in left:
        await _erase_traces(ctx, person_id)
    return len(left)


async def _erase_traces(ctx: Context, person_id: str) -> None:
    while reactions := await ctx.store.read(lambda tx: tx.messages.reactions_of(person_id)):
        some = reactions[:REACTIONS_A_WRITE]
        await ctx.store.write(partial(_take_back, ctx, person_id, some))
    while messages := await _unerased(ctx, person_id):
        for at in range(0, len(messages), MESSAGES_A_WRITE):
            step = messages[at : at + MESSAGES_A_WRITE]
            await ctx.store.write(partial(_blank, ctx, step))
    await forget_questions(ctx, person_id)
    await forget_in_queue(ctx, _someone(person_id))
    await ctx.store.write(lambda tx: _forget_notes(tx, person_id))


async def _unerased(ctx: Context, person_id: str) -> list[Message]:
    written = await ctx.store.read(lambda tx: tx.messages.by_author(person_id))
    return [message for message in written if _holds_something(message)]


def _holds_something(message: Message) -> bool:
    return bool(message.text or message.cover) or message.removed_by is not RemovedBy.AUTHOR


def _blank(ctx: Context, messages: list[Message], tx: Transaction) -> None:
    now = ctx.now_ms()
    for message in messages:
        tx.messages.set_text(message.room, message.seq, "", message.edited_at)
        tx.messages.set_cover(message.room, message.seq, None)
        tx.messages.set_removed(message.room, message.seq, RemovedBy.AUTHOR)
        blank = replace(message, text="", cover=None, removed_by=RemovedBy.AUTHOR)
        log_change(tx, protocol.MessageRemoved, blank, _someone(message.author), now)


def _take_back(
    ctx: Context, person_id: str, reactions: list[tuple[str, int, str]], tx: Transaction
) -> None:
    now = ctx.now_ms()
    for room, seq, emoji in reactions:
        message = tx.messages.get(room, seq)
        count = tx.messages.react(room, seq, person_id, emoji, False)
        if message is None or count is None:
            continue
        event = partial(
            protocol.ReactionChanged,
            topic=room_topic(room),
            at=now,
            message=protocol.MessageRef(message.id, seq),
            emoji=emoji,
            on=False,
            person=person_id,
            count=count,
        )
        tx.log.append(room_topic(room), _numbered(event))


def _numbered(event: Callable[..., protocol.ReactionChanged]) -> Callable[[int], LoggedEvent]:
    return lambda seq: event(seq=seq)


def _forget_notes(tx: Transaction, person_id: str) -> None:
    """What is left elsewhere: their name in the log, and what moderators wrote to them."""
    view = msgspec.to_builtins(_someone(person_id))

    def rename(body: dict[str, Any]) -> dict[str, Any]:
        return {
            key: view if isinstance(value, dict) and value.get("id") == person_id else value
            for key, value in body.items()
        }

    tx.log.rewrite_person(person_id, rename)
    tx.log.forget(person_topic(person_id))
    tx.sanctions.forget_reasons(person_id)


def _someone(person_id: str) -> protocol.Person:
    return protocol.Person(person_id, NAME_AFTERWARDS, ["member"])
