"""Who is told what of a question: the room, those backstage, and whoever asked it.

The topic is the audience. On the room's go only questions that it has seen; what is not to be read
there any more leaves its log too. A vote is no event: a count is told at most once a second.
"""

from __future__ import annotations

from typing import Any

from server import protocol
from server.domain.qa.questions import (
    VOTES_TOLD_EVERY_MS,
    Question,
    QuestionState,
    is_time_to_tell,
)
from server.domain.qa.sessions import QaSession
from server.domain.topics import backstage_topic, person_topic, public_name, room_of, room_topic
from server.services.qa.showing import backstage_view, own_view, public_view
from server.storage.interface import Transaction

_WORDS = ("text", "answer", "reason")


def tell(tx: Transaction, session: QaSession, question: Question, now: int) -> None:
    """Everybody who may know what a question is now, in the commit that made it so."""
    if question.was_public:
        if not question.is_public:
            _take_out_of_rooms(tx, question)
        _tell_room(tx, session, question, now)
    if question.state is QuestionState.WITHDRAWN:
        take_words_out(tx, question, backstage_topic(session.id))
    if not question.is_kept_back:
        _append(tx, backstage_topic(session.id), question, backstage_view(tx, question), now)
    tell_asker(tx, question, now)


def tell_asker(tx: Transaction, question: Question, now: int) -> None:
    _append(tx, person_topic(question.asker), question, own_view(tx, question), now)


def tell_count(tx: Transaction, session: QaSession, question: Question, now: int) -> None:
    """Now, or where the room has just heard of this count, a moment later by the worker."""
    if not question.is_public:
        return
    if is_time_to_tell(question, now):
        _tell_room(tx, session, question, now)
    elif question.tell_at is None:
        tx.questions.set_tell_at(question.id, question.told_at + VOTES_TOLD_EVERY_MS)


def tell_count_due(tx: Transaction, question: Question, now: int) -> None:
    """What `tell_count` left for later, if there is still anything to tell."""
    session = tx.qa_sessions.get(question.session)
    if session is not None and question.is_public and question.votes != question.told_votes:
        _tell_room(tx, session, question, now)
    else:
        tx.questions.set_told(question.id, question.told_votes, question.told_at)


def _take_out_of_rooms(tx: Transaction, question: Question) -> None:
    """Of the room of its session, and of one where that was to be before."""
    for topic in tx.questions.logs(question.id):
        if room_of(topic):
            take_words_out(tx, question, topic)


def take_words_out(tx: Transaction, question: Question, topic: str, **more: Any) -> None:
    """Leave in a topic's log that there was a question, and none of its words; `more` as said."""
    first = tx.questions.logs(question.id).get(topic)
    if first is None:
        return
    without = dict.fromkeys(_WORDS) | more

    def change(body: dict[str, Any]) -> dict[str, Any]:
        return body | {"question": body["question"] | without}

    tx.log.rewrite(topic, first, change)


def _tell_room(tx: Transaction, session: QaSession, question: Question, now: int) -> None:
    _append(tx, room_topic(session.room), question, public_view(tx, question), now)
    tx.questions.set_told(question.id, question.votes, now)


def _append(
    tx: Transaction, topic: str, question: Question, view: protocol.Question, now: int
) -> None:
    first = tx.questions.logs(question.id).get(topic)
    name = public_name(topic)
    seq = tx.log.append(
        topic,
        lambda seq: protocol.QuestionChanged(topic=name, seq=seq, at=now, question=view),
        about=first,
    )
    if first is None:
        tx.questions.note_log(question.id, topic, seq)
