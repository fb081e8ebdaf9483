"""Videos and readings that staff pin to rooms and sessions.

They are not judged as what people write is: a reading about self-harm names it. Who may pin is in
the permission table, and every act is on the record.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from server import protocol
from server.domain.errors import Conflict, NotFound
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.domain.qa.sessions import SessionState
from server.domain.resources import RESOURCES_MAX, Resource, checked
from server.domain.sanctions import check_may_enter
from server.domain.topics import room_topic
from server.services.context import Context
from server.services.qa.finding import session_for, session_to_run
from server.services.rooms import room_for
from server.storage.interface import Transaction


@dataclass(frozen=True, slots=True)
class Where:
    """A room, or a session, by its id."""

    room: str | None = None
    session: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something is pinned. Who is in `room` hears of it, unless nobody there may know yet."""

    where: Where
    room: str
    is_told: bool = True

    def pinned(self, tx: Transaction) -> list[Resource]:
        if self.where.session is not None:
            return tx.resources.of_session(self.where.session)
        return tx.resources.of_room(self.room)


async def list_resources(ctx: Context, person: Person, where: Where) -> list[protocol.Resource]:
    """In their order.

    Raises:
        NotFound, NotAllowed, Banned: no such room or session for them.
    """
    now = ctx.now_ms()

    def query(tx: Transaction) -> list[protocol.Resource]:
        place = _to_read(tx, person, where)
        check_may_enter(tx.sanctions.on_person(person.id), place.room, now)
        return resource_views(place.pinned(tx))

    return await ctx.store.read(query)


async def pin(ctx: Context, actor: Person, where: Where, resource: Resource) -> protocol.Resource:
    """Put one more after those that are there; its id, place and time are made here.

    Raises:
        NotFound, NotAllowed: no such room or session for them, or not theirs to change.
        BadRequest: a field out of bounds, or a video from elsewhere than it may come from.
        Conflict: as many are pinned as there may be.
    """
    now, id_ = ctx.now_ms(), ctx.new_id()

    def run(tx: Transaction) -> protocol.Resource:
        place = _to_change(tx, actor, where)
        known = place.pinned(tx)
        if len(known) >= RESOURCES_MAX:
            raise Conflict(f"At most {RESOURCES_MAX} are pinned to one place: take one off first.")
        made = replace(
            checked(resource, ctx.video_hosts),
            id=id_,
            room=where.room,
            session=where.session,
            position=len(known),
            pinned_by=actor.id,
            pinned_at=now,
        )
        tx.resources.add(made)
        _note(tx, actor, place, "resource.pinned", made.id, now)
        return resource_view(made)

    return await ctx.store.write(run)


async def change(  # noqa: PLR0917  (who changes which one, where, how)
    ctx: Context,
    actor: Person,
    where: Where,
    resource_id: str,
    fields: dict[str, Any],
    position: int | None = None,
) -> protocol.Resource:
    """Change what `fields` names, or put it to `position`, from 0; beyond the end is the end.

    Raises:
        NotFound, NotAllowed, BadRequest: as for a new one.
    """
    now = ctx.now_ms()

    def run(tx: Transaction) -> protocol.Resource:
        place = _to_change(tx, actor, where)
        known = place.pinned(tx)
        before = _among(known, resource_id)
        after = checked(replace(before, **fields), ctx.video_hosts, before)
        order = [each for each in known if each is not before]
        order.insert(known.index(before) if position is None else position, after)
        if order != known:
            _save(tx, known, order)
            _note(tx, actor, place, "resource.changed", resource_id, now)
        return resource_view(after)

    return await ctx.store.write(run)


async def unpin(
    ctx: Context, actor: Person, where: Where, resource_id: str
) -> list[protocol.Resource]:
    """Take one off; what is left.

    Raises:
        NotFound, NotAllowed: no such thing for them, or not theirs to change.
    """
    now = ctx.now_ms()

    def run(tx: Transaction) -> list[protocol.Resource]:
        place = _to_change(tx, actor, where)
        known = place.pinned(tx)
        gone = _among(known, resource_id)
        left = [each for each in known if each is not gone]
        tx.resources.remove(gone.id)
        _save(tx, left, left)
        _note(tx, actor, place, "resource.unpinned", resource_id, now)
        return resource_views(left)

    return await ctx.store.write(run)


def resource_view(resource: Resource) -> protocol.Resource:
    return protocol.Resource(
        id=resource.id,
        kind=resource.kind.value,
        title=resource.title,
        url=resource.url,
        captions_url=resource.captions_url,
        language=resource.language,
        about=resource.about,
        room=resource.room,
        session=resource.session,
    )


def resource_views(resources: list[Resource]) -> list[protocol.Resource]:
    return [resource_view(resource) for resource in resources]


def _to_read(tx: Transaction, person: Person, where: Where) -> _Place:
    if where.session is None:
        return _Place(where, room_for(tx, person, where.room or "").id)
    authorise(person, Action.SEE_SESSIONS)
    return _Place(where, session_for(tx, person, where.session).room)


def _to_change(tx: Transaction, actor: Person, where: Where) -> _Place:
    if where.session is None:
        return _Place(where, room_for(tx, actor, where.room or "", Action.CHANGE_ROOM).id)
    session = session_to_run(tx, actor, where.session)
    return _Place(where, session.room, is_told=session.state is not SessionState.DRAFT)


def _among(known: list[Resource], resource_id: str) -> Resource:
    found = next((each for each in known if each.id == resource_id), None)
    if found is None:
        raise NotFound
    return found


def _save(tx: Transaction, known: list[Resource], order: list[Resource]) -> None:
    """What has changed, its position counted anew."""
    for position, resource in enumerate(order):
        placed = replace(resource, position=position)
        if placed not in known:
            tx.resources.save(placed)


def _note(  # noqa: PLR0917  (who did what to which, where and when)
    tx: Transaction, actor: Person, place: _Place, act: str, resource_id: str, now: int
) -> None:
    """On the record; and those in the room see what is pinned now."""
    tx.audit.append(actor.id, act, resource_id, "", now, room=place.room)
    if not place.is_told:
        return
    topic, views = room_topic(place.room), resource_views(place.pinned(tx))
    tx.log.append(
        topic,
        lambda seq: protocol.ResourcesChanged(
            topic=topic, seq=seq, at=now, session=place.where.session, resources=views
        ),
    )
