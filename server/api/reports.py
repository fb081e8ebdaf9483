"""Endpoints of reports and appeals: filing them, and what staff read of a reported item."""

from __future__ import annotations

from msgspec import structs

from server.api.report_bodies import (
    AppealBody,
    AppealedBody,
    FiledBody,
    OwnSanction,
    OwnSanctionsBody,
    ReportBody,
    ReportedMessage,
    Reporter,
    ReportersBody,
    ReportsBody,
    ReportView,
)
from server.api.route import Answer, Call
from server.domain.messages import Message
from server.domain.queue import ItemState
from server.services import accounts, appealing, reported, reporting
from server.services.reported import Reported
from server.services.reporting import Complaint
from server.services.views import person_view, sanction_view


async def report(call: Call) -> Answer:
    body: ReportBody = call.body
    said = Complaint(call.room, call.seq, body.reason, body.note or "", body.concern)
    await reporting.report(call.ctx, call.signed_in.standing, said)
    return Answer(FiledBody())


async def appeal(call: Call) -> Answer:
    body: AppealBody = call.body
    who = await accounts.resolve_even_banned(call.ctx, call.api.tokens, call.bearer)
    sanction = call.request.match_info["sanction"]
    await appealing.appeal(call.ctx, who.person, sanction, body.text)
    return Answer(AppealedBody())


async def own_sanctions(call: Call) -> Answer:
    who = await accounts.resolve_even_banned(call.ctx, call.api.tokens, call.bearer)
    found = await appealing.own_sanctions(call.ctx, who.person)
    return Answer(OwnSanctionsBody([_own_sanction(each) for each in found]))


async def list_reports(call: Call) -> Answer:
    found = await reported.reported(call.ctx, call.person, call.request.match_info["item"])
    reports = [ReportView(r.seq, r.reason, r.note, r.is_concern, r.at) for r in found.reports]
    return Answer(ReportsBody([_message(found, each) for each in found.messages], reports))


async def list_reporters(call: Call) -> Answer:
    found = await reported.reporters(call.ctx, call.person, call.request.match_info["item"])
    return Answer(ReportersBody([Reporter(person_view(who), r.seq, r.at) for r, who in found]))


def _own_sanction(own: appealing.OwnSanction) -> OwnSanction:
    view = sanction_view(own.sanction, for_its_person=True)
    return OwnSanction(**structs.asdict(view), appealed=own.is_appealed, upheld=own.is_upheld)


def _message(found: Reported, message: Message) -> ReportedMessage:
    return ReportedMessage(
        seq=message.seq,
        text=message.text if found.item.state is ItemState.OPEN else None,
        at=message.at,
        edited_at=message.edited_at,
        removed=message.removed_by.value if message.removed_by else None,
        reports=sum(each.seq == message.seq for each in found.reports),
    )
