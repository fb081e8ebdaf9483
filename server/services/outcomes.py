"""What each decision does, by the kind of its item, and how that is undone.

Each function runs inside the decision's transaction. What it did comes back as plain data, is
kept with the item, and is all that undoing goes by: what somebody else did is not undone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from server import protocol
from server.domain.errors import Conflict, NotAllowed
from server.domain.messages import Message, RemovedBy
from server.domain.permissions import MANAGING_ROLES, Action, authorise
from server.domain.qa.questions import Question
from server.domain.queue import Decision, ItemKind, QueueItem
from server.domain.sanctions import Sanction, SanctionState
from server.domain.topics import person_topic
from server.services import holding, striking
from server.services.caring import sign_of
from server.services.cases.closing import end_with_item
from server.services.cases.raising import signal
from server.services.context import Context
from server.services.moderating import remove_in, restore_in, tell_author
from server.services.qa.second_look import look_again, look_at
from server.services.sanctioning import begin, end_if_active
from server.services.settling import Effects, Ruling, thank_reporters
from server.services.views import person_view
from server.storage.interface import Transaction

Effect = Callable[[Transaction, Context, Ruling], Effects]
Undoing = Callable[[Transaction, Context, Ruling, Effects], None]


def _on_held(tx: Transaction, _ctx: Context, ruling: Ruling) -> Effects:
    if (question := tx.questions.of_item(ruling.item.id)) is not None:
        return _on_question(tx, ruling, question)
    if ruling.decision is not Decision.APPROVE:
        holding.tell_author(tx, ruling.item, "declined", ruling.reason, ruling.at)
        return {}
    struck = tx.strikes.get(ruling.item.id)
    lifted = _active(tx, struck.sanction) if struck and not struck.is_forgiven else None
    striking.forgive(tx, ruling.item.id, ruling.actor.id, ruling.at)
    before = tx.queue.effects(ruling.item.id).get("posted")
    if before is not None:  # approved once, taken back, and approved again
        _restore(tx, ruling.item, [before], ruling.reason, ruling.at)
        return {"posted": before, "lifted": lifted}
    return {
        "posted": holding.post_held(tx, ruling.item, ruling.at, ruling.reason).seq,
        "lifted": lifted,
    }


def _undo_held(tx: Transaction, ctx: Context, ruling: Ruling, effects: Effects) -> None:
    """What was posted leaves the room again; what was declined waits again."""
    if (question := tx.questions.of_item(ruling.item.id)) is not None:
        look_again(tx, question, effects, ruling.at)
        _reimpose(tx, ctx, effects.get("lifted"), ruling.at)
        return
    if ruling.decision is Decision.APPROVE:
        _remove(tx, ruling.item, [effects["posted"]], "", ruling.at)
    holding.tell_waiting_again(tx, ctx, ruling.item)
    _reimpose(tx, ctx, effects.get("lifted"), ruling.at)


def _on_question(tx: Transaction, ruling: Ruling, question: Question) -> Effects:
    """One of a Q&A session goes where questions go: never into the room under a name."""
    effects = look_at(tx, ruling, question)
    if ruling.decision is not Decision.APPROVE:
        return effects
    struck = tx.strikes.get(ruling.item.id)
    lifted = _active(tx, struck.sanction) if struck and not struck.is_forgiven else None
    striking.forgive(tx, ruling.item.id, ruling.actor.id, ruling.at)
    return effects | {"lifted": lifted}


def _on_report(tx: Transaction, _ctx: Context, ruling: Ruling) -> Effects:
    item = ruling.item
    if ruling.decision is Decision.REMOVE:
        _remove(tx, item, [item.seq or 0, *item.also], ruling.reason, ruling.at)
    thank_reporters(tx, item, ruling.at)
    return {}


def _undo_report(tx: Transaction, _ctx: Context, ruling: Ruling, _effects: Effects) -> None:
    """What this decision removed and nobody has touched since stands there again."""
    seqs = [seq for _, seq in tx.bulks.removals(ruling.item.id, len(ruling.item.also) + 1)]
    _restore(tx, ruling.item, seqs, "", ruling.at)


def _on_worry(tx: Transaction, _ctx: Context, ruling: Ruling) -> Effects:
    """Its person is told nothing: whoever talked with them has done so already."""
    thank_reporters(tx, ruling.item, ruling.at)
    return {"case": end_with_item(tx, ruling)}


def _undo_worry(tx: Transaction, ctx: Context, ruling: Ruling, effects: Effects) -> None:
    """Somebody may be at risk after all: whoever is on shift hears of it as of a new sign."""
    if effects.get("case"):
        signal(tx, ctx, replace(sign_of(ruling.item), at=ruling.at))


def _on_appeal(tx: Transaction, _ctx: Context, ruling: Ruling) -> Effects:
    sanction = _appealed(tx, ruling)
    lifts = ruling.decision is Decision.APPROVE and sanction.state is SanctionState.ACTIVE
    if lifts:
        end_if_active(tx, sanction.id, ruling.at, ruling.actor.id)
        if sanction.item is not None:
            striking.forgive(tx, sanction.item, ruling.actor.id, ruling.at)
    tx.log.append(
        person_topic(ruling.item.person),
        lambda seq: protocol.AppealDecided(
            topic="me", seq=seq, at=ruling.at, sanction=sanction.id,
            lifted=ruling.decision is Decision.APPROVE, reason=ruling.reason,
        ),
    )  # fmt: skip
    return {"lifted": sanction.id if lifts else None}


def _undo_appeal(tx: Transaction, ctx: Context, ruling: Ruling, effects: Effects) -> None:
    _appealed(tx, ruling)
    _reimpose(tx, ctx, effects.get("lifted"), ruling.at)


def _appealed(tx: Transaction, ruling: Ruling) -> Sanction:
    """The sanction, if `ruling`'s actor may judge it: what a rule imposed, any moderator may.

    What a moderator imposed is judged by the managing tier, and by whoever imposed it only where
    there is nobody else.
    """
    sanction, actor = tx.sanctions.get(ruling.item.sanction or ""), ruling.actor
    if sanction is None:
        raise Conflict("There is no such sanction any more.")
    if sanction.by is not None:
        authorise(actor, Action.LIFT_SANCTION, tx.rooms.get(sanction.room or ""))
    if sanction.by == actor.id and tx.people.has_others(MANAGING_ROLES, actor.id):
        raise NotAllowed("Somebody else has to look at what you imposed.")
    return sanction


EFFECTS: dict[ItemKind, Effect] = {
    ItemKind.HELD: _on_held,
    ItemKind.REPORT: _on_report,
    ItemKind.WORRY: _on_worry,
    ItemKind.APPEAL: _on_appeal,
}
UNDOING: dict[ItemKind, Undoing] = {
    ItemKind.HELD: _undo_held,
    ItemKind.REPORT: _undo_report,
    ItemKind.WORRY: _undo_worry,
    ItemKind.APPEAL: _undo_appeal,
}


def _remove(tx: Transaction, item: QueueItem, seqs: list[int], reason: str, now: int) -> None:
    """Remove those that are still there, and note that it was this item's doing."""
    for message in _messages(tx, item, seqs):
        if message.removed_by is None:
            author = tx.people.get_many([message.author])[message.author]
            remove_in(tx, message, person_view(author), now)
            tell_author(tx, message, "removed", reason, now)
            tx.bulks.note_removal(item.id, message.room, message.seq)


def _restore(tx: Transaction, item: QueueItem, seqs: list[int], reason: str, now: int) -> None:
    for message in _messages(tx, item, seqs):
        if message.removed_by is RemovedBy.MODERATOR:
            author = tx.people.get_many([message.author])[message.author]
            restore_in(tx, message, person_view(author), now)
            tell_author(tx, message, "restored", reason, now)


def _messages(tx: Transaction, item: QueueItem, seqs: list[int]) -> list[Message]:
    found = (tx.messages.get(item.room or "", seq) for seq in seqs)
    return [message for message in found if message is not None]


def _active(tx: Transaction, sanction_id: str | None) -> str | None:
    """The sanction's id while it is on: what somebody else has lifted isn't put back."""
    sanction = tx.sanctions.get(sanction_id) if sanction_id else None
    return sanction_id if sanction and sanction.state is SanctionState.ACTIVE else None


def _reimpose(tx: Transaction, ctx: Context, sanction_id: str | None, now: int) -> None:
    """Put a sanction that a decision had lifted back for what is left of its time."""
    sanction = tx.sanctions.get(sanction_id) if sanction_id else None
    if sanction is None or (sanction.ends_at is not None and sanction.ends_at <= now):
        return
    person = tx.people.get(sanction.person)
    if person is None or person.is_erased:
        return
    again = replace(sanction, id=ctx.new_id(), state=SanctionState.ACTIVE, starts_at=now)
    begin(tx, again, person, now)
