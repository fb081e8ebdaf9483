"""The rows of the route table about Q&A sessions.

Which sessions somebody may know of follows from their rooms; which they run, from who their hosts
are. Both are asked of each session.
"""

from __future__ import annotations

from server import protocol
from server.api import polls, qa
from server.api import qa_bodies as bodies
from server.api.route import Access, Route
from server.domain.permissions import Action

_OF_SESSION = ("not_found", "not_allowed")

QA = (
    # Before the row of one session, whose id would hold the ending too.
    Route(
        "GET",
        "/api/qa-sessions/{session}.ics",
        qa.session_file,
        Action.SEE_SESSIONS,
        "One session, or its series, for a calendar.",
        errors=("not_found",),
        content_type="text/calendar",
    ),
    Route(
        "GET",
        "/api/calendar.ics",
        qa.feed,
        Access.PUBLIC,
        "All sessions in rooms for everybody, for a calendar to fetch again and again.",
        content_type="text/calendar",
    ),
    Route(
        "GET",
        "/api/qa-sessions",
        qa.list_sessions,
        Action.SEE_SESSIONS,
        "Sessions that come up, the earliest first.",
        answer=bodies.SessionsBody,
        query=bodies.SessionsQuery,
    ),
    Route(
        "POST",
        "/api/qa-sessions",
        qa.schedule,
        Action.SCHEDULE,
        "Plan a session.",
        answer=protocol.QaSession,
        status=201,
        body=bodies.NewSessionBody,
        errors=(*_OF_SESSION, "conflict"),
    ),
    Route(
        "POST",
        "/api/qa-sessions/preview",
        qa.preview,
        Action.SCHEDULE,
        "The first times that a plan would make, without keeping it.",
        answer=bodies.PlannedBody,
        body=bodies.PreviewBody,
    ),
    Route(
        "GET",
        "/api/qa-crew",
        qa.crew,
        Action.SCHEDULE,
        "Who could be the host or expert of a session.",
        answer=bodies.CrewBody,
        errors=("not_allowed",),
    ),
    Route(
        "GET",
        "/api/qa-sessions/{session}",
        qa.get_session,
        Action.SEE_SESSIONS,
        "One session.",
        answer=protocol.QaSession,
        errors=("not_found",),
    ),
    Route(
        "PATCH",
        "/api/qa-sessions/{session}",
        qa.change_session,
        Action.SCHEDULE,
        "Change a session that has not ended.",
        answer=protocol.QaSession,
        body=bodies.SessionChangeBody,
        errors=(*_OF_SESSION, "conflict"),
    ),
    Route(
        "POST",
        "/api/qa-sessions/{session}/transitions",
        qa.move_session,
        Action.SCHEDULE,
        "Move a session by hand: open its doors, begin, end, cancel.",
        answer=protocol.QaSession,
        body=bodies.SessionStepBody,
        errors=(*_OF_SESSION, "conflict"),
    ),
    Route(
        "PUT",
        "/api/qa-sessions/{session}/coming",
        qa.say_coming,
        Action.ATTEND,
        "Say that I come, or not.",
        answer=bodies.PlaceBody,
        body=bodies.ComingBody,
        errors=("not_found",),
    ),
    Route(
        "GET",
        "/api/qa-sessions/{session}/place",
        qa.own_place,
        Action.ATTEND,
        "Whether I have a place, or where I am in line.",
        answer=bodies.PlaceBody,
        errors=("not_found",),
    ),
    Route(
        "POST",
        "/api/qa-sessions/{session}/place",
        qa.take_place,
        Action.ATTEND,
        "Come in, or get in line.",
        answer=bodies.PlaceBody,
        errors=("not_found", "conflict"),
    ),
    Route(
        "DELETE",
        "/api/qa-sessions/{session}/place",
        qa.leave_place,
        Action.ATTEND,
        "Give my place to whoever is next.",
        answer=bodies.PlaceBody,
        errors=("not_found",),
    ),
    Route(
        "GET",
        "/api/qa-sessions/{session}/polls",
        polls.list_polls,
        Action.SEE_SESSIONS,
        "The polls of a session.",
        answer=bodies.PollsBody,
        errors=("not_found",),
    ),
    Route(
        "POST",
        "/api/qa-sessions/{session}/polls",
        polls.open_poll,
        Action.SCHEDULE,
        "Ask everybody who is there.",
        answer=protocol.Poll,
        status=201,
        body=bodies.NewPollBody,
        errors=(*_OF_SESSION, "conflict"),
    ),
    Route(
        "POST",
        "/api/polls/{poll}/votes",
        polls.vote_in_poll,
        Action.ATTEND,
        "Vote, or change my vote.",
        answer=protocol.Poll,
        body=bodies.PollVoteBody,
        errors=("not_found", "conflict", "room_locked", "room_paused"),
    ),
    Route(
        "POST",
        "/api/polls/{poll}/close",
        polls.close_poll,
        Action.SCHEDULE,
        "Close a poll: everybody sees the result.",
        answer=protocol.Poll,
        errors=_OF_SESSION,
    ),
    Route(
        "PUT",
        "/api/qa-sessions/{session}/mood",
        polls.say_mood,
        Action.ATTEND,
        "How I leave a session.",
        answer=bodies.MoodAnswerBody,
        body=bodies.MoodBody,
        errors=("not_found", "conflict"),
    ),
)
