"""The end of a case: its room closes, its worry in the queue is settled, the shield comes down."""

from __future__ import annotations

from dataclasses import replace

from server.domain.case_log import Entry
from server.domain.cases import (
    SECOND_PERSON_FROM,
    WAITING,
    Case,
    CaseState,
    Outcome,
    default_outcome,
)
from server.domain.people import Person
from server.domain.queue import Decision
from server.services.cases import side_rooms
from server.services.cases.paging import keep
from server.services.cases.telling import announce, note
from server.services.control import announce_person
from server.services.settling import Ruling, settle, thank_reporters
from server.storage.interface import Transaction


def close(  # noqa: PLR0917  (who closes which case, how and why)
    tx: Transaction,
    case: Case,
    actor: Person,
    outcome: Outcome | None,
    words: str,
    now: int,
) -> Case:
    """The closed case; the caller keeps it and says so."""
    side_rooms.close(tx, case, now)
    closed = replace(
        case,
        state=CaseState.CLOSED,
        closed_at=now,
        outcome=outcome or default_outcome(case, _trail(tx, case)),
        claimed_by=None,
        claimed_until=None,
        page_at=None,
        pending=None,
        follow_up_at=None,
    )
    _settle_worry(tx, closed, actor, words, now)
    announce_person(tx, case.person, now)
    return closed


def _trail(tx: Transaction, case: Case) -> frozenset[CaseState]:
    """Every state that it was moved to."""
    moves = [entry for entry in tx.cases.entries(case.id) if entry.kind is Entry.MOVED]
    return frozenset(CaseState(entry.data["to"]) for entry in moves)


def _settle_worry(tx: Transaction, case: Case, actor: Person, words: str, now: int) -> None:
    """What waits in the queue about the same person's risk has been dealt with by this."""
    item = tx.queue.open_care(case.person)
    if item is None:
        return
    is_false = case.outcome is Outcome.FALSE_ALARM
    decision = Decision.DISMISS if is_false else Decision.APPROVE
    settle(tx, Ruling(item, actor, decision, words, now))
    thank_reporters(tx, item, now)


def end_with_item(tx: Transaction, ruling: Ruling) -> str | None:
    """Close the case of a worry that was just decided on; its id, or None where it goes on.

    It goes on where it ever was grave, where somebody else has it, or where they talk already: the
    way to its end is then the case's own.
    """
    case = tx.cases.open_of(ruling.item.person)
    if case is None or case.peak >= SECOND_PERSON_FROM or case.state not in WAITING:
        return None
    if case.is_about_other != ruling.item.is_about_other:
        return None
    outcome = Outcome.FALSE_ALARM if ruling.decision is Decision.DISMISS else Outcome.SAFE
    closed = close(tx, case, ruling.actor, outcome, ruling.reason, ruling.at)
    note(
        tx, closed, Entry.MOVED, ruling.at,
        actor=ruling.actor.id, words=ruling.reason, to=CaseState.CLOSED, outcome=outcome,
    )  # fmt: skip
    keep(tx, closed)
    announce(tx, closed, "closed", ruling.at)
    return closed.id
