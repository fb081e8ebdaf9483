"""What waits for moderators, the reports behind it, and how often each rule was wrong."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, insert, or_, select, update

from server.domain.queue import (
    Decision,
    Finding,
    ItemKind,
    ItemState,
    Lane,
    QueueItem,
    Scope,
)
from server.storage.desk import Report, RuleFigures
from server.storage.sql.dialects import DIALECTS, matching_rows, upsert
from server.storage.sql.statement import ManyRows
from server.storage.tables import queue_events, queue_items, reports, rule_figures

_COLUMNS = set(queue_items.c.keys())
_IS_OPEN = queue_items.c.state == ItemState.OPEN

_SENT = (queue_items.c.person, queue_items.c.client_id)
_sent_as = {
    name: ManyRows(partial(matching_rows, name, select(*_SENT), _SENT)) for name in DIALECTS
}


class SqlQueue:
    def __init__(self, connection: Connection) -> None:
        self._c = connection
        self._has_item: dict[tuple[str, str], bool] = {}

    def prefetch(self, sends: Iterable[tuple[str, str]]) -> None:
        """Find out at once which of many (person, client id) have an item."""
        wanted = [send for send in dict.fromkeys(sends) if send not in self._has_item]
        self._has_item.update(dict.fromkeys(wanted, False))
        for person, client_id in _sent_as[self._c.dialect.name].run(self._c, wanted):
            self._has_item[person, client_id] = True

    def forget_prefetched(self) -> None:
        """After a rollback: what was read before it may be of what is undone."""
        self._has_item.clear()

    def add(self, item: QueueItem) -> None:
        self._c.execute(insert(queue_items).values(_values(item)))
        if item.client_id is not None:
            self._has_item[item.person, item.client_id] = True

    def save(self, item: QueueItem) -> None:
        """Write an item as it now is. For what two people may do at once: `claim`, `decide`."""
        is_it = queue_items.c.id == item.id
        self._c.execute(update(queue_items).where(is_it).values(_values(item)))

    def get(self, item: str) -> QueueItem | None:
        row = self._c.execute(select(queue_items).where(queue_items.c.id == item)).first()
        return _item(row) if row else None

    def first_answer(self, person: str, client_id: str) -> QueueItem | None:
        """What became of a text that `person` sent under this id, if it was not posted."""
        key = (person, client_id)
        if key not in self._has_item:
            self.prefetch([key])
        if not self._has_item[key]:
            return None
        same = (queue_items.c.person == person, queue_items.c.client_id == client_id)
        row = self._c.execute(select(queue_items).where(*same)).first()
        return _item(row) if row else None

    def open_of(
        self, person: str, kind: ItemKind, *, room: str | None = None, since: int = 0
    ) -> list[QueueItem]:
        """What is open about a person, oldest first; in one room and not older where said."""
        query = select(queue_items).where(
            _IS_OPEN, queue_items.c.person == person, queue_items.c.kind == kind
        )
        query = query.where(queue_items.c.at >= since)
        if room is not None:
            query = query.where(queue_items.c.room == room)
        return [_item(row) for row in self._c.execute(query.order_by(queue_items.c.at))]

    def open_for(
        self, person: str, kind: ItemKind, room: str | None, seq: int | None
    ) -> QueueItem | None:
        """The one that is open about exactly this."""
        q = queue_items.c
        same = (q.person == person, q.kind == kind, q.room == room, q.seq == seq)
        row = self._c.execute(select(queue_items).where(_IS_OPEN, *same)).first()
        return _item(row) if row else None

    def open_care(self, person: str) -> QueueItem | None:
        """The worry about a person's own risk that is open; there is one at most."""
        row = self._c.execute(select(queue_items).where(*is_own_care(person))).first()
        return _item(row) if row else None

    def open_about(self, room: str, seq: int) -> list[QueueItem]:
        """What is open about one posted message, among others or alone, oldest first."""
        query = select(queue_items).where(_IS_OPEN, queue_items.c.room == room)
        found = [_item(row) for row in self._c.execute(query.order_by(queue_items.c.at))]
        return [item for item in found if seq in {item.seq, *item.also}]

    def open_reports(
        self, person: str | None, room: str | None, since: int, limit: int
    ) -> list[str]:
        """Ids of open reports since then, oldest first; on one person, in one room, or both."""
        q = queue_items.c
        query = select(q.id).where(_IS_OPEN, q.kind == ItemKind.REPORT, q.at >= since)
        if person is not None:
            query = query.where(q.person == person)
        if room is not None:
            query = query.where(q.room == room)
        return list(self._c.execute(query.order_by(q.at, q.id).limit(limit)).scalars())

    def of_sanction(self, sanction: str, kind: ItemKind) -> QueueItem | None:
        same = (queue_items.c.sanction == sanction, queue_items.c.kind == kind)
        row = self._c.execute(select(queue_items).where(*same)).first()
        return _item(row) if row else None

    def of_person(self, person: str) -> list[QueueItem]:
        """Everything there ever was about a person, oldest first."""
        query = select(queue_items).where(queue_items.c.person == person)
        return [_item(row) for row in self._c.execute(query.order_by(queue_items.c.at))]

    def page(
        self,
        scope: Scope,
        after: tuple[int, int, str] | None,
        limit: int,
        *,
        kind: ItemKind | None = None,
        room: str | None = None,
    ) -> list[QueueItem]:
        """What waits, in the order in which it is to be looked at: priority, then age.

        `after` is the (priority, at, id) of the last one of the page before.
        """
        q = queue_items.c
        query = select(queue_items).where(_IS_OPEN, _in_scope(scope))
        if kind is not None:
            query = query.where(q.kind == kind)
        if room is not None:
            query = query.where(q.room == room)
        if after is not None:
            priority, at, item = after
            later = or_(q.at > at, and_(q.at == at, q.id > item))
            query = query.where(or_(q.priority < priority, and_(q.priority == priority, later)))
        query = query.order_by(q.priority.desc(), q.at, q.id).limit(limit)
        return [_item(row) for row in self._c.execute(query)]

    def claim(self, item: str, by: str, until: int, now: int) -> bool:
        """Compare and set: of several who claim at once, one is answered True."""
        q = queue_items.c
        is_free = or_(q.claimed_by.is_(None), q.claimed_by == by, q.claimed_until <= now)
        statement = update(queue_items).where(q.id == item, _IS_OPEN, is_free)
        return self._c.execute(statement.values(claimed_by=by, claimed_until=until)).rowcount > 0

    def release(self, item: str, by: str | None, now: int) -> bool:
        """Give a claim back; with `by` None, one that has run out."""
        q = queue_items.c
        held = q.claimed_by == by if by else and_(q.claimed_by.is_not(None), q.claimed_until <= now)
        statement = update(queue_items).where(q.id == item, _IS_OPEN, held)
        free = {"claimed_by": None, "claimed_until": None}
        return self._c.execute(statement.values(free)).rowcount > 0

    def end(self, item: QueueItem) -> bool:
        """Compare and set: decided, returned or merged as `item` says, if it was open."""
        statement = update(queue_items).where(queue_items.c.id == item.id, _IS_OPEN)
        return self._c.execute(statement.values(_values(item))).rowcount > 0

    def reopen(self, item: QueueItem) -> bool:
        """Compare and set: open again as `item` says, if it had been decided."""
        is_decided = queue_items.c.state == ItemState.DECIDED
        statement = update(queue_items).where(queue_items.c.id == item.id, is_decided)
        return self._c.execute(statement.values(_values(item))).rowcount > 0

    def due(self, now: int, limit: int) -> list[QueueItem]:
        """Held ones that go back to their authors now; one that is claimed waits for its lease."""
        query = due_returns(now).order_by(queue_items.c.returns_at)
        return [_item(row) for row in self._c.execute(query.limit(limit))]

    def lapsed(self, now: int, limit: int) -> list[QueueItem]:
        """Those whose claim has run out."""
        query = lapsed_claims(now).order_by(queue_items.c.claimed_until)
        return [_item(row) for row in self._c.execute(query.limit(limit))]

    def recent_waits(self, limit: int) -> list[int]:
        q = queue_items.c
        decided = (q.kind == ItemKind.HELD, q.state == ItemState.DECIDED)
        query = select(q.decided_at - q.at).where(*decided).order_by(q.decided_at.desc())
        return list(self._c.execute(query.limit(limit)).scalars())

    # --- what a decision did ---

    def effects(self, item: str) -> dict[str, Any]:
        query = select(queue_items.c.effects).where(queue_items.c.id == item)
        return dict(json.loads(self._c.execute(query).scalar_one() or "{}"))

    def set_effects(self, item: str, effects: dict[str, Any]) -> None:
        statement = update(queue_items).where(queue_items.c.id == item)
        self._c.execute(statement.values(effects=json.dumps(effects)))

    # --- where its words are ---

    def note_event(self, item: str, topic: str, seq: int) -> None:
        self._c.execute(insert(queue_events).values(item=item, topic=topic, seq=seq))

    def events_of(self, item: str) -> list[tuple[str, int]]:
        query = select(queue_events.c.topic, queue_events.c.seq).where(queue_events.c.item == item)
        return [(topic, seq) for topic, seq in self._c.execute(query)]

    def forget(self, person: str) -> None:
        """Take a person's words out of every item about them, and what they wrote in reports.

        Evidence that a child was harmed waits, without their name, until somebody has seen it.
        """
        gone = {"text": "", "note": None, "cover": None, "decision_reason": None}
        theirs = (queue_items.c.person == person, ~is_evidence())
        self._c.execute(update(queue_items).where(*theirs).values(gone))
        statement = update(reports).where(reports.c.person == person)
        self._c.execute(statement.values(reason="", note=""))

    # --- reports ---

    def add_report(self, report: Report) -> bool:
        """Each reporter counts once a message and kind; whether this was a new one."""
        r = reports.c
        same = (r.person == report.person, r.room == report.room, r.seq == report.seq)
        kind = r.is_concern == report.is_concern
        if self._c.execute(select(r.item).where(*same, kind)).first():
            return False
        values = {name: getattr(report, name) for name in reports.c.keys()}  # noqa: SIM118
        self._c.execute(insert(reports).values(values))
        return True

    def reports_on(self, item: str) -> list[Report]:
        query = select(reports).where(reports.c.item == item).order_by(reports.c.at)
        return [Report(**row._mapping) for row in self._c.execute(query)]

    def reports_by(self, person: str, since: int) -> list[Report]:
        query = select(reports).where(reports.c.person == person, reports.c.at >= since)
        return [Report(**row._mapping) for row in self._c.execute(query)]

    # --- how often a rule was wrong ---

    def count_rules(
        self, rules: Collection[str], *, hits: int = 0, decided: int = 0, false_alarms: int = 0
    ) -> None:
        """Add to the figures of each rule; negative numbers take a decision back."""
        f = rule_figures.c
        for rule in sorted(set(rules)):
            values = {"hits": hits, "decided": decided, "false_alarms": false_alarms}
            added = {name: f[name] + value for name, value in values.items()}
            statement = upsert(self._c.dialect.name, rule_figures).values(rule=rule, **values)
            self._c.execute(statement.on_conflict_do_update(index_elements=["rule"], set_=added))

    def figures(self, rules: Sequence[str] | None = None) -> dict[str, RuleFigures]:
        query = select(rule_figures)
        if rules is not None:
            query = query.where(rule_figures.c.rule.in_(rules))
        return {row.rule: RuleFigures(*row) for row in self._c.execute(query)}


def is_own_care(person: Any) -> tuple[ColumnElement[bool], ...]:
    """Which items are the open worry about somebody's own risk."""
    q = queue_items.c
    is_about_them = (q.person == person, q.is_about_other.is_(False))
    return _IS_OPEN, q.kind == ItemKind.WORRY, *is_about_them


def due_returns(now: Any) -> Select[Any]:
    q = queue_items.c
    is_free = or_(q.claimed_until.is_(None), q.claimed_until <= now)
    return select(queue_items).where(_IS_OPEN, q.returns_at <= now, is_free)


def lapsed_claims(now: Any) -> Select[Any]:
    return select(queue_items).where(_IS_OPEN, queue_items.c.claimed_until <= now)


def is_open() -> ColumnElement[bool]:
    """Of an item that nobody has decided on."""
    return _IS_OPEN


def is_evidence() -> ColumnElement[bool]:
    """Of an item of child safety that nobody has decided on."""
    return and_(_IS_OPEN, queue_items.c.lane == Lane.CHILD_SAFETY)


def _in_scope(scope: Scope) -> ColumnElement[bool]:
    q = queue_items.c
    parts: list[ColumnElement[bool]] = [q.lane.in_(scope.lanes)]
    parts += [and_(q.room == room, q.lane.in_(lanes)) for room, lanes in scope.rooms.items()]
    return or_(false(), *parts)


def _values(item: QueueItem) -> dict[str, Any]:
    plain = {name: getattr(item, name) for name in _COLUMNS - {"reasons", "also", "effects"}}
    findings = [[f.category, f.rule, f.version, list(f.span)] for f in item.reasons]
    return plain | {"reasons": json.dumps(findings), "also": json.dumps(item.also)}


def _item(row: Any) -> QueueItem:
    values = dict(row._mapping)
    del values["priority"], values["effects"]
    values["kind"] = ItemKind(row.kind)
    values["lane"] = Lane(row.lane)
    values["state"] = ItemState(row.state)
    values["decision"] = Decision(row.decision) if row.decision else None
    values["also"] = tuple(json.loads(row.also))
    values["reasons"] = tuple(
        Finding(category, rule, version, (span[0], span[1]))
        for category, rule, version, span in json.loads(row.reasons)
    )
    return QueueItem(**values)
