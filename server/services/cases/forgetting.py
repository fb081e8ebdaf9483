"""Somebody who erased themselves: what was written of them goes, that they were at risk stays."""

from __future__ import annotations

from server.domain.case_log import Entry
from server.services.cases.telling import announce, note
from server.services.context import Context
from server.storage.interface import Transaction


def forget_in_case(tx: Transaction, ctx: Context, person: str) -> None:
    """An open case stays open: whoever has it decides what to do for somebody who has gone."""
    tx.cases.forget_words(person)
    tx.shifts.end(person, ctx.now_ms())
    case = tx.cases.open_of(person)
    if case is None:
        return
    note(tx, case, Entry.LEFT, ctx.now_ms())
    announce(tx, case, "answered", ctx.now_ms())
