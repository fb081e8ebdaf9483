"""Automatic sanctions: one strike a queue item, what it leads to, and how it is taken back.

Never against staff, and never against somebody who may be at risk. Whoever is struck is told on
`me` by which rule, for how long, and how to appeal.
"""

from __future__ import annotations

from server.domain.ladder import Penalty, Rung, Strike, rung_for, strikes_that_count
from server.domain.people import Person
from server.domain.queue import Finding, QueueItem
from server.domain.sanctions import Sanction, SanctionKind
from server.protocol import NoticeConsequence
from server.services.context import Context
from server.services.control import announce_person
from server.services.notices import Told
from server.services.sanctioning import begin, end_if_active
from server.storage.interface import Transaction

WARNING = "This is a warning: next time you won't be able to write for a while."
APPEAL = "If you think that this is wrong, you can appeal, and a person will look at it again."
TOP_OF_LADDER = "This was the longest timeout. Whether they may stay is for managing staff to say."
_WHY = {
    "encouragement": "A message of yours told somebody to hurt themselves",
    "hate": "A message of yours attacked people for who they are",
    "insult": "Messages of yours attacked somebody",
    "anothers_data": "A message of yours gave away somebody else's private details",
    "grooming": "A message of yours asked for what keeps people here from being safe",
    "sexual_minor": "A message of yours was sexual and about somebody under age",
}


def strike(
    tx: Transaction, ctx: Context, person: Person, item: QueueItem, guilt: tuple[Penalty, Finding]
) -> Rung | None:
    """Count a strike for `item` and impose what follows; None where nobody may be struck."""
    if person.is_staff or tx.cases.open_of(person.id):
        return None
    penalty, finding = guilt
    settings, now = ctx.policy.ladder, item.at
    rung = rung_for(penalty, strikes_that_count(tx.strikes.of(person.id), now, settings), settings)
    sanction = _sanction(ctx, item, rung, finding)
    new = Strike(
        item=item.id,
        person=person.id,
        category=finding.category,
        rule=finding.rule,
        penalty=penalty,
        at=now,
        sanction=sanction.id if sanction else None,
    )
    tx.strikes.add(new)
    if sanction:
        begin(tx, sanction, person, now)
    else:
        announce_person(tx, person.id, now)
    return rung


def forgive(tx: Transaction, item: str, by: str, now: int) -> None:
    """A moderator found that nothing was wrong: the strike goes, and the sanction ends."""
    struck = tx.strikes.get(item)
    if struck is None or struck.is_forgiven:
        return
    tx.strikes.forgive(item)
    if struck.sanction is not None:
        end_if_active(tx, struck.sanction, now, by)
    announce_person(tx, struck.person, now)


def told_of(tx: Transaction, ctx: Context, item: str) -> Told | None:
    """What its author is told of the strike that came with an item."""
    struck = tx.strikes.get(item)
    if struck is None or struck.is_forgiven:
        return None
    if struck.penalty is Penalty.SLOWED:
        ladder = ctx.policy.ladder
        every, during = _length(ladder.slowed_to_s), _length(ladder.slowed_for_s)
        calm = f"To keep it calm, for {during} you can send one message every {every}."
        return Told(
            calm,
            NoticeConsequence(
                "slowed", seconds=int(ladder.slowed_for_s), every_s=int(ladder.slowed_to_s)
            ),
        )
    sanction = tx.sanctions.get(struck.sanction) if struck.sanction else None
    if sanction is None:
        return Told(WARNING, NoticeConsequence("warning"))
    seconds = (sanction.ends_at - sanction.starts_at) // 1000 if sanction.ends_at else None
    return Told(
        f"{_what(sanction.kind, seconds)} {APPEAL}",
        NoticeConsequence(sanction.kind.value, seconds=seconds),
        can_appeal=True,
    )


def _sanction(ctx: Context, item: QueueItem, rung: Rung, finding: Finding) -> Sanction | None:
    if rung.kind is None:
        return None
    why = _WHY.get(finding.category, "A message of yours went against the rules of this place")
    return Sanction(
        id=ctx.new_id(),
        person=item.person,
        kind=rung.kind,
        room=None,
        reason=f"{why} (rule {finding.rule}). {_what(rung.kind, rung.seconds)} {APPEAL}",
        by=None,
        rule=finding.rule,
        message_seq=item.seq,
        starts_at=item.at,
        ends_at=None if rung.seconds is None else item.at + rung.seconds * 1000,
        item=item.id,
    )


def _what(kind: SanctionKind, seconds: int | None) -> str:
    if kind is SanctionKind.BAN:
        return "This place is closed to you until a moderator has looked at it."
    until = "until a moderator has looked at it" if seconds is None else f"for {_length(seconds)}"
    return f"You can read but not write {until}."


def _length(seconds: int) -> str:
    for unit, size in (("hour", 3_600), ("minute", 60)):
        if seconds >= size and seconds % size == 0:
            count = seconds // size
            return f"{count} {unit}" + ("" if count == 1 else "s")
    return f"{seconds} seconds"
