"""Endpoints of rooms and their older messages."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from server.api.bodies import (
    HistoryQuery,
    MessagesBody,
    NewRoomBody,
    PastMessage,
    ReactionCount,
    RoomChangeBody,
    RoomsBody,
    SiteBody,
)
from server.api.route import Answer, Call
from server.domain.people import AgeBand
from server.domain.rooms import RoomState
from server.services import controls, history, rooms
from server.services.rooms import SAME, RoomChange, Same
from server.services.views import message_view, person_view, room_view
from server.storage.interface import Posted

T = TypeVar("T")


async def list_rooms(call: Call) -> Answer:
    found = await rooms.list_rooms(call.ctx, call.person)
    return Answer(RoomsBody([room_view(room, call.api.presence(room.id)) for room in found]))


async def get_room(call: Call) -> Answer:
    room = await rooms.get_room(call.ctx, call.person, call.room)
    return Answer(room_view(room, call.api.presence(room.id)))


async def create_room(call: Call) -> Answer:
    body: NewRoomBody = call.body
    change = RoomChange(
        name=body.name,
        about=body.about,
        tags=body.tags,
        age_band=_band(body.age_band),
        state=RoomState(body.state),
        slow_mode_s=body.slow_mode_s,
    )
    return Answer(room_view(await rooms.create_room(call.ctx, call.person, body.id, change)))


async def change_room(call: Call) -> Answer:
    body: RoomChangeBody = call.body
    change = RoomChange(
        name=_named(body.name),
        about=_named(body.about),
        tags=_named(body.tags),
        age_band=_band(body.age_band),
        state=None if body.state is UNSET else RoomState(body.state),
        slow_mode_s=_named(body.slow_mode_s),
        is_read_only=_named(body.read_only),
        is_paused=_named(body.paused),
        holds_newcomers=_named(body.newcomers_held),
        raid_joins_per_min=SAME if body.raid_joins_per_min is UNSET else body.raid_joins_per_min,
        keep_days=SAME if body.keep_days is UNSET else body.keep_days,
    )
    people = call.api.presence(call.room)
    room = await rooms.change_room(call.ctx, call.person, call.room, change, people)
    return Answer(room_view(room, people))


async def see_site(call: Call) -> Answer:
    return Answer(SiteBody(await controls.site_is_paused(call.ctx, call.person)))


async def change_site(call: Call) -> Answer:
    body: SiteBody = call.body
    return Answer(SiteBody(await controls.pause_site(call.ctx, call.person, on=body.paused)))


async def list_messages(call: Call) -> Answer:
    query: HistoryQuery = call.query
    page = await history.read_history(
        call.ctx, call.signed_in.standing, call.room, _named(query.before), query.limit
    )
    return Answer(MessagesBody([past_message(post) for post in page.posts], page.next_before))


def past_message(post: Posted) -> PastMessage:
    view = message_view(post.message, person_view(post.author))
    counts = [ReactionCount(*reaction) for reaction in post.reactions]
    return PastMessage(**msgspec.structs.asdict(view), reactions=counts)


def _named(value: T | UnsetType) -> T | None:
    return None if value is UNSET else value


def _band(value: str | UnsetType | None) -> AgeBand | Same | None:
    if value is UNSET:
        return SAME
    return None if value is None else AgeBand(value)
