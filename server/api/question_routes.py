"""The rows of the route table about the questions of Q&A sessions."""

from __future__ import annotations

from server.api import question_bodies as bodies
from server.api import questions
from server.api.route import Route
from server.domain.permissions import Action
from server.protocol import Question, RunOrder

_OF_SHEET = ("not_found", "not_allowed")
_WRITING = ("room_locked", "room_paused", "muted", "slow_down")

QUESTIONS = (
    Route(
        "GET",
        "/api/qa-sessions/{session}/questions",
        questions.list_questions,
        Action.SEE_SESSIONS,
        "What is asked in a session: the live one, then by votes, then by age; and all my own.",
        answer=bodies.QuestionsBody,
        query=bodies.QuestionsQuery,
        errors=("not_found",),
    ),
    Route(
        "POST",
        "/api/qa-sessions/{session}/questions",
        questions.ask,
        Action.ASK_QUESTION,
        "Ask, also ahead of the start, and anonymously where the session allows it.",
        answer=bodies.AskedBody,
        status=201,
        body=bodies.QuestionBody,
        errors=("not_found", "conflict", *_WRITING),
    ),
    Route(
        "POST",
        "/api/questions/{question}/votes",
        questions.vote_for,
        Action.VOTE,
        "Vote for a question, or take that back.",
        answer=Question,
        body=bodies.VoteBody,
        errors=("not_found", "conflict", "room_locked"),
    ),
    Route(
        "POST",
        "/api/questions/{question}/transitions",
        questions.move,
        Action.MOVE_QUESTION,
        "Approve, answer, decline, merge or escalate a question, or withdraw one's own.",
        answer=Question,
        body=bodies.QuestionStepBody,
        errors=("not_found", "conflict"),
    ),
    Route(
        "GET",
        "/api/qa-sessions/{session}/order",
        questions.read_order,
        Action.GO_BACKSTAGE,
        "The run sheet as hosts arranged it, for those who run the session.",
        answer=RunOrder,
        errors=_OF_SHEET,
    ),
    Route(
        "DELETE",
        "/api/qa-sessions/{session}/order",
        questions.order_by_votes,
        Action.ARRANGE_QUESTIONS,
        "Let the run sheet go by votes again.",
        answer=RunOrder,
        query=bodies.RunOrderQuery,
        errors=(*_OF_SHEET, "conflict"),
    ),
    Route(
        "PUT",
        "/api/questions/{question}/order",
        questions.put_before,
        Action.ARRANGE_QUESTIONS,
        "Put a question before another on the run sheet, or at its end.",
        answer=RunOrder,
        body=bodies.QuestionOrderBody,
        errors=(*_OF_SHEET, "conflict"),
    ),
)
