"""Reports by members: a message that does harm, or somebody whom they are worried about.

Reports go to the moderators and a worry to those who care for people. Nothing here takes
anything from anybody; what staff see of it is `reported`'s.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from server.domain.cases import RaisedBy
from server.domain.errors import NotFound
from server.domain.messages import Message
from server.domain.permissions import Action
from server.domain.queue import (
    ItemKind,
    Lane,
    QueueItem,
    higher,
)
from server.domain.reports import (
    ALSO_MAX,
    CONCERN_LEVEL,
    check_can_report,
    check_rate,
    check_words,
    with_reports,
)
from server.domain.sanctions import check_may_enter
from server.services.caring import sign_of
from server.services.cases.raising import signal
from server.services.context import Context
from server.services.queue import open_item, raise_item
from server.services.rooms import room_for
from server.storage.desk import Report
from server.storage.interface import Standing, Transaction


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a member says of a message; `is_concern`: they are worried about its author."""

    room: str
    seq: int
    reason: str
    note: str = ""
    is_concern: bool = False


async def report(ctx: Context, reporter: Standing, complaint: Complaint) -> None:
    """File a report. Saying it again changes nothing.

    Raises:
        BadRequest: no reason, or too long.
        NotFound, Banned: no such message for this person.
        Conflict: their own message, or one that is gone.
        SlowDown: too many in a while.
    """
    check_words(complaint.reason, complaint.note)
    now = ctx.now_ms()

    def run(tx: Transaction) -> None:
        message = _reportable(tx, reporter, complaint, now)
        mine = tx.queue.reports_by(reporter.person.id, 0)
        if any(_is_the_same(known, complaint) for known in mine):
            return
        check_rate(mine, now)
        file = _file_concern if complaint.is_concern else _file_report
        file(tx, ctx, _Filing(reporter.person.id, complaint, message, now))

    await ctx.store.write(run)


@dataclass(frozen=True, slots=True)
class _Filing:
    reporter: str
    complaint: Complaint
    message: Message
    now: int

    @property
    def note(self) -> str:
        """As the item shows it: the newest word that was said about it."""
        return ": ".join(filter(None, [self.complaint.reason.strip(), self.complaint.note.strip()]))

    def on(self, item: QueueItem) -> Report:
        said = self.complaint
        return Report(
            person=self.reporter,
            room=said.room,
            seq=said.seq,
            is_concern=said.is_concern,
            item=item.id,
            reason=said.reason.strip(),
            note=said.note.strip(),
            at=self.now,
        )


def _reportable(tx: Transaction, reporter: Standing, complaint: Complaint, now: int) -> Message:
    room = room_for(tx, reporter.person, complaint.room, Action.REPORT)
    check_may_enter(tx.sanctions.on_person(reporter.person.id), room.id, now)
    message = tx.messages.get(room.id, complaint.seq)
    if message is None:
        raise NotFound
    check_can_report(message, reporter.person.id)
    return message


def _is_the_same(known: Report, complaint: Complaint) -> bool:
    return (known.room, known.seq, known.is_concern) == (
        complaint.room,
        complaint.seq,
        complaint.is_concern,
    )


def _file_report(tx: Transaction, ctx: Context, filing: _Filing) -> None:
    known = _joinable(tx, ctx, filing)
    if known is None:
        item = replace(_new_item(ctx, filing), kind=ItemKind.REPORT)
        _file(tx, ctx, item, filing, is_new=True)
    else:
        _file(tx, ctx, _with_message(known, filing.message.seq), filing, is_new=False)


def _joinable(tx: Transaction, ctx: Context, filing: _Filing) -> QueueItem | None:
    """The open item that this report belongs to: on the message, or on its author just now.

    An item that a moderator is looking at takes no further messages: what they decide is about
    what they have seen.
    """
    message, now = filing.message, filing.now
    about = tx.queue.open_of(message.author, ItemKind.REPORT, room=message.room)
    for item in about:
        if message.seq in {item.seq, *item.also}:
            return item
    since = now - ctx.queue.report_window_s * 1000
    fresh = [
        item
        for item in about
        if item.at >= since
        and len(item.also) < ALSO_MAX
        and not item.is_claimed_by_another("", now)
    ]
    return fresh[-1] if fresh else None


def _file_concern(tx: Transaction, ctx: Context, filing: _Filing) -> None:
    known = tx.queue.open_care(filing.message.author)
    if known is None:
        new = _new_item(ctx, filing)
        item = replace(new, kind=ItemKind.WORRY, lane=Lane.CARE, level=CONCERN_LEVEL)
        _file(tx, ctx, item, filing, is_new=True)
        signal(tx, ctx, sign_of(item, RaisedBy.MEMBER))
        return
    raised = replace(known, level=higher(known.level, CONCERN_LEVEL))
    if known.room == filing.message.room:
        raised = _with_message(raised, filing.message.seq)
    _file(tx, ctx, raised, filing, is_new=False)
    new = replace(_new_item(ctx, filing), level=CONCERN_LEVEL)
    signal(tx, ctx, sign_of(new, RaisedBy.MEMBER))


def _file(tx: Transaction, ctx: Context, item: QueueItem, filing: _Filing, *, is_new: bool) -> None:
    filed = [filing.on(item), *([] if is_new else tx.queue.reports_on(item.id))]
    shown = replace(with_reports(item, filed, ctx.queue, filing.now), note=filing.note)
    keep = open_item if is_new else raise_item
    keep(tx, ctx, shown)
    tx.queue.add_report(filing.on(item))


def _new_item(ctx: Context, filing: _Filing) -> QueueItem:
    message = filing.message
    return QueueItem(
        id=ctx.new_id(),
        kind=ItemKind.REPORT,
        person=message.author,
        at=filing.now,
        room=message.room,
        seq=message.seq,
        text=message.text,
        reply_to=message.reply_to,
        cover=message.cover,
        outcome="posted",
    )


def _with_message(item: QueueItem, seq: int) -> QueueItem:
    if seq in {item.seq, *item.also}:
        return item
    return replace(item, also=(*item.also, seq)[-ALSO_MAX:])
