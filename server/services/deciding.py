"""What moderators do with what waits: look, take, let go, decide, and take a decision back.

Deciding needs the item to be free or one's own; it is a compare-and-set, so that of two
moderators one decides. A decision, what it does and its entry in the audit are one commit, and
what it did is written down exactly, so that taking it back undoes that and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from server import protocol
from server.domain.errors import BadRequest, Conflict, NotAllowed, NotFound
from server.domain.people import Person
from server.domain.permissions import Action, is_allowed_somewhere
from server.domain.queue import (
    Decision,
    ItemKind,
    ItemMove,
    QueueItem,
    check_decision,
    moved,
    scope_of,
)
from server.services.context import Context
from server.services.outcomes import EFFECTS, UNDOING
from server.services.queue import announce
from server.services.rooms import room_for
from server.services.settling import Ruling, count_decision, note, settle
from server.services.views import message_view, person_view
from server.storage.interface import Transaction

REASON_MAX_CHARS = 500


@dataclass(frozen=True, slots=True)
class QueuePage:
    """In the order in which they are to be looked at. `next` is where the next page begins."""

    items: list[QueueItem]
    next: str | None


async def list_queue(
    ctx: Context,
    actor: Person,
    after: str | None,
    limit: int,
    *,
    kind: ItemKind | None = None,
    room: str | None = None,
) -> QueuePage:
    """What waits for `actor`: people at risk first, then the urgent, then the oldest.

    Raises:
        NotAllowed: nothing ever waits for them.
        BadRequest: `after` is not one of our own.
    """
    _check_on_desk(actor)
    position = _position(after)

    def query(tx: Transaction) -> list[QueueItem]:
        return tx.queue.page(scope_of(actor), position, limit + 1, kind=kind, room=room)

    found = await ctx.store.read(query)
    page = found[:limit]
    last = page[-1] if len(found) > limit else None
    return QueuePage(page, f"{last.priority}:{last.at}:{last.id}" if last else None)


async def claim(ctx: Context, actor: Person, item_id: str) -> QueueItem:
    """Take an item for a while, or keep it for a while longer.

    Raises:
        NotFound: no such item for them.
        Conflict: somebody else has it, or it is closed.
    """
    now = ctx.now_ms()
    until = now + ctx.queue.lease_s * 1000

    def run(tx: Transaction) -> QueueItem:
        item = item_for(tx, actor, item_id)
        _check_open(item)
        if not tx.queue.claim(item.id, actor.id, until, now):
            raise Conflict("Somebody else is looking at that one.")
        claimed = replace(item, claimed_by=actor.id, claimed_until=until)
        if item.claimed_by != actor.id:
            announce(tx, claimed, "claimed", now)
            if item.lane.value == "child_safety":
                tx.audit.append(
                    actor.id, "item.opened", item.id, "", now, room=item.room, person=item.person
                )
        return claimed

    return await ctx.store.write(run)


async def release(ctx: Context, actor: Person, item_id: str) -> QueueItem:
    """Let go of an item. One that isn't theirs stays as it is."""
    now = ctx.now_ms()

    def run(tx: Transaction) -> QueueItem:
        item = item_for(tx, actor, item_id)
        if not tx.queue.release(item.id, actor.id, now):
            return item
        free = replace(item, claimed_by=None, claimed_until=None)
        announce(tx, free, "released", now)
        return free

    return await ctx.store.write(run)


async def decide(
    ctx: Context, actor: Person, item_id: str, decision: Decision, reason: str
) -> QueueItem:
    """Decide on an item, do what follows, and tell whoever is concerned.

    Raises:
        NotFound: no such item for them.
        BadRequest: not a decision for this kind of item.
        Conflict: decided already, or somebody else has it.
    """
    check_reason(reason)
    return await ctx.store.write(lambda tx: decide_in(tx, ctx, actor, item_id, decision, reason))


def decide_in(  # noqa: PLR0917  (who decides what on which, and why)
    tx: Transaction, ctx: Context, actor: Person, item_id: str, decision: Decision, reason: str
) -> QueueItem:
    """As `decide`, inside somebody else's transaction."""
    now = ctx.now_ms()
    item = item_for(tx, actor, item_id)
    check_decision(item, decision)
    _check_open(item)
    if item.is_claimed_by_another(actor.id, now):
        raise Conflict("Somebody else is looking at that one.")
    if item.person == actor.id:
        raise NotAllowed("Somebody else has to decide on what is about you.")
    ruling = Ruling(item, actor, decision, reason.strip(), now)
    known = tx.queue.effects(item.id)
    decided = settle(tx, ruling)
    tx.queue.set_effects(item.id, known | EFFECTS[item.kind](tx, ctx, ruling))
    return decided


async def decide_message(  # noqa: PLR0917  (who decides what on which, and why)
    ctx: Context, actor: Person, room_id: str, seq: int, decision: Decision, reason: str
) -> protocol.Message:
    """Decide on whatever waits about a posted message: an edit of it, reports on it.

    To approve is to let it stand and to decline is not to, whichever of the two it is.

    Raises:
        NotFound, NotAllowed: no such message, or not theirs to moderate.
        Conflict: nothing waits about it.
    """
    check_reason(reason)

    def run(tx: Transaction) -> protocol.Message:
        room = room_for(tx, actor, room_id, Action.MODERATE_MESSAGE)
        if tx.messages.get(room.id, seq) is None:
            raise NotFound
        waiting = tx.queue.open_about(room.id, seq)
        asked = [i for i in waiting if (i.kind, decision) in _OF_MESSAGE and _may_see(actor, i)]
        if not asked:
            raise Conflict("That message isn't waiting for a decision.")
        for item in asked:
            decide_in(tx, ctx, actor, item.id, _OF_MESSAGE[item.kind, decision], reason)
        return _view_of(tx, room.id, seq)

    return await ctx.store.write(run)


_OF_MESSAGE = {
    (ItemKind.HELD, Decision.APPROVE): Decision.APPROVE,
    (ItemKind.HELD, Decision.DECLINE): Decision.DECLINE,
    (ItemKind.REPORT, Decision.APPROVE): Decision.DISMISS,
    (ItemKind.REPORT, Decision.DECLINE): Decision.REMOVE,
}


async def undo(ctx: Context, actor: Person, item_id: str) -> QueueItem:
    """Take a decision back, with what it did: the item waits again.

    Raises:
        NotFound: no such item for them.
        Conflict: it wasn't decided, or that was too long ago.
    """
    within_ms = ctx.queue.undo_s * 1000
    return await ctx.store.write(lambda tx: undo_in(tx, ctx, actor, item_id, within_ms))


def undo_in(
    tx: Transaction, ctx: Context, actor: Person, item_id: str, within_ms: int
) -> QueueItem:
    """As `undo`, inside somebody else's transaction; of a decision not older than `within_ms`."""
    now = ctx.now_ms()
    item = item_for(tx, actor, item_id)
    reopened = _reopened(item, now, within_ms)
    back = Ruling(reopened, actor, item.decision or Decision.DISMISS, "", now)
    UNDOING[item.kind](tx, ctx, back, tx.queue.effects(item.id))
    if not tx.queue.reopen(reopened):
        raise Conflict("Somebody has dealt with that already.")
    tx.bulks.forget_item(item.id)
    count_decision(tx, item, item.decision, -1)
    note(tx, back, "item.reopened")
    announce(tx, reopened, "reopened", now)
    return reopened


def item_for(tx: Transaction, actor: Person, item_id: str) -> QueueItem:
    """The item, if it is one that `actor` may see. One path for what isn't and what is hidden.

    Raises:
        NotAllowed: nothing ever waits for them.
        NotFound: not there, or not theirs to see.
    """
    _check_on_desk(actor)
    item = tx.queue.get(item_id)
    if item is None or not _may_see(actor, item):
        raise NotFound
    return item


def check_reason(reason: str) -> None:
    """Raises: BadRequest where it is too long."""
    if len(reason) > REASON_MAX_CHARS:
        raise BadRequest(f"A reason of at most {REASON_MAX_CHARS} characters.", field="reason")


def _may_see(actor: Person, item: QueueItem) -> bool:
    return scope_of(actor).holds(item)


def _view_of(tx: Transaction, room: str, seq: int) -> protocol.Message:
    message = tx.messages.get(room, seq)
    if message is None:
        raise NotFound
    return message_view(message, person_view(tx.people.get_many([message.author])[message.author]))


def _check_on_desk(actor: Person) -> None:
    if not is_allowed_somewhere(actor, Action.READ_DESK):
        raise NotAllowed


def _check_open(item: QueueItem) -> None:
    moved(item.state, ItemMove.DECIDE)


def _reopened(item: QueueItem, now: int, within_ms: int) -> QueueItem:
    state = moved(item.state, ItemMove.REOPEN)
    if now - (item.decided_at or 0) > within_ms:
        raise Conflict("That was decided too long ago to be taken back.")
    hold_ms = None if item.returns_at is None else item.returns_at - item.at
    return replace(
        item,
        state=state,
        decision=None,
        decided_by=None,
        decided_at=None,
        decision_reason=None,
        returns_at=None if hold_ms is None else now + hold_ms,
    )


def _position(after: str | None) -> tuple[int, int, str] | None:
    if after is None:
        return None
    priority, _, rest = after.partition(":")
    at, _, item = rest.partition(":")
    if not (priority.isdecimal() and at.isdecimal() and item):
        raise BadRequest("That is no place in the queue.", field="after")
    return int(priority), int(at), item
