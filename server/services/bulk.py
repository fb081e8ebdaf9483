"""Removing much at once, and undoing that as one act.

A raid is cleared away with one order. It goes in small commits, so that thousands of messages
hold nobody else up, and each commit notes exactly what it removed: undoing restores that, and
nothing that was removed otherwise, before or since.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from server.domain.errors import BadRequest, Conflict, NotAllowed, NotFound
from server.domain.messages import Message, RemovedBy
from server.domain.people import Person, Role
from server.domain.permissions import Action, authorise, is_allowed_somewhere
from server.services.context import Context
from server.services.moderating import REASON_MAX_CHARS, remove_in, restore_in, tell_author
from server.services.rooms import room_for
from server.services.views import person_view
from server.storage.bulks import Bulk
from server.storage.interface import Transaction

# Far more than a raid leaves before somebody sees it; what is beyond takes another order.
MESSAGES_MAX = 5_000
# As long as one step of an erasure takes: sends wait for one step at most.
MESSAGES_A_WRITE = 50
# What was cleared away in the night is looked at in the morning.
UNDO_MS = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Sweep:
    """What to remove: of one person, in one room, or both, since then (ms)."""

    reason: str
    person: str | None = None
    room: str | None = None
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Swept:
    """`is_whole`: nothing of what was asked for is left."""

    bulk: str
    messages: int
    is_whole: bool = True


async def remove_all(ctx: Context, actor: Person, sweep: Sweep) -> Swept:
    """Remove what `sweep` names, newest first; each author is told why. Staff's words stay.

    Raises:
        BadRequest: no reason, or neither a person nor a room and a time.
        NotFound, NotAllowed: not there, or not theirs to moderate.
    """
    _check(sweep)
    bulk = Bulk(ctx.new_id(), actor.id, "remove", sweep.person, sweep.room, ctx.now_ms())
    found = await ctx.store.read(lambda tx: _select(tx, actor, sweep))
    await ctx.store.write(lambda tx: tx.bulks.add(bulk))
    removed, some = 0, found[:MESSAGES_MAX]
    for at in range(0, len(some), MESSAGES_A_WRITE):
        step = some[at : at + MESSAGES_A_WRITE]
        removed += await ctx.store.write(partial(_remove, ctx, actor, bulk, sweep.reason, step))
    return Swept(bulk.id, removed, len(found) <= MESSAGES_MAX)


async def undo(ctx: Context, actor: Person, bulk_id: str) -> Swept:
    """Restore what a bulk removal removed and nobody has touched since.

    Cut off in the middle, it goes on where it was when it is asked for again.

    Raises:
        NotFound, NotAllowed: no such removal, or not theirs to undo.
        Conflict: undone already, or too long ago.
    """
    await ctx.store.write(lambda tx: _begin_undo(tx, ctx, actor, bulk_id))
    restored = 0
    while (step := await ctx.store.write(partial(_restore, ctx, actor, bulk_id))) is not None:
        restored += step
    return Swept(bulk_id, restored)


def _check(sweep: Sweep) -> None:
    if not sweep.reason.strip() or len(sweep.reason) > REASON_MAX_CHARS:
        raise BadRequest(f"A reason of 1 to {REASON_MAX_CHARS} characters.", field="reason")
    if sweep.person is None and (sweep.room is None or sweep.since is None):
        raise BadRequest("Please say whose messages, or in which room since when.", field="person")


def _select(tx: Transaction, actor: Person, sweep: Sweep) -> list[tuple[str, int]]:
    _authorise(tx, actor, sweep.room)
    if sweep.person is not None:
        target = tx.people.get(sweep.person)
        if target is None or target.is_erased:
            raise NotFound("There is nobody by that id.", field="person")
        if not _may_remove(actor, target):
            raise NotAllowed("Only an admin can do that to staff.")
    return tx.messages.shown(sweep.person, sweep.room, sweep.since or 0, MESSAGES_MAX + 1)


def _authorise(tx: Transaction, actor: Person, room: str | None) -> None:
    if room is None or not is_allowed_somewhere(actor, Action.MODERATE_MESSAGE):
        authorise(actor, Action.MODERATE_MESSAGE)
    else:
        room_for(tx, actor, room, Action.MODERATE_MESSAGE)


def _may_remove(actor: Person, author: Person) -> bool:
    return not author.is_staff or Role.ADMIN in actor.roles


def _remove(  # noqa: PLR0917  (bound by `partial`, for the store to call)
    ctx: Context,
    actor: Person,
    bulk: Bulk,
    reason: str,
    found: list[tuple[str, int]],
    tx: Transaction,
) -> int:
    now = ctx.now_ms()
    known = tx.bulks.get(bulk.id)
    if known is None or known.undone_at is not None:
        return 0  # somebody has called it off already
    removed = [message for message in _messages(tx, found) if message.removed_by is None]
    authors = tx.people.get_many({message.author for message in removed})
    removed = [message for message in removed if _may_remove(actor, authors[message.author])]
    for message in removed:
        remove_in(tx, message, person_view(authors[message.author]), now)
        tell_author(tx, message, "removed", reason, now)
        tx.bulks.note_removal(bulk.id, message.room, message.seq)
    if removed:
        _note(tx, actor, bulk, "bulk.removed", reason, now)
    return len(removed)


def _begin_undo(tx: Transaction, ctx: Context, actor: Person, bulk_id: str) -> None:
    bulk = tx.bulks.get(bulk_id)
    if bulk is None:
        raise NotFound
    _authorise(tx, actor, bulk.room)
    if ctx.now_ms() - bulk.at > UNDO_MS:
        raise Conflict("That was too long ago to be undone at once.")
    if not tx.bulks.end(bulk_id, ctx.now_ms()) and not tx.bulks.removals(bulk_id, 1):
        raise Conflict("That has been undone already.")


def _restore(ctx: Context, actor: Person, bulk_id: str, tx: Transaction) -> int | None:
    """One step of undoing; None: there is nothing left."""
    now = ctx.now_ms()
    bulk, left = tx.bulks.get(bulk_id), tx.bulks.removals(bulk_id, MESSAGES_A_WRITE)
    if bulk is None or not left:
        return None
    messages = _messages(tx, left)
    restored = [each for each in messages if each.removed_by is RemovedBy.MODERATOR]
    authors = tx.people.get_many({message.author for message in restored})
    for message in restored:
        restore_in(tx, message, person_view(authors[message.author]), now)
        tell_author(tx, message, "restored", "", now)
    for room, seq in left:
        tx.bulks.forget_removal(room, seq)
    if restored:
        _note(tx, actor, bulk, "bulk.undone", "", now)
    return len(restored)


def _messages(tx: Transaction, found: list[tuple[str, int]]) -> list[Message]:
    messages = (tx.messages.get(room, seq) for room, seq in found)
    return [message for message in messages if message is not None]


def _note(  # noqa: PLR0917  (who did what to what, and why)
    tx: Transaction, actor: Person, bulk: Bulk, action: str, why: str, now: int
) -> None:
    tx.audit.append(actor.id, action, bulk.id, why, now, room=bulk.room, person=bulk.person)
