"""Acting on much at once, and undoing that as one act.

A raid is cleared away with one order, and a flood of reports with another. It goes in small
commits, so that thousands of messages hold nobody else up, and each commit notes exactly what
it did: undoing takes that back, and nothing that somebody else has done, before or since.

People at risk and appeals are looked at one by one: no order here touches them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from server.domain.errors import BadRequest, LamplightError, NotAllowed, NotFound
from server.domain.messages import Message
from server.domain.people import Person, Role
from server.domain.permissions import Action, authorise, is_allowed_somewhere
from server.domain.queue import Decision, ItemKind
from server.services.context import Context
from server.services.deciding import decide_in, item_for
from server.services.moderating import REASON_MAX_CHARS, remove_in, tell_author
from server.services.rooms import room_for
from server.services.settling import settle_reports
from server.services.views import person_view
from server.storage.bulks import Bulk
from server.storage.interface import Transaction

# Far more than a raid leaves before somebody sees it; what is beyond takes another order.
MESSAGES_MAX = 5_000
ITEMS_MAX = 200
# As long as one step of an erasure takes: sends wait for one step at most.
MESSAGES_A_WRITE = 50

DECISIONS = {
    ("remove", ItemKind.REPORT): Decision.REMOVE,
    ("remove", ItemKind.HELD): Decision.DECLINE,
    ("dismiss", ItemKind.REPORT): Decision.DISMISS,
}


@dataclass(frozen=True, slots=True)
class Sweep:
    """What to act on: `items`, or all of one person, in one room, or both, since then (ms).

    `action` is `remove`, of messages and of what items are about; or `dismiss`, of reports.
    """

    action: str
    reason: str
    items: tuple[str, ...] = ()
    person: str | None = None
    room: str | None = None
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Swept:
    """How much was done or undone. `is_whole`: nothing of what was asked for is left."""

    bulk: str
    messages: int = 0
    items: int = 0
    is_whole: bool = True

    def __add__(self, more: Swept) -> Swept:
        return replace(self, messages=self.messages + more.messages, items=self.items + more.items)


@dataclass(frozen=True, slots=True)
class _Found:
    items: list[str]
    messages: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class _Act:
    """One order under way."""

    ctx: Context
    actor: Person
    bulk: Bulk
    reason: str


async def act(ctx: Context, actor: Person, sweep: Sweep) -> Swept:
    """Do it, newest messages first; each author is told why. Staff's words stay.

    What somebody else has in hand, or has dealt with meanwhile, is left to them.

    Raises:
        BadRequest: no reason, nothing named, or items that are looked at one by one.
        NotFound, NotAllowed: not there, or not theirs to moderate.
    """
    _check(sweep)
    now = ctx.now_ms()
    bulk = Bulk(ctx.new_id(), actor.id, sweep.action, sweep.person, sweep.room, now)
    found = await ctx.store.read(lambda tx: _select(tx, actor, sweep))
    await ctx.store.write(lambda tx: tx.bulks.add(bulk))
    under_way = _Act(ctx, actor, bulk, sweep.reason.strip())
    swept = Swept(bulk.id, is_whole=len(found.messages) <= MESSAGES_MAX)
    for item in found.items:
        swept += await ctx.store.write(partial(_decide, under_way, item))
    some = found.messages[:MESSAGES_MAX]
    for at in range(0, len(some), MESSAGES_A_WRITE):
        step = some[at : at + MESSAGES_A_WRITE]
        swept += await ctx.store.write(partial(_remove, under_way, step))
    return swept


def _check(sweep: Sweep) -> None:
    if not sweep.reason.strip() or len(sweep.reason) > REASON_MAX_CHARS:
        raise BadRequest(f"A reason of 1 to {REASON_MAX_CHARS} characters.", field="reason")
    if len(sweep.items) > ITEMS_MAX:
        raise BadRequest(f"At most {ITEMS_MAX} items at once.", field="items")
    is_named = sweep.items or sweep.person or (sweep.room and sweep.since is not None)
    if not is_named:
        raise BadRequest("Please say whose messages, or in which room since when.", field="person")


def _select(tx: Transaction, actor: Person, sweep: Sweep) -> _Found:
    if sweep.items:
        return _Found([_checked(tx, actor, sweep, item) for item in sweep.items], [])
    check_may_sweep(tx, actor, sweep.room)
    if sweep.person is not None:
        _check_target(tx, actor, sweep.person)
    since = sweep.since or 0
    if sweep.action == "dismiss":
        open_items = tx.queue.open_reports(sweep.person, sweep.room, since, ITEMS_MAX)
        return _Found(open_items, [])
    shown = tx.messages.shown(sweep.person, sweep.room, since, MESSAGES_MAX + 1)
    return _Found([], shown)


def _checked(tx: Transaction, actor: Person, sweep: Sweep, item_id: str) -> str:
    item = item_for(tx, actor, item_id)
    if (sweep.action, item.kind) not in DECISIONS:
        raise BadRequest("Items of that kind are looked at one by one.", field="items")
    return item.id


def check_may_sweep(tx: Transaction, actor: Person, room: str | None) -> None:
    """Raises: NotFound, NotAllowed: no such room for them, or not theirs to moderate."""
    if room is None or not is_allowed_somewhere(actor, Action.MODERATE_MESSAGE):
        authorise(actor, Action.MODERATE_MESSAGE)
    else:
        room_for(tx, actor, room, Action.MODERATE_MESSAGE)


def _check_target(tx: Transaction, actor: Person, person: str) -> None:
    target = tx.people.get(person)
    if target is None or target.is_erased:
        raise NotFound("There is nobody by that id.", field="person")
    if not _may_remove(actor, target):
        raise NotAllowed("Only an admin can do that to staff.")


def _may_remove(actor: Person, author: Person) -> bool:
    return not author.is_staff or Role.ADMIN in actor.roles


def _decide(under_way: _Act, item_id: str, tx: Transaction) -> Swept:
    bulk, nothing = under_way.bulk, Swept(under_way.bulk.id)
    item = tx.queue.get(item_id)
    if item is None or _is_called_off(tx, bulk):
        return nothing
    decision = DECISIONS[bulk.action, item.kind]
    try:
        decide_in(tx, under_way.ctx, under_way.actor, item.id, decision, under_way.reason)
    except LamplightError:  # raised before anything was written
        return nothing
    tx.bulks.note_item(bulk.id, item.id)
    return Swept(bulk.id, items=1)


def _remove(under_way: _Act, found: list[tuple[str, int]], tx: Transaction) -> Swept:
    bulk, actor, now = under_way.bulk, under_way.actor, under_way.ctx.now_ms()
    if _is_called_off(tx, bulk):
        return Swept(bulk.id)
    removed = _removable(tx, actor, found)
    items: list[str] = []
    for message, author in removed:
        remove_in(tx, message, person_view(author), now)
        tell_author(tx, message, "removed", under_way.reason, now)
        tx.bulks.note_removal(bulk.id, message.room, message.seq)
        items += settle_reports(tx, actor, message, under_way.reason, now)
    for item in items:
        tx.bulks.note_item(bulk.id, item)
    if removed:
        tx.audit.append(
            actor.id, "bulk.removed", bulk.id, under_way.reason, now,
            room=bulk.room, person=bulk.person,
        )  # fmt: skip
    return Swept(bulk.id, len(removed), len(items))


def _removable(
    tx: Transaction, actor: Person, found: list[tuple[str, int]]
) -> list[tuple[Message, Person]]:
    there = [tx.messages.get(room, seq) for room, seq in found]
    messages = [each for each in there if each is not None and each.removed_by is None]
    authors = tx.people.get_many({message.author for message in messages})
    with_authors = [(message, authors[message.author]) for message in messages]
    return [each for each in with_authors if _may_remove(actor, each[1])]


def _is_called_off(tx: Transaction, bulk: Bulk) -> bool:
    """Whether somebody has undone it while it was under way."""
    known = tx.bulks.get(bulk.id)
    return known is None or known.undone_at is not None
