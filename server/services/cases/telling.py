"""What the desks are told of a case, and how one looks on the wire."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Literal, cast

from server import protocol
from server.domain.case_log import CaseEntry, Entry
from server.domain.cases import Case
from server.domain.outbox import NoticeKind, Value
from server.domain.people import Person
from server.domain.queue import Lane
from server.domain.topics import desks_of, public_name
from server.services.context import Context
from server.services.notifying import notify
from server.services.views import person_view
from server.storage.interface import Transaction

Change = Literal[
    "raised", "signal", "paged", "acknowledged", "claimed", "lapsed", "released", "replied",
    "level", "asked", "moved", "closed", "noted", "answered",
]  # fmt: skip
# Where an entry's data may have somebody's id: who had it, got it, is to confirm it, asked for it.
_PEOPLE_IN_DATA = ("by", "to", "second", "asked_by", "person")


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
    case: Case,
    people: Mapping[str, Person] | None = None,
    entries: Sequence[CaseEntry] = (),
) -> protocol.Case:
    """A case on the wire; `people` are those of its people whose names are to be told."""
    known = people or {}
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
        log=[protocol.CaseEntry(e.kind, e.at, e.actor, e.data, e.words) for e in entries],
        peak=cast(protocol.LevelName, case.peak),
        raised_at=case.raised_at,
        name=known[case.person].name if case.person in known else None,
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
        named=[person_view(known[one]) for one in sorted(_named(case, entries)) if one in known],
    )


def list_view(tx: Transaction, cases: Sequence[Case]) -> list[protocol.Case]:
    """With the names of their people and of whoever has them; without what happened."""
    people = tx.people.get_many(one for case in cases for one in {case.person, *_named(case)})
    return [case_view(case, people) for case in cases]


def full_view(tx: Transaction, case: Case) -> protocol.Case:
    """With its person's name, everything that happened, and who did it."""
    entries = tx.cases.entries(case.id)
    people = tx.people.get_many({case.person, *_named(case, entries)})
    return case_view(case, people, entries)


def _named(case: Case, entries: Sequence[CaseEntry] = ()) -> set[str]:
    """Everybody but its person whom a case, or its record, speaks of by id."""
    asked = case.pending
    found = {case.claimed_by, *((asked.by, asked.second) if asked else ())}
    for entry in entries:
        found |= {entry.actor, *(entry.data.get(key) for key in _PEOPLE_IN_DATA)}
    return {one for one in found if one is not None} - {case.person}
