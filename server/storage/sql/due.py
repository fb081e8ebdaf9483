"""Whether anything is due, of any kind: one statement, since it is asked all the time."""

from __future__ import annotations

from sqlalchemy import BigInteger, Connection, bindparam, select

from server.storage.due import DueKind
from server.storage.sql.cases import due_cases
from server.storage.sql.qa import due_reminders, due_sessions
from server.storage.sql.questions import due_counts
from server.storage.sql.queue import due_returns, lapsed_claims
from server.storage.sql.rooms import due_sanctions

_DUE = {
    DueKind.CASES: due_cases,
    DueKind.SESSIONS: due_sessions,
    DueKind.REMINDERS: due_reminders,
    DueKind.SANCTIONS: due_sanctions,
    DueKind.CLAIMS: lapsed_claims,
    DueKind.RETURNS: due_returns,
    DueKind.VOTES: due_counts,
}
_now = bindparam("now", type_=BigInteger)
_IS_DUE = select(*(due(_now).exists().label(kind) for kind, due in _DUE.items()))


class SqlDue:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def kinds(self, now: int) -> frozenset[DueKind]:
        row = self._c.execute(_IS_DUE, {"now": now}).one()
        return frozenset(kind for kind, is_due in zip(_DUE, row, strict=True) if is_due)
