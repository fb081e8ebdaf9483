"""What the desks are told of a case, and how one looks on the wire."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Literal, cast

from server import protocol
from server.domain.case_log import CaseEntry, Entry
from server.domain.cases import Case
from server.domain.outbox import NoticeKind, Value
from server.domain.queue import Lane
from server.domain.topics import desks_of, public_name
from server.services.context import Context
from server.services.notifying import notify
from server.storage.interface import Transaction

Change = Literal[
    "raised", "signal", "paged", "acknowledged", "claimed", "lapsed", "released", "replied",
    "level", "asked", "moved", "closed", "noted", "answered",
]  # fmt: skip


def announce(tx: Transaction, case: Case, change: Change, at: int) -> None:
    """Tell every desk of site staff who care for people; with no name and none of its words."""
    view = case_view(case)
    for topic in desks_of(Lane.CARE, None):
        name = public_name(topic)
        tx.log.append(topic, partial(_event, name, view, change, at))


def _event(
    topic: str, view: protocol.Case, change: Change, at: int, seq: int
) -> protocol.CaseChanged:
    return protocol.CaseChanged(topic=topic, seq=seq, at=at, case=view, change=change)


def tell_outside(  # noqa: PLR0917  (what is told of which case, to whom)
    tx: Transaction,
    ctx: Context,
    kind: NoticeKind,
    case: Case,
    at: int,
    people: Collection[str] = (),
    **more: Value,
) -> None:
    """Webhooks, and the browsers of `people`: ids, levels, states and times."""
    payload = {
        "case": case.id,
        "level": case.level,
        "state": case.state.value,
        "due_at": case.due_at,
        **more,
    }
    notify(tx, ctx, kind, case.id, payload, at, people)


def note(
    tx: Transaction,
    case: Case,
    kind: Entry,
    at: int,
    *,
    actor: str | None = None,
    words: str | None = None,
    **data: object,
) -> None:
    """Write down what happened."""
    tx.cases.note(case.id, CaseEntry(kind, at, actor, data, words or None))


def case_view(
    case: Case, name: str | None = None, entries: list[CaseEntry] | None = None
) -> protocol.Case:
    asked = case.pending
    return protocol.Case(
        id=case.id,
        level=cast(protocol.LevelName, case.level),
        state=case.state.value,
        person=case.person,
        room=case.room,
        seq=case.seq,
        raised_by=case.raised_by.value,
        due_at=case.due_at,
        claimed_by=case.claimed_by,
        side_room=case.side_room,
        log=[protocol.CaseEntry(e.kind, e.at, e.actor, e.data, e.words) for e in entries or []],
        peak=cast(protocol.LevelName, case.peak),
        raised_at=case.raised_at,
        name=name,
        about="another" if case.is_about_other else "you",
        wants_to_talk=case.wants_to_talk,
        claimed_until=case.claimed_until,
        ack_due_at=case.ack_due_at,
        acked_at=case.acked_at,
        reply_due_at=case.reply_due_at,
        replied_at=case.replied_at,
        follow_up_at=case.follow_up_at,
        may_share=case.may_share,
        pending=(protocol.CasePending(asked.to.value, asked.by, asked.second) if asked else None),
        closed_at=case.closed_at,
        outcome=case.outcome.value if case.outcome else None,
    )


def full_view(tx: Transaction, case: Case) -> protocol.Case:
    """With its person's name and everything that happened."""
    person = tx.people.get(case.person)
    return case_view(case, person.name if person else None, tx.cases.entries(case.id))
