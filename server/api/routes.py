"""The route table: every endpoint, who may call it, what it takes, answers and refuses.

Routing, validation, the OpenAPI document and the permission tests all come from here. The
action in a row names the permission that the use case asks for; a use case that concerns a
room asks it of that room, which the edge does not know.
"""

from __future__ import annotations

from server import protocol
from server.api import bodies, helplines, moderation, ops, people, rooms
from server.api.archive_routes import ARCHIVE
from server.api.case_routes import CASES
from server.api.desk_routes import DESK
from server.api.helpline_bodies import ConfirmBody, TriedLinesBody
from server.api.notice_routes import NOTICES
from server.api.qa_routes import QA
from server.api.question_routes import QUESTIONS
from server.api.report_routes import BULK, REPORTS
from server.api.resource_routes import RESOURCES
from server.api.route import Access, Route
from server.domain.permissions import Action

_ENTRY = ("slow_down",)
_IN_ROOM = ("not_found", "not_allowed")

PEOPLE = (
    Route(
        "POST",
        "/api/join",
        people.join,
        Access.PUBLIC,
        "Join under a chosen or a generated name.",
        answer=bodies.JoinedBody,
        status=201,
        body=bodies.JoinBody,
        errors=("under_age", "name_not_private", "conflict", *_ENTRY),
    ),
    Route(
        "POST",
        "/api/return",
        people.come_back,
        Access.PUBLIC,
        "Come back as the person whose return code this is.",
        answer=bodies.SignedInBody,
        body=bodies.ReturnBody,
        errors=("not_signed_in", "banned", *_ENTRY),
    ),
    Route(
        "POST",
        "/api/login",
        people.login,
        Access.PUBLIC,
        "Sign in as a member of staff.",
        answer=bodies.SignedInBody,
        body=bodies.LoginBody,
        errors=("not_signed_in", "banned", *_ENTRY),
    ),
    Route(
        "POST",
        "/api/token",
        people.refresh,
        Access.TOKEN,
        "A fresh token for a valid one.",
        answer=bodies.SignedInBody,
    ),
    Route(
        "POST",
        "/api/logout",
        people.logout,
        Access.TOKEN,
        "End this sign-in: its tokens are dead everywhere.",
        answer=bodies.SignedOutBody,
    ),
    Route(
        "GET",
        "/api/me",
        people.me,
        Access.SIGNED_IN,
        "Who I am, and what a moderator has set against me.",
        answer=bodies.MeBody,
    ),
    Route(
        "PATCH",
        "/api/me",
        people.set_preferences,
        Action.KEEP_OWN_ACCOUNT,
        "Choose a language, and the country whose help lines I am shown.",
        answer=bodies.PreferencesSetBody,
        body=bodies.PreferencesBody,
    ),
    Route(
        "POST",
        "/api/me/care",
        people.choose_care,
        Action.KEEP_OWN_ACCOUNT,
        "Say what I want to happen after a care card; `talk` asks for a person now.",
        answer=bodies.CareChosenBody,
        body=bodies.CareChoiceBody,
    ),
    Route(
        "GET",
        "/api/me/export",
        people.export,
        Action.KEEP_OWN_ACCOUNT,
        "All that is held about me.",
        answer=bodies.ExportBody,
    ),
    Route(
        "DELETE",
        "/api/me",
        people.erase,
        Action.KEEP_OWN_ACCOUNT,
        "Erase me and every word that I wrote.",
        answer=bodies.ErasedBody,
    ),
    Route(
        "GET",
        "/api/me/hidden",
        people.list_hidden,
        Action.KEEP_OWN_ACCOUNT,
        "Whom I have hidden for myself.",
        answer=bodies.HiddenBody,
    ),
    Route(
        "PUT",
        "/api/me/hidden/{person}",
        people.hide,
        Action.KEEP_OWN_ACCOUNT,
        "Hide somebody's messages for myself; nobody else is told.",
        answer=bodies.HiddenBody,
        errors=("not_found", "bad_request"),
    ),
    Route(
        "DELETE",
        "/api/me/hidden/{person}",
        people.show,
        Action.KEEP_OWN_ACCOUNT,
        "See somebody's messages again.",
        answer=bodies.HiddenBody,
    ),
    Route(
        "GET",
        "/api/config",
        people.config,
        Access.PUBLIC,
        "What a browser needs before anybody is signed in.",
        answer=bodies.ConfigBody,
    ),
    Route(
        "GET",
        "/api/names",
        people.names,
        Access.PUBLIC,
        "A few names to choose from.",
        answer=bodies.NamesBody,
    ),
)

ROOMS = (
    Route(
        "GET",
        "/api/rooms",
        rooms.list_rooms,
        Access.SIGNED_IN,
        "Every room that there is for me.",
        answer=bodies.RoomsBody,
    ),
    Route(
        "POST",
        "/api/rooms",
        rooms.create_room,
        Action.CREATE_ROOM,
        "Open a new room.",
        answer=protocol.Room,
        status=201,
        body=bodies.NewRoomBody,
        errors=("not_allowed", "conflict"),
    ),
    Route(
        "GET",
        "/api/rooms/{room}",
        rooms.get_room,
        Action.READ_ROOM,
        "One room.",
        answer=protocol.Room,
        errors=("not_found",),
    ),
    Route(
        "PATCH",
        "/api/rooms/{room}",
        rooms.change_room,
        Action.CONTROL_ROOM,
        "Change a room; only what is named changes.",
        answer=protocol.Room,
        body=bodies.RoomChangeBody,
        errors=_IN_ROOM,
    ),
    Route(
        "GET",
        "/api/site",
        rooms.see_site,
        Action.PAUSE_SITE,
        "Whether every room is paused.",
        answer=bodies.SiteBody,
        errors=("not_allowed",),
    ),
    Route(
        "PATCH",
        "/api/site",
        rooms.change_site,
        Action.PAUSE_SITE,
        "Pause every room at once, or end that.",
        answer=bodies.SiteBody,
        body=bodies.SiteBody,
    ),
    Route(
        "GET",
        "/api/rooms/{room}/messages",
        rooms.list_messages,
        Action.READ_ROOM,
        "Older messages, newest last.",
        answer=bodies.MessagesBody,
        query=bodies.HistoryQuery,
        errors=("not_found",),
    ),
)

MODERATION = (
    Route(
        "POST",
        "/api/rooms/{room}/messages/{seq}/moderation",
        moderation.moderate_message,
        Action.MODERATE_MESSAGE,
        "Remove, restore or cover a message, or decide on a held one.",
        answer=protocol.Message,
        body=bodies.ModerationBody,
        errors=(*_IN_ROOM, "conflict"),
    ),
    Route(
        "POST",
        "/api/rooms/{room}/sanctions",
        moderation.sanction_in_room,
        Action.MUTE_IN_ROOM,
        "Mute, time out or ban somebody in one room.",
        answer=protocol.Sanction,
        status=201,
        body=bodies.SanctionBody,
        errors=_IN_ROOM,
    ),
    Route(
        "GET",
        "/api/rooms/{room}/sanctions",
        moderation.list_room_sanctions,
        Action.SEE_SANCTIONS,
        "Sanctions in force in one room.",
        answer=bodies.SanctionsBody,
        query=bodies.SanctionsQuery,
        errors=_IN_ROOM,
    ),
    Route(
        "POST",
        "/api/sanctions",
        moderation.sanction_on_site,
        Action.MUTE_ON_SITE,
        "Mute, time out or ban somebody on the whole site.",
        answer=protocol.Sanction,
        status=201,
        body=bodies.SanctionBody,
        errors=_IN_ROOM,
    ),
    Route(
        "GET",
        "/api/sanctions",
        moderation.list_sanctions,
        Action.SEE_SANCTIONS,
        "Sanctions in force, of all rooms and of the site.",
        answer=bodies.SanctionsBody,
        query=bodies.SanctionsQuery,
        errors=("not_allowed",),
    ),
    Route(
        "DELETE",
        "/api/sanctions/{sanction}",
        moderation.lift_sanction,
        Action.LIFT_SANCTION,
        "End a sanction before its time.",
        answer=protocol.Sanction,
        errors=(*_IN_ROOM, "conflict"),
    ),
)

HELP = (
    Route(
        "GET",
        "/api/helplines",
        helplines.list_helplines,
        Access.PUBLIC,
        "Help lines of a country that the caller names.",
        answer=bodies.HelplinesBody,
        query=bodies.HelplinesQuery,
    ),
    Route(
        "GET",
        "/api/helplines/confirmations",
        helplines.list_confirmations,
        Action.CONFIRM_HELPLINES,
        "Every help line with who called or read it last; those to be tried come first.",
        answer=TriedLinesBody,
        errors=("not_allowed",),
    ),
    Route(
        "POST",
        "/api/helplines/confirmations",
        helplines.confirm,
        Action.CONFIRM_HELPLINES,
        "Record that I called or read these lines.",
        answer=TriedLinesBody,
        status=201,
        body=ConfirmBody,
        errors=("not_found",),
    ),
)

OPERATION = (
    Route(
        "GET", "/healthz", ops.alive, Access.PUBLIC, "The process lives.", answer=bodies.AliveBody
    ),
    Route(
        "GET",
        "/readyz",
        ops.ready,
        Access.PUBLIC,
        "Able to serve, each check proven end to end.",
        answer=bodies.ReadyBody,
        other_answers=((503, bodies.NotReadyBody),),
    ),
    Route(
        "GET",
        "/metrics",
        ops.metrics,
        Access.PUBLIC,
        "Figures for Prometheus.",
        content_type=ops.METRICS_TYPE,
    ),
)

ROUTES: tuple[Route, ...] = (
    *PEOPLE,
    *ROOMS,
    *MODERATION,
    *REPORTS,
    *BULK,
    *DESK,
    *CASES,
    *QA,
    *ARCHIVE,
    *RESOURCES,
    *NOTICES,
    *QUESTIONS,
    *HELP,
    *OPERATION,
)
