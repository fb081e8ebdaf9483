"""Taking a room's and its experts' time for a session, and refusing what somebody else has."""

from __future__ import annotations

from server.domain.errors import BadRequest, Clash
from server.domain.qa.sessions import BOOKED, QaSession, clash
from server.storage.interface import Transaction


def check_bookable(tx: Transaction, session: QaSession, now: int) -> None:
    """A session may take its time from now on; a draft takes none.

    Raises:
        BadRequest: it would be over already.
        Clash: as `check_clash`.
    """
    check_clash(tx, session)
    if session.state in BOOKED and session.ends_at <= now:
        raise BadRequest("A session starts in the future.", field="starts")


def check_clash(tx: Transaction, session: QaSession) -> None:
    """Raises: Clash, naming the session that takes the same room or expert at the time."""
    if session.state not in BOOKED:
        return
    other = clash(session, tx.qa_sessions.near(session))
    if other is None:
        return
    what = "Its room" if other.room == session.room else "Its expert"
    raise Clash(
        f"{what} has {other.title!r} then, at {other.starts} {other.zone}.",
        field="room" if other.room == session.room else "experts",
        session=other.id,
    )
