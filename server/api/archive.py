"""Endpoints of the archive of Q&A sessions, and of a host's report."""

from __future__ import annotations

from msgspec import UNSET, structs

from server.api.qa_bodies import ArchiveBody, ArchiveQuery, LeaveOutBody, SessionReportBody
from server.api.route import Answer, Call
from server.services.qa import archive, reporting


async def search_archive(call: Call) -> Answer:
    query: ArchiveQuery = call.query
    tag = None if query.tag is UNSET else query.tag
    after = None if query.after is UNSET else query.after
    page = await archive.search(call.ctx, call.person, query.q, tag, after, query.limit)
    return Answer(ArchiveBody(page.answers, page.next))


async def session_archive(call: Call) -> Answer:
    return Answer(ArchiveBody(await archive.of_session(call.ctx, call.person, _session(call))))


async def as_markdown(call: Call) -> Answer:
    return await _exported(call, "md")


async def as_csv(call: Call) -> Answer:
    return await _exported(call, "csv")


async def as_json(call: Call) -> Answer:
    return await session_archive(call)


async def left_out(call: Call) -> Answer:
    return Answer(LeaveOutBody(await archive.is_left_out(call.ctx, call.person, _session(call))))


async def leave_out(call: Call) -> Answer:
    body: LeaveOutBody = call.body
    await archive.leave_out(call.ctx, call.person, _session(call), on=body.leave_out)
    return Answer(body)


async def session_report(call: Call) -> Answer:
    found = await reporting.report_of(call.ctx, call.person, _session(call))
    fields = [field.name for field in structs.fields(SessionReportBody)]
    return Answer(SessionReportBody(*(getattr(found, name) for name in fields)))


async def _exported(call: Call, form: str) -> Answer:
    return Answer(raw=await archive.exported(call.ctx, call.person, _session(call), form))


def _session(call: Call) -> str:
    return call.request.match_info["session"]
