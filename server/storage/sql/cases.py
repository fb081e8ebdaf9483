"""Cases, what happened in each, and who is on shift."""

from __future__ import annotations

import builtins
import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, and_, func, insert, or_, select, update
from sqlalchemy.sql import ColumnElement

from server.domain.case_clock import ShiftRole, next_due
from server.domain.case_figures import CaseTimes
from server.domain.case_log import CaseEntry, Entry
from server.domain.cases import Case, CaseState, Outcome, Pending, RaisedBy
from server.storage.cases import CasePlace, Shift
from server.storage.tables import case_entries, cases, shifts

_PLAIN = set(cases.c.keys()) - {"pending_to", "pending_by", "pending_second", "next_at"}
_IS_OPEN = cases.c.next_at.is_not(None)


class SqlCases:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, case: Case) -> None:
        self._c.execute(insert(cases).values(_values(case)))

    def save(self, case: Case) -> bool:
        is_it = (cases.c.id == case.id, cases.c.version == case.version)
        values = _values(case) | {"version": case.version + 1}
        return self._c.execute(update(cases).where(*is_it).values(values)).rowcount > 0

    def get(self, case: str) -> Case | None:
        return self._one(cases.c.id == case)

    def open_of(self, person: str) -> Case | None:
        return self._one(*is_open_of(person))

    def of_room(self, side_room: str) -> Case | None:
        return self._one(cases.c.side_room == side_room)

    def of_person(self, person: str) -> builtins.list[Case]:
        """Every case there ever was, oldest first."""
        query = select(cases).where(cases.c.person == person).order_by(cases.c.raised_at)
        return [_case(row) for row in self._c.execute(query)]

    def page(self, *, is_open: bool, after: CasePlace | None, limit: int) -> builtins.list[Case]:
        query = select(cases).where(_IS_OPEN if is_open else ~_IS_OPEN)
        c = cases.c
        order = (c.level.desc(), c.raised_at, c.id) if is_open else (c.raised_at.desc(), c.id)
        if after is not None:
            query = query.where(_is_after(after, is_open=is_open))
        return [_case(row) for row in self._c.execute(query.order_by(*order).limit(limit))]

    def due(self, now: int, limit: int) -> builtins.list[Case]:
        query = due_cases(now).order_by(cases.c.level.desc(), cases.c.next_at)
        return [_case(row) for row in self._c.execute(query.limit(limit))]

    def recent_waits(self, levels: Collection[str], limit: int) -> builtins.list[int]:
        e, earlier = case_entries.c, case_entries.alias().c
        is_later = (
            earlier.case == e.case,
            earlier.kind == Entry.REPLIED,
            earlier.number < e.number,
        )
        first = ~select(earlier.number).where(*is_later).exists()
        query = select(e.at - cases.c.raised_at).join(cases, cases.c.id == e.case)
        query = query.where(e.kind == Entry.REPLIED, first, cases.c.peak.in_(levels))
        return list(self._c.execute(query.order_by(e.at.desc()).limit(limit)).scalars())

    # --- what happened ---

    def note(self, case: str, entry: CaseEntry) -> None:
        newest = select(func.max(case_entries.c.number)).where(case_entries.c.case == case)
        row = {
            "case": case,
            "number": (self._c.execute(newest).scalar() or 0) + 1,
            "kind": entry.kind,
            "at": entry.at,
            "actor": entry.actor,
            "data": json.dumps(entry.data),
            "words": entry.words,
        }
        self._c.execute(insert(case_entries).values(row))

    def entries(self, case: str) -> builtins.list[CaseEntry]:
        query = select(case_entries).where(case_entries.c.case == case)
        return [
            CaseEntry(Entry(row.kind), row.at, row.actor, json.loads(row.data), row.words)
            for row in self._c.execute(query.order_by(case_entries.c.number))
        ]

    def took_part(self, case: str, person: str) -> bool:
        """Whether they did something in it, and not only looked."""
        did = (
            case_entries.c.case == case,
            case_entries.c.actor == person,
            case_entries.c.kind != Entry.VIEWED,
        )
        query = select(case_entries.c.number).where(*did).limit(1)
        return self._c.execute(query).first() is not None

    def forget_words(self, person: str) -> None:
        theirs = select(cases.c.id).where(cases.c.person == person)
        statement = update(case_entries).where(case_entries.c.case.in_(theirs))
        self._c.execute(statement.values(words=None))

    def figures(self, since: int, until: int) -> builtins.list[CaseTimes]:
        query = (
            select(
                cases.c.peak,
                cases.c.raised_at,
                _first(Entry.ACKNOWLEDGED, Entry.CLAIMED),
                _first(Entry.REPLIED),
                cases.c.closed_at,
                cases.c.outcome,
                cases.c.raised_by,
            )
            .where(cases.c.raised_at >= since, cases.c.raised_at < until)
            .order_by(cases.c.raised_at)
        )
        return [CaseTimes(*row) for row in self._c.execute(query)]

    def _one(self, *conditions: ColumnElement[bool]) -> Case | None:
        row = self._c.execute(select(cases).where(*conditions)).first()
        return _case(row) if row else None


class SqlShifts:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def on(self, now: int) -> builtins.list[Shift]:
        query = select(shifts).where(shifts.c.until > now, shifts.c.since <= now)
        return [
            Shift(row.person, ShiftRole(row.role), row.since, row.until)
            for row in self._c.execute(query.order_by(shifts.c.since))
        ]

    def begin(self, shift: Shift) -> None:
        """In the place of one that is running, and of one that began at the same millisecond."""
        self.end(shift.person, shift.since)
        same = (shifts.c.person == shift.person, shifts.c.since == shift.since)
        values = {"role": shift.role, "until": shift.until}
        if not self._c.execute(update(shifts).where(*same).values(values)).rowcount:
            row = values | {"person": shift.person, "since": shift.since}
            self._c.execute(insert(shifts).values(row))

    def end(self, person: str, at: int) -> bool:
        is_on = (shifts.c.person == person, shifts.c.until > at)
        return self._c.execute(update(shifts).where(*is_on).values(until=at)).rowcount > 0


def due_cases(now: Any) -> Select[Any]:
    return select(cases).where(cases.c.next_at <= now)


def is_open() -> ColumnElement[bool]:
    return _IS_OPEN


def is_open_of(person: Any) -> tuple[ColumnElement[bool], ...]:
    """Which case is somebody's open one."""
    return _IS_OPEN, cases.c.person == person


def _first(*kinds: Entry) -> Any:
    """When something first happened in the case."""
    query = select(func.min(case_entries.c.at)).where(
        case_entries.c.case == cases.c.id, case_entries.c.kind.in_(kinds)
    )
    return query.correlate(cases).scalar_subquery()


def _is_after(place: CasePlace, *, is_open: bool) -> ColumnElement[bool]:
    c = cases.c
    tie = and_(c.raised_at == place.raised_at, c.id > place.id)
    if not is_open:
        return or_(c.raised_at < place.raised_at, tie)
    later = or_(c.raised_at > place.raised_at, tie)
    return or_(c.level < place.level, and_(c.level == place.level, later))


def _values(case: Case) -> dict[str, Any]:
    asked = case.pending
    return {name: getattr(case, name) for name in _PLAIN} | {
        "pending_to": asked.to if asked else None,
        "pending_by": asked.by if asked else None,
        "pending_second": asked.second if asked else None,
        "next_at": next_due(case),
    }


def _case(row: Any) -> Case:
    values = {name: getattr(row, name) for name in _PLAIN}
    values["state"] = CaseState(row.state)
    values["raised_by"] = RaisedBy(row.raised_by)
    values["outcome"] = Outcome(row.outcome) if row.outcome else None
    if row.pending_to:
        values["pending"] = Pending(CaseState(row.pending_to), row.pending_by, row.pending_second)
    return Case(**values)
