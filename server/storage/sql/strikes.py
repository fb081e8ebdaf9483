"""Strikes: one a queue item."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select, update

from server.domain.ladder import Penalty, Strike
from server.storage.tables import strikes


class SqlStrikes:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, strike: Strike) -> None:
        self._c.execute(
            insert(strikes).values(
                item=strike.item,
                person=strike.person,
                category=strike.category,
                rule=strike.rule,
                penalty=strike.penalty,
                at=strike.at,
                sanction=strike.sanction,
                is_forgiven=strike.is_forgiven,
            )
        )

    def get(self, item: str) -> Strike | None:
        row = self._c.execute(select(strikes).where(strikes.c.item == item)).first()
        return _strike_from(row) if row else None

    def of(self, person: str) -> list[Strike]:
        """All of them, oldest first."""
        query = select(strikes).where(strikes.c.person == person).order_by(strikes.c.at)
        return [_strike_from(row) for row in self._c.execute(query)]

    def forgive(self, item: str) -> None:
        self._c.execute(update(strikes).where(strikes.c.item == item).values(is_forgiven=True))


def _strike_from(row: Any) -> Strike:
    return Strike(
        item=row.item,
        person=row.person,
        category=row.category,
        rule=row.rule,
        penalty=Penalty(row.penalty),
        at=row.at,
        sanction=row.sanction,
        is_forgiven=row.is_forgiven,
    )
