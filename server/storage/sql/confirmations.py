"""Who called or read which help line."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select

from server.domain.confirmations import Confirmation, How
from server.storage.tables import helpline_confirmations

_C = helpline_confirmations.c


class SqlConfirmations:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, confirmation: Confirmation) -> None:
        names = [name for name in _C.keys() if name != "seq"]  # noqa: SIM118
        values = {name: getattr(confirmation, name) for name in names}
        values["verified_on"] = confirmation.verified_on.isoformat()
        self._c.execute(insert(helpline_confirmations).values(values))

    def newest(self) -> list[Confirmation]:
        last = select(func.max(_C.seq)).group_by(_C.country, _C.line)
        query = select(helpline_confirmations).where(_C.seq.in_(last)).order_by(_C.seq)
        return [_confirmation(row) for row in self._c.execute(query)]


def _confirmation(row: Any) -> Confirmation:
    values = dict(row._mapping)
    del values["seq"]
    values["how"] = How(row.how)
    values["verified_on"] = date.fromisoformat(row.verified_on)
    return Confirmation(**values)
