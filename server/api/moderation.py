"""Endpoints of moderators: messages and sanctions."""

from __future__ import annotations

from msgspec import UNSET

from server.api.bodies import ModerationBody, SanctionBody, SanctionsBody, SanctionsQuery
from server.api.route import Answer, Call
from server.domain.queue import Decision
from server.domain.sanctions import SanctionKind
from server.services import deciding, moderating, sanctioning
from server.services.sanctioning import SanctionOrder
from server.services.views import sanction_view

_CHANGES = {
    "remove": moderating.remove_message,
    "restore": moderating.restore_message,
    "cover": moderating.cover_message,
}


async def moderate_message(call: Call) -> Answer:
    body: ModerationBody = call.body
    change = _CHANGES.get(body.action)
    if change is None:
        return await _decide(call, Decision(body.action))
    return Answer(await change(call.ctx, call.person, call.room, call.seq, body.reason))


async def sanction_in_room(call: Call) -> Answer:
    return await _impose(call, call.room)


async def sanction_on_site(call: Call) -> Answer:
    return await _impose(call, None)


async def list_room_sanctions(call: Call) -> Answer:
    return await _listed(call, call.room)


async def list_sanctions(call: Call) -> Answer:
    return await _listed(call, None)


async def lift_sanction(call: Call) -> Answer:
    sanction_id = call.request.match_info["sanction"]
    return Answer(sanction_view(await sanctioning.lift(call.ctx, call.person, sanction_id)))


async def _decide(call: Call, decision: Decision) -> Answer:
    body: ModerationBody = call.body
    return Answer(
        await deciding.decide_message(
            call.ctx, call.person, call.room, call.seq, decision, body.reason
        )
    )


async def _impose(call: Call, room: str | None) -> Answer:
    body: SanctionBody = call.body
    order = SanctionOrder(
        person=body.person,
        kind=SanctionKind(body.kind),
        room=room,
        seconds=body.seconds,
        reason=body.reason,
        message_seq=body.message,
        remove_messages=body.remove_messages,
    )
    return Answer(sanction_view(await sanctioning.impose(call.ctx, call.person, order)))


async def _listed(call: Call, room: str | None) -> Answer:
    query: SanctionsQuery = call.query
    person = None if query.person is UNSET else query.person
    found = await sanctioning.list_sanctions(call.ctx, call.person, room, person)
    return Answer(SanctionsBody([sanction_view(sanction) for sanction in found]))
