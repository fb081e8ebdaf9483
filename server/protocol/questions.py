"""A question of a Q&A session, as whoever reads it may see it."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from server.protocol.objects import Person

QuestionStateName = Literal[
    "pending",
    "approved",
    "live",
    "answered",
    "declined",
    "merged",
    "withdrawn",
    "escalated",
]


class RunOrder(Struct, frozen=True):
    """The run sheet as hosts arranged it: ids of questions, none while it goes by votes.

    What isn't `placed` comes after it, by votes. `version` rises with each change.
    """

    session: str
    version: int
    placed: list[str]


class Question(Struct, frozen=True, kw_only=True):
    """`asker` is null where it was asked anonymously; `answered_by` is a person's id.

    `text` is null where the reader may not read it, or not any more. `answer_seq` is a message in
    the session's room, `into` the question that it was merged into. `live_since`: while it is live.
    `reason` is for its asker and for those backstage. `mine` and `voted` are about the reader, and
    left out where many read. `asker_key`, for moderators only, is the same for all that one person
    asks anonymously.
    """

    id: str
    session: str
    text: str | None
    state: QuestionStateName
    votes: int
    asker: Person | None
    answer: str | None
    answered_by: str | None
    anonymous: bool
    asked_at: int
    answer_seq: int | None = None
    into: str | None = None
    reason: str | None = None
    live_since: int | None = None
    mine: bool | UnsetType = UNSET
    voted: bool | UnsetType = UNSET
    asker_key: str | UnsetType = UNSET
