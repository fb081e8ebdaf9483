"""Rows to domain objects and back: the one place that knows both."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from server.domain.messages import Message, RemovedBy
from server.domain.people import AgeBand, Person, Role
from server.domain.rooms import Room, RoomState
from server.domain.sanctions import Sanction, SanctionKind, SanctionState


def roles_from(text: str) -> frozenset[Role]:
    return frozenset(Role(word) for word in text.split())


def roles_text(roles: Iterable[Role]) -> str:
    return " ".join(sorted(roles))


def person_from(row: Any, room_roles: dict[str, frozenset[Role]] | None = None) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        age_band=AgeBand(row.age_band),
        roles=roles_from(row.roles),
        room_roles=room_roles or {},
        locale=row.locale,
        is_erased=row.erased_at is not None,
        country=row.country,
    )


def room_from(row: Any) -> Room:
    return Room(
        id=row.id,
        name=row.name,
        about=row.about,
        tags=tuple(json.loads(row.tags)),
        age_band=AgeBand(row.age_band) if row.age_band else None,
        state=RoomState(row.state),
        slow_mode_s=row.slow_mode_s,
        is_read_only=row.is_read_only,
        is_paused=row.is_paused,
        is_site_paused=row.is_site_paused,
        holds_newcomers=row.holds_newcomers,
        raid_joins_per_min=row.raid_joins_per_min,
        newcomers_held_until=row.newcomers_held_until,
        is_private=row.is_private,
        session=row.session,
        has_places=row.has_places,
        backstage_of=row.backstage_of,
        keep_days=row.keep_days,
        purges_from=row.purges_from,
    )


def room_values(room: Room) -> dict[str, Any]:
    return {
        "name": room.name,
        "about": room.about,
        "tags": json.dumps(room.tags),
        "age_band": room.age_band,
        "state": room.state,
        "slow_mode_s": room.slow_mode_s,
        "is_read_only": room.is_read_only,
        "is_paused": room.is_paused,
        "is_site_paused": room.is_site_paused,
        "holds_newcomers": room.holds_newcomers,
        "raid_joins_per_min": room.raid_joins_per_min,
        "newcomers_held_until": room.newcomers_held_until,
        "is_private": room.is_private,
        "session": room.session,
        "has_places": room.has_places,
        "backstage_of": room.backstage_of,
        "keep_days": room.keep_days,
        "purges_from": room.purges_from,
    }


def message_from(row: Any) -> Message:
    return message_of(*row)


def message_of(  # noqa: PLR0917  (a row, by position)
    room: str,
    seq: int,
    client_id: str,
    author: str,
    text: str,
    reply_to: int | None,
    cover: str | None,
    at: int,
    edited_at: int | None,
    removed_by: str | None,
) -> Message:
    """From the columns of `messages` in their order."""
    removed = RemovedBy(removed_by) if removed_by else None
    return Message(room, seq, client_id, author, text, reply_to, cover, at, edited_at, removed)


def sanction_from(row: Any) -> Sanction:
    return Sanction(
        id=row.id,
        person=row.person,
        kind=SanctionKind(row.kind),
        room=row.room,
        reason=row.reason,
        by=row.by,
        rule=row.rule,
        message_seq=row.message_seq,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        state=SanctionState(row.state),
        item=row.item,
    )
