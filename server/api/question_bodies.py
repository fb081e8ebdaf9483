"""What is sent and answered about questions of Q&A sessions, typed."""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from server.domain.cases import CASE_LEVELS
from server.protocol import Care, Notice, Question, QuestionStateName

# Past these a text is too long by far; how long it may be is the service's to say.
_Text = Annotated[str, Meta(max_length=10_000)]
Level = Annotated[str, Meta(pattern=f"^({'|'.join(CASE_LEVELS)})$")]


class QuestionBody(Struct, frozen=True):
    """`id` is the client's own: the same is never asked twice. `anonymous`: to the room."""

    id: Annotated[str, Meta(min_length=1, max_length=64)]
    text: Annotated[str, Meta(min_length=1, max_length=10_000)]
    anonymous: bool = False


class AskedBody(Question, frozen=True, kw_only=True):
    """With the private card, and with the notice of a text that wasn't simply taken."""

    care: Care | UnsetType = UNSET
    notice: Notice | UnsetType = UNSET


class QuestionsQuery(Struct, frozen=True):
    """`after` is `next` of the page before."""

    after: str | None = None
    limit: Annotated[int, Meta(ge=1, le=100)] = 50
    state: QuestionStateName | None = None


class QuestionsBody(Struct, frozen=True):
    questions: list[Question]
    next: str | None


class VoteBody(Struct, frozen=True):
    on: bool


class QuestionStepBody(Struct, frozen=True):
    """`reason` is told to whoever asked what is declined; of an escalation it is for the case.

    `answer` is written here; `seq` is that of an expert's or host's message in the room.
    """

    to: QuestionStateName
    reason: _Text = ""
    answer: _Text = ""
    seq: Annotated[int, Meta(ge=1, le=2**53)] | None = None
    into: Annotated[str, Meta(max_length=64)] | None = None
    level: Level = "S2"


class QuestionOrderBody(Struct, frozen=True):
    """`before`: a question's id; null puts it at the end. `version`: of the order that was seen."""

    before: Annotated[str, Meta(max_length=64)] | None
    version: Annotated[int, Meta(ge=0, le=2**53)]


class RunOrderQuery(Struct, frozen=True):
    """`version`: of the order that was seen."""

    version: Annotated[int, Meta(ge=0, le=2**53)] = 0


class HeldQuestion(Struct, frozen=True):
    """What I asked in a Q&A session."""

    id: str
    session: str
    text: str
    anonymous: bool
    state: QuestionStateName
    at: int


class HeldVote(Struct, frozen=True):
    question: str
    at: int
