"""The rows of the route table about sessions that are over."""

from __future__ import annotations

from server.api import archive
from server.api import qa_bodies as bodies
from server.api.route import Route
from server.domain.permissions import Action

_OF_SESSION = ("not_found", "not_allowed")

ARCHIVE = (
    Route(
        "GET",
        "/api/qa-archive",
        archive.search_archive,
        Action.SEE_SESSIONS,
        "Answers by their words and tags, the best first.",
        answer=bodies.ArchiveBody,
        query=bodies.ArchiveQuery,
    ),
    Route(
        "GET",
        "/api/qa-sessions/{session}/archive",
        archive.session_archive,
        Action.SEE_SESSIONS,
        "What was asked and answered in a session that is over.",
        answer=bodies.ArchiveBody,
        errors=("not_found",),
    ),
    Route(
        "GET",
        "/api/qa-sessions/{session}/archive.md",
        archive.as_markdown,
        Action.SEE_SESSIONS,
        "The same, to read anywhere.",
        errors=("not_found",),
        content_type="text/markdown",
    ),
    Route(
        "GET",
        "/api/qa-sessions/{session}/archive.csv",
        archive.as_csv,
        Action.SEE_SESSIONS,
        "The same as a table.",
        errors=("not_found",),
        content_type="text/csv",
    ),
    Route(
        "GET",
        "/api/qa-sessions/{session}/archive.json",
        archive.as_json,
        Action.SEE_SESSIONS,
        "The same for programs: what `archive` answers, under a file's name.",
        answer=bodies.ArchiveBody,
        errors=("not_found",),
    ),
    Route(
        "GET",
        "/api/qa-sessions/{session}/transcript",
        archive.left_out,
        Action.ATTEND,
        "Whether I have left my questions out of the archive.",
        answer=bodies.LeaveOutBody,
        errors=("not_found",),
    ),
    Route(
        "PUT",
        "/api/qa-sessions/{session}/transcript",
        archive.leave_out,
        Action.ATTEND,
        "Whether my questions are left out of the archive.",
        answer=bodies.LeaveOutBody,
        body=bodies.LeaveOutBody,
        errors=("not_found",),
    ),
    Route(
        "GET",
        "/api/qa-sessions/{session}/report",
        archive.session_report,
        Action.SCHEDULE,
        "What a host learns of a session: counts and times.",
        answer=bodies.SessionReportBody,
        errors=_OF_SESSION,
    ),
)
