"""The rows of the route table about what is pinned to rooms and to sessions.

Who runs a session, its hosts say: that is asked of each session.
"""

from __future__ import annotations

from server import protocol
from server.api import resources
from server.api.resource_bodies import NewResourceBody, ResourceChangeBody, ResourcesBody
from server.api.route import Route
from server.domain.permissions import Action

_ROOM = "/api/rooms/{room}/resources"
_SESSION = "/api/qa-sessions/{session}/resources"
_ERRORS = ("not_found", "not_allowed")

RESOURCES = (
    Route(
        "GET",
        _ROOM,
        resources.list_room_resources,
        Action.READ_ROOM,
        "Videos and readings pinned to a room.",
        answer=ResourcesBody,
        errors=_ERRORS,
    ),
    Route(
        "POST",
        _ROOM,
        resources.pin_to_room,
        Action.CHANGE_ROOM,
        "Pin a video or a reading to a room.",
        answer=protocol.Resource,
        status=201,
        body=NewResourceBody,
        errors=(*_ERRORS, "conflict"),
    ),
    Route(
        "PATCH",
        f"{_ROOM}/{{resource}}",
        resources.change_room_resource,
        Action.CHANGE_ROOM,
        "Change what is pinned to a room, or its place in the list.",
        answer=protocol.Resource,
        body=ResourceChangeBody,
        errors=_ERRORS,
    ),
    Route(
        "DELETE",
        f"{_ROOM}/{{resource}}",
        resources.unpin_from_room,
        Action.CHANGE_ROOM,
        "Take something off a room; answers with what is left.",
        answer=ResourcesBody,
        errors=_ERRORS,
    ),
    Route(
        "GET",
        _SESSION,
        resources.list_session_resources,
        Action.SEE_SESSIONS,
        "Videos and readings pinned to a session.",
        answer=ResourcesBody,
        errors=("not_found",),
    ),
    Route(
        "POST",
        _SESSION,
        resources.pin_to_session,
        Action.SCHEDULE,
        "Pin a video or a reading to a session.",
        answer=protocol.Resource,
        status=201,
        body=NewResourceBody,
        errors=(*_ERRORS, "conflict"),
    ),
    Route(
        "PATCH",
        f"{_SESSION}/{{resource}}",
        resources.change_session_resource,
        Action.SCHEDULE,
        "Change what is pinned to a session, or its place in the list.",
        answer=protocol.Resource,
        body=ResourceChangeBody,
        errors=_ERRORS,
    ),
    Route(
        "DELETE",
        f"{_SESSION}/{{resource}}",
        resources.unpin_from_session,
        Action.SCHEDULE,
        "Take something off a session; answers with what is left.",
        answer=ResourcesBody,
        errors=_ERRORS,
    ),
)
