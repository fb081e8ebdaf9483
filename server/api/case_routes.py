"""The rows of the route table about people at risk: cases, shifts, one's own care, figures.

A case's row asks whether somebody handles cases at all; which of them they may read and move is
asked of each case.
"""

from __future__ import annotations

from server import protocol
from server.api import case_bodies as bodies
from server.api import cases
from server.api.route import Route
from server.domain.permissions import Action

_OF_CASE = ("not_found", "not_allowed")
_MOVING = (*_OF_CASE, "conflict")

CASES = (
    Route(
        "POST",
        "/api/cases",
        cases.escalate,
        Action.ESCALATE,
        "Escalate: somebody may be at risk, and a person is to go to them.",
        answer=protocol.Case,
        status=201,
        body=bodies.EscalationBody,
        errors=_OF_CASE,
    ),
    Route(
        "GET",
        "/api/cases",
        cases.list_cases,
        Action.HANDLE_CARE,
        "Cases: open ones the gravest first, closed ones the newest first.",
        answer=bodies.CasesBody,
        query=bodies.CasesQuery,
        errors=("not_allowed",),
    ),
    Route(
        "GET",
        "/api/cases/{case}",
        cases.open_case,
        Action.HANDLE_CARE,
        "All of a case. That it was looked at goes into its record.",
        answer=protocol.Case,
        errors=_OF_CASE,
    ),
    Route(
        "POST",
        "/api/cases/{case}/acknowledgement",
        cases.acknowledge,
        Action.HANDLE_CARE,
        "I have seen it: the next page waits.",
        answer=protocol.Case,
        errors=_MOVING,
    ),
    Route(
        "POST",
        "/api/cases/{case}/transitions",
        cases.take_step,
        Action.HANDLE_CARE,
        "Take a case a step on, or change its level.",
        answer=protocol.Case,
        body=bodies.StepBody,
        errors=_MOVING,
    ),
    Route(
        "POST",
        "/api/cases/{case}/notes",
        cases.add_note,
        Action.HANDLE_CARE,
        "Write something down in a case.",
        answer=protocol.Case,
        body=bodies.NoteBody,
        errors=_MOVING,
    ),
    Route(
        "POST",
        "/api/cases/{case}/safety-plan",
        cases.plan_safety,
        Action.HANDLE_CARE,
        "Keep a safety plan as it now is.",
        answer=protocol.Case,
        body=bodies.SafetyPlanBody,
        errors=_MOVING,
    ),
    Route(
        "POST",
        "/api/cases/{case}/handover",
        cases.hand_over,
        Action.HANDLE_CARE,
        "Give a case to a colleague, with the least that they need.",
        answer=protocol.Case,
        body=bodies.HandoverBody,
        errors=_MOVING,
    ),
    Route(
        "POST",
        "/api/cases/{case}/peers",
        cases.invite_peer,
        Action.HANDLE_CARE,
        "Let somebody whom the person wants there into its private room.",
        answer=protocol.Case,
        body=bodies.PeerBody,
        errors=_MOVING,
    ),
    Route(
        "GET",
        "/api/shifts",
        cases.list_shifts,
        Action.HANDLE_CARE,
        "Who is on shift now.",
        answer=bodies.ShiftsBody,
        errors=("not_allowed",),
    ),
    Route(
        "POST",
        "/api/shifts",
        cases.begin_shift,
        Action.HANDLE_CARE,
        "Be paged from now on.",
        answer=protocol.Shift,
        status=201,
        body=bodies.ShiftBody,
    ),
    Route(
        "DELETE",
        "/api/shifts",
        cases.end_shift,
        Action.HANDLE_CARE,
        "Be paged no longer.",
        answer=bodies.ShiftsBody,
    ),
    Route(
        "GET",
        "/api/me/care",
        cases.own_care,
        Action.KEEP_OWN_ACCOUNT,
        "The help that is under way for me.",
        answer=bodies.OwnCareBody,
    ),
    Route(
        "PUT",
        "/api/me/care/consent",
        cases.agree_to_share,
        Action.KEEP_OWN_ACCOUNT,
        "Whether somebody else who comes to me may read what was said.",
        answer=bodies.OwnCareBody,
        body=bodies.ConsentBody,
    ),
    Route(
        "GET",
        "/api/figures/cases",
        cases.show_figures,
        Action.SEE_FIGURES,
        "Cases by week and level: counts and times, no names.",
        answer=bodies.FiguresBody,
        query=bodies.FiguresQuery,
        errors=("not_allowed",),
    ),
    Route(
        "GET",
        "/api/figures/cases.csv",
        cases.export_figures,
        Action.SEE_FIGURES,
        "The same as a table.",
        query=bodies.FiguresQuery,
        errors=("not_allowed",),
        content_type="text/csv",
    ),
)
