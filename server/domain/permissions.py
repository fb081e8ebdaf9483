"""Who may do what: one table, role x action x kind of room. Every edge asks `authorise`.

A tenet of the table: a row lists the roles that may, in the kinds of room where they may;
whoever is not listed may not. Roles come from the store at the time of asking, never from
a token, so that a demotion takes effect at once.
"""

from __future__ import annotations

from enum import StrEnum

from server.domain.errors import LamplightError, NotAllowed, NotFound, RoomLocked, RoomPaused
from server.domain.people import Person, Role
from server.domain.rooms import MODERATING, Room, RoomMode, exists_for, has_place


class Action(StrEnum):
    READ_ROOM = "read_room"
    POST = "post"
    REACT = "react"
    TYPE = "type"
    EDIT_OWN_MESSAGE = "edit_own_message"
    WITHDRAW_OWN_MESSAGE = "withdraw_own_message"
    MODERATE_MESSAGE = "moderate_message"
    MUTE_IN_ROOM = "mute_in_room"
    BAN_IN_ROOM = "ban_in_room"
    MUTE_ON_SITE = "mute_on_site"
    BAN_ON_SITE = "ban_on_site"
    LIFT_OWN_SANCTION = "lift_own_sanction"
    LIFT_SANCTION = "lift_sanction"
    SEE_SANCTIONS = "see_sanctions"
    CREATE_ROOM = "create_room"
    SCHEDULE = "schedule"
    SEE_SESSIONS = "see_sessions"
    ATTEND = "attend"
    CONTROL_ROOM = "control_room"
    CHANGE_ROOM = "change_room"
    PAUSE_SITE = "pause_site"
    READ_DESK = "read_desk"
    HANDLE_CARE = "handle_care"
    HANDLE_CONDUCT = "handle_conduct"
    HANDLE_CHILD_SAFETY = "handle_child_safety"
    ESCALATE = "escalate"
    REPORT = "report"
    APPEAL = "appeal"
    SEE_RECORD = "see_record"
    SEE_REPORTERS = "see_reporters"
    SEE_FIGURES = "see_figures"
    READ_AUDIT = "read_audit"
    ASK_QUESTION = "ask_question"
    VOTE = "vote"
    MOVE_QUESTION = "move_question"
    GO_BACKSTAGE = "go_backstage"
    ARRANGE_QUESTIONS = "arrange_questions"
    HANDLE_QUESTIONS = "handle_questions"
    MANAGE_WEBHOOKS = "manage_webhooks"
    RECEIVE_PUSHES = "receive_pushes"
    RECEIVE_CASE_PUSHES = "receive_case_pushes"
    CONFIRM_HELPLINES = "confirm_helplines"
    KEEP_OWN_ACCOUNT = "keep_own_account"


_ALL = frozenset(Role)
# Two tiers: both hold, remove, cover, mute, time out, slow and pause; only the managing one
# also bans, lifts what others imposed, locks and changes a room.
_MODERATION = MODERATING
MANAGING_ROLES = frozenset({Role.MANAGING_MODERATOR, Role.ADMIN})
_OPEN = frozenset({RoomMode.OPEN})
_TO_REACT = frozenset({RoomMode.OPEN, RoomMode.READ_ONLY})
_NOT_CLOSED = frozenset(RoomMode) - {RoomMode.CLOSED}
_ANY = frozenset(RoomMode)

# Action -> role -> the modes of a room in which that role may. For what concerns no room
# the set of modes only has to be there.
TABLE: dict[Action, dict[Role, frozenset[RoomMode]]] = {
    Action.READ_ROOM: dict.fromkeys(_ALL, _ANY),
    Action.POST: dict.fromkeys(_ALL, _OPEN)
    | {Role.EXPERT: _TO_REACT}
    | dict.fromkeys({Role.HOST, *_MODERATION}, _NOT_CLOSED),
    Action.REACT: dict.fromkeys(_ALL, _TO_REACT),
    Action.TYPE: dict.fromkeys(_ALL, _OPEN) | {Role.EXPERT: _TO_REACT},
    # A pause stops new words, and an edit is one; taking one's own back is always possible.
    Action.EDIT_OWN_MESSAGE: dict.fromkeys(_ALL, _NOT_CLOSED - {RoomMode.PAUSED}),
    Action.WITHDRAW_OWN_MESSAGE: dict.fromkeys(_ALL, _NOT_CLOSED),
    Action.MODERATE_MESSAGE: dict.fromkeys(_MODERATION, _ANY),
    Action.MUTE_IN_ROOM: dict.fromkeys(_MODERATION, _ANY),
    Action.BAN_IN_ROOM: dict.fromkeys(MANAGING_ROLES, _ANY),
    Action.MUTE_ON_SITE: dict.fromkeys(_MODERATION, _ANY),
    Action.BAN_ON_SITE: dict.fromkeys(MANAGING_ROLES, _ANY),
    Action.LIFT_OWN_SANCTION: dict.fromkeys(_MODERATION, _ANY),
    Action.LIFT_SANCTION: dict.fromkeys(MANAGING_ROLES, _ANY),
    Action.SEE_SANCTIONS: dict.fromkeys(_MODERATION, _ANY),
    Action.SCHEDULE: dict.fromkeys({Role.HOST, Role.ADMIN}, _ANY),
    Action.SEE_SESSIONS: dict.fromkeys(_ALL, _ANY),
    Action.ATTEND: dict.fromkeys(_ALL, _ANY),
    Action.CREATE_ROOM: dict.fromkeys({Role.HOST, Role.ADMIN}, _ANY),
    Action.CONTROL_ROOM: dict.fromkeys({Role.HOST, *_MODERATION}, _ANY),
    Action.CHANGE_ROOM: dict.fromkeys({Role.HOST, *MANAGING_ROLES}, _ANY),
    Action.PAUSE_SITE: dict.fromkeys(MANAGING_ROLES, _ANY),
    Action.READ_DESK: dict.fromkeys({Role.RESPONDER, *_MODERATION}, _ANY),
    Action.HANDLE_CARE: dict.fromkeys(_MODERATION | {Role.RESPONDER}, _ANY),
    Action.HANDLE_CONDUCT: dict.fromkeys(_MODERATION, _ANY),
    Action.HANDLE_CHILD_SAFETY: dict.fromkeys(MANAGING_ROLES, _ANY),
    Action.ESCALATE: dict.fromkeys(_MODERATION | {Role.RESPONDER}, _ANY),
    Action.REPORT: dict.fromkeys(_ALL, _ANY),
    Action.APPEAL: dict.fromkeys(_ALL, _ANY),
    Action.SEE_RECORD: dict.fromkeys(_MODERATION | {Role.RESPONDER}, _ANY),
    Action.SEE_REPORTERS: dict.fromkeys(MANAGING_ROLES, _ANY),
    Action.SEE_FIGURES: dict.fromkeys(MANAGING_ROLES, _ANY),
    Action.READ_AUDIT: dict.fromkeys({Role.ADMIN}, _ANY),
    # A room that is locked before its session may be asked in all the same.
    Action.ASK_QUESTION: dict.fromkeys(_ALL, _NOT_CLOSED - {RoomMode.PAUSED}),
    Action.VOTE: dict.fromkeys(_ALL, _NOT_CLOSED),
    # Which step is whose, by what one is in the session: domain/qa/questions.py.
    Action.MOVE_QUESTION: dict.fromkeys(_ALL, _ANY),
    # Of the sessions that they run; moderators of all.
    Action.GO_BACKSTAGE: dict.fromkeys({Role.HOST, Role.EXPERT, *_MODERATION}, _ANY),
    Action.ARRANGE_QUESTIONS: dict.fromkeys({Role.HOST, *_MODERATION}, _ANY),
    Action.HANDLE_QUESTIONS: dict.fromkeys(_MODERATION, _ANY),
    Action.MANAGE_WEBHOOKS: dict.fromkeys({Role.ADMIN}, _ANY),
    Action.RECEIVE_PUSHES: dict.fromkeys(_ALL, _ANY),
    Action.RECEIVE_CASE_PUSHES: dict.fromkeys({Role.RESPONDER, *_MODERATION}, _ANY),
    Action.CONFIRM_HELPLINES: dict.fromkeys({Role.ADMIN}, _ANY),
    Action.KEEP_OWN_ACCOUNT: dict.fromkeys(_ALL, _ANY),
}


# What takes one of a room's places, where they are counted.
_INSIDE = frozenset({Action.READ_ROOM, Action.POST, Action.REACT, Action.TYPE})


def is_allowed(person: Person, action: Action, room: Room | None = None) -> bool:
    """Whether the table lets `person` do `action`, in `room` where it concerns one."""
    row = TABLE[action]
    if room is None:
        return not person.roles.isdisjoint(row)
    mode = room.mode
    return any(role in row and mode in row[role] for role in person.roles_in(room.id))


def actions_of(person: Person, room_id: str | None = None) -> frozenset[Action]:
    """Everything that the table grants `person`, on the site or (with a room) in that one too."""
    roles = person.roles_in(room_id)
    return frozenset(action for action, row in TABLE.items() if not roles.isdisjoint(row))


def is_allowed_in(person: Person, action: Action, room: str) -> bool:
    """Whether a role that holds in `room` alone lets `person` do `action`, whatever its state."""
    return not person.room_roles.get(room, frozenset()).isdisjoint(TABLE[action])


def is_allowed_in_any(person: Person, action: Action, room: str) -> bool:
    """Whether a role on the site or in `room` lets `person` do `action`, whatever its state."""
    return not person.roles_in(room).isdisjoint(TABLE[action])


def is_allowed_somewhere(person: Person, action: Action) -> bool:
    """Whether they may on the site, or in at least one room."""
    return is_allowed(person, action) or any(
        is_allowed_in(person, action, room) for room in person.room_roles
    )


def authorise(person: Person, action: Action, room: Room | None = None) -> None:
    """The one gate.

    Raises:
        NotFound: the room does not exist for this person.
        RoomPaused, RoomLocked: they might if the room were open.
        NotAllowed: the table says no.
    """
    if room is not None and not exists_for(person, room):
        raise NotFound
    if room is not None and action in _INSIDE and not has_place(person, room):
        raise NotAllowed("Every place here is taken just now. You can wait in line for one.")
    if is_allowed(person, action, room):
        return
    if room is not None and is_allowed(person, action, Room(room.id, room.name)):
        raise _shut(room)
    raise NotAllowed


def _shut(room: Room) -> LamplightError:
    if room.mode is RoomMode.PAUSED:
        return RoomPaused()
    if room.mode is RoomMode.READ_ONLY:
        return RoomLocked("This room is for reading: those who run it write here.")
    return RoomLocked()
