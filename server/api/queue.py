"""Endpoints of the moderators' desk: the queue, what stands around an item, and the record."""

from __future__ import annotations

from typing import TypeVar, cast

from msgspec import UNSET, UnsetType

from server.api.desk_bodies import (
    AuditBody,
    AuditEntryBody,
    AuditQuery,
    ContextBody,
    DecisionBody,
    QueueBody,
    QueueQuery,
    RecordBody,
    RuleBody,
    RulesBody,
    RuleStatus,
)
from server.api.rooms import past_message
from server.api.route import Answer, Call
from server.domain.queue import Decision, ItemKind, QueueItem
from server.services import auditing, deciding, looking
from server.services.looking import RuleStanding
from server.services.queue import false_alarm_rate, item_view, item_views
from server.services.views import person_view, sanction_view

T = TypeVar("T")


async def list_queue(call: Call) -> Answer:
    query: QueueQuery = call.query
    page = await deciding.list_queue(
        call.ctx,
        call.person,
        _named(query.after),
        query.limit,
        kind=None if query.kind is UNSET else ItemKind(query.kind),
        room=_named(query.room),
    )
    views = await call.ctx.store.read(lambda tx: item_views(tx, page.items))
    return Answer(QueueBody(views, page.next))


async def claim(call: Call) -> Answer:
    return await _viewed(call, await deciding.claim(call.ctx, call.person, _item(call)))


async def release(call: Call) -> Answer:
    return await _viewed(call, await deciding.release(call.ctx, call.person, _item(call)))


async def decide(call: Call) -> Answer:
    body: DecisionBody = call.body
    decision = Decision(body.decision)
    item = await deciding.decide(call.ctx, call.person, _item(call), decision, body.reason)
    return await _viewed(call, item)


async def undo(call: Call) -> Answer:
    return await _viewed(call, await deciding.undo(call.ctx, call.person, _item(call)))


async def context(call: Call) -> Answer:
    found = await looking.surroundings(call.ctx, call.person, _item(call))
    return Answer(ContextBody([past_message(post) for post in found.posts], found.seq))


async def record(call: Call) -> Answer:
    person_id = call.request.match_info["person"]
    found = await looking.record_of(call.ctx, call.person, person_id)
    upheld = (Decision.DECLINE, Decision.REMOVE)
    dismissed = (Decision.APPROVE, Decision.DISMISS)
    body = RecordBody(
        person=person_view(found.person),
        age_band=found.person.age_band.value,
        joined_at=found.joined_at,
        sanctions=[sanction_view(sanction) for sanction in found.sanctions],
        strikes=found.strikes,
        items_upheld=found.count(ItemKind.HELD, *upheld),
        items_dismissed=found.count(ItemKind.HELD, *dismissed),
        reports_upheld=found.count(ItemKind.REPORT, *upheld),
        reports_dismissed=found.count(ItemKind.REPORT, *dismissed),
        rooms=[str(membership["room"]) for membership in found.memberships],
    )
    return Answer(body)


async def rules(call: Call) -> Answer:
    found = await looking.rules(call.ctx, call.person)
    return Answer(RulesBody([_rule(each) for each in found]))


async def audit(call: Call) -> Answer:
    query: AuditQuery = call.query
    named = {"actor": query.actor, "action": query.action, "room": query.room}
    wanted = {key: value for key, value in named.items() if value is not UNSET}
    if query.person is not UNSET:
        wanted["person"] = query.person
    page = await auditing.read_audit(
        call.ctx, call.person, _named(query.before), query.limit, wanted
    )
    entries = [
        AuditEntryBody(
            e.seq, e.at, e.actor, e.action, e.subject, e.room, e.person, e.why, e.previous, e.hash
        )
        for e in page.entries
    ]
    return Answer(AuditBody(entries, page.next_before))


def _rule(standing: RuleStanding) -> RuleBody:
    figures = standing.figures
    return RuleBody(
        id=figures.rule,
        category=standing.category,
        version=standing.version,
        status=cast(RuleStatus, standing.status),
        hits=figures.hits,
        decided=figures.decided,
        false_alarms=figures.false_alarms,
        false_alarm_rate=false_alarm_rate(figures),
    )


def _item(call: Call) -> str:
    return call.request.match_info["item"]


async def _viewed(call: Call, item: QueueItem) -> Answer:
    return Answer(await call.ctx.store.read(lambda tx: item_view(tx, item)))


def _named(value: T | UnsetType) -> T | None:
    return None if value is UNSET else value
