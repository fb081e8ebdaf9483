"""What clients are told of Q&A sessions, as events of a topic's log."""

from __future__ import annotations

from server.protocol.logged import LoggedEvent
from server.protocol.qa import Poll, QaSession
from server.protocol.questions import Question, RunOrder


class QaChanged(LoggedEvent, frozen=True, tag="qa.changed"):
    """A session of the room as it now is."""

    session: QaSession


class QuestionChanged(LoggedEvent, frozen=True, tag="question.changed"):
    """On a room what all may see of a question, backstage what waits, on `me` one's own."""

    question: Question


class RunOrderChanged(LoggedEvent, frozen=True, tag="order.changed"):
    """Backstage: hosts put the run sheet in another order."""

    order: RunOrder


class PollChanged(LoggedEvent, frozen=True, tag="poll.changed"):
    """A poll of the room's session was opened, or closed, with its result."""

    poll: Poll


class PlaceChanged(LoggedEvent, frozen=True, tag="place.changed"):
    """On `me`: a place in a session that is full became theirs, or was taken back."""

    session: str
    room: str
    admitted: bool
