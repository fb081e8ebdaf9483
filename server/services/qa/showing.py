"""A question as it looks to whoever reads it. The one place that decides what of it leaves.

Who asked an anonymous question is in none of these views: there is no reader for whom it is.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Collection

import msgspec
from msgspec import UNSET

from server import protocol
from server.domain.people import Person
from server.domain.permissions import Action, is_allowed_in_any
from server.domain.qa.questions import Question, QuestionState, is_backstage
from server.domain.qa.sessions import QaSession
from server.services.views import person_view
from server.storage.interface import Transaction

# In `meta`: what askers' keys are made with, so that nobody can work one out from a person's id.
KEY_SECRET = "asker_key_secret"  # noqa: S105  (a key in a table)
KEY_HEX_DIGITS = 16
ESCALATED = (
    "Somebody here would like to see how you are before this goes on. You haven't done anything "
    "wrong, and your question isn't lost."
)


def public_view(tx: Transaction, question: Question) -> protocol.Question:
    """For everybody in the room. That somebody may be at risk is never told there."""
    is_shown = question.is_public
    is_at_risk = question.state is QuestionState.ESCALATED
    return protocol.Question(
        id=question.id,
        session=question.session,
        text=question.text if is_shown else None,
        state="pending" if is_at_risk else question.state.value,
        votes=question.votes,
        asker=None if question.is_anonymous else _asker(tx, question),
        answer=question.answer if is_shown else None,
        answered_by=question.answered_by if is_shown else None,
        anonymous=question.is_anonymous,
        asked_at=question.asked_at,
        answer_seq=question.answer_seq if is_shown else None,
        into=question.into,
        live_since=question.moved_at if question.state is QuestionState.LIVE else None,
    )


def backstage_view(tx: Transaction, question: Question) -> protocol.Question:
    """For those who run the session. What was withdrawn has no words for them either."""
    is_gone = question.state is QuestionState.WITHDRAWN
    shown = _with_words(tx, question)
    return msgspec.structs.replace(shown, text=None, answer=None) if is_gone else shown


def own_view(tx: Transaction, question: Question) -> protocol.Question:
    """For whoever asked it."""
    reason = ESCALATED if question.state is QuestionState.ESCALATED else question.reason
    return msgspec.structs.replace(_with_words(tx, question), mine=True, reason=reason)


def view_for(
    tx: Transaction,
    reader: Person,
    session: QaSession,
    question: Question,
    voted: Collection[str] | None = None,
) -> protocol.Question:
    """`voted`: those of many that the reader votes for, where that was asked already."""
    if question.asker == reader.id:
        view = own_view(tx, question)
    elif is_backstage(reader, session):
        view = backstage_view(tx, question)
    else:
        view = public_view(tx, question)
    counted = question.into or question.id  # a vote for what was merged is there
    votes = tx.questions.voted(reader.id, [counted]) if voted is None else voted
    return msgspec.structs.replace(
        view,
        mine=question.asker == reader.id,
        voted=counted in votes,
        asker_key=_key_for(tx, reader, session, question) or UNSET,
    )


def ready_keys(tx: Transaction) -> None:
    """Make the secret of askers' keys, where there is none yet."""
    if tx.meta.get(KEY_SECRET) is None:
        tx.meta.set(KEY_SECRET, secrets.token_hex(32))


def asker_key(tx: Transaction, person: str) -> str | None:
    """The same for all that one person asks; nobody can find the person by it."""
    secret = tx.meta.get(KEY_SECRET)
    if secret is None:
        return None
    digest = hmac.new(bytes.fromhex(secret), person.encode(), hashlib.sha256)
    return digest.hexdigest()[:KEY_HEX_DIGITS]


def _key_for(tx: Transaction, reader: Person, session: QaSession, question: Question) -> str | None:
    """None as well where the name is there: the two together would name the anonymous ones."""
    if not question.is_anonymous:
        return None
    if not is_allowed_in_any(reader, Action.HANDLE_QUESTIONS, session.room):
        return None
    return asker_key(tx, question.asker)


def _with_words(tx: Transaction, question: Question) -> protocol.Question:
    return msgspec.structs.replace(
        public_view(tx, question),
        text=question.text,
        state=question.state.value,
        answer=question.answer,
        answered_by=question.answered_by,
        answer_seq=question.answer_seq,
        reason=question.reason,
    )


def _asker(tx: Transaction, question: Question) -> protocol.Person | None:
    person = tx.people.get(question.asker)
    return person_view(person) if person and not person.is_erased else None
