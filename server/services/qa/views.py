"""Q&A sessions as they go over the wire."""

from __future__ import annotations

from server import protocol
from server.domain.qa.sessions import QaSession, SessionState
from server.domain.topics import room_topic
from server.services.views import person_view
from server.storage.interface import Transaction


def session_view(tx: Transaction, session: QaSession) -> protocol.QaSession:
    return session_views(tx, [session])[0]


def session_views(tx: Transaction, sessions: list[QaSession]) -> list[protocol.QaSession]:
    ids = {person for session in sessions for person in session.crew}
    people = {id_: person_view(person) for id_, person in tx.people.get_many(ids).items()}
    rules: dict[str, str | None] = {None: None}  # type: ignore[dict-item]
    for session in sessions:
        if session.series not in rules:
            series = tx.qa_sessions.series(session.series or "")
            rules[session.series or ""] = series.rrule if series else None
    return [
        _view(session, people, rules.get(session.series or ""), tx.attendance.coming(session.id))
        for session in sessions
    ]


def _view(
    session: QaSession, people: dict[str, protocol.Person], rrule: str | None, coming: int
) -> protocol.QaSession:
    return protocol.QaSession(
        id=session.id,
        title=session.title,
        about=session.about,
        tags=list(session.tags),
        room=session.room,
        starts=session.starts,
        zone=session.zone,
        starts_at=session.starts_at,
        minutes=session.minutes,
        doors_minutes=session.doors_minutes,
        capacity=session.capacity,
        experts=[people[expert] for expert in session.experts if expert in people],
        hosts=[people[host] for host in session.hosts if host in people],
        rrule=rrule,
        language=session.language,
        pre_moderated=session.is_pre_moderated,
        anonymous=session.is_anonymous,
        state=session.state.value,
        quiet=session.is_quiet,
        transcript=session.keeps_transcript,
        series=session.series,
        sequence=session.sequence,
        coming=coming,
        reason=session.reason,
    )


def tell_session(tx: Transaction, before: QaSession | None, session: QaSession, now: int) -> None:
    """Those in its room, of the session as it now is. Nobody hears of what never was planned."""
    was_known = before is not None and before.state is not SessionState.DRAFT
    if not was_known and session.state in {SessionState.DRAFT, SessionState.CANCELLED}:
        return
    topic, view = room_topic(session.room), session_view(tx, session)
    tx.log.append(topic, lambda seq: protocol.QaChanged(topic=topic, seq=seq, at=now, session=view))
