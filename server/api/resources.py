"""Endpoints of what is pinned to rooms and sessions."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET

from server.api.resource_bodies import NewResourceBody, ResourceChangeBody, ResourcesBody
from server.api.route import Answer, Call
from server.domain.resources import Resource, ResourceKind
from server.services import resources
from server.services.resources import Where


async def list_room_resources(call: Call) -> Answer:
    return await _list(call, _room(call))


async def list_session_resources(call: Call) -> Answer:
    return await _list(call, _session(call))


async def pin_to_room(call: Call) -> Answer:
    return await _pin(call, _room(call))


async def pin_to_session(call: Call) -> Answer:
    return await _pin(call, _session(call))


async def change_room_resource(call: Call) -> Answer:
    return await _change(call, _room(call))


async def change_session_resource(call: Call) -> Answer:
    return await _change(call, _session(call))


async def unpin_from_room(call: Call) -> Answer:
    return await _unpin(call, _room(call))


async def unpin_from_session(call: Call) -> Answer:
    return await _unpin(call, _session(call))


async def _list(call: Call, where: Where) -> Answer:
    return Answer(ResourcesBody(await resources.list_resources(call.ctx, call.person, where)))


async def _pin(call: Call, where: Where) -> Answer:
    body: NewResourceBody = call.body
    wanted = Resource(
        id="",
        kind=ResourceKind(body.kind),
        title=body.title,
        url=body.url,
        captions_url=body.captions_url,
        language=body.language,
        about=body.about,
    )
    return Answer(await resources.pin(call.ctx, call.person, where, wanted))


async def _change(call: Call, where: Where) -> Answer:
    body: ResourceChangeBody = call.body
    fields: dict[str, Any] = {
        name: value for name, value in msgspec.structs.asdict(body).items() if value is not UNSET
    }
    position = fields.pop("position", None)
    if "kind" in fields:
        fields["kind"] = ResourceKind(fields["kind"])
    changed = resources.change(call.ctx, call.person, where, _resource(call), fields, position)
    return Answer(await changed)


async def _unpin(call: Call, where: Where) -> Answer:
    left = await resources.unpin(call.ctx, call.person, where, _resource(call))
    return Answer(ResourcesBody(left))


def _room(call: Call) -> Where:
    return Where(room=call.room)


def _session(call: Call) -> Where:
    return Where(session=call.request.match_info["session"])


def _resource(call: Call) -> str:
    return call.request.match_info["resource"]
