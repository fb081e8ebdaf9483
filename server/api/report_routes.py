"""The rows of the route table about reports and appeals."""

from __future__ import annotations

from server.api import report_bodies as bodies
from server.api import reports
from server.api.route import Access, Route
from server.domain.permissions import Action

REPORTS = (
    Route(
        "POST",
        "/api/rooms/{room}/messages/{seq}/reports",
        reports.report,
        Action.REPORT,
        "Report a message, or say that I am worried about whoever wrote it.",
        answer=bodies.FiledBody,
        status=201,
        body=bodies.ReportBody,
        errors=("not_found", "not_allowed", "conflict", "slow_down"),
    ),
    Route(
        "POST",
        "/api/sanctions/{sanction}/appeal",
        reports.appeal,
        Access.TOKEN,
        "Ask for a second look at a sanction on me; also while banned, once a sanction.",
        answer=bodies.AppealedBody,
        status=201,
        body=bodies.AppealBody,
        errors=("not_found", "conflict"),
    ),
    Route(
        "GET",
        "/api/queue/{item}/reports",
        reports.list_reports,
        Action.READ_DESK,
        "The messages that an item is about, and what was said of them; not by whom.",
        answer=bodies.ReportsBody,
        errors=("not_found", "not_allowed"),
    ),
    Route(
        "GET",
        "/api/queue/{item}/reporters",
        reports.list_reporters,
        Action.SEE_REPORTERS,
        "Who reported it. Looking at this is noted in the audit.",
        answer=bodies.ReportersBody,
        errors=("not_found", "not_allowed"),
    ),
)
