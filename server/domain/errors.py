"""The errors that a caller may meet, by the codes of the wire contract.

The domain and the services raise these; each edge translates them in one place (an `error`
frame on the socket, a body and a status on HTTP). Messages are one plain sentence, written
for the person who reads them.
"""

from __future__ import annotations

from typing import ClassVar


class LamplightError(Exception):
    """A refusal with a code, one plain sentence, and whether trying again later may help."""

    code: ClassVar[str]
    temporary: ClassVar[bool] = False
    sentence: ClassVar[str] = ""

    def __init__(
        self,
        message: str | None = None,
        *,
        field: str | None = None,
        retry_after_ms: int | None = None,
    ) -> None:
        self.message = message or self.sentence
        super().__init__(self.message)
        self.field = field
        self.retry_after_ms = retry_after_ms


class BadRequest(LamplightError):
    code = "bad_request"
    sentence = "That was not understood."


class NotSignedIn(LamplightError):
    code = "not_signed_in"
    sentence = "Please join or sign in first."


class TokenExpired(NotSignedIn):
    """A token that was good once: the client may fetch a fresh one and come back."""

    sentence = "Your sign-in has run out."


class NotAllowed(LamplightError):
    code = "not_allowed"
    sentence = "You can't do that here."


class UnderAge(LamplightError):
    code = "under_age"
    sentence = "These rooms are for people of 13 and over, and nothing about you was kept."


class NotFound(LamplightError):
    """Also the answer for what the caller may not know of: the two must not be told apart."""

    code = "not_found"
    sentence = "There is nothing here by that name."


class Conflict(LamplightError):
    code = "conflict"
    sentence = "That clashes with something that is already there."


class Clash(Conflict):
    """Two sessions would take the same time: `session` has it."""

    def __init__(self, message: str, *, field: str, session: str) -> None:
        super().__init__(message, field=field)
        self.session = session


class TooLong(LamplightError):
    code = "too_long"
    sentence = "That is too long."


class NameNotPrivate(LamplightError):
    code = "name_not_private"
    sentence = "Please pick a name that doesn't give you away."


class Muted(LamplightError):
    code = "muted"
    sentence = "A moderator has paused your writing here. You can still read."


class Banned(LamplightError):
    code = "banned"
    sentence = "A moderator has closed this place to you."


class RoomLocked(LamplightError):
    code = "room_locked"
    sentence = "This room is locked: it can be read, but nobody can write just now."


class RoomPaused(LamplightError):
    code = "room_paused"
    temporary = True
    sentence = "A moderator has paused this room for a moment. What you wrote is still yours."


class SlowDown(LamplightError):
    code = "slow_down"
    temporary = True
    sentence = "That was a little fast. Please wait a moment."


class Unavailable(LamplightError):
    code = "unavailable"
    temporary = True
    sentence = "That can't be done just now. Please try again."
