"""The rows of the route table about reports, appeals, and acts on many at once."""

from __future__ import annotations

from server.api import bulk, bulk_bodies, reports
from server.api import report_bodies as bodies
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
        "GET",
        "/api/me/sanctions",
        reports.own_sanctions,
        Access.TOKEN,
        "What is in force on me, why and until when; also while banned.",
        answer=bodies.OwnSanctionsBody,
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

BULK = (
    Route(
        "POST",
        "/api/queue/bulk",
        bulk.act,
        Action.MODERATE_MESSAGE,
        "Act on many items, or on all of a person or of a room since a time, as one.",
        answer=bulk_bodies.SweptBody,
        status=201,
        body=bulk_bodies.BulkBody,
        errors=("not_found", "not_allowed"),
    ),
    Route(
        "POST",
        "/api/bulk/{bulk}/undo",
        bulk.undo_bulk,
        Action.MODERATE_MESSAGE,
        "Undo an act on many: exactly what it did, where nobody has touched it since.",
        answer=bulk_bodies.SweptBody,
        errors=("not_found", "not_allowed", "conflict"),
    ),
)
