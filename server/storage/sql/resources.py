"""What is pinned to rooms and sessions."""

from __future__ import annotations

import builtins
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from server.domain.resources import Resource, ResourceKind
from server.storage.tables import resources

_NAMES = tuple(resources.c.keys())


class SqlResources:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, resource: Resource) -> None:
        self._c.execute(insert(resources).values(_values(resource)))

    def save(self, resource: Resource) -> None:
        is_it = resources.c.id == resource.id
        self._c.execute(update(resources).where(is_it).values(_values(resource)))

    def remove(self, resource: str) -> None:
        self._c.execute(delete(resources).where(resources.c.id == resource))

    def of_room(self, room: str) -> builtins.list[Resource]:
        return self._where(resources.c.room == room)

    def of_session(self, session: str) -> builtins.list[Resource]:
        return self._where(resources.c.session == session)

    def pinned_by(self, person: str) -> builtins.list[Resource]:
        return self._where(resources.c.pinned_by == person)

    def forget(self, person: str) -> None:
        theirs = resources.c.pinned_by == person
        self._c.execute(update(resources).where(theirs).values(pinned_by=None))

    def _where(self, condition: ColumnElement[bool]) -> builtins.list[Resource]:
        query = select(resources).where(condition)
        rows = self._c.execute(query.order_by(resources.c.position, resources.c.id))
        return [_resource(row) for row in rows]


def _values(resource: Resource) -> dict[str, Any]:
    return {name: getattr(resource, name) for name in _NAMES} | {"kind": resource.kind.value}


def _resource(row: Any) -> Resource:
    return Resource(**dict(row._mapping) | {"kind": ResourceKind(row.kind)})
