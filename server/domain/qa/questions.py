"""A question of a Q&A session: its states, who may move it where, and who may read what of it.

One table says both which state follows which and who may take that step. Whoever asks, answers and
runs the session are parts that somebody has in one session, not roles on the site.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from server.domain.errors import BadRequest, Conflict, NotAllowed, SlowDown, TooLong
from server.domain.messages import check_text
from server.domain.people import Person
from server.domain.permissions import Action, is_allowed_in_any
from server.domain.qa.sessions import QaSession, answers, runs

TEXT_MAX_CHARS = 500
ANSWER_MAX_CHARS = 2_000
REASON_MAX_CHARS = 500
# So many questions in a session by one person, in that time.
ASKED_MAX = 5
ASKED_WITHIN_MS = 10 * 60_000
# A count is told at most this often.
VOTES_TOLD_EVERY_MS = 1_000


class QuestionState(StrEnum):
    PENDING = "pending"  # somebody who runs the session has to look at it
    APPROVED = "approved"  # everybody sees it and may vote for it
    LIVE = "live"  # it is being answered: one a session
    ANSWERED = "answered"
    DECLINED = "declined"
    MERGED = "merged"  # into another that asks the same
    WITHDRAWN = "withdrawn"
    ESCALATED = "escalated"  # whoever asks may be at risk: a case is open


class Part(StrEnum):
    """What somebody is in one session, or to one question."""

    ASKER = "asker"
    HOST = "host"
    EXPERT = "expert"
    MODERATOR = "moderator"


LINE = frozenset({Part.HOST, Part.MODERATOR})  # who says what is asked
_STAGE = LINE | {Part.EXPERT}
_ASKER = frozenset({Part.ASKER})

_S = QuestionState
# (from, to) -> who may. A missing key is the error.
TRANSITIONS: dict[tuple[QuestionState, QuestionState], frozenset[Part]] = {
    (_S.PENDING, _S.APPROVED): LINE,
    (_S.PENDING, _S.DECLINED): LINE,
    (_S.PENDING, _S.MERGED): LINE,
    (_S.PENDING, _S.ESCALATED): _STAGE,
    (_S.PENDING, _S.WITHDRAWN): _ASKER,
    (_S.APPROVED, _S.LIVE): _STAGE,
    (_S.APPROVED, _S.ANSWERED): _STAGE,
    (_S.APPROVED, _S.DECLINED): LINE,
    (_S.APPROVED, _S.MERGED): LINE,
    (_S.APPROVED, _S.ESCALATED): _STAGE,
    (_S.APPROVED, _S.WITHDRAWN): _ASKER,
    (_S.LIVE, _S.APPROVED): _STAGE,
    (_S.LIVE, _S.ANSWERED): _STAGE,
    (_S.LIVE, _S.DECLINED): LINE,
    (_S.LIVE, _S.ESCALATED): _STAGE,
    (_S.LIVE, _S.WITHDRAWN): _ASKER,
    (_S.ANSWERED, _S.LIVE): _STAGE,
    (_S.ANSWERED, _S.ANSWERED): _STAGE,  # another answer in its place
    (_S.ANSWERED, _S.DECLINED): LINE,
    (_S.ANSWERED, _S.WITHDRAWN): _ASKER,
    (_S.DECLINED, _S.APPROVED): LINE,
    (_S.DECLINED, _S.WITHDRAWN): _ASKER,
    (_S.MERGED, _S.WITHDRAWN): _ASKER,
    (_S.ESCALATED, _S.APPROVED): LINE,
    (_S.ESCALATED, _S.DECLINED): LINE,
    (_S.ESCALATED, _S.WITHDRAWN): _ASKER,
}
# Everybody in the room sees these.
PUBLIC = frozenset({_S.APPROVED, _S.LIVE, _S.ANSWERED})
# These may be voted for, and others merged into them or into one that waits.
OPEN_TO_VOTES = frozenset({_S.APPROVED, _S.LIVE})
TAKES_OTHERS = PUBLIC | {_S.PENDING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`asker` is a person's id, which never leaves for others where it `is_anonymous`.

    `client_id` is what the asker's client called it. `reason` is what the asker is told of a
    decline. `answer` was written here; `answer_seq` is a message in the session's room. `into`:
    what it was merged into. `was_public`: the room has seen it. `is_kept_back`: the policy declined
    it, and only moderators hear of it, by `item` of their queue.

    `votes` is the count; `told_votes` and `told_at` what the room was last told of it and when, and
    `tell_at` when it is due to hear the rest.
    """

    id: str
    session: str
    asker: str
    client_id: str
    text: str
    state: QuestionState
    asked_at: int
    is_anonymous: bool = False
    is_kept_back: bool = False
    was_public: bool = False
    item: str | None = None
    reason: str | None = None
    into: str | None = None
    answer: str | None = None
    answer_seq: int | None = None
    answered_by: str | None = None
    moved_at: int = 0
    votes: int = 0
    told_votes: int = 0
    told_at: int = 0
    tell_at: int | None = None

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC


def parts_of(person: Person, session: QaSession, question: Question | None = None) -> set[Part]:
    """Everything that `person` is there; nothing, for somebody who only listens."""
    found = {
        Part.ASKER: question is not None and question.asker == person.id,
        Part.HOST: runs(person, session),
        Part.EXPERT: answers(person, session),
        Part.MODERATOR: is_allowed_in_any(person, Action.HANDLE_QUESTIONS, session.room),
    }
    return {part for part, is_it in found.items() if is_it}


def is_backstage(person: Person, session: QaSession) -> bool:
    """Whether they see what waits: hosts and experts of the session, and moderators."""
    return bool(parts_of(person, session))


def may_know_of(person: Person, session: QaSession, question: Question) -> bool:
    """Whether the question is there for them at all."""
    if question.asker == person.id or question.was_public:
        return True
    return is_backstage(person, session) and not question.is_kept_back


def check_move(question: Question, to: QuestionState, parts: set[Part]) -> None:
    """Whether somebody who is `parts` may take the question to `to`.

    Raises:
        Conflict: it doesn't follow on the state that it is in.
        NotAllowed: it does, and is for others to do.
    """
    who = TRANSITIONS.get((question.state, to))
    if who is None:
        raise Conflict(f"That question is {question.state}, and doesn't go to {to} from there.")
    if who.isdisjoint(parts) or (question.is_kept_back and Part.ASKER not in parts):
        raise NotAllowed


def moved(question: Question, to: QuestionState, now: int) -> Question:
    """There; what the room has seen once, it has seen."""
    return replace(
        question,
        state=to,
        moved_at=now,
        was_public=question.was_public or to in PUBLIC,
        is_kept_back=question.is_kept_back and to not in PUBLIC,
    )


def check_question(text: str) -> str:
    """Raises: BadRequest for nothing or a control character; TooLong past 500 characters."""
    if len(text) > TEXT_MAX_CHARS:
        raise TooLong(f"A question holds at most {TEXT_MAX_CHARS} characters.", field="text")
    return check_text(text)


def check_line(text: str, field: str, most: int) -> str:
    """Raises: BadRequest for a reason or an answer that is too long."""
    line = text.strip()
    if len(line) > most:
        raise BadRequest(f"At most {most:,} characters.", field=field)
    return line


def check_pace(asked_at: list[int], now: int) -> None:
    """`asked_at`: when somebody's questions of the last while came, oldest first.

    Raises:
        SlowDown: with the time until the next one.
    """
    if len(asked_at) >= ASKED_MAX:
        wait_ms = max(0, asked_at[-ASKED_MAX] + ASKED_WITHIN_MS - now)
        raise SlowDown(
            "That is a lot of questions at once: please wait a little.", retry_after_ms=wait_ms
        )


def is_time_to_tell(question: Question, now: int) -> bool:
    """Whether the room may hear of a new count now, without hearing of every vote."""
    return now - question.told_at >= VOTES_TOLD_EVERY_MS
