"""Close codes. 4000 to 4499: come back with your position. 4500 to 4999: don't by yourself."""

from __future__ import annotations

DRAIN = 4001
TOKEN_EXPIRED = 4005
TOO_SLOW = 4008
LOG_EPOCH_CHANGED = 4009
NO_PONG = 4012
OVERLOADED = 4013
BAD_TOKEN = 4500
MALFORMED = 4501
NOT_SIGNED_IN_IN_TIME = 4502
REMOVED_BY_MODERATOR = 4503
TOO_MANY_CONNECTIONS = 4504
TOO_MANY_ERRORS = 4505

MESSAGES = {
    DRAIN: "The server is restarting. Please come back in a moment.",
    TOKEN_EXPIRED: "Your sign-in has run out. Please refresh it and come back.",
    TOO_SLOW: "You are far behind. Please come back.",
    LOG_EPOCH_CHANGED: "This topic's log was rebuilt. Please come back.",
    NO_PONG: "We lost touch with you. Please come back.",
    OVERLOADED: "We are very busy. Please come back a little later.",
    BAD_TOKEN: "That sign-in isn't good any more. Please join again.",
    MALFORMED: "Only text frames are understood here.",
    NOT_SIGNED_IN_IN_TIME: "You didn't sign in in time.",
    REMOVED_BY_MODERATOR: "A moderator has closed this place to you.",
    TOO_MANY_CONNECTIONS: "You have this open in too many places.",
    TOO_MANY_ERRORS: "Too much of what you sent was not understood.",
}

RETRY_AFTER_MS = 500


def comes_back(code: int) -> bool:
    return 4000 <= code < 4500
