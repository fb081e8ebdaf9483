"""Endpoints of acts on many messages at once, and of undoing one as a whole."""

from __future__ import annotations

from server.api.bulk_bodies import BulkBody, SweptBody
from server.api.route import Answer, Call
from server.services import bulk, bulk_undo
from server.services.bulk import Sweep, Swept


async def act(call: Call) -> Answer:
    body: BulkBody = call.body
    sweep = Sweep(body.action, body.reason, tuple(body.items), body.person, body.room, body.since)
    return _answer(await bulk.act(call.ctx, call.person, sweep))


async def undo_bulk(call: Call) -> Answer:
    return _answer(await bulk_undo.undo(call.ctx, call.person, call.request.match_info["bulk"]))


def _answer(swept: Swept) -> Answer:
    return Answer(SweptBody(swept.bulk, swept.messages, swept.items, swept.is_whole))
