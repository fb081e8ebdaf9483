"""Endpoints of cases: for staff who help, and for the person who is helped."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import cast

from msgspec import UNSET

from server import protocol
from server.api.case_bodies import (
    CasesBody,
    CasesQuery,
    ConsentBody,
    EscalationBody,
    FiguresBody,
    FiguresQuery,
    HandoverBody,
    NoteBody,
    OwnCareBody,
    PeerBody,
    SafetyPlanBody,
    ShiftBody,
    ShiftsBody,
    StepBody,
    WeekBody,
)
from server.api.route import Answer, Call
from server.domain.case_clock import ShiftRole
from server.domain.case_figures import WeekFigures
from server.domain.case_log import SafetyPlan
from server.domain.cases import CaseState, Outcome
from server.services import shifts
from server.services.cases import choosing, figures, moving, notes, raising, reading
from server.services.cases.moving import Step
from server.services.cases.notes import Handover
from server.services.cases.raising import Escalation

WEEKS_SHOWN = 12


async def escalate(call: Call) -> Answer:
    body: EscalationBody = call.body
    said = Escalation(body.room, body.person, body.severity, body.note, body.seq)
    return Answer(await raising.escalate(call.ctx, call.person, said))


async def list_cases(call: Call) -> Answer:
    query: CasesQuery = call.query
    after = None if query.after is UNSET else query.after
    page = await reading.list_cases(
        call.ctx, call.person, after, query.limit, is_open=query.state == "open"
    )
    return Answer(CasesBody(page.cases, page.next))


async def open_case(call: Call) -> Answer:
    return Answer(await reading.open_case(call.ctx, call.person, _case(call)))


async def acknowledge(call: Call) -> Answer:
    return Answer(await moving.acknowledge(call.ctx, call.person, _case(call)))


async def take_step(call: Call) -> Answer:
    body: StepBody = call.body
    step = Step(
        to=CaseState(body.to),
        note=body.note,
        level=body.level,
        second=body.second,
        outcome=Outcome(body.outcome) if body.outcome else None,
        follow_up_at=body.follow_up_at,
    )
    return Answer(await moving.take_step(call.ctx, call.person, _case(call), step))


async def add_note(call: Call) -> Answer:
    body: NoteBody = call.body
    return Answer(await notes.add_note(call.ctx, call.person, _case(call), body.text))


async def plan_safety(call: Call) -> Answer:
    body: SafetyPlanBody = call.body
    plan = SafetyPlan(
        warning_signs=body.warning_signs,
        own_ways=body.own_ways,
        distractions=body.distractions,
        people=body.people,
        professionals=body.professionals,
        safer_place=body.safer_place,
    )
    return Answer(await notes.plan_safety(call.ctx, call.person, _case(call), plan))


async def hand_over(call: Call) -> Answer:
    body: HandoverBody = call.body
    said = Handover(body.to, body.line, body.offered, body.consent)
    return Answer(await notes.hand_over(call.ctx, call.person, _case(call), said))


async def invite_peer(call: Call) -> Answer:
    body: PeerBody = call.body
    return Answer(await notes.invite_peer(call.ctx, call.person, _case(call), body.person))


async def list_shifts(call: Call) -> Answer:
    on = await shifts.list_shifts(call.ctx, call.person)
    return Answer(
        ShiftsBody(on.shifts, worker_seen_at=on.worker_seen_at, worker_away=on.is_worker_away)
    )


async def begin_shift(call: Call) -> Answer:
    body: ShiftBody = call.body
    return Answer(await shifts.begin_shift(call.ctx, call.person, ShiftRole(body.role), body.hours))


async def end_shift(call: Call) -> Answer:
    await shifts.end_shift(call.ctx, call.person)
    return await list_shifts(call)


async def own_care(call: Call) -> Answer:
    own = await choosing.own_care(call.ctx, call.person)
    return Answer(OwnCareBody(own.is_open, own.wait, own.room, own.responder, own.may_share))


async def agree_to_share(call: Call) -> Answer:
    body: ConsentBody = call.body
    await choosing.agree_to_share(call.ctx, call.person, agrees=body.may_share)
    return await own_care(call)


async def show_figures(call: Call) -> Answer:
    return Answer(FiguresBody([_week(week) for week in await _figures(call)]))


async def export_figures(call: Call) -> Answer:
    return Answer(raw=figures.as_csv(await _figures(call)))


async def _figures(call: Call) -> list[WeekFigures]:
    query: FiguresQuery = call.query
    until = _tomorrow(call) if query.until is UNSET else query.until
    since = until - timedelta(weeks=WEEKS_SHOWN) if query.since is UNSET else query.since
    return await figures.case_figures(call.ctx, call.person, since, until)


def _tomorrow(call: Call) -> date:
    return datetime.fromtimestamp(call.ctx.now_ms() / 1000, UTC).date() + timedelta(days=1)


def _week(f: WeekFigures) -> WeekBody:
    return WeekBody(
        week=f.week,
        level=cast(protocol.LevelName, f.level),
        cases=f.cases,
        open=f.open,
        unacknowledged=f.unacknowledged,
        acknowledged_in_time=f.acknowledged_in_time,
        replied=f.replied,
        replied_in_time=f.replied_in_time,
        acknowledge_median_s=f.acknowledge.median_s,
        acknowledge_p90_s=f.acknowledge.p90_s,
        reply_median_s=f.reply.median_s,
        reply_p90_s=f.reply.p90_s,
        outcomes=f.outcomes,
        raised_by=f.raised_by,
    )


def _case(call: Call) -> str:
    return call.request.match_info["case"]
