"""Endpoints of Q&A sessions: planning, running, and coming to them."""

from __future__ import annotations

from typing import TypeVar

from msgspec import UNSET, UnsetType

from server.api.qa_bodies import (
    ComingBody,
    CrewBody,
    NewSessionBody,
    PlaceBody,
    PlannedBody,
    PlannedTimeBody,
    PreviewBody,
    SessionChangeBody,
    SessionsBody,
    SessionsQuery,
    SessionStepBody,
)
from server.api.route import Answer, Call
from server.domain.errors import BadRequest
from server.domain.qa.sessions import SessionState
from server.services.qa import (
    backstage,
    finding,
    places,
    previewing,
    publishing,
    running,
    scheduling,
    series,
)
from server.services.qa.places import Standing
from server.services.qa.scheduling import Plan
from server.services.views import person_view, room_view

T = TypeVar("T")


async def list_sessions(call: Call) -> Answer:
    query: SessionsQuery = call.query
    if query.drafts:
        page = await finding.list_drafts(call.ctx, call.person)
    else:
        page = await finding.list_sessions(
            call.ctx, call.person, _named(query.after), query.limit, _named(query.since)
        )
    return Answer(SessionsBody(page.sessions, page.next))


async def get_session(call: Call) -> Answer:
    return Answer(await finding.get_session(call.ctx, call.person, _session(call)))


async def schedule(call: Call) -> Answer:
    body: NewSessionBody = call.body
    plan = Plan(
        title=body.title,
        about=body.about,
        tags=body.tags,
        room=body.room,
        starts=body.starts,
        zone=body.zone,
        minutes=body.minutes,
        doors_minutes=body.doors_minutes,
        capacity=body.capacity,
        experts=body.experts,
        hosts=body.hosts,
        language=body.language,
        is_pre_moderated=body.pre_moderated,
        is_anonymous=body.anonymous,
        is_quiet=body.quiet,
        keeps_transcript=body.transcript,
    )
    if body.rrule is None and body.exceptions:
        raise BadRequest("Only a session that recurs leaves times out.", field="exceptions")
    if body.rrule is not None:
        if body.draft:
            raise BadRequest("A draft doesn't recur: publish the series at once.", field="draft")
        made = await series.schedule_series(
            call.ctx, call.person, plan, body.rrule, body.exceptions
        )
        return Answer(made)
    return Answer(await scheduling.schedule(call.ctx, call.person, plan, is_draft=body.draft))


async def preview(call: Call) -> Answer:
    body: PreviewBody = call.body
    found = previewing.preview(
        call.person, body.starts, body.zone, body.rrule, body.exceptions, body.limit
    )
    times = [PlannedTimeBody(each.starts, each.starts_at, each.clock.value) for each in found.times]
    return Answer(PlannedBody(times, found.rrule, found.has_more))


async def crew(call: Call) -> Answer:
    people = await previewing.crew_to_choose(call.ctx, call.person)
    return Answer(CrewBody([person_view(person) for person in people]))


async def change_session(call: Call) -> Answer:
    body: SessionChangeBody = call.body
    plan = Plan(
        title=_named(body.title),
        about=_named(body.about),
        tags=_named(body.tags),
        room=_named(body.room),
        starts=_named(body.starts),
        zone=_named(body.zone),
        minutes=_named(body.minutes),
        doors_minutes=_named(body.doors_minutes),
        capacity=_named(body.capacity),
        is_unlimited=body.capacity is None,
        experts=_named(body.experts),
        hosts=_named(body.hosts),
        language=_named(body.language),
        is_pre_moderated=_named(body.pre_moderated),
        is_anonymous=_named(body.anonymous),
        is_quiet=_named(body.quiet),
        keeps_transcript=_named(body.transcript),
    )
    change = series.change_series if body.all_later else scheduling.change_session
    return Answer(await change(call.ctx, call.person, _session(call), plan))


async def move_session(call: Call) -> Answer:
    body: SessionStepBody = call.body
    if body.all_later and body.to == "cancelled":
        return Answer(await series.end_series(call.ctx, call.person, _session(call), body.reason))
    to = SessionState(body.to)
    return Answer(
        await running.move_session(call.ctx, call.person, _session(call), to, body.reason)
    )


async def say_coming(call: Call) -> Answer:
    body: ComingBody = call.body
    return _standing(
        await places.say_coming(call.ctx, call.person, _session(call), coming=body.coming)
    )


async def own_place(call: Call) -> Answer:
    return _standing(await places.own_standing(call.ctx, call.person, _session(call)))


async def open_backstage(call: Call) -> Answer:
    return Answer(room_view(await backstage.open_backstage(call.ctx, call.person, _session(call))))


async def take_place(call: Call) -> Answer:
    return _standing(await places.take_place(call.ctx, call.person, _session(call)))


async def leave_place(call: Call) -> Answer:
    return _standing(await places.leave_place(call.ctx, call.person, _session(call)))


def _standing(standing: Standing) -> Answer:
    return Answer(PlaceBody(standing.admitted, standing.waiting, standing.ahead, standing.coming))


def _named(value: T | UnsetType) -> T | None:
    return None if value is UNSET else value


def _session(call: Call) -> str:
    return call.request.match_info["session"]


async def session_file(call: Call) -> Answer:
    site = call.api.settings.public_url
    return Answer(raw=await publishing.session_file(call.ctx, call.person, _session(call), site))


async def feed(call: Call) -> Answer:
    return Answer(raw=await publishing.feed(call.ctx, call.api.settings.public_url))
